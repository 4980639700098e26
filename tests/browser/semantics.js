// What a screen reader is given: every control and every text of the semantics tree, with its place.
(root) => {
  const CONTROLS =
    "[role=button],[role=link],[role=tab],[role=switch],[role=checkbox],[role=radio]," +
    "[role=menuitem],[role=slider],[role=combobox],[flt-tappable],a[href],button,input,textarea,select";
  const host = document.querySelector(root);
  if (!host) return [];
  const isControl = (node) => node.matches(CONTROLS);
  const labelled = (node) =>
    (node.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ")
      .trim();
  const nameOf = (node) =>
    (node.getAttribute("aria-label") ?? (labelled(node) || node.textContent)).trim();
  const own = (node) =>
    [...node.childNodes]
      .filter((child) => child.nodeType === Node.TEXT_NODE || child.localName === "span")
      .map((child) => child.textContent)
      .join(" ")
      .trim();
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  // What is left of it inside everything that scrolls or cuts around it.
  const shown = (node) => {
    let [left, top, right, bottom] = box(node);
    let sideways = false;
    for (let around = node.parentElement; around && around !== host; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const [l, t, r, b] = box(around);
      sideways ||= overflowX === "scroll" || overflowX === "auto";
      [left, top, right, bottom] = [Math.max(left, l), Math.max(top, t), Math.min(right, r), Math.min(bottom, b)];
    }
    left = Math.max(left, 0);
    top = Math.max(top, 0);
    right = Math.min(right, innerWidth);
    bottom = Math.min(bottom, innerHeight);
    return { box: left < right && top < bottom ? [left, top, right, bottom] : null, sideways };
  };
  const nodes = [...host.querySelectorAll("*")].filter(
    (node) =>
      node.localName !== "span" && (isControl(node) || node.getAttribute("aria-label") || own(node)),
  );
  const measure = document.createElement("canvas").getContext("2d");
  return nodes.map((node) => {
    const { box: visible, sideways } = shown(node);
    const text = isControl(node) ? nameOf(node) : node.getAttribute("aria-label") || own(node);
    measure.font = "10px Roboto, sans-serif";
    return {
      role: node.getAttribute("role") ?? node.localName,
      name: text,
      control: isControl(node),
      box: box(node),
      shown: visible,
      sideways,
      // Width of its words, set in 10 px.
      words: text.split(/\s+/).map((word) => measure.measureText(word).width),
      above: nodes.flatMap((other, index) => (other !== node && other.contains(node) ? [index] : [])),
    };
  });
}
