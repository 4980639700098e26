// What was finished before Python could keep it. Python empties the inbox:
// crampapp/store/web_inbox.py knows its shape.
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

// One change after the other.
let last = Promise.resolve();

function queued(use, done) {
  last = last.then(() => change(use)).then(() => done(true), (error) => {
    console.warn("The inbox refused:", error?.message);
    done(false);
  });
}

// Both tell whether it is done, and outlives the browser.
export function put(episode, done) {
  const item = { id: episode.id, kind: "episode", text: JSON.stringify(episode) };
  queued((items) => items.put(item), done);
}
export const remove = (id, done) => queued((items) => items.delete(id), done);

// Resolves when nothing is on its way.
export const settled = () => last;
