// The page's first script, once it is painted: the relief guide at once, then the rest of the app.
import guide from "./guide.js";

guide.mount();

import("./boot.js").catch((error) => {
  console.error("The app did not start:", error.message);
  guide.failed("python");
});
