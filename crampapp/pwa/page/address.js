// Where the person is, or wants to go: an address of Python's screens. Nothing is loaded by it;
// Flutter and Python look at it when they start. Flutter writes over the page's address what it found
// at its own start, so that it is remembered here.
let here = location.hash.slice(1);

export const address = () => here;

// Without a way back to where it was.
export function stay(hash) {
  here = hash.slice(1);
  history.replaceState(history.state, "", location.pathname + hash);
}

// With one.
export function visit(hash) {
  here = hash.slice(1);
  if (location.hash !== hash) location.hash = hash;
}
