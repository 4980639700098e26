// Python's worker: loads the interpreter and our archives, then runs main.py.
// Started by the page at once, in parallel with Flutter, which connects when it is up.
const flet_js = {};

const say = (kind, text = "") => self.postMessage({ kind, text });

async function start({ window, kept, documentUrl, pyodide, archives, late }) {
  self.crampappWindow = window;
  self.crampappKept = kept;
  flet_js.documentUrl = documentUrl;
  const bytes = (url) =>
    fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${url}`);
      return response.arrayBuffer();
    });
  const downloads = Object.fromEntries(Object.entries(archives).map(([name, url]) => [name, bytes(url)]));
  const { loadPyodide } = await import(pyodide);
  const python = await loadPyodide({
    stdout: (text) => console.log(text),
    stderr: (text) => console.warn(text),
  });
  python.registerJsModule("flet_js", flet_js);
  // Machine code cannot be imported from a zip; all else can.
  python.unpackArchive(await downloads.native, "zip", { extractDir: "/lib/native" });
  for (const name of ["wheels", "app"]) {
    python.FS.writeFile(`/lib/${name}.zip`, new Uint8Array(await downloads[name]));
  }
  self.crampappLate = async (name) => {
    python.FS.writeFile(`/lib/${name}.zip`, new Uint8Array(await bytes(late[name])));
    return `/lib/${name}.zip`;
  };
  await python.runPythonAsync(`
import sys, runpy
sys.path[:0] = ["/lib/app.zip", "/lib/wheels.zip", "/lib/native"]
runpy.run_module("main", run_name="__main__")
`);
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
