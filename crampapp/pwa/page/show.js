// From what the guide knows to what is on the page. Knows the hour and decides nothing else.
import { content, filled, words } from "./content.js";
import { cues, isDark, isLate, look, region as chosen } from "./cues.js";
import * as rules from "./relief.js";
import * as screens from "./screens.js";

const DIM_AFTER_MS = 15_000;

const now = () => Date.now();
const region = rules.regionOf(content.regions, rules.moment(now()).zone, chosen());

export const prepare = () => screens.callable(region);

// `state` is the relief, or null; `view` is how it is shown; `count` is the countdown of its step.
export function show(guide, state, view, count) {
  const hour = new Date().getHours();
  const [evening, morning] = content.evening;
  screens.dress(look(), hour >= evening || hour < morning);
  const run = state?.run;
  const tooLong = Boolean(run) && rules.isTooLong(run, now());
  const danger = run ? rules.danger(content.flags, state, now()) : null;
  const place = where(state, view, tooLong, danger);
  const before = document.activeElement;
  if (place === "signs") screens.signs(tooLong && !view.signs);
  if (place === "player") player(guide, state, view, count, tooLong, danger);
  if (place === "eased") eased(state, view, danger);
  const time = run?.started.local.slice(11, 16);
  if (place === "home") screens.tellHome(run ? filled(words.goingOn, { time }) : view.line ?? words.tagline);
  if (screens.place(place) && before !== document.body) screens.focusOn(place);
}

function where(state, view, tooLong, danger) {
  if (!state || view.away) return "home";
  if (state.ended) return "eased";
  const ask = tooLong && !state.signs_asked && danger?.level !== "emergency";
  return view.signs || ask ? "signs" : "player";
}

function advices({ run, flags }, tooLong) {
  const [overTen, differs] = content.urgent;
  const concerned = run.leg_check === "concern" && !flags.length;
  return [...(tooLong ? [overTen] : []), ...(concerned ? [differs] : [])];
}

function player(guide, state, view, count, tooLong, danger) {
  const { run } = state;
  const step = guide.step(run);
  screens.player({
    run, step, tooLong, voiceWaits: view.voiceWaits, picking: view.picking,
    steps: guide.steps(run), has: (position) => guide.has(run.muscle, position),
    cues: cues(), black: isDark(), drowsy: rules.isDrowsy(run, now()),
  });
  screens.seconds(count, step, cues().includes("pulse"));
  screens.urge("urgent", advices(state, tooLong), region);
  screens.warn("danger", danger, region);
}

function eased(state, view, danger) {
  const { ended } = state;
  const tooLong = ended.over_ten || ended.duration_s * 1000 >= rules.TOO_LONG_MS;
  const urgent = danger ? [] : advices(state, tooLong);
  screens.urge("eased-urgent", urgent, region);
  screens.warn("eased-danger", danger, region);
  screens.eased({
    ended, outcome: view.outcome, calm: !danger && !urgent.length,
    careful: !danger && state.run.leg_check !== "concern", night: isLate(),
    dimmed: isLate() && now() - view.endedAt >= DIM_AFTER_MS,
  });
}
