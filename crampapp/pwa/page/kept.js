// What the page keeps between starts: small texts that are needed at once, and an inbox of what was
// finished before Python could keep it.
const PREFIX = "crampapp.";

// Some private windows have no place for texts.
function storage(use) {
  try {
    return use(localStorage);
  } catch (error) {
    console.warn("Not kept:", error.message);
    return undefined;
  }
}

export const all = () =>
  storage((place) =>
    Object.fromEntries(
      Object.keys(place)
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => [name.slice(PREFIX.length), place.getItem(name)]),
    ),
  ) ?? {};

const read = (name) => storage((place) => place.getItem(PREFIX + name)) ?? null;
export const write = (name, text) => storage((place) => place.setItem(PREFIX + name, text));

export function parsed(name) {
  try {
    return JSON.parse(read(name));
  } catch {
    return null;
  }
}

export const drop = (name) => storage((place) => place.removeItem(PREFIX + name));

// Python empties the inbox: crampapp/store/web_inbox.py knows its shape.
const ITEMS = "items";

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("crampapp-inbox", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ITEMS, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function change(use) {
  const database = await opened();
  try {
    await new Promise((resolve, reject) => {
      // By default a browser may report a commit that is not on the device yet.
      const transaction = database.transaction(ITEMS, "readwrite", { durability: "strict" });
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      use(transaction.objectStore(ITEMS));
    });
  } finally {
    database.close();
  }
}

// What was begun last.
let last = Promise.resolve();
const begun = (work) => {
  last = work.catch(() => {});
  return work;
};

export const inbox = {
  // Resolves when the item outlives the browser; rejects when the device refuses.
  put: (item) => begun(change((items) => items.put(item))),
  remove: (id) => begun(change((items) => items.delete(id))),
  // Resolves when nothing is on its way.
  settled: () => last,
};
