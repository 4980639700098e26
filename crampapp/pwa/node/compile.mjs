// Runs modules.py inside Pyodide: only the interpreter of the phone can write its bytecode.
// Arguments: pyodide.mjs, modules.py, and a folder in which modules.py finds sources.zip.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [pyodide, script, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(pyodide));
const python = await loadPyodide({
  // Nobody has the sources beside the phone, so that columns are of no use; lines are.
  env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
});
python.mountNodeFS("/archives", folder);
try {
  python.runPython(await readFile(script, "utf8"));
} catch (error) {
  // Node itself would print the line of Pyodide that threw, which is all of Pyodide.
  console.error(error.message);
  process.exitCode = 1;
}
