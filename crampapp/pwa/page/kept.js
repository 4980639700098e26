// What the page keeps between starts: small texts that are needed at once.
const PREFIX = "crampapp.";

// Some private windows have no place for texts.
function storage(use) {
  try {
    return use(localStorage);
  } catch (error) {
    console.warn("Not kept:", error.message);
    return undefined;
  }
}

export const all = () =>
  storage((place) =>
    Object.fromEntries(
      Object.keys(place)
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => [name.slice(PREFIX.length), place.getItem(name)]),
    ),
  ) ?? {};

const read = (name) => storage((place) => place.getItem(PREFIX + name)) ?? null;
export const write = (name, text) => storage((place) => place.setItem(PREFIX + name, text));

export function parsed(name) {
  try {
    return JSON.parse(read(name));
  } catch {
    return null;
  }
}

export const drop = (name) => storage((place) => place.removeItem(PREFIX + name));
