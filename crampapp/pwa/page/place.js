// Where the page is: whether it came safely, from the home screen, and may be forgotten there.
const standalone = () =>
  matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

// A phone or tablet whose browsers delete what a page keeps when it was not used for a week. An
// iPad says it is a Mac, which has no fingers.
const forgetful = () =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);

// The way to the first step, for somebody else.
const link = () => `${location.origin}${location.pathname}?cramp=now`;

export const place = () => ({
  agent: navigator.userAgent,
  touches: navigator.maxTouchPoints,
  link: link(),
  secure: isSecureContext,
  standalone: standalone(),
  forgets: forgetful() && !standalone(),
});
