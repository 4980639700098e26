// The relief guide of the page: complete without Python, and handed over to it when it is ready.
import { stay, visit } from "./address.js";
import { content, filled, words } from "./content.js";
import { buzz, profile, ring, say, switchCue, switchDark } from "./cues.js";
import * as inbox from "./inbox.js";
import * as kept from "./kept.js";
import * as rules from "./relief.js";
import * as screens from "./screens.js";
import { prepare, show } from "./show.js";
import { awake, hush, onUnlock } from "./signals.js";
import { heed } from "./taps.js";

const SETTLED_MS = 400; // Within this time of a change, a tap was meant for what stood there before.
const TICK_MS = 200;

// --- What there is -----------------------------------------------------------------------------
let guide = null;

// As crampapp.ui.unfinished.Unfinished: {run, flags, signs_asked, ended, saved}; null when idle.
let state = null;
// How it is shown, which nobody else needs to know.
let view = { away: true, picking: false, signs: false, outcome: "saving", endedAt: 0, voiceWaits: false };
let count = null;
let changedAt = 0;
let ticking = 0;
let left = false;
const listeners = [];

const goingOn = () => (state && !state.ended ? state.run : null);
const now = () => Date.now();

// --- Signals -----------------------------------------------------------------------------------
function announce(text) {
  if (!say(text)) view.voiceWaits = true;
}

function stepBegins() {
  const step = guide.step(state.run);
  count = rules.countdown(step, state.run.step_started, now());
  announce(step.say);
  buzz(1);
}

function phaseBegins({ phase }) {
  ring();
  buzz(phase === "hold" ? 1 : 2);
  announce(words.phases[phase]);
}

function unlockVoice() {
  view.voiceWaits = false;
  draw();
}

// --- Changing it -------------------------------------------------------------------------------
function changed() {
  guideApi.revision += 1;
  draw();
  for (const tell of listeners) tell();
}

function set(run) {
  const before = state.run;
  state = { ...state, run };
  kept.write("relief", JSON.stringify(state));
  const other = run.step_id !== before.step_id || run.step_started !== before.step_started;
  if (other && !view.away) {
    screens.toTop();
    stepBegins();
  }
}

function change(move) {
  const run = goingOn();
  if (run) set(rules.touched(move(run, now()), now()));
}

function enter() {
  view = { ...view, away: false, picking: false, signs: false };
  settle();
  stay("#/relief");
  awake({ on: true });
  stepBegins();
}

function rest() {
  hush();
  awake({ on: false });
}

function home() {
  view = { ...view, away: true };
  stay("#/");
}

const settle = () => { changedAt = now(); };

// --- What becomes of the record ----------------------------------------------------------------
const item = (episode) => ({ id: episode.id, kind: "episode", text: JSON.stringify(episode) });

const told = (change, done) =>
  change.then(() => done(true), (error) => {
    console.warn("The inbox refused:", error?.message);
    done(false);
  });

function save() {
  const { ended } = state;
  view.outcome = "saving";
  told(inbox.put(item(ended)), (saved) => {
    if (state?.ended !== ended) return;
    state = { ...state, saved };
    view.outcome = saved ? "saved" : "failed";
    if (saved) kept.drop("relief");
    else kept.write("relief", JSON.stringify(state));
    changed();
  });
}

function park({ run, flags }) {
  rest();
  state = null;
  home();
  // Refused, it stays kept, and Python parks it.
  told(inbox.put(item(rules.parked(run, flags))), (saved) => {
    if (saved && !state) kept.drop("relief");
  });
  changed();
}

// --- What a person can do ----------------------------------------------------------------------
const steady = (verb) => (button) => {
  if (now() - changedAt >= SETTLED_MS) verb(button);
};

const verbs = {
  begin() {
    if (goingOn() && rules.isAsleep(goingOn(), now())) park(state);
    if (!goingOn()) {
      const told = profile() ?? { facts: {}, dates: {} };
      const run = guide.begin(rules.newId(now()), rules.moment(now()), told);
      state = { run, flags: [], signs_asked: false, ended: null, saved: false };
      kept.write("relief", JSON.stringify(state));
    }
    enter();
  },
  next: () => change((run, at) => guide.next(run, at)),
  previous: () => change((run, at) => guide.previous(run, at)),
  still: steady(() => change((run, at) => guide.stillCramping(run, at))),
  touch: () => change((run) => run),
  overTen() {
    change((run) => ({ ...run, over_ten: true }));
    settle();
  },
  move: ({ value, sport }) =>
    change((run, at) => guide.moveTo(run, value, Boolean(sport), at)),
  pick: () => { view.picking = true; },
  muscle({ value }) {
    view.picking = false;
    change((run, at) => guide.changeMuscle(run, value, at));
  },
  side({ value }) {
    if (goingOn()) change((run) => ({ ...run, side: value }));
    else if (state) {
      state = { ...state, run: { ...state.run, side: value }, ended: { ...state.ended, side: value } };
      save();
    }
  },
  switch: ({ cue }) => switchCue(cue),
  dark: switchDark,
  signs() {
    view.signs = true;
    settle();
    change((run) => run);
  },
  noSigns: steady(() => {
    if (rules.isTooLong(state.run, now())) state = { ...state, signs_asked: true };
    view.signs = false;
    settle();
    stay("#/relief");
    screens.toTop();
    change((run) => run);
  }),
  mistake: steady(() => {
    state = { ...state, flags: [] };
    change((run) => run);
  }),
  back() {
    rest();
    home();
  },
  eased: steady(() => {
    rest();
    view.endedAt = now();
    settle();
    // A reload must not begin another one.
    stay("#/");
    state = { ...state, ended: rules.eased(state.run, now(), state.flags), saved: false };
    save();
  }),
  save,
  undo: steady(() => {
    const { ended } = state;
    view.outcome = "removing";
    told(inbox.remove(ended.id), (removed) => {
      if (state?.ended !== ended) return;
      view.outcome = removed ? "removed" : "saved";
      changed();
    });
  }),
  cameBack: steady(() => {
    const { id } = state.ended;
    state = { ...state, ended: null, saved: false };
    // Kept first, so that nothing is lost between the two.
    set(guide.cameBack(state.run, now()));
    told(inbox.remove(id), () => {});
    enter();
  }),
  done: steady(() => {
    state = null;
    home();
  }),
};

// --- Time --------------------------------------------------------------------------------------
function draw() {
  if (!left) show(guide, state, view, count);
}

// The time is looked at and never counted, so all is right after a sleep of the phone.
function tick() {
  const run = goingOn();
  if (run && rules.isAsleep(run, now())) park(state);
  else if (run && !view.away) {
    const present = rules.countdown(guide.step(run), run.step_started, now());
    const other = present.phase !== count.phase || present.repetition !== count.repetition;
    count = present;
    if (other) phaseBegins(present);
  }
  draw();
}

// --- For the page ------------------------------------------------------------------------------
function follow(link) {
  visit(link.hash);
  if (view.away) view.line = filled(words.soon, { name: link.textContent.trim() });
}

const shell = document.getElementById("shell");

const guideApi = {
  // Changes with what the person or the guide does, not as seconds pass.
  revision: 0,

  mount() {
    guide = new rules.Guide(content.steps, content.places, plan());
    prepare();
    if (!isSecureContext) screens.note(words.notes.insecure);
    heed(shell, verbs, follow, changed);
    document.addEventListener("visibilitychange", tick);
    onUnlock(unlockVoice);
    resume();
    ticking = setInterval(tick, TICK_MS);
    tick();
    document.documentElement.dataset.guide = "";
    const pictures = () => screens.loadPictures().then(draw, (error) => console.warn(error.message));
    requestAnimationFrame(() => setTimeout(pictures));
  },

  state: () => (view.outcome.startsWith("remov") && state?.ended ? null : state),

  onChange: (tell) => listeners.push(tell),

  focusedName() {
    const focused = document.activeElement;
    return shell.contains(focused) ? focused.textContent.trim() : "";
  },

  leave() {
    left = true;
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", tick);
    shell.hidden = true;
  },

  // The rest of the app does not come: "python", or "old" for a browser that cannot run it.
  failed(kind) {
    screens.note(words.notes[kind], kind);
    changed();
  },
};

// What is safe for this person. Without it, somebody who has told of a reason to be careful gets the
// unforced stretches only.
function plan() {
  const told = Object.values(profile()?.facts ?? {}).includes(true);
  return kept.parsed("plan") ?? (told ? {} : null);
}

// Go on with what a reload or a closed window interrupted.
function resume() {
  const asked = new URLSearchParams(location.search).get("cramp") === "now";
  const found = kept.parsed("relief");
  // After a reload nobody asks for another one: the last has eased.
  const again = performance.getEntriesByType("navigation")[0]?.type === "reload" && !found?.run;
  if (again && location.hash.startsWith("#/relief")) stay("#/");
  const link = location.hash.startsWith("#/relief");
  if (found?.run) {
    state = { flags: [], signs_asked: false, ended: null, saved: false, ...found };
    if (state.ended) {
      view = { ...view, away: false };
      view.endedAt = now();
      save();
    } else if (rules.isAsleep(state.run, now())) park(state);
    else state.run = guide.resumed(state.run, now());
  }
  if (state ? !state.ended : asked || (link && !found?.run)) verbs.begin();
  if (link && location.hash.endsWith("/signs")) view.signs = true;
}

export default guideApi;
