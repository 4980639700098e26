// Fingers on the guide: what is tapped, and whether one is down.
const CLICK_MS = 350; // From lifting the finger to the click, at most.

let pointing = 0;
export const busy = () => pointing > 0;

// Calls the verb of what is tapped, or follows its link, and then tells that something has changed.
export function heed(shell, verbs, follow, changed) {
  shell.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do], a[href^='#']");
    if (target?.matches("a")) {
      // Beside a query, the address of a link is that of another page.
      event.preventDefault();
      follow(target);
    }
    if (target?.dataset.do) verbs[target.dataset.do](target.dataset);
    if (target) changed();
    pointing = 0;
  });
  const lifted = () => {
    const began = pointing;
    setTimeout(() => { if (pointing === began) pointing = 0; }, CLICK_MS);
  };
  shell.addEventListener("pointerdown", () => { pointing = Date.now(); }, { capture: true });
  shell.addEventListener("pointerup", lifted, { capture: true });
  shell.addEventListener("pointercancel", lifted, { capture: true });
}
