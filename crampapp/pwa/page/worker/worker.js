// Python's worker: loads the interpreter and our archives, then runs main.py.
// Started by the page at once, in parallel with Flutter, which connects when it is up.
// Its marks (performance.getEntriesByType("mark")) are the timeline of docs/performance.md.
import { download, unzip } from "./archive.js";
import * as snapshot from "./snapshot.js";

const flet_js = {};
const NATIVE = "/lib/native/";
// Long after the first screen: keeping a memory must not delay anybody.
const KEEP_AFTER_MS = 4000;

const say = (kind, text = "") => self.postMessage({ kind, text });
const mark = (name) => performance.mark(name);

async function start({ window, kept, documentUrl, pyodide, archives, late }) {
  mark("worker");
  self.crampappWindow = window;
  self.crampappKept = kept;
  flet_js.documentUrl = documentUrl;
  const key = snapshot.key([import.meta.url, pyodide, ...Object.values(archives)]);
  const found = snapshot.read(key);
  // Before all else, because it is waited for first. Pyodide takes it when it gets there (stock.py).
  const program = [import(pyodide), import(new URL("pyodide.asm.mjs", pyodide))];
  self.crampappProgram = fetch(new URL("pyodide.asm.wasm", pyodide));
  const downloads = Object.fromEntries(Object.entries(archives).map(([name, url]) => [name, download(url)]));
  const libraries = downloads.native.then(unzip);
  // Each is awaited below, but another may fail before.
  for (const part of [...program, self.crampappProgram, ...Object.values(downloads), libraries]) {
    part.catch(() => {});
  }

  const saved = await found;
  let python = null;
  if (saved) {
    try {
      python = await interpreter(program, libraries, saved);
      mark("restored");
    } catch (error) {
      console.info("Python starts afresh:", error.message);
      self.crampappProgram = null;
    }
  }
  const isFresh = python === null;
  python ??= await interpreter(program, libraries);
  mark("interpreter");
  const place = async (name, data) => {
    // The file system keeps these very bytes, without a second copy of them.
    python.FS.writeFile(`/lib/${name}.zip`, await data, { canOwn: true });
    return `/lib/${name}.zip`;
  };
  for (const name of ["wheels", "app"]) await place(name, downloads[name]);
  self.crampappLate = (name) => place(name, download(late[name]));
  let memory = null;
  if (isFresh) {
    unpack(python.FS, await libraries);
    mark("archives");
    python.runPython(PREPARE);
    memory = remember(python);
    mark("imported");
  } else {
    await snapshot.trust();
  }
  python.registerJsModule("flet_js", flet_js);
  await python.runPythonAsync(RUN);
  await flet_js.start_connection((message) => {
    const data = message.toJs();
    self.postMessage(data, [data.buffer]);
  });
  mark("listening");
  say("initialized");
  if (memory) setTimeout(() => {
    snapshot.keep(key, memory).then((done) => done && mark("kept"));
    memory = null;
  }, KEEP_AFTER_MS);
}

// The interpreter with our machine code; with a saved memory it has also imported everything.
async function interpreter(program, libraries, saved = null) {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all(program);
  const python = await loadPyodide({
    stdout: (text) => console.log(text),
    stderr: (text) => console.warn(text),
    env: { PYDANTIC_DISABLE_PLUGINS: "1" },
    ...(saved && { _loadSnapshot: saved.memory }),
    createPyodideModule: async (options) => {
      const linked = new Promise((resolve, reject) => {
        options.preRun.push((module) => link(module, libraries).then(resolve, reject));
      });
      const [module] = await Promise.all([createModule(options), linked, saved?.whole]);
      // The memory of an interpreter with all modules is larger than that of a new one.
      if (saved) {
        const memory = await saved.memory;
        module.growMemory(memory.length - bodyAt(memory));
      }
      return module;
    },
  });
  if (saved) python._api.config._loadSnapshot = null;
  return python;
}

// Loads the machine code before Python runs, so that it lies at the same addresses at each start.
async function link(module, libraries) {
  module.addRunDependency("libraries");
  for (const [path, data] of await libraries) {
    if (!path.endsWith(".so")) continue;
    const library = module.newDSO(NATIVE + path, undefined, "loading");
    library.refcount = Infinity;
    library.global = false;
    const flags = { loadAsync: true, nodelete: true, global: false };
    library.exports = await module.loadWebAssemblyModule(data, flags, NATIVE + path);
  }
  module.removeRunDependency("libraries");
}

// Machine code cannot be imported from a zip; all else can.
function unpack(files, libraries) {
  for (const [path, data] of libraries) {
    files.mkdirTree(NATIVE + path.slice(0, path.lastIndexOf("/")));
    files.writeFile(NATIVE + path, data, { canOwn: true });
  }
}

// The memory as it is now, or null: Python must not hold anything of the page in it.
function remember(python) {
  const { _api: api } = python;
  try {
    api.config._makeSnapshot = true;
    return api.makeSnapshot();
  } catch (error) {
    console.info("This start cannot be kept:", error.message);
    return null;
  } finally {
    api.config._makeSnapshot = false;
  }
}

const bodyAt = (memory) => new Uint32Array(memory.buffer, memory.byteOffset, 4)[1];

// Everything that the first screen needs, and nothing that knows whose phone it is.
const PREPARE = `
import gc, sys
sys.path[:0] = ["/lib/app.zip", "/lib/wheels.zip", "/lib/native"]
gc.disable()
import runpy
import main
import flet.app, flet.messaging.session, concurrent.futures.thread
from crampapp.content import guide
guide()
gc.enable()
gc.freeze()
`;

// A kept memory has the dice of the start that it is from.
const RUN = `
import random, runpy
random.seed()
runpy.run_module("main", run_name="__main__")
`;

self.onmessage = ({ data }) => {
  if (data instanceof Uint8Array) flet_js.send(data);
  else start(data).catch((error) => say("failed", String(error)));
};
