// The page's first script: the look of the night, then, once the page is painted, the app.
import { config } from "./config.js";

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

// A page that is not seen gets no frames.
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 500);
  });

await painted();
await import("./boot.js");
