// A paper that Python wrote, printed: on the glass it is never seen (style.css).
const TWICE_MS = 1000; // Two requests within this time are one tap that came through twice.

let asked = -Infinity;

export function print({ text }) {
  if (performance.now() - asked < TWICE_MS) return;
  asked = performance.now();
  const { title, lines, sections } = JSON.parse(text);
  const paper = made("article", [
    made("h1", [title]),
    ...lines.map((line) => made("p", [line])),
    ...sections.map((section) =>
      made("section", [
        made("h2", [section.title]),
        made("ul", section.lines.map((line) => made("li", [line]))),
      ]),
    ),
  ]);
  paper.id = "paper";
  // Not taken away afterwards: on an iPhone the dialog is still reading it then.
  document.getElementById("paper")?.remove();
  document.body.append(paper);
  globalThis.print();
}

function made(tag, content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}
