// The page's first script: the relief guide at once, then, when it is painted, the rest of the app.
import guide from "./guide.js";

guide.mount();

// A page that is not seen gets no frames.
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 500);
  });

await painted();
import("./boot.js").catch((error) => {
  console.error("The app did not start:", error.message);
  guide.failed("python");
});
