// Starts what draws the app and what thinks for it, side by side, and lets it take over the page.
import { compileAhead } from "./ahead.js";
import { answer, tell } from "./bridge.js";
import { diagnostics } from "./diagnostics.js";
import { startFlutter } from "./flutter.js";
import guide from "./guide.js";
import { handOver } from "./handover.js";
import { sayWhere } from "./install.js";
import * as kept from "./kept.js";
import { keepOffline } from "./offline.js";
import { askToLast } from "./outside.js";
import { print } from "./paper.js";
import { startPython } from "./python.js";
import { keepSilent } from "./semantics.js";
import { awake, chime, hush, onUnlock, speak, unlocked, vibrate } from "./signals.js";
import { keepWayBack, layTrail } from "./way_back.js";

// How Python wants the page to look, once it leads.
let wanted = null;
function wear() {
  if (wanted && document.documentElement.dataset.app === "ready") {
    globalThis.crampappLook.wear(wanted.look, wanted.size, wanted.still);
  }
}

answer({
  look: (look) => {
    wanted = look;
    wear();
  },
  keep: ({ name, text }) => kept.write(name, text),
  drop: ({ name }) => kept.drop(name),
  speak,
  hush,
  chime,
  vibrate,
  awake,
  diagnostics: async () => tell("diagnostics", await diagnostics()),
  print,
  ready: async () => {
    await handOver();
    wear();
    layTrail();
    import("./reminders.js").catch((error) => console.warn("No reminders:", error.message));
    // Some private windows refuse; the app then works as long as there is a network.
    keepOffline().then(compileAhead, (error) =>
      console.warn("Not kept for offline use:", error.message),
    );
    askToLast().catch((error) => console.warn("Not asked to last:", error.message));
  },
});

// A browser that cannot run Python has the relief guide; so has one that fails at it.
if (!globalThis.WebAssembly || !startsModules()) {
  guide.failed("old");
} else {
  keepWayBack();
  startPython().catch(failed);
  keepSilent(true);
  startFlutter().catch(failed);
  sayWhere();
  if (!unlocked()) tell("voice", { waits: true });
  onUnlock(() => tell("voice", { waits: false }));
}

function failed(error) {
  console.error("The app did not start:", error.message);
  guide.failed("python");
}

// Whether workers may be modules: a browser that knows of it reads the option.
function startsModules() {
  let asked = false;
  const options = { get type() { asked = true; return "module"; } };
  const url = URL.createObjectURL(new Blob([], { type: "text/javascript" }));
  try {
    new Worker(url, options).terminate();
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(url);
  }
  return asked;
}
