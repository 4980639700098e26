// Reminders on this device: what Python asks about them, and what keeps them ringing. Loaded when Python
// leads; crampapp/platform/web_notifier.py is the other side.
import { answer, tell } from "./bridge.js";
import { at, config } from "./config.js";
import * as relay from "./relay.js";

const SHOWN_MS = 20_000;
const RESYNC = { tag: "reminders", minInterval: 12 * 3600 * 1000 };
// A tapped notification leads somewhere for this long.
const WANTED_MS = 120_000;

const workers = navigator.serviceWorker;
const able = isSecureContext && "Notification" in window && "PushManager" in window && workers;

const place = () => ({ base: at(config.relay), registration: workers.ready });
const permission = () => (able ? Notification.permission : "unsupported");

function platform() {
  // An iPad calls itself a Mac.
  const pad = navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1;
  if (/iPhone|iPad|iPod/.test(navigator.userAgent) || pad) return "ios";
  return /Android/.test(navigator.userAgent) ? "android" : "desktop";
}

const installed = () =>
  matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

const subscription = async () =>
  (await workers.getRegistration())?.pushManager.getSubscription() ?? null;

// Where the person stands. `stand` is what was just heard of the relay.
async function status(stand) {
  const heard = stand ?? (able ? await relay.look(place()) : { offered: false, problem: "" });
  const { shown = [] } = able ? await relay.read("shown") : {};
  const { next, missed = [], subscription: state } = heard.answer ?? {};
  return {
    offered: heard.offered,
    platform: platform(),
    installed: installed(),
    permission: permission(),
    subscribed: permission() === "granted" && (await subscription()) !== null,
    known: heard.known ?? false,
    next_due: next?.due ?? null,
    last_shown: shown[0]?.at ?? null,
    missed: missed.map(({ alarm, due }) => [alarm, due]),
    problem: heard.problem || (state === "gone" || state === "stopped" ? state : ""),
  };
}

// --- What Python asks --------------------------------------------------------------------------
const verbs = {
  status: () => status(),

  async ask() {
    if (permission() !== "granted") {
      const { openSheet } = await import("./sheet.js");
      await openSheet(permission(), platform(), installed());
    }
    if (permission() === "granted") await begin();
    return { permission: permission() };
  },

  async schedule({ alarms, wordings }) {
    if (!able) return status();
    const wanted = JSON.parse(alarms);
    const { alarms: before } = await relay.read("alarms");
    if (before || wanted.length) {
      await relay.write({ alarms: wanted, wordings: JSON.parse(wordings) });
    }
    return status(await relay.sync(place()));
  },

  async test() {
    if (permission() !== "granted") return { outcome: "not_allowed" };
    await begin();
    const shown = testShown();
    const outcome = await relay.test(place());
    if (outcome !== "accepted") return { outcome };
    return { outcome: (await shown) ? "shown" : "accepted_not_shown" };
  },

  async forget() {
    if (able) await relay.forget(place());
    return {};
  },
};

// From now on the relay knows this device, also while nothing is set.
async function begin() {
  const { alarms = [] } = await relay.read("alarms");
  await relay.write({ alarms });
  return relay.sync(place());
}

// Whether the service worker says in time that it has shown a test.
function testShown() {
  return new Promise((resolve) => {
    const ended = (was) => {
      workers.removeEventListener("message", heard);
      resolve(was);
    };
    const heard = ({ data }) => data.shown?.test && ended(true);
    workers.addEventListener("message", heard);
    setTimeout(() => ended(false), SHOWN_MS);
  });
}

for (const [name, verb] of Object.entries(verbs)) {
  answer({
    [`notifier.${name}`]: async (asked) => {
      let text = "";
      try {
        text = JSON.stringify(await verb(asked));
      } catch (error) {
        console.error("Reminders:", error.message);
      }
      tell("notifier.answer", { id: asked.id, text });
    },
  });
}

// --- A tapped notification ---------------------------------------------------------------------
async function goWhereWanted() {
  const { wanted } = await relay.read("wanted");
  if (!wanted) return;
  await relay.write({ wanted: undefined });
  if (Date.now() - wanted.at < WANTED_MS) location.hash = wanted.address;
}

// --- At each start -----------------------------------------------------------------------------
// A browser drops a subscription without a word, a relay may have lost its key or its list, and the
// person may have come to another zone.
async function keepRinging() {
  await relay.sync(place());
  const { periodicSync } = await workers.ready;
  // Only where the app is installed, and only in some browsers.
  await periodicSync?.register(RESYNC.tag, RESYNC).catch(() => {});
}

if (able) {
  const warn = (error) => console.warn("Reminders:", error.message);
  workers.addEventListener("message", ({ data }) => data.wanted && goWhereWanted().catch(warn));
  // Tapped while the page was starting, which may have led through a cramp meanwhile.
  if (!location.hash.startsWith("#/relief")) goWhereWanted().catch(warn);
  workers.ready.then(keepRinging).catch(warn);
  addEventListener("online", () => relay.sync(place()).catch(warn));
}
tell("notifier.ready");
