// The relay, which sends the reminders, and what this device keeps for it: done by the page and by the
// service worker alike. Without imports, so that the build can put it into the latter.
const NAME = "crampapp-reminders";
const FACTS = "facts";
const ANSWER_MS = 15_000;
// Some browsers have no push service behind them, and then never answer.
const SUBSCRIBE_MS = 15_000;
const OUTCOMES = ["accepted", "gone", "refused", "unreachable"];

// --- What is kept ------------------------------------------------------------------------------
// device {id, secret} · alarms [Alarm] · wordings {alarm: text} · sent: what the relay was told last ·
// subscription {endpoint, key} · offered: whether there is a relay · shown [{alarm, kind, due, at}],
// newest first · leaving [device]: to be forgotten by the relay · wanted {address, at}: where a tapped
// notification leads.
function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(FACTS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inFacts(mode, use) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(FACTS, mode, { durability: "strict" });
      transaction.oncomplete = () => resolve(requests);
      transaction.onabort = () => reject(transaction.error);
      const requests = use(transaction.objectStore(FACTS));
    });
  } finally {
    database.close();
  }
}

export async function read(...names) {
  const requests = await inFacts("readonly", (facts) => names.map((name) => facts.get(name)));
  return Object.fromEntries(names.map((name, at) => [name, requests[at].result]));
}

// What is undefined is forgotten.
export const write = (changes) =>
  inFacts("readwrite", (facts) => {
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) facts.delete(name);
      else facts.put(value, name);
    }
  });

// --- The relay ---------------------------------------------------------------------------------
// Rejects when it does not answer, or cannot work now.
async function ask(base, path, { method = "GET", secret, content } = {}) {
  const headers = {};
  if (secret) headers.Authorization = `Bearer ${secret}`;
  if (content) headers["Content-Type"] = "application/json";
  const response = await fetch(new URL(path, base).href, {
    method,
    headers,
    body: content && JSON.stringify(content),
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (response.status === 429 || response.status >= 500) {
    throw new Error(`the relay answers ${response.status}`);
  }
  return { status: response.status, content: await response.json().catch(() => null) };
}

const askOf = (base, { id, secret }, more = {}) =>
  ask(base, `v1/devices/${id}${more.verb ?? ""}`, { ...more, secret });

// Its public key; null at a host of files alone, which has a file that says so.
async function keyOf(base) {
  const { status, content } = await ask(base, "v1/key");
  const key = status === 200 && typeof content?.public_key === "string" ? content.public_key : null;
  await write({ offered: key !== null });
  return key;
}

const refused = (answer) => answer?.status === 401 || answer?.status === 403;

const encoded = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const random = (bytes) => encoded(crypto.getRandomValues(new Uint8Array(bytes)));
const newDevice = () => ({ id: random(16), secret: random(32) });

const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

// --- The subscription --------------------------------------------------------------------------
class NoSubscription extends Error {}

function within(limit, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing for ${limit / 1000} seconds`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// The worker may still be fetching the app.
async function managerOf(registration) {
  try {
    return (await within(SUBSCRIBE_MS, registration)).pushManager;
  } catch (error) {
    throw new NoSubscription(error.message);
  }
}

// The subscription of this browser that the relay can use, made when there is none.
async function subscribed(registration, key, renew) {
  const pushManager = await managerOf(registration);
  const { subscription: known } = await read("subscription");
  const there = await within(SUBSCRIBE_MS, pushManager.getSubscription());
  if (there && !renew && known?.endpoint === there.endpoint && known.key === key) return there;
  if (there) await within(SUBSCRIBE_MS, there.unsubscribe());
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const made = await within(SUBSCRIBE_MS, pushManager.subscribe(options));
  await write({ subscription: { endpoint: made.endpoint, key } });
  return made;
}

const subscribe = (...how) =>
  subscribed(...how).catch((error) => {
    throw new NoSubscription(error.message);
  });

// --- The verbs ---------------------------------------------------------------------------------
// Each is given the place {base, registration: a promise}. Those that change something take turns,
// in all windows together.
const inTurn = (work) => navigator.locks.request(NAME, work);

// How things stand with the relay: whether there is one, whether it knows what is set here, what it
// answered about it, and what is in the way: "", "offline" or "timeout".
async function stand(work) {
  const nothing = { offered: true, known: false, answer: null, problem: "" };
  try {
    return { ...nothing, ...(await work()) };
  } catch (error) {
    console.warn("Reminders:", error.message);
    const { offered = false } = await read("offered").catch(() => ({}));
    return { ...nothing, offered, problem: error instanceof NoSubscription ? "timeout" : "offline" };
  }
}

// Tell the relay what is set here, with a subscription that holds. Without alarms ever set, and without
// a device to be forgotten, nobody is asked anything: null.
export async function sync(place) {
  if (!(await concerned())) return null;
  // While it waited for its turn, all may have been forgotten.
  return inTurn(async () => ((await concerned()) ? stand(() => tell(place)) : null));
}

async function concerned() {
  const { alarms, leaving } = await read("alarms", "leaving");
  return Boolean(alarms || leaving);
}

async function tell(place) {
  const { base, registration } = place;
  await takeLeave(base).catch(() => {});
  const { alarms, device: before } = await read("alarms", "device");
  if (!alarms) return seen(place);
  const key = await keyOf(base);
  if (!key) return { offered: false };
  if (Notification.permission !== "granted") return {};
  const found = before && (await askOf(base, before));
  // Whoever has no right to a device there becomes another one, which must not ring beside it.
  const stranger = refused(found);
  const device = before && !stranger ? before : newDevice();
  const renew = stranger || found?.content?.subscription === "gone";
  const subscription = await subscribe(registration, key, renew);
  // Before the relay hears of it: an answer may be lost on the way.
  await write({ device });
  const { endpoint, keys: { p256dh, auth } } = subscription.toJSON();
  const content = { subscription: { endpoint, keys: { p256dh, auth } }, zone: zone(), alarms };
  const answer = await askOf(base, device, { method: "PUT", content });
  const taken = answer.status === 200 || answer.status === 201;
  await write({ sent: taken ? summary(endpoint, alarms) : undefined });
  return taken ? { known: true, answer: answer.content } : {};
}

const summary = (endpoint, alarms) => JSON.stringify([endpoint, zone(), alarms]);

// How things stand, with nothing changed.
export const look = (place) => stand(() => seen(place));

async function seen({ base, registration }) {
  if (!(await keyOf(base))) return { offered: false };
  const { device, alarms, sent } = await read("device", "alarms", "sent");
  const found = device && (await askOf(base, device));
  if (found?.status !== 200) return {};
  const subscription = await (await managerOf(registration)).getSubscription();
  return { known: sent === summary(subscription?.endpoint, alarms), answer: found.content };
}

// What the relay says the push service did with a test.
export async function test({ base }) {
  try {
    const { device } = await read("device");
    const { status, content } = await askOf(base, device, { method: "POST", verb: "/test" });
    return status === 200 && OUTCOMES.includes(content?.outcome) ? content.outcome : "refused";
  } catch (error) {
    console.warn("No test:", error.message);
    return "unreachable";
  }
}

// Whether it will ring once more.
export async function snooze({ base }, { alarm, kind, minutes }) {
  try {
    const { device } = await read("device");
    const how = { method: "POST", verb: "/snooze", content: { alarm, kind, minutes } };
    return (await askOf(base, device, how)).status === 200;
  } catch (error) {
    console.warn("No snooze:", error.message);
    return false;
  }
}

// Nothing of it stays here, and nothing at the relay as soon as that can be reached.
export const forget = ({ base, registration }) =>
  inTurn(async () => {
    await clear();
    await within(SUBSCRIBE_MS, silence(registration)).catch(() => {});
    await takeLeave(base).catch((error) => console.warn("The relay forgets later:", error.message));
  });

// Keeps no more than what the relay has still to forget; tells whether there is such a thing.
export async function clear() {
  const { device, leaving = [] } = await read("device", "leaving");
  const gone = device ? [...leaving, device] : leaving;
  await inFacts("readwrite", (facts) => {
    facts.clear();
    if (gone.length) facts.put(gone, "leaving");
  });
  return gone.length > 0;
}

async function silence(registration) {
  const worker = await registration;
  for (const shown of await worker.getNotifications()) shown.close();
  await (await worker.pushManager.getSubscription())?.unsubscribe();
}

async function takeLeave(base) {
  const { leaving = [] } = await read("leaving");
  while (leaving.length) {
    // Any answer will do: a relay that refuses has no such device any more.
    await askOf(base, leaving[0], { method: "DELETE" });
    leaving.shift();
    await write({ leaving: leaving.length ? leaving : undefined });
  }
}
