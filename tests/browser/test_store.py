"""The contract of the store on the storage of a browser, in the Python that the app runs on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.bare_python import START, task
from tests.browser.browsing import Server, profile

CONTRACT = Path(__file__).parents[1] / "store"
LONGEST_MS = 120_000

PROGRAM = """
import json, traceback
import js
from cases import contract
from crampapp.store import Store, indexed_db
from crampapp.store.opening import BrowserDevice

class Database(BrowserDevice):
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
    names = ("contract", "records")
    files = {name: CONTRACT.joinpath(f"{name}.py").read_text(encoding="utf-8") for name in names}
    page.set_default_timeout(LONGEST_MS)
    said = json.loads(page.evaluate(START, task(web, server, PROGRAM, **files)))
    assert len(said) > 20
    assert {case: error for case, error in said.items() if error} == {}
