// Flutter's semantics tree: what screen readers know of the canvas. It is made only when asked for.
const HOST = "flt-semantics-host";
// What the client puts into the page: the screens, and what screen readers are to read out.
const CLIENT = "flutter-view, flt-announcement-host";

export const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

// While somebody else has the page, nothing in the client can be reached, and nothing is read out.
export function keepSilent(on) {
  if (on) hiding.observe(document.body, { childList: true });
  else hiding.disconnect();
  for (const part of document.querySelectorAll(CLIENT)) part.inert = on;
}
const hiding = new MutationObserver(() => keepSilent(true));

// Asks for the tree, for which the client need not have a screen yet.
export async function sow(milliseconds) {
  const placeholder = await found("flt-semantics-placeholder", milliseconds);
  if (placeholder) press(placeholder);
}

// Resolves when the tree is there, `false` when it does not come in this time.
export const grown = async (milliseconds) =>
  Boolean(await found(`${HOST} flt-semantics`, milliseconds));

// On a phone the client heeds only a press in the very middle, as screen readers do it.
function press(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, ...middle }));
}

async function found(selector, milliseconds) {
  const until = performance.now() + milliseconds;
  for (;;) {
    const element = document.querySelector(selector);
    if (element || performance.now() > until) return element;
    await frame();
  }
}

// The accessible name: of a node of the tree it is its label, or else its text.
const nameOf = (node) => node.getAttribute("aria-label") ?? node.textContent;

const nodes = (selector) => [...document.querySelectorAll(`${HOST} ${selector}`)];

// The button of this name, or any.
export const button = (name) =>
  nodes("[role=button]").find((node) => !name || nameOf(node) === name);

export const says = (words) => nodes("*").some((node) => nameOf(node).startsWith(words));

// The next of what can be focused, in the order it is read out; after the last comes the first.
export function moveOn(event) {
  const stops = nodes(":is(flt-semantics[tabindex='0'], input, textarea)");
  if (!stops.length || document.querySelector(CLIENT).inert) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // A finger needs no ring around what it has tapped (style.css).
  document.documentElement.dataset.keys = "";
  const here = stops.indexOf(document.activeElement);
  const next = event.shiftKey ? Math.max(here, 0) - 1 : here + 1;
  stops.at(next % stops.length).focus();
}
addEventListener("pointerdown", () => delete document.documentElement.dataset.keys, { capture: true });

// What can be focused and has this name.
export const control = (name) => nodes("[tabindex]").find((node) => nameOf(node) === name);
