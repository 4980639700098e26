// A sheet of plain HTML above the app: files go in and out only under a real finger.

export function made(tag, text = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

export const pressed = (label, className) => made("button", label, `button ${className}`);

// Opens it and resolves, when it closes, with what one of the parts has called done with.
export function sheet({ title, text, close }, parts) {
  const dialog = made("dialog", "", "file-sheet");
  const heading = made("h2", title, "headline-medium");
  heading.tabIndex = -1;
  dialog.setAttribute("aria-label", title);
  const last = pressed(close, "ghost");
  return new Promise((resolve) => {
    let answer = null;
    const done = (value) => {
      answer = value;
      dialog.close();
    };
    dialog.append(heading, made("p", text, "body-large"), ...parts(done), ...(close ? [last] : []));
    last.onclick = () => dialog.close();
    dialog.onclose = () => {
      dialog.remove();
      resolve(answer);
    };
    document.body.append(dialog);
    dialog.showModal();
    heading.focus();
  });
}
