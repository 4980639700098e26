// The sheet that asks for notifications: plain HTML over Flutter's canvas, because a phone asks its
// owner only under a tap on the page itself.
import { words } from "./sheet_words.js";

const made = (tag, className, text) =>
  Object.assign(document.createElement(tag), { className, textContent: text });

const styled = new Promise((resolve, reject) => {
  const link = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: new URL("sheet.css", import.meta.url).href,
    onload: resolve,
    onerror: () => reject(new Error("the sheet has no style")),
  });
  document.head.append(link);
});

// Opens it, and resolves when it is closed.
export async function openSheet(permission, platform, installed) {
  await styled;
  const sheet = made("dialog", "sheet", "");
  sheet.setAttribute("aria-labelledby", "sheet-title");
  document.querySelector(".sheet")?.close();
  const closed = new Promise((resolve) => {
    sheet.addEventListener("close", () => {
      sheet.remove();
      resolve();
    });
  });
  if (permission === "default") ask(sheet, platform);
  else if (permission === "denied") show(sheet, words.denied[platform]);
  else show(sheet, platform === "ios" && !installed ? words.install : words.unsupported);
  document.body.append(sheet);
  sheet.showModal();
  return closed;
}

function ask(sheet, platform) {
  const allow = made("button", "button main player", words.allow);
  allow.addEventListener("click", () => {
    // At once: a phone that is asked later than the tap does not ask its owner.
    const asked = Notification.requestPermission();
    allow.disabled = true;
    asked.then((permission) => {
      if (permission === "denied") show(sheet, words.denied[platform]);
      else sheet.close();
    });
  });
  show(sheet, words.ask, allow);
}

function show(sheet, { title, text, steps, note }, button = null) {
  const heading = made("h1", "headline-medium", title);
  Object.assign(heading, { id: "sheet-title", tabIndex: -1, autofocus: true });
  const told = [heading, ...text.map((line) => made("p", "body-large", line))];
  if (steps.length) {
    const list = made("ol", "body-large", "");
    list.append(...steps.map((step) => made("li", "", step)));
    told.push(list);
  }
  if (note) told.push(made("p", "body-medium quiet", note));
  const close = made("button", "button ghost player", button ? words.later : words.close);
  close.addEventListener("click", () => sheet.close());
  const reading = made("div", "told", "");
  reading.append(...told);
  const ends = made("div", "ends", "");
  ends.append(...(button ? [button, close] : [close]));
  sheet.replaceChildren(reading, ends);
  if (sheet.open) heading.focus();
}
