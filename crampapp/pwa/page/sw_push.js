// The service worker's other half: what rings, and what a tap on it does. It shows something for every
// push, whatever that says: a phone takes the permission away from whoever stays silent.
const OWN_WORDS_MS = 1000;
const SNOOZE_MINUTES = 10;
const REMEMBERED = 20;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[\d.]+)?Z$/;

const relayPlace = () => ({
  base: new URL(RELAY, SCOPE).href,
  registration: Promise.resolve(self.registration),
});

// --- Shown -------------------------------------------------------------------------------------
const words = (value) => (typeof value === "string" ? value.trim() : "");

// What a push says, as far as it says anything. Some phones read it themselves and hand over the result.
function readPush({ data, notification }) {
  let said = notification;
  try {
    said ??= data.json().notification;
  } catch {
    // Empty, or not ours to understand.
  }
  const about = said?.data ?? {};
  const kind = Object.hasOwn(WORDS.kinds, about.kind) ? about.kind : "";
  return {
    title: words(said?.title) || (WORDS.kinds[kind] ?? WORDS.other),
    body: words(said?.body) || WORDS.body,
    tag: words(said?.tag) || "reminder",
    alarm: /^[\w-]{1,40}$/.test(words(about.alarm)) ? about.alarm : "",
    kind,
    due: INSTANT.test(about.due) ? about.due : new Date().toISOString(),
    test: about.test === true,
    renotify: said?.renotify !== false,
  };
}

const addressOf = ({ alarm, due, test }) =>
  alarm && !test
    ? `#/prevent/reminder/${alarm}?due=${due}`
    : "#/prevent/reminders";

async function pushed(event) {
  const push = readPush(event);
  const { alarm, kind, due, test } = push;
  const { wordings = {}, shown = [] } = await soon(relay.read("wordings", "shown"), {});
  const again = shown.some((one) => one.alarm === alarm && one.due === due);
  const options = {
    body: push.body,
    tag: push.tag,
    lang: WORDS.lang,
    icon: new URL("icons/icon-192.png", SCOPE).href,
    data: { alarm, kind, due, test },
    actions: alarm && !test
      ? [{ action: "start", title: WORDS.start }, { action: "snooze", title: WORDS.snooze }]
      : [],
    // What the relay had to send twice rings once.
    ...(again ? { silent: true } : { renotify: push.renotify }),
    // Phones that read a push themselves open this by themselves.
    ...(event.notification && { navigate: new URL(addressOf(push), SCOPE).href }),
  };
  try {
    await self.registration.showNotification(words(wordings[alarm]) || push.title, options);
  } catch {
    await self.registration.showNotification(WORDS.other, { body: WORDS.body });
  }
  const one = { alarm, kind, due, test, at: new Date().toISOString() };
  for (const window of await windows()) window.postMessage({ shown: one });
  await relay.write({ shown: [one, ...shown].slice(0, REMEMBERED) });
  if (!again) await happened(one, "shown");
}

// What it comes to, or what there is instead when it takes long or fails.
const soon = (promise, instead) =>
  Promise.race([
    promise.catch(() => instead),
    new Promise((resolve) => setTimeout(resolve, OWN_WORDS_MS, instead)),
  ]);

// Left in the inbox for Python, which keeps it.
function happened({ alarm, kind, due, test }, outcome) {
  if (!alarm || test) return undefined;
  const text = JSON.stringify({ alarm, kind, due, outcome, at: new Date().toISOString() });
  return inbox.put({ id: `${alarm}@${due}#${outcome}`, kind: "outcome", text });
}

// --- Tapped ------------------------------------------------------------------------------------
const windows = async () =>
  (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).filter(({ url }) =>
    url.startsWith(SCOPE),
  );

async function openReminder({ data }) {
  const address = addressOf(data ?? {});
  const there = await windows();
  const window = there.find(({ visibilityState }) => visibilityState === "visible") ?? there[0];
  // First of all: the tap is soon forgotten. And never a navigation, which would begin the app anew
  // in the middle of a stretch.
  const focused = await window?.focus().catch(() => null);
  if (!focused) return self.clients.openWindow(new URL(address, SCOPE).href);
  // A page that is still starting finds it later.
  await relay.write({ wanted: { address, at: Date.now() } });
  return focused.postMessage({ wanted: true });
}

async function snooze({ title, tag, data }) {
  const taken = await relay.snooze(relayPlace(), { ...data, minutes: SNOOZE_MINUTES });
  if (!taken) {
    const options = { body: WORDS.snoozeFailed, tag, lang: WORDS.lang, data, silent: true };
    await self.registration.showNotification(title, options);
  }
  await happened(data, taken ? "snoozed" : "snooze_failed");
}

self.addEventListener("push", (event) => event.waitUntil(pushed(event)));
self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  notification.close();
  event.waitUntil(action === "snooze" ? snooze(notification) : openReminder(notification));
});
const resync = (event) => event.waitUntil(relay.sync(relayPlace()));
self.addEventListener("pushsubscriptionchange", resync);
self.addEventListener("periodicsync", resync);
