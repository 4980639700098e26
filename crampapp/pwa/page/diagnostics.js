// What the app is and where it runs; crampapp/ui/diagnostics.py asks for it.
import { at, config } from "./config.js";
import { failures } from "./failures.js";
import { place } from "./place.js";

export async function diagnostics() {
  const { storage, serviceWorker, userAgent, language } = navigator;
  const { usage, quota } = (await storage?.estimate?.()) ?? {};
  return {
    version: config.version,
    build: config.build,
    licences: at(config.licences),
    browser: userAgent,
    installed: place().standalone,
    offline: Boolean(serviceWorker?.controller),
    viewport: `${innerWidth} x ${innerHeight} at ${devicePixelRatio}`,
    language,
    promised: (await storage?.persisted?.()) ?? false,
    ...(usage === undefined ? {} : { usage }),
    ...(quota === undefined ? {} : { quota }),
    failures: failures(),
  };
}
