// Starts what draws the app and what thinks for it, side by side, and lets it take over the page.
import { answer, tell } from "./bridge.js";
import guide from "./guide.js";
import { firstFrame, startFlutter } from "./flutter.js";
import * as kept from "./kept.js";
import { keepOffline } from "./offline.js";
import { startPython } from "./python.js";
import { awake, chime, hush, speak, vibrate } from "./signals.js";

answer({
  keep: ({ name, text }) => kept.write(name, text),
  drop: ({ name }) => kept.drop(name),
  speak,
  hush,
  chime,
  vibrate,
  awake,
  ready: async () => {
    // A frame with the first screen is on its way; without semantics it is shown all the same.
    await Promise.race([semantics, firstFrame.then(() => new Promise((r) => setTimeout(r, 3000)))]);
    document.documentElement.dataset.app = "ready";
    // Some private windows refuse; the app then works as long as there is a network.
    keepOffline().catch((error) => console.warn("Not kept for offline use:", error.message));
  },
});

startPython().catch((error) => {
  console.error("Python did not start:", error.message);
  guide.failed("python");
});
startFlutter().catch((error) => console.error("Flutter did not start:", error.message));

// Flutter builds its semantics tree, which screen readers need, only when this is pressed.
const semantics = firstFrame.then(async () => {
  const found = (selector) =>
    new Promise((resolve) => {
      const look = () => document.querySelector(selector) && (watch.disconnect(), resolve());
      const watch = new MutationObserver(look);
      watch.observe(document.body, { childList: true, subtree: true });
      look();
    });
  await found("flt-semantics-placeholder");
  document.querySelector("flt-semantics-placeholder").click();
  await found("flt-semantics[role=button]");
});

tell("place", {
  secure: isSecureContext,
  standalone: matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
});
