// Starts the Flutter client, which draws Python's screens.
import { at, config } from "./config.js";
import { moveOn } from "./semantics.js";

// Flutter dies of a language that is no language tag, which some systems report.
try {
  Intl.getCanonicalLocales([...navigator.languages]);
} catch {
  Object.defineProperty(navigator, "language", { value: "en" });
  Object.defineProperty(navigator, "languages", { value: ["en"] });
}

// Flutter takes Tab and Enter for itself, also from an open dialog of the page; it listens after us.
for (const kind of ["keydown", "keyup"]) {
  const keep = (event) => event.target.closest?.("dialog") && event.stopImmediatePropagation();
  addEventListener(kind, keep, { capture: true });
}

// Where Flutter goes with Tab depends on what lies lower on the glass: to and fro between what
// scrolls and what stands below it. Here it goes the way the screen is read out.
addEventListener("keydown", (event) => event.key === "Tab" && moveOn(event), { capture: true });

export const firstFrame = new Promise((resolve) =>
  addEventListener("flutter-first-frame", resolve, { once: true }),
);

// Resolves when the client runs; rejects when it cannot be loaded.
export function startFlutter() {
  const engine = at(config.engine);
  globalThis.crampappEngine = engine;
  globalThis.flet = {
    pyodide: true,
    multiView: false,
    noCdn: true,
    webSocketEndpoint: "ws",
    entrypointBaseUrl: engine,
    assetBase: engine,
    routeUrlStrategy: "hash",
    canvasKitBaseUrl: engine + "canvaskit/",
    webRenderer: "canvaskit",
    fontFallbackBaseUrl: engine + "assets/fonts/",
  };
  flet.flutterAppLoaded = new Promise((resolve) => { flet.flutterAppResolve = resolve; });
  // A restored WebKit page draws no frames any more; only a fresh start recovers.
  addEventListener("pageshow", (event) => {
    if (event.persisted && navigator.vendor.startsWith("Apple")) location.reload();
  });
  return new Promise((resolve, reject) => {
    // Flutter's loader waits for ever for a part that does not come.
    const missing = ({ target }) =>
      target.src?.startsWith(engine) && reject(new Error(`${target.src} was not loaded`));
    const broken = ({ reason }) => reject(reason);
    addEventListener("error", missing, { capture: true });
    addEventListener("unhandledrejection", broken);
    firstFrame.then(() => removeEventListener("unhandledrejection", broken));
    const loader = document.createElement("script");
    loader.src = engine + "flutter.js";
    const client = clientScript(engine);
    loader.onload = () => load(engine, client).then(resolve, reject);
    document.body.append(loader);
  });
}

// Where to ask for the client. Browsers keep compiled code only of scripts that come past a service
// worker; what their own cache has not, or would ask the network about, the worker has for certain.
export async function clientScript(engine) {
  const plain = "main.dart.js";
  if (!navigator.serviceWorker?.controller) return plain;
  try {
    const found = await fetch(engine + plain, { cache: "only-if-cached", mode: "same-origin" });
    found.body.cancel();
    const lifetime = /max-age=(\d+)/.exec(found.headers.get("Cache-Control"))?.[1] * 1000;
    if (found.ok && Date.now() < Date.parse(found.headers.get("Date")) + lifetime) return plain;
  } catch {
    // Not in the browser's cache.
  }
  return plain + "?kept";
}

async function load(engine, client) {
  const mainJsPath = await client;
  _flutter.buildConfig = { builds: [{ compileTarget: "dart2js", renderer: "canvaskit", mainJsPath }] };
  const settings = {
    renderer: "canvaskit",
    entrypointBaseUrl: engine,
    assetBase: engine,
    canvasKitBaseUrl: flet.canvasKitBaseUrl,
    canvasKitVariant: "full",
    // Draws onto the glass itself, as in the other browsers; Chromium would copy each picture.
    canvasKitForceMultiSurfaceRasterizer: true,
    fontFallbackBaseUrl: flet.fontFallbackBaseUrl,
  };
  await new Promise((resolve, reject) => {
    const onEntrypointLoaded = async (initializer) => {
      const app = await (await initializer.initializeEngine(settings)).runApp();
      flet.flutterApp = app;
      flet.flutterAppResolve(app);
      resolve();
    };
    const run = (initializer) => onEntrypointLoaded(initializer).catch(reject);
    Promise.resolve(_flutter.loader.load({ config: settings, onEntrypointLoaded: run })).catch(reject);
  });
}
