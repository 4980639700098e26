// Messages to and from Python's worker, over the BroadcastChannel that all windows of the app share.
export const windowName = [...crypto.getRandomValues(new Uint32Array(2))].join("-");

const channel = new BroadcastChannel("crampapp");
const told = new Map();
const verbs = {};

// Python may not listen yet: what it was told last of each kind is told again when it does.
export function tell(kind, data = {}) {
  told.set(kind, data);
  channel.postMessage({ ...data, kind, from: "page", window: windowName });
}

// Do this whenever Python asks for it.
export const answer = (more) => Object.assign(verbs, more);

answer({ listening: ({ to }) => told.has(to) && tell(to, told.get(to)) });

channel.onmessage = ({ data }) => {
  if (data.from === "python" && data.window === windowName) verbs[data.kind]?.(data);
};
