// The page script: starts Flutter and the Python worker, stands between them, and does for Python
// what only a window can do. Talks with Python over the BroadcastChannel "crampapp".
(() => {
  "use strict";
  const config = JSON.parse(document.getElementById("config").textContent);
  const at = (path) => new URL(path, document.baseURI).href;
  const note = document.getElementById("note");
  const windowName = [...crypto.getRandomValues(new Uint32Array(2))].join("-");

  // Flutter dies of a language that is no language tag, which some systems report.
  try {
    Intl.getCanonicalLocales([...navigator.languages]);
  } catch {
    Object.defineProperty(navigator, "language", { value: "en" });
    Object.defineProperty(navigator, "languages", { value: ["en"] });
  }

  // --- What is kept between starts -------------------------------------------------------------
  // Small texts that Python needs at once. Some private windows have no place for them.
  const KEPT = "crampapp.";
  const storage = (use) => {
    try {
      return use(localStorage);
    } catch (error) {
      console.warn("Not kept:", error.message);
      return undefined;
    }
  };
  const kept = () =>
    storage((place) =>
      Object.fromEntries(
        Object.keys(place)
          .filter((name) => name.startsWith(KEPT))
          .map((name) => [name.slice(KEPT.length), place.getItem(name)]),
      ),
    ) ?? {};

  // --- Night ----------------------------------------------------------------------------------
  // Before Python can say so: nobody who wakes with a cramp should look into a white page.
  const hour = new Date().getHours();
  if (hour >= config.night.begins || hour < config.night.ends) {
    for (const [role, colour] of Object.entries(config.night.colours)) {
      document.documentElement.style.setProperty(`--${role}`, colour);
    }
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.content = config.night.colours.surface;
    }
  }

  // --- Python ---------------------------------------------------------------------------------
  // The worker starts from a blob so that it inherits this page's Content-Security-Policy.
  const starter = new Blob([`import ${JSON.stringify(at(config.worker))};`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(starter), { type: "module" });
  let toDart = null;
  const started = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data instanceof Uint8Array) toDart(data);
      else if (data.kind === "initialized") resolve();
      else reject(new Error(data.text));
    };
    worker.onerror = (event) => reject(new Error(event.message));
  });
  started.catch((error) => {
    console.error("Python did not start:", error.message);
    note.textContent = note.dataset.failed;
  });
  const absolute = ([name, path]) => [name, at(path)];
  worker.postMessage({
    window: windowName,
    kept: JSON.stringify(kept()),
    documentUrl: document.URL,
    pyodide: at(config.pyodide),
    archives: Object.fromEntries(Object.entries(config.archives).map(absolute)),
    late: Object.fromEntries(Object.entries(config.late).map(absolute)),
  });

  // The three names that the Flet client calls.
  globalThis.jsConnect = async (appId, args, onMessage) => {
    toDart = onMessage;
    await started;
  };
  globalThis.jsSend = async (appId, data) => worker.postMessage(data, [data.buffer]);
  globalThis.jsDisconnect = async () => worker.terminate();

  // --- Flutter --------------------------------------------------------------------------------
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
  const loader = document.createElement("script");
  loader.src = engine + "flutter.js";
  loader.onload = () => {
    _flutter.buildConfig = {
      builds: [{ compileTarget: "dart2js", renderer: "canvaskit", mainJsPath: "main.dart.js" }],
    };
    const settings = {
      renderer: "canvaskit",
      entrypointBaseUrl: engine,
      assetBase: engine,
      canvasKitBaseUrl: flet.canvasKitBaseUrl,
      canvasKitVariant: "full",
      fontFallbackBaseUrl: flet.fontFallbackBaseUrl,
    };
    _flutter.loader.load({
      config: settings,
      onEntrypointLoaded: async (initializer) => {
        const app = await (await initializer.initializeEngine(settings)).runApp();
        flet.flutterApp = app;
        flet.flutterAppResolve(app);
      },
    });
  };
  document.body.append(loader);

  // A restored WebKit page draws no frames any more; only a fresh start recovers.
  addEventListener("pageshow", (event) => {
    if (event.persisted && navigator.vendor.startsWith("Apple")) location.reload();
  });

  // Flutter builds its semantics tree, which screen readers need, only when this is pressed.
  const firstFrame = new Promise((resolve) =>
    addEventListener("flutter-first-frame", resolve, { once: true }),
  );
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

  // --- Voice, chime, light --------------------------------------------------------------------
  let lightWanted = false;
  let light = null;
  let lighting = Promise.resolve();
  // One after the other, so that no light is asked for twice and then forgotten.
  const keepLit = () => (lighting = lighting.then(setLight).catch(() => {}));
  async function setLight() {
    if (!lightWanted) {
      await light?.release();
      light = null;
    } else if (document.visibilityState === "visible" && (!light || light.released)) {
      // Refused on an empty battery, and not there on every phone.
      light = (await navigator.wakeLock?.request("screen")) ?? null;
    }
  }
  document.addEventListener("visibilitychange", () => {
    // The phone takes the light away from a page that is not seen.
    keepLit();
    if (document.visibilityState !== "visible") globalThis.speechSynthesis?.cancel();
  });

  function speak({ text, volume }) {
    const speech = globalThis.speechSynthesis;
    if (!speech || document.visibilityState !== "visible") return;
    // The words of a step never come behind it.
    speech.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    // Flutter adds a country to the language of the page; any country will do.
    const language = words.lang.split("-")[0];
    const voices = speech.getVoices().filter((voice) => voice.lang.startsWith(language));
    // A voice of the phone itself also speaks without a network, and tells nobody.
    words.voice = voices.find((voice) => voice.localService && voice.default)
      ?? voices.find((voice) => voice.localService) ?? voices[0] ?? null;
    words.volume = volume;
    words.rate = 0.9;
    speech.speak(words);
  }

  let sound = null;
  let bell = null;
  async function chime({ volume }) {
    if (!globalThis.AudioContext) return;
    sound ??= new AudioContext();
    bell ??= fetch(at(config.chime)).then((answer) => answer.arrayBuffer())
      .then((data) => sound.decodeAudioData(data));
    const source = sound.createBufferSource();
    const loudness = sound.createGain();
    loudness.gain.value = volume;
    source.buffer = await bell;
    source.connect(loudness).connect(sound.destination);
    if (sound.state === "running") source.start();
  }
  // Phones give voice and sound only to a page that asked for them under a finger.
  addEventListener("pointerup", () => {
    if (globalThis.AudioContext) (sound ??= new AudioContext()).resume().catch(() => {});
    if (navigator.vendor.startsWith("Apple")) {
      globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
    }
  }, { once: true, capture: true });

  // --- The bridge -----------------------------------------------------------------------------
  const channel = new BroadcastChannel("crampapp");
  const told = new Map();
  const tell = (kind, data = {}) => {
    told.set(kind, data);
    channel.postMessage({ ...data, kind, from: "page", window: windowName });
  };
  let inRelief = false;
  const verbs = {
    listening: ({ to }) => told.has(to) && tell(to, told.get(to)),
    ready: async () => {
      // A frame with the first screen is on its way; without semantics it is shown all the same.
      await Promise.race([semantics, firstFrame.then(() => new Promise((r) => setTimeout(r, 3000)))]);
      document.documentElement.dataset.app = "ready";
      // Some private windows refuse; the app then works as long as there is a network.
      keepOffline().catch((error) => console.warn("Not kept for offline use:", error.message));
    },
    relief: ({ running }) => { inRelief = running; },
    update: () => waiting?.postMessage("activate"),
    keep: ({ name, text }) => storage((place) => place.setItem(KEPT + name, text)),
    drop: ({ name }) => storage((place) => place.removeItem(KEPT + name)),
    speak,
    hush: () => globalThis.speechSynthesis?.cancel(),
    chime,
    vibrate: ({ times }) => navigator.vibrate?.(Array(times * 2 - 1).fill(180)),
    awake: ({ on }) => {
      lightWanted = on;
      keepLit();
    },
  };
  channel.onmessage = ({ data }) => {
    if (data.from === "python" && data.window === windowName) verbs[data.kind]?.(data);
  };
  tell("place", {
    secure: isSecureContext,
    standalone: matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
  });
  if (!isSecureContext) note.textContent = note.dataset.insecure;

  // --- The service worker ---------------------------------------------------------------------
  // Registered only when the first screen is there, so that it finds in the HTTP cache what the
  // page has just loaded.
  let waiting = null;
  async function keepOffline() {
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
})();
