// Runs in the head, before the first paint, also in old browsers: nobody who wakes with a cramp should
// look into a white page, and without modules the page is the one without scripts.
(function (root) {
  var hour = new Date().getHours(), dark = false;
  try { dark = JSON.parse(localStorage.getItem("crampapp.preferences")).dark; } catch (none) { }
  if (dark || hour >= $night_begins || hour < $night_ends) {
    root.dataset.look = "black";
    for (var meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = "$black_surface";
  }
  if (hour >= $evening || hour < $night_ends) root.dataset.evening = "";
  if ("noModule" in document.createElement("script")) root.dataset.script = "";
  // A guide that was not loaded or not understood leaves no dead buttons; one that comes later, as
  // in WebKit, takes this back.
  addEventListener("load", function () { if (!("guide" in root.dataset)) delete root.dataset.script; });
})(document.documentElement);
