// Registers the service worker, which keeps the app for offline use, and offers new versions.
import { answer, tell } from "./bridge.js";

let inRelief = false;
export const isInRelief = () => inRelief;
let waiting = null;

answer({
  relief: ({ running }) => { inRelief = running; },
  update: () => waiting?.postMessage("activate"),
});

// Call it only when the first screen is there, so that the worker finds in the HTTP cache what the
// page has just loaded.
export async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  // The first worker takes over a page of its own version; each later one brings a new version.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled && !inRelief) location.reload();
    controlled = true;
  });
  const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  const watch = () => {
    waiting = registration.waiting;
    if (waiting && navigator.serviceWorker.controller) tell("update_ready");
  };
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", watch),
  );
  watch();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  await navigator.serviceWorker.ready;
  document.documentElement.dataset.offline = "ready";
}
