"""What the store costs in a browser, on its private file system."""

import base64
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench.store import HOME, MONTHS, PER_MONTH, Figure, history, keep
from tests.browser.bare_python import START, task
from tests.browser.browsing import profile, serve

WEB = Path(__file__).parents[2] / "build/web"
RECORDS = Path(__file__).parents[1] / "store/records.py"
LONGEST_MS = 300_000
PORT = 8577

MEASURING = """
import base64, json
from datetime import datetime
import js
from cases.records import episode
from crampapp.domain.episode import Episode
from crampapp.store import open_store
from crampapp.store.opfs import OpfsFiles

LOGS = {
    name: base64.b64decode(open(f"/lib/cases/{name}.py").read()) for name in ("month", "decade")
}

async def put(name):
    files = await OpfsFiles.open()
    for file in (*files.logs, files.aside):
        file.truncate(0)
    files.logs[0].append(LOGS[name])
    files.logs[0].flush()
    await files.close()

async def home():
    began = js.performance.now()
    store = await open_store()
    shown = await store.newest(Episode, %(home)d)
    took = js.performance.now() - began
    assert len(shown) == %(home)d and store.health.kind == "opfs", store.health
    await store.close()
    return took

async def save(store, number):
    record = episode(number, started=datetime(2026, 11, 30, 12, number))
    began = js.performance.now()
    await store.save(record)
    return js.performance.now() - began

async def run():
    times = {name: [] for name in LOGS}
    for _ in range(9):
        # By turns: what slows the machine down slows both. The last one leaves the decade.
        for name in LOGS:
            await put(name)
            await home()
            times[name].append(await home())
    store = await open_store()
    saves = [await save(store, number) for number in range(50)]
    await store.close()
    return json.dumps({**times, "save": saves[5:]})

await run()
"""


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure; of the build that is there."""
    decade = history(MONTHS)
    with tempfile.TemporaryDirectory() as folder:
        logs = {}
        for name, episodes in (("decade", decade), ("month", decade[-PER_MONTH:])):
            keep(episodes, Path(folder, name))
            logs[name] = base64.b64encode(Path(folder, name, "log-a").read_bytes()).decode()
        records = RECORDS.read_text(encoding="utf-8")
        server = serve(WEB, PORT)
        try:
            run = task(WEB, server, MEASURING % {"home": HOME}, records=records, **logs)
            with sync_playwright() as playwright, profile(playwright, Path(folder)) as browser:
                page = browser.context.pages[0]
                page.set_default_timeout(LONGEST_MS)
                page.goto(server.url + "manifest.json")
                times = json.loads(page.evaluate(START, run))
        finally:
            server.kill()
    found = {name: median(each) for name, each in times.items()}
    yield "store.browser.save_ms", found["save"], "ms"
    yield "store.browser.home_10y_extra_ms", found["decade"] - found["month"], "ms"
