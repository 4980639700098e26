// Draws what the guide shows. Knows no rules; looks at the page and never at the clock.
import { at } from "./config.js";
import { content, filled, words } from "./content.js";

const $$ = (selector) => [...document.querySelectorAll(selector)];
const $ = (id) => document.getElementById(id);
const root = document.documentElement;

// Only what has changed is touched: a screen reader would read it again.
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
const show = (element, on) => { element.hidden = !on; };
const press = (element, on) => element.setAttribute("aria-pressed", on);

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export function button(className, verb, label, value = "") {
  const element = made("button", `button ${className}`, label);
  Object.assign(element.dataset, { do: verb, value });
  return element;
}

// --- Look --------------------------------------------------------------------------------------
let worn = "";

export function dress({ name, size, still }, evening) {
  const present = [name, size, still, evening].join();
  if (present === worn) return;
  worn = present;
  globalThis.crampappLook.wear(name, size, still);
  if (evening) root.dataset.evening = "";
  else delete root.dataset.evening;
}

// --- Pictures ----------------------------------------------------------------------------------
const first = document.querySelector("[data-pose]");
const pictures = { [first.dataset.pose]: first.innerHTML };
let drawings = 0;

export async function loadPictures() {
  const answer = await fetch(at(content.pictures));
  if (!answer.ok) throw new Error(`${answer.status} for the pictures`);
  Object.assign(pictures, await answer.json());
}

// The shapes of a picture refer to one another by id, which must be its own in the page.
function picture(element, pose, label, mirrored) {
  element.classList.toggle("mirrored", mirrored);
  if (label) element.setAttribute("aria-label", label);
  const shown = pictures[pose] ? pose : "";
  if (element.dataset.shown === shown) return;
  element.dataset.shown = shown;
  drawings += 1;
  element.innerHTML = (pictures[pose] ?? "").replace(/(\bid="|href="#)/g, `$1p${drawings}-`);
}

// --- Places ------------------------------------------------------------------------------------
export function place(name) {
  const other = $(name).hidden;
  if (!other) return false;
  for (const page of $$(".page")) show(page, page.id === name);
  // What there is to know about the app stands above home, and below a step.
  (name === "player" ? $("doing") : document.querySelector("#home > header")).after($("note"));
  return true;
}

// Where a keyboard or a screen reader goes on after what it stood on has gone. Not "It eased": a
// second press of a key would end what has just begun.
const ENTRIES = { home: '[data-do="begin"]', player: "#still", signs: "#signs-title", eased: "#took" };
export const focusOn = (name) => document.querySelector(ENTRIES[name]).focus({ preventScroll: true });

export const tellHome = (text) => put($("last"), text);

export function note(text, kind) {
  if (kind) root.dataset.failed = kind;
  put($("note"), text);
  show($("note"), true);
}

// --- Player ------------------------------------------------------------------------------------
export function player({ run, step, steps, has, cues, black, tooLong, drowsy, picking, voiceWaits }) {
  const left = run.side === "left";
  show($("doing"), !picking);
  show($("muscles"), picking);
  if (picking) tiles(run.muscle);
  put($("action"), step.action);
  picture($("picture"), step.picture, step.action, left);
  put($("detail"), step.detail);
  show($("sport"), run.sport);
  put($("not-this-muscle"), words.notThe[run.muscle]);
  show($("not-this"), Boolean(step.not_this));
  if (step.not_this) picture($("mistake"), step.not_this, "", left);
  for (const chip of $$('[data-do="side"]')) press(chip, chip.dataset.value === run.side);
  for (const chip of $$('[data-do="move"]')) {
    press(chip, chip.dataset.value === run.position && Boolean(chip.dataset.sport) === run.sport);
    show(chip, has(chip.dataset.value));
  }
  for (const chip of $$('[data-do="switch"]')) press(chip, cues.includes(chip.dataset.cue));
  press($("dark"), black);
  show($("over-ten"), run.still > 0 && !tooLong);
  show($("steps"), steps.length > 1);
  $("previous").disabled = run.index === 0;
  $("next").disabled = run.index + 1 >= steps.length;
  put($("number"), filled(words.number, { number: run.index + 1, all: steps.length }));
  $("cautions").replaceChildren(...step.cautions.map((text) => made("p", "card", text)));
  show($("drowsy"), drowsy && !picking);
  show($("hint"), voiceWaits && cues.includes("voice"));
}

function tiles(chosen) {
  const place = $("tiles");
  if (!place.children.length) {
    for (const [muscle, name] of Object.entries(words.muscles)) {
      const tile = button("title-medium", "muscle", "", muscle);
      tile.append(made("span", "picture"), made("span", "", name));
      place.append(tile);
    }
  }
  for (const tile of place.children) {
    const [id] = content.places[`${tile.dataset.value}.as_you_are`];
    picture(tile.firstChild, content.steps[id].picture, "", false);
    press(tile, tile.dataset.value === chosen);
  }
}

// What is new stands at the top.
export const toTop = () => $("doing").parentElement.scrollTo(0, 0);

const leftOf = (n) => filled(words.left[n === 1 ? 0 : 1], { n });

// What a screen reader says: at the start, at half, at 10, at 5 and at the end.
function mark({ phase, left }, { hold_s }) {
  if (phase !== "hold") return words.phases[phase];
  for (const seconds of [5, 10]) if (left <= seconds && seconds < hold_s) return leftOf(seconds);
  if (left <= hold_s / 2) return words.half;
  return `${words.phases.hold}. ${leftOf(hold_s)}`;
}

export function seconds(count, step, pulse) {
  const { phase, left, repetition } = count;
  const whole = { hold: step.hold_s, rest: step.rest_s, over: 0 }[phase];
  put($("seconds"), String(left));
  $("ring").setAttribute("aria-label", leftOf(left));
  $("ring").classList.toggle("resting", phase !== "hold");
  $("arc").style.setProperty("--left", whole ? left / whole : 0);
  show($("arc"), whole > 0);
  put($("phase"), words.phases[phase]);
  put($("times"), filled(words.times, { number: repetition, all: step.repetitions }));
  put($("said"), mark(count, step));
  // One flash as a phase begins; phases are seconds long, far from three a second.
  const begins = left === whole && phase !== "over" && !(phase === "hold" && repetition === 1);
  $("clock").classList.toggle("lit", pulse && begins);
}

// --- Danger ------------------------------------------------------------------------------------
function numbers(level, region) {
  const call = (number) => {
    const link = made("a", "button main player", filled(words.call, { number }));
    link.href = `tel:${number.replace(/[^\d+]/g, "")}`;
    return link;
  };
  const found = [];
  if (level === "emergency") {
    found.push(region.emergency ? call(region.emergency) : made("p", "title-large", words.callLocal));
  } else if (level === "urgent") {
    if (region.advice) found.push(call(region.advice));
    if (region.emergency) {
      found.push(made("p", "body-large", filled(words.worse, { number: region.emergency })));
    }
  }
  if (found.length && region.emergency) {
    found.push(made("p", "body-medium quiet", filled(words.elsewhere, { place: region.name })));
  }
  return found;
}

export function callable(region) {
  for (const place of $$("[data-numbers]")) {
    place.replaceChildren(...numbers(place.dataset.numbers, region));
  }
}

// The signs as a list to read; after ten minutes those that matter then, and the urgent advice.
export function signs(tenMinutes) {
  const asked = tenMinutes ? "ten_minutes" : "first";
  for (const sign of $$("[data-asked]")) show(sign, sign.dataset.asked.split(" ").includes(asked));
  put($("signs-title"), tenMinutes ? $("over-ten-title").textContent : words.notLike);
  show($("over-ten-advice"), tenMinutes);
  show($("urgent-signs"), !tenMinutes);
}

function redrawn(element, key, children) {
  show(element, key !== "");
  if (element.dataset.shown === key) return;
  element.dataset.shown = key;
  element.replaceChildren(...(key ? children() : []));
}

// What ticked signs demand, above everything else; nothing is stretched in an emergency.
export function warn(id, danger, region) {
  redrawn($(id), danger ? JSON.stringify(danger) : "", () => [
    made("p", "card warm headline-medium", danger.now),
    made("p", "title-large", danger.then),
    ...numbers(danger.level, region),
    made("p", "body-medium quiet", `${words.because} ${danger.because.join(" ")}`),
    ...(id === "danger" ? [button("second player", "mistake", words.mistake)] : []),
  ]);
  const emergency = danger?.level === "emergency";
  if (emergency) show($("doing"), false);
  show($("still"), !emergency);
}

export function urge(id, advices, region) {
  redrawn($(id), advices.map(({ title }) => title).join(), () => [
    ...advices.map(({ title, text }) => {
      const card = made("div", "card warm");
      card.append(made("h2", "title-large", title), made("p", "body-large", text));
      return card;
    }),
    ...numbers("urgent", region),
  ]);
}

// --- Eased -------------------------------------------------------------------------------------
function duration(seconds) {
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

export function eased({ ended, outcome, calm, careful, night, dimmed }) {
  const saved = night && calm ? filled(words.sleep, { saved: words.saved }) : words.saved;
  const took = filled(words.eased, { duration: duration(ended.duration_s) });
  put($("took"), ended.over_ten ? words.easedLate : took);
  put($("outcome-words"), outcome === "saved" ? saved : words[outcome]);
  $("outcome").dataset.is = outcome;
  $("outcome").classList.toggle("error", outcome === "failed");
  show($("save"), outcome === "failed" || outcome === "removed");
  put($("save"), outcome === "removed" ? words.keep : words.again);
  show($("eased-leg"), !outcome.startsWith("remov"));
  show($("passes"), calm);
  show($("sore"), careful);
  show($("why"), calm);
  $("undo").disabled = outcome !== "saved";
  for (const chip of $$('[data-do="side"]')) press(chip, chip.dataset.value === ended.side);
  $("eased").classList.toggle("dimmed", dimmed);
}
