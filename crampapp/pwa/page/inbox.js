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

// One change after the other; each resolves when it outlives the browser, and rejects when the device
// refuses.
let last = Promise.resolve();

function queued(use) {
  const work = last.then(() => change(use));
  last = work.catch(() => {});
  return work;
}

export const put = (item) => queued((items) => items.put(item));
export const remove = (id) => queued((items) => items.delete(id));

// Resolves when nothing is on its way.
export const settled = () => last;
