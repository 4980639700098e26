// Keeps the browser's history as trail.js says. Flutter only ever adds to it; here what it adds takes
// the place of another entry, or leads back to one. Each entry holds its trail.
import { content } from "./content.js";
import { frame } from "./semantics.js";
import { begun, followed } from "./trail.js";

// A browser that has not gone back by then has nowhere to go.
const BACK_MS = 1000;

const native = {
  push: history.pushState.bind(history),
  replace: history.replaceState.bind(history),
};
const pathOf = (url) => new URL(url, location.href).hash.slice(1).split("?")[0] || "/";
const here = () => history.state?.trail ?? [pathOf(location.href)];

// What to do once the browser has gone back, and what came meanwhile.
let arrive = null;
const waiting = [];
// The trail before the last change, for a link of the page itself, whose entry has none.
let last = [];

function add(state, _title, url) {
  if (arrive) {
    waiting.push([state, url]);
    return;
  }
  const { trail, back, instead } = followed(here(), pathOf(url ?? location.href), content.tabs);
  const put = (verb) => () => {
    verb({ ...state, trail }, "", url);
    last = trail;
  };
  if (back) {
    arrive = put(native.replace);
    history.go(-back);
    setTimeout(settle, BACK_MS, arrive);
  } else put(instead ? native.replace : native.push)();
}

function settle(expected) {
  if (arrive !== expected) return;
  arrive = null;
  expected();
  for (const [state, url] of waiting.splice(0)) add(state, "", url);
}

function replace(state, _title, url) {
  last = [...here().slice(0, -1), pathOf(url ?? location.href)];
  native.replace({ ...state, trail: last }, "", url);
}

function popped(event) {
  if (arrive) {
    // Flutter is there already, and need not hear of it.
    event.stopImmediatePropagation();
    settle(arrive);
  } else if (history.state?.trail) last = history.state.trail;
  else {
    last = followed(last, pathOf(location.href), content.tabs).trail;
    native.replace({ ...history.state, trail: last }, "");
  }
}

// Escape is Back, unless it closes or leaves something.
async function escape(event) {
  const { app } = document.documentElement.dataset;
  if (event.key !== "Escape" || app !== "ready" || event.target.closest?.("dialog, input, textarea")) return;
  const before = here().join();
  await frame();
  if (!event.defaultPrevented && here().join() === before && here().length > 1) history.back();
}

// Home below a page that was opened directly, so that Back leads there and not out.
export function layTrail() {
  if (here()[0] === "/") return;
  const { state } = history;
  const { href, pathname, search } = location;
  last = begun(pathOf(href), content.parents);
  last.forEach((path, index) => {
    const top = index + 1 === last.length;
    const entry = { ...(top ? state : null), trail: last.slice(0, index + 1) };
    (index ? native.push : native.replace)(entry, "", top ? href : `${pathname}${search}#${path}`);
  });
}

// Call it before Flutter starts.
export function keepWayBack() {
  layTrail();
  last = here();
  Object.assign(history, { pushState: add, replaceState: replace });
  addEventListener("popstate", popped, { capture: true });
  addEventListener("keydown", escape);
}
