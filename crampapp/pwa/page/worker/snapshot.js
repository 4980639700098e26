// The memory of a Python that has imported everything, kept for the next start on this phone.
//
// It is taken before Python hears of a person, so that nobody's data is in it, and it is an offer
// only: at the slightest doubt there is none, and Python starts as it did the first time.
import { digest } from "./archive.js";

const FOLDER = "crampapp-start";
const MEMORY = "memory";
// There while a start with the memory is under way. A start that finds it does without: the one
// before did not end well, or another window is at it.
const TRYING = "trying";
const HEADER = 4096;
const PIECE = 2 ** 21;

// What must be the same for a memory to fit: our files, and what Python takes from the browser.
export function key(urls) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return JSON.stringify([...urls, navigator.userAgent, navigator.language, timeZone]);
}

const folder = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });

// Promises of the memory kept under this key and of its being whole; null if there is none.
export async function read(wanted) {
  try {
    const place = await folder();
    const file = await (await place.getFileHandle(MEMORY)).getFile();
    const header = JSON.parse(await file.slice(0, HEADER).text());
    if (header.key !== wanted || header.size !== file.size) return null;
    if (await exists(place, TRYING)) return null;
    await place.getFileHandle(TRYING, { create: true });
    const memory = file.slice(HEADER).arrayBuffer().then((buffer) => new Uint8Array(buffer));
    const whole = memory.then(digest).then((found) => {
      if (found !== header.digest) throw new Error("The kept memory is damaged.");
    });
    // Whoever waits for them is told; nobody may be waiting yet.
    for (const promise of [memory, whole]) promise.catch(() => {});
    return { memory, whole };
  } catch {
    return null;
  }
}

async function exists(place, name) {
  for await (const found of place.keys()) if (found === name) return true;
  return false;
}

// A start with the memory went well.
export async function trust() {
  await (await folder()).removeEntry(TRYING).catch(() => {});
}

// Keep this memory in the place of any other; false where there is no place for it.
export async function keep(wanted, memory) {
  try {
    const place = await folder();
    const handle = await (await place.getFileHandle(MEMORY, { create: true })).createSyncAccessHandle();
    try {
      handle.truncate(0);
      const header = { key: wanted, size: HEADER + memory.length, digest: await digest(memory) };
      for (let at = 0; at < memory.length; at += PIECE) {
        handle.write(memory.subarray(at, at + PIECE), { at: HEADER + at });
        // Python answers taps in between.
        await new Promise((resolve) => setTimeout(resolve));
      }
      // Last, so that half a memory has none.
      handle.write(new TextEncoder().encode(JSON.stringify(header).padEnd(HEADER)), { at: 0 });
      handle.flush();
    } finally {
      handle.close();
    }
    await trust();
    return true;
  } catch (error) {
    console.info("The next start will be no faster:", error.message);
    return false;
  }
}
