"""Python alone in a worker, with the app's archives, as the page starts it; nothing draws."""

from pathlib import Path
from typing import Any

from tests.browser.browsing import Server

WORKER = """
self.onmessage = async ({ data }) => {
  try {
    const { loadPyodide } = await import(data.pyodide);
    const bytes = async (url) => (await fetch(url)).arrayBuffer();
    const python = await loadPyodide();
    python.unpackArchive(await bytes(data.native), "zip", { extractDir: "/lib/native" });
    for (const name of ["wheels", "app"]) {
      python.FS.writeFile(`/lib/${name}.zip`, new Uint8Array(await bytes(data[name])));
    }
    python.FS.mkdirTree("/lib/cases");
    for (const [name, text] of Object.entries(data.files)) {
      python.FS.writeFile(`/lib/cases/${name}`, text);
    }
    self.postMessage(await python.runPythonAsync(data.program));
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
"""

START = """
({ worker, task }) => new Promise((resolve, reject) => {
  const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const started = new Worker(url, { type: "module" });
  // Whatever is said on the way is for whoever listens; the last word is a text.
  started.onmessage = ({ data }) => {
    if (typeof data === "string") resolve(data);
    else if (data.failed) reject(new Error(data.failed));
    else globalThis.heard?.(data);
  };
  started.onerror = (event) => reject(new Error(event.message));
  started.postMessage(task);
})
"""

PREPARE = """
import sys
sys.path[:0] = ["/lib/app.zip", "/lib/wheels.zip", "/lib/native", "/lib"]
"""


def task(web: Path, server: Server, program: str, **files: str) -> dict[str, Any]:
    """What :data:`START` is to run.

    Args:
        web: The built app.
        server: Which serves it.
        program: Python; its last expression is the answer, a text.
        **files: Modules for it, by their name without suffix, in a package ``cases``.
    """
    (pyodide,) = web.glob("pyodide-*")
    archives = {
        name: server.url + next(web.glob(f"{name}-*.zip")).name
        for name in ("native", "wheels", "app")
    }
    modules = {f"{name}.py": text for name, text in {"__init__": "", **files}.items()}
    return {
        "worker": WORKER,
        "task": {
            "pyodide": f"{server.url}{pyodide.name}/pyodide.mjs",
            **archives,
            "files": modules,
            "program": PREPARE + program,
        },
    }
