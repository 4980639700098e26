// Runs at the end of the page: letters and scripts come once the first step is painted, because a page
// that asks for them at once is painted later.
(function (root) {
  if (!root.hasAttribute("data-script")) return;
  var begun = false, tapped = null;

  // What is tapped before there is a script for it is done when there is.
  function keep(event) {
    var target = event.target.closest("[data-do], a[href^='#']");
    if (!target) return;
    event.preventDefault();
    tapped = target;
  }
  addEventListener("click", keep);

  function settle() {
    removeEventListener("click", keep);
    // A guide that was not loaded or not understood leaves no dead buttons.
    if (!root.hasAttribute("data-guide")) root.removeAttribute("data-script");
    else if (tapped) tapped.click();
  }

  function begin() {
    if (begun) return;
    begun = true;
    document.fonts.add(new FontFace("Roboto", "url($roboto)", { display: "swap" }));
    $modules.forEach(function (path) {
      var link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = path;
      document.head.append(link);
    });
    var script = document.createElement("script");
    script.type = "module";
    script.src = "$main";
    script.onload = script.onerror = settle;
    document.head.append(script);
  }
  new PerformanceObserver(function (paints) {
    if (paints.getEntriesByName("first-contentful-paint").length) begin();
  }).observe({ type: "paint", buffered: true });
  // A page that is not seen is not painted.
  setTimeout(begin, 500);
})(document.documentElement);
