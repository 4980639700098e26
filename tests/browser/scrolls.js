// How far what scrolls up and down still can, up and down, in pixels: the most of all of it. What is
// typed into scrolls only once it is filled.
(root) => {
  const found = [...(document.querySelector(root)?.querySelectorAll(":not(input, textarea)") ?? [])].filter(
    (node) => /^(scroll|auto|hidden)$/.test(node.style.overflowY) && node.scrollHeight > node.clientHeight,
  );
  const room = found.map((node) => [node.scrollTop, node.scrollHeight - node.clientHeight - node.scrollTop]);
  return [0, 1].map((way) => Math.max(0, ...room.map((both) => both[way])));
};
