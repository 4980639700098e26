// Voice, chime, vibration and light: asked for by the relief guide, later by Python.
import { at, config } from "./config.js";

// --- Under a finger ----------------------------------------------------------------------------
// Phones give voice and sound only to a page that asked for them under a finger.
let touched = navigator.userActivation?.hasBeenActive ?? false;
let waiting = [];
let unsaid = null;
let sound = null;

addEventListener("pointerup", unlock, { capture: true });
addEventListener("keydown", unlock, { capture: true });

function unlock() {
  removeEventListener("pointerup", unlock, { capture: true });
  removeEventListener("keydown", unlock, { capture: true });
  if (globalThis.AudioContext) (sound ??= new AudioContext()).resume().catch(() => {});
  if (navigator.vendor.startsWith("Apple")) {
    globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
  }
  touched = true;
  if (unsaid) speak(unsaid);
  unsaid = null;
  for (const tell of waiting.splice(0)) tell();
}

export const unlocked = () => touched;

export function onUnlock(tell) {
  if (touched) tell();
  else waiting.push(tell);
}

// --- Voice -------------------------------------------------------------------------------------
export function speak({ text, volume }) {
  if (!touched) {
    // The words of the step, not of its holds and rests; said at the first touch, whoever leads then.
    unsaid ??= { text, volume };
    return;
  }
  const speech = globalThis.speechSynthesis;
  if (!speech || document.visibilityState !== "visible") return;
  // The words of a step never come behind it.
  speech.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = document.documentElement.lang;
  // Flutter adds a country to the language of the page; any country will do.
  const language = words.lang.split("-")[0];
  const voices = speech.getVoices().filter((voice) => voice.lang.startsWith(language));
  // A voice of the phone itself also speaks without a network, and tells nobody.
  words.voice = voices.find((voice) => voice.localService && voice.default)
    ?? voices.find((voice) => voice.localService) ?? voices[0] ?? null;
  words.volume = volume;
  words.rate = 0.9;
  speech.speak(words);
}

export function hush() {
  unsaid = null;
  globalThis.speechSynthesis?.cancel();
}

// --- Chime and vibration -----------------------------------------------------------------------
let bell = null;

export async function chime({ volume }) {
  if (!globalThis.AudioContext) return;
  sound ??= new AudioContext();
  bell ??= fetch(at(config.chime)).then((answer) => answer.arrayBuffer())
    .then((data) => sound.decodeAudioData(data));
  const source = sound.createBufferSource();
  const loudness = sound.createGain();
  loudness.gain.value = volume;
  source.buffer = await bell;
  source.connect(loudness).connect(sound.destination);
  if (sound.state === "running") source.start();
}

export const vibrate = ({ times }) => navigator.vibrate?.(Array(times * 2 - 1).fill(180));

// --- Light -------------------------------------------------------------------------------------
let lightWanted = false;
let light = null;
let lighting = Promise.resolve();

export function awake({ on }) {
  lightWanted = on;
  keepLit();
}

// One after the other, so that no light is asked for twice and then forgotten.
const keepLit = () => (lighting = lighting.then(setLight).catch(() => {}));

async function setLight() {
  if (!lightWanted) {
    await light?.release();
    light = null;
  } else if (document.visibilityState === "visible" && (!light || light.released)) {
    // Refused on an empty battery, and not there on every phone.
    light = (await navigator.wakeLock?.request("screen")) ?? null;
  }
}

document.addEventListener("visibilitychange", () => {
  // The phone takes the light away from a page that is not seen.
  keepLit();
  if (document.visibilityState !== "visible") hush();
});
