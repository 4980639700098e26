// The page's first script: the relief guide at once, then, when it is painted, the rest of the app.
import { at, config } from "./config.js";
import guide from "./guide.js";

guide.mount();

// A page that is not seen gets no frames.
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 500);
  });

await painted();
// All at once, instead of each when another names it.
for (const path of config.scripts) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = at(path);
  document.head.append(link);
}
import("./boot.js").catch((error) => {
  console.error("The app did not start:", error.message);
  guide.failed("python");
});
