// Python's worker: loads the interpreter and our archives, then runs main.py.
// Started by the page at once, in parallel with Flutter, which connects when it is up.
// Its marks (performance.getEntriesByType("mark")) are the timeline of docs/performance.md.
const flet_js = {};

const say = (kind, text = "") => self.postMessage({ kind, text });
const mark = (name) => performance.mark(name);

async function bytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start({ window, kept, documentUrl, pyodide, archives, late }) {
  mark("worker");
  self.crampappWindow = window;
  self.crampappKept = kept;
  flet_js.documentUrl = documentUrl;
  const downloads = Object.fromEntries(Object.entries(archives).map(([name, url]) => [name, bytes(url)]));
  const { loadPyodide } = await import(pyodide);
  const python = await loadPyodide({
    stdout: (text) => console.log(text),
    stderr: (text) => console.warn(text),
  });
  mark("interpreter");
  python.registerJsModule("flet_js", flet_js);
  const place = async (name, data) => {
    // The file system keeps these very bytes, without a second copy of them.
    python.FS.writeFile(`/lib/${name}.zip`, await data, { canOwn: true });
    return `/lib/${name}.zip`;
  };
  // Machine code cannot be imported from a zip; all else can.
  python.unpackArchive(await downloads.native, "zip", { extractDir: "/lib/native" });
  for (const name of ["wheels", "app"]) await place(name, downloads[name]);
  self.crampappLate = (name) => place(name, bytes(late[name]));
  mark("archives");
  await python.runPythonAsync(`
import sys, runpy
sys.path[:0] = ["/lib/app.zip", "/lib/wheels.zip", "/lib/native"]
runpy.run_module("main", run_name="__main__")
`);
  mark("imported");
  await flet_js.start_connection((message) => {
    const data = message.toJs();
    self.postMessage(data, [data.buffer]);
  });
  say("initialized");
}

self.onmessage = ({ data }) => {
  if (data instanceof Uint8Array) flet_js.send(data);
  else start(data).catch((error) => say("failed", String(error)));
};
