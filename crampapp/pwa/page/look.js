// Runs in the head, before the first paint, also in old browsers: nobody who wakes with a cramp should
// look into a white page, and without modules the page is the one without scripts.
(function (root) {
  var surfaces = { light: "$light_surface", dark: "$dark_surface", black: "$black_surface" };
  var sizes = [$text_sizes];
  var metas = document.querySelectorAll('meta[name="theme-color"]'), first = [];
  for (var i = 0; i < metas.length; i += 1) first.push(metas[i].content);

  function minutes(time) {
    var found = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
    return found ? found[1] * 60 + Number(found[2]) : NaN;
  }

  var look = window.crampappLook = {
    // What was chosen, as Python keeps it; nothing where it cannot be read.
    kept: function () {
      try { return JSON.parse(localStorage.getItem("crampapp.preferences")) || {}; } catch (none) { return {}; }
    },
    isNight: function (chosen, now) {
      var hours = chosen.night_hours || {}, begin = minutes(hours.begin), end = minutes(hours.end);
      if (isNaN(begin) || isNaN(end)) begin = $night_begin, end = $night_end;
      var at = now.getHours() * 60 + now.getMinutes();
      return begin <= end ? begin <= at && at < end : at >= begin || at < end;
    },
    of: function (chosen, now) {
      if (chosen.dark || look.isNight(chosen, now)) return "black";
      return chosen.theme === "light" || chosen.theme === "dark" ? chosen.theme : "system";
    },
    wear: function (name, size, still) {
      var colour = surfaces[name];
      if (colour) root.setAttribute("data-look", name);
      else root.removeAttribute("data-look");
      for (var i = 0; i < metas.length; i += 1) metas[i].content = colour || first[i];
      // Scales Flutter's letters too.
      root.style.fontSize = size > sizes[0] && sizes.indexOf(size) > 0 ? size + "%" : "";
      if (size >= $large) root.setAttribute("data-large", "");
      else root.removeAttribute("data-large");
      if (still === true) root.setAttribute("data-still", "");
      else root.removeAttribute("data-still");
    }
  };

  var chosen = look.kept(), now = new Date(), hour = now.getHours();
  look.wear(look.of(chosen, now), chosen.text_size, chosen.still);
  if (hour >= $evening || hour < $morning) root.setAttribute("data-evening", "");
  if ("noModule" in document.createElement("script")) root.setAttribute("data-script", "");
})(document.documentElement);
