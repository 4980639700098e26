// Our service worker: keeps one whole version of the app for offline use and never mixes two.
"use strict";
const BUILD = "$build";
// [path, sha256] of every file.
const FILES = $files;
// The address of the relay: beside the app, or that of another server.
const RELAY = $relay;
const WORDS = $words;

const PREFIX = "crampapp-";
const CACHE = PREFIX + BUILD;
const SCOPE = self.registration.scope;

// A static host sends no policy for this script, so that foreign requests are refused here.
const plainFetch = self.fetch.bind(self);
const ours = (url) => new URL(url, SCOPE).origin === location.origin;
const relays = (url) => new URL(url, SCOPE).origin === new URL(RELAY, SCOPE).origin;
Object.defineProperty(self, "fetch", {
  value: (request, options) =>
    ours(request.url ?? request) || relays(request.url ?? request)
      ? plainFetch(request, options)
      : Promise.reject(new TypeError("Only this app's own address and its relay may be asked.")),
});
for (const name of ["WebSocket", "WebTransport", "EventSource"]) {
  Object.defineProperty(self, name, { value: undefined });
}

const isHashed = (path) => /-[0-9a-f]{10}(?=[./])/.test(path);

async function digest(buffer) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keep(cache, [path, sha256]) {
  const url = new URL(path, SCOPE).href;
  const had = isHashed(path) && (await caches.match(url));
  // What has its hash in its name is taken from the HTTP cache even if that thinks it stale.
  const response = had || (await fetch(url, { cache: isHashed(path) ? "force-cache" : "no-store" }));
  if (!response.ok) throw new Error(`$${response.status} for $${path}`);
  const body = await response.arrayBuffer();
  if ((await digest(body)) !== sha256) throw new Error(`$${path} is not of build $${BUILD}`);
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  await cache.put(url, new Response(body, { headers }));
}

async function install() {
  const cache = await caches.open(CACHE);
  // One after the other: a phone keeps the large ones in memory while they are checked.
  for (const file of FILES) await keep(cache, file);
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  // A window that is still in a stretch may run the version before this one; keep that one's files.
  for (const name of names.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

async function respond(request) {
  // The app's one page, whatever the query; other addresses of the host are not ours to answer.
  const { origin, pathname } = new URL(request.url);
  if (origin + pathname === SCOPE) {
    const cache = await caches.open(CACHE);
    return (await cache.match(new URL("index.html", SCOPE).href)) ?? fetch(request);
  }
  const compiled = pathname.endsWith(".wasm") && (await fromBrowser(request.url));
  return compiled || ((await caches.match(request.url, { ignoreSearch: true })) ?? fetch(request));
}

// What the browser's own cache has, or null. It keeps compiled code only beside its own copy.
async function fromBrowser(url) {
  try {
    const found = await fetch(url, { cache: "only-if-cached", mode: "same-origin" });
    return found.ok ? found : null;
  } catch {
    return null;
  }
}

// The page asks for it in this way when the browser's own cache has it, see flutter.js.
const isLeftToBrowser = ({ pathname, search }) => pathname.endsWith("/main.dart.js") && !search;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && ours(url) && !isLeftToBrowser(new URL(url))) {
    event.respondWith(respond(event.request));
  }
});

$relay_module
$inbox_module
$push
