"""The contract of the store on the storage of a browser, in the Python that the app runs on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.browsing import Server, profile

CONTRACT = Path(__file__).parents[1] / "store"
LONGEST_MS = 120_000

# As the page starts Python: a module worker from a blob, with the archives of the build.
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
    self.postMessage(String(error));
  }
};
"""

PROGRAM = """
import json, sys, traceback
sys.path[:0] = ["/lib/app.zip", "/lib/wheels.zip", "/lib/native", "/lib"]
import js
from cases import contract
from crampapp.store import Store, indexed_db
from crampapp.store.opening import BrowserDevice

class Database:
    open = staticmethod(indexed_db.IndexedDbFiles.open)
    glance = staticmethod(indexed_db.glance)

async def run():
    said = {}
    for kind, device in (("indexeddb", Database()), ("opfs", BrowserDevice())):
        for case in (*contract.CASES, *contract.LOCKED_CASES):
            files = await device.open()
            for file in (*files.logs, files.aside):
                file.truncate(0)
            await files.durable()
            store = await Store.open(files, device=device)
            try:
                assert store.health.kind == kind, store.health
                await case(store, device)
                said[f"{kind} {case.__name__}"] = ""
            except Exception:
                said[f"{kind} {case.__name__}"] = traceback.format_exc()
            finally:
                try:
                    await store.close()
                except Exception:
                    pass
        if kind == "indexeddb":
            # Else the store would stay where it began.
            js.indexedDB.deleteDatabase("crampapp")
    return json.dumps(said)

await run()
"""

START = """
({ worker, task }) => new Promise((resolve, reject) => {
  const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const started = new Worker(url, { type: "module" });
  started.onmessage = ({ data }) => resolve(data);
  started.onerror = (event) => reject(new Error(event.message));
  started.postMessage(task);
})
"""


@pytest.fixture
def page(playwright: Playwright, server: Server, tmp_path: Path) -> Iterator[Page]:
    """A page of the app's origin on which nothing runs."""
    with profile(playwright, tmp_path) as browser:
        opened = browser.context.pages[0]
        opened.goto(server.url + "manifest.json")
        yield opened


def test_the_contract_of_the_store_holds_on_opfs_and_indexeddb(
    page: Page, server: Server, web: Path
) -> None:
    (pyodide,) = web.glob("pyodide-*")
    archives = {
        name: server.url + next(web.glob(f"{name}-*.zip")).name
        for name in ("native", "wheels", "app")
    }
    files = {
        name: CONTRACT.joinpath(name).read_text(encoding="utf-8")
        for name in ("contract.py", "records.py")
    }
    task = {
        "pyodide": f"{server.url}{pyodide.name}/pyodide.mjs",
        **archives,
        "files": {"__init__.py": "", **files},
        "program": PROGRAM,
    }
    page.set_default_timeout(LONGEST_MS)
    said = json.loads(page.evaluate(START, {"worker": WORKER, "task": task}))
    assert len(said) > 20
    assert {case: error for case, error in said.items() if error} == {}
