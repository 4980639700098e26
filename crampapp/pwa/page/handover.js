// From the relief guide to Python: when Python's screen shows what the guide shows, the guide goes.
// Until then the guide is in charge, however long it takes and whatever the person does meanwhile.
import { address } from "./address.js";
import { answer, tell } from "./bridge.js";
import { firstFrame } from "./flutter.js";
import guide from "./guide.js";
import * as inbox from "./inbox.js";
import * as kept from "./kept.js";
import { button, control, frame, grown, keepSilent, says, sow } from "./semantics.js";
import { busy } from "./taps.js";

const TREE_MS = 10_000;
const SHOWN_MS = 8000;
const LONG_MS = 60_000;
// For this long after a change a tap may be the second half of a double tap, meant for the guide.
const SETTLED_MS = 400;
const FOCUS_MS = 4000;

let changedAt = 0;
guide.onChange(() => { changedAt = performance.now(); });

firstFrame.then(() => sow(TREE_MS));

let turn = 0;
let heard = () => {};
answer({
  taken: (screen) => screen.turn === turn && heard(screen),
  refused: () => guide.failed("python"),
});

// Resolves when Python leads.
export async function handOver() {
  // Without the tree the screens are right all the same, only not seen to be.
  const tree = expected(firstFrame).then(() => grown(TREE_MS));
  for (;;) {
    await inbox.settled();
    const { revision } = guide;
    const screen = await taken();
    if (await tree) await shown(screen);
    // The client's picture is on the glass a frame after its tree.
    await frame();
    const settled = performance.now() - changedAt >= SETTLED_MS;
    if (guide.revision === revision && !busy() && settled) return letGo(screen);
  }
}

// What Python says it shows, once it has drawn what the guide shows now.
async function taken() {
  turn += 1;
  const screen = new Promise((resolve) => {
    heard = resolve;
    const state = guide.state();
    const relief = state ? JSON.stringify(state) : "";
    tell("handover", { turn, relief, address: address(), kept: JSON.stringify(kept.all()) });
  });
  return expected(screen);
}

// Says so when it takes very long, and goes on waiting. A hidden page is not waited for.
async function expected(coming) {
  const complain = () => document.visibilityState === "visible" && guide.failed("python");
  const late = setInterval(complain, LONG_MS);
  try {
    return await coming;
  } finally {
    clearInterval(late);
  }
}

// Counts frames of a page that is seen: a hidden one draws nothing.
async function shown(screen) {
  let waited = 0;
  for (let last = performance.now(); waited < SHOWN_MS; ) {
    if (isShown(screen)) return;
    await frame();
    waited += Math.min(performance.now() - last, 100);
    last = performance.now();
  }
  console.warn("The screen was not seen:", screen.button);
}

const isShown = ({ button: name, words }) =>
  button(name) && (!words || says(words));

// All at once, between two frames.
function letGo(screen) {
  keepSilent(false);
  const name = guide.focusedName();
  if (name) keepFocus(() => (control(name) ?? control(screen.button))?.focus());
  guide.leave();
  document.documentElement.dataset.app = "ready";
  tell("yours");
}

// The client may still build parts of its tree anew, which drops the focus in them.
function keepFocus(focus) {
  const settled = new AbortController();
  const again = async ({ relatedTarget }) => {
    if (relatedTarget) return;
    await frame();
    if (document.activeElement === document.body && !settled.signal.aborted) focus();
  };
  focus();
  addEventListener("focusout", again, { signal: settled.signal });
  // From then on it is the person's.
  for (const kind of ["keydown", "pointerdown"]) {
    addEventListener(kind, () => settled.abort(), { capture: true, signal: settled.signal });
  }
  setTimeout(() => settled.abort(), FOCUS_MS);
}
