// What lies outside of the app: files of the person, and the browser's word on keeping ours.
// crampapp/platform/outside.py asks for it.
import { answer, tell } from "./bridge.js";
import { erased, settled } from "./erase.js";
import { pressed, sheet } from "./file_sheet.js";
import { place } from "./place.js";

const TYPES = { pdf: "application/pdf", ics: "text/calendar" };
const TAKEN_MS = 60_000; // After so long a browser has surely copied what it downloads.

async function lasting({ ask }) {
  const { storage } = navigator;
  if (ask) await storage?.persist?.();
  const { usage, quota } = (await storage?.estimate?.()) ?? {};
  const promised = (await storage?.persisted?.()) ?? false;
  return { promised, usage, quota, installed: place().standalone };
}

// Nobody reads it here: Python does, in slices, and only after it has looked at the size.
async function choose(words) {
  const file = await sheet(words, (done) => {
    const label = document.createElement("label");
    label.className = "button main player";
    const input = Object.assign(document.createElement("input"), { type: "file" });
    input.onchange = () => input.files[0] && done(input.files[0]);
    label.append(words.main, input);
    return [label];
  });
  return file ? { file } : {};
}

async function hand({ file: content, name, ...words }) {
  const file = new File([content], name, { type: TYPES[name.split(".").pop()] ?? "text/plain" });
  const taken = await sheet(words, (done) => {
    const share = pressed(words.share, "main player");
    const shared = shareable(file);
    share.onclick = () =>
      navigator.share({ files: [shared] }).then(() => done(true), (error) => console.info(error.message));
    const save = pressed(words.main, shared ? "second player" : "main player");
    save.onclick = () => {
      download(file);
      done(true);
    };
    return shared ? [share, save] : [save];
  });
  return { taken: Boolean(taken) };
}

// Some browsers share no file whose name they do not know; all know a text.
function shareable(file) {
  const text = new File([file], `${file.name}.txt`, { type: file.type });
  const tries = file.type === "text/plain" ? [file, text] : [file];
  return tries.find((tried) => navigator.canShare?.({ files: [tried] }));
}

function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MS);
}

async function erase(words) {
  // Nothing of what Python still has to say may come after it.
  globalThis.jsDisconnect();
  while (!(await erased())) {
    await sheet({ ...words, close: "" }, (done) => {
      const again = pressed(words.main, "main player");
      again.onclick = () => done();
      return [again];
    });
  }
  settled();
}

const send = async (asked) => (await import("./send.js")).send(asked, download);

const verbs = { lasting, choose, hand, send, erase };

answer(
  Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [
      `outside.${name}`,
      async ({ id, ...asked }) => {
        try {
          tell("outside.answer", { id, ...(await verb(asked)) });
        } catch (error) {
          tell("outside.answer", { id, problem: String(error?.message ?? error) });
        }
      },
    ]),
  ),
);

// An installed app is kept on purpose: ask at once, which no browser of a phone makes a question.
export async function askToLast() {
  addEventListener("appinstalled", () => navigator.storage?.persist?.());
  if (place().standalone) await navigator.storage?.persist?.();
}
