// Has the browser keep the client's compiled code after a first start.
//
// Chromium keeps the compiled code of a script that it loads for the second time, so that only the
// third start would be fast. Loaded once more, where it does nothing, the second is.
import { at, config } from "./config.js";
import { clientScript } from "./flutter.js";
import { isInRelief } from "./offline.js";

const AGAIN_MS = 60_000;

// Call it when the service worker has the page.
export async function compileAhead() {
  const client = at(config.engine) + "main.dart.js";
  const [loaded] = performance.getEntriesByName(client);
  // Other browsers keep no such code, or by rules of their own; and once is enough.
  if (!navigator.userAgentData || !loaded?.transferSize) return;
  // What the browser's own cache has not would have to be downloaded again.
  if (at(config.engine) + (await clientScript(at(config.engine))) === client) {
    whenIdle(() => load(client));
  }
}

// It takes the page a moment, which a countdown must not lack.
function whenIdle(work) {
  requestIdleCallback(() => {
    if (isInRelief()) setTimeout(whenIdle, AGAIN_MS, work);
    else work();
  });
}

function load(client) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  // What the script would call in the place of its own beginning.
  frame.contentWindow.dartMainRunner = () => {};
  const script = frame.contentDocument.createElement("script");
  script.src = client;
  script.onload = script.onerror = () => {
    // The code is kept after the script has run.
    setTimeout(() => {
      frame.remove();
      document.documentElement.dataset.compiled = "ready";
    });
  };
  frame.contentDocument.body.append(script);
}
