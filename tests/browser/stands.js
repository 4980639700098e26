// Resolves when the screen has changed from what it was, or will not, and then stands still.
async ({ root, before, changes, still, most, tick }) => {
  const signature = () =>
    [...document.querySelectorAll(`${root} *`)]
      .map((node) => {
        const own = node.childElementCount ? "" : node.textContent;
        const { left, top, width, height } = node.getBoundingClientRect();
        const text = (node.getAttribute("aria-label") ?? own).replace(/\d/g, "");
        return [text, ...[left, top, width, height].map(Math.round)].join(" ");
      })
      .join("\n");
  const busy = () => /…\]?($|\n| -?\d)/m.test(signature());
  let last = signature();
  for (let waited = 0, stood = 0; waited < most; waited += tick) {
    if (stood >= still && (last !== before || waited >= changes) && !busy()) break;
    await new Promise((resolve) => setTimeout(resolve, tick));
    const now = signature();
    stood = now === last ? stood + tick : 0;
    last = now;
  }
  return last;
}
