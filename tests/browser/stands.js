// Does something to the page, or has had it done, and resolves when the screen has changed from what
// it was, or will not, and then stands still. Takes no notice of figures: seconds pass.
async ({ root, address, letters, changes, still, most, tick }) => {
  const host = () => document.querySelector(root);
  const signature = () =>
    [...(host()?.querySelectorAll("*") ?? [])]
      .map((node) => {
        const own = node.childElementCount ? "" : node.textContent;
        const { left, top, width, height } = node.getBoundingClientRect();
        const text = (node.getAttribute("aria-label") ?? own).replace(/\d/g, "");
        return [text, ...[left, top, width, height].map(Math.round)].join(" ");
      })
      .join("\n");
  const busy = () => /…\]?($|\n| -?\d)/m.test(last);
  const acts = address !== null || letters !== null;
  const before = acts ? signature() : globalThis.stood;
  if (address !== null) location.hash = address;
  if (letters !== null) document.documentElement.style.fontSize = letters;
  let touched = true;
  const watch = new MutationObserver(() => {
    touched = true;
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  let last = before;
  const begun = performance.now();
  let since = begun;
  for (let now = begun; now - begun < most; now = performance.now()) {
    if (touched) {
      touched = false;
      const present = signature();
      if (present !== last) since = now;
      last = present;
    }
    if (now - since >= still && (last !== before || now - begun >= changes) && !busy()) break;
    await new Promise((resolve) => setTimeout(resolve, tick));
  }
  watch.disconnect();
  globalThis.stood = last;
};
