// The last failures of the page: kind and place, never their words, which can quote what was typed.
const MOST = 10;
const seen = [];

const placed = (text) => /([\w.-]+\.m?js)[^\s:]*:(\d+)/.exec(text ?? "")?.slice(1).join(":") ?? "";

function note(error, place) {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  seen.push(`${kind} ${place}`.trim());
  if (seen.length > MOST) seen.shift();
}

addEventListener("error", ({ error, filename, lineno }) => note(error, placed(`${filename}:${lineno}`)));
addEventListener("unhandledrejection", ({ reason }) => note(reason, placed(reason?.stack)));

export const failures = () => [...seen];
