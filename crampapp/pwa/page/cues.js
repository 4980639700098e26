// What was chosen once, as far as the guide goes by it: the black look, and the signals that are on.
import * as kept from "./kept.js";
import { chime, hush, speak, unlocked, vibrate } from "./signals.js";

const LOUD = 1;
const SOFT = 0.5;
const CUES = { day: ["voice", "chime", "vibration", "pulse"], night: ["vibration", "pulse"] };

const { isNight, kept: chosen, of } = globalThis.crampappLook;
let preferences = chosen();

export const profile = () => preferences.profile;
export const region = () => preferences.region;

export const isLate = () => isNight(preferences, new Date());
export const isDark = () => Boolean(preferences.dark);
export const look = () => ({
  name: of(preferences, new Date()), size: preferences.text_size, still: preferences.still,
});

const part = () => (isLate() ? "night" : "day");
export const cues = () => (Array.isArray(preferences[part()]) ? preferences[part()] : CUES[part()]);
const volume = () => (isLate() ? SOFT : LOUD);

function prefer(choice) {
  preferences = { ...preferences, ...choice };
  kept.write("preferences", JSON.stringify(preferences));
}

export const switchDark = () => prefer({ dark: !preferences.dark });

export function switchCue(cue) {
  const on = cues();
  prefer({ [part()]: on.includes(cue) ? on.filter((name) => name !== cue) : [...on, cue] });
  if (cue === "voice" && !cues().includes(cue)) hush();
}

// Whether it is said now; before a touch a page may not.
export function say(text) {
  const wanted = cues().includes("voice");
  if (wanted) speak({ text, volume: volume() });
  return !wanted || unlocked();
}

export function ring() {
  if (cues().includes("chime")) chime({ volume: volume() });
}

export function buzz(times) {
  // Untouched, a page may not.
  if (unlocked() && cues().includes("vibration")) vibrate({ times });
}
