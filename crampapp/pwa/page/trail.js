// The rules of the way back, as a phone's user knows it: below a page is the one it was opened from,
// below a tab is home, and below home is what was there before the app. A trail is a list of paths
// from home to here.
const HOME = "/";

// Home is no tab: it is below all of them.
const isTab = (path, tabs) => tabs.includes(path) && path !== HOME;
const above = (path, other) => other.startsWith(path === HOME ? HOME : `${path}/`);

// What becomes of a trail when a path is gone to, how many entries that is back, and else whether it
// takes the place of the last one.
export function followed(trail, path, tabs) {
  const at = trail.lastIndexOf(path);
  if (at >= 0) {
    const back = trail.length - 1 - at;
    return { trail: trail.slice(0, at + 1), back, instead: back === 0 };
  }
  const here = trail.at(-1);
  const instead = above(path, here) || (isTab(path, tabs) && isTab(here, tabs));
  return { trail: [...(instead ? trail.slice(0, -1) : trail), path], back: 0, instead };
}

// The trail of a page that was opened directly: its parents as far as they are pages, from home on.
export const begun = (path, parents) =>
  [...new Set([HOME, ...parents.filter((parent) => above(parent, path)).sort(), path])];
