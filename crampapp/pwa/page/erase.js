// Deletes whatever this app keeps in the browser; its records are gone already.
import * as kept from "./kept.js";
import { clear } from "./relay.js";

const PREFIX = "crampapp";
const REMINDERS = `${PREFIX}-reminders`;
const AGAIN_MS = 300;
const TIMES = 10;

// Other windows of the app would write down again what they remember.
const others = new BroadcastChannel("crampapp-erased");
others.onmessage = () => begin();

const ours = (names) => [...names].filter((name) => name.startsWith(PREFIX));
const pause = () => new Promise((resolve) => setTimeout(resolve, AGAIN_MS));

function begin() {
  history.replaceState(null, "", location.pathname);
  location.reload();
}

// Tells the other windows, and begins anew.
export function settled() {
  others.postMessage("erased");
  begin();
}

// Whether all is gone. What Python's worker held open is free a moment after its end.
export async function erased() {
  for (let time = 0; time < TIMES; time += 1) {
    const done = await Promise.allSettled([workers(), folders(), databases(), stores(), texts()]);
    if (done.every(({ status }) => status === "fulfilled")) return true;
    await pause();
  }
  return false;
}

async function workers() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  await registration?.unregister();
}

async function stores() {
  if (!globalThis.caches) return;
  for (const name of ours(await caches.keys())) await caches.delete(name);
}

async function folders() {
  if (!navigator.storage?.getDirectory) return;
  const root = await navigator.storage.getDirectory();
  const names = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of ours(names)) await root.removeEntry(name, { recursive: true });
}

async function databases() {
  const found = (await indexedDB.databases?.())?.map(({ name }) => name);
  for (const name of ours(found ?? [PREFIX, `${PREFIX}-inbox`, REMINDERS])) {
    // The relay may be away, and has to forget this device at the next start.
    if (name === REMINDERS && (await clear())) continue;
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = request.onblocked = () => reject(new Error(`${name} is in use`));
    });
  }
}

async function texts() {
  for (const name of Object.keys(kept.all())) kept.drop(name);
}
