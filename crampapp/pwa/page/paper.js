// A paper that Python wrote, printed: on the glass it is never seen (style.css).
export function print({ text }) {
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
