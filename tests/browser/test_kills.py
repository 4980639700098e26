"""The browser killed again and again: every record that was called saved is there."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.browser.bare_python import START, task
from tests.browser.browsing import READY_MS, Server, profile
from tests.store.killing import change

BY_HAND = 10
LONGEST_MS = 400
"""From the first word of the store until the browser is killed, at most."""
RECORDS = Path(__file__).parents[1] / "store/records.py"

LOGGING = """
import asyncio, json
from datetime import datetime, timedelta
import js
from pyodide.ffi import to_js
from cases.records import episode
from crampapp.domain.episode import Episode
from crampapp.store import log, open_store

def say(**words):
    js.postMessage(to_js(words, dict_converter=js.Object.fromEntries))

async def run():
    # Small, so that a few saves meet checkpoints and compactions.
    log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = 2000, 4000
    store = await open_store()
    found = {int(one.id): one.duration_s for one in await store.newest(Episode, 10**6)}
    health = store.health
    well = health.kind == "opfs" and health.problem is None and not health.quarantined
    step = max(found.values(), default=0)
    say(found=json.dumps(found), well=well)
    while True:
        step += 1
        number, duration = step * 7 % 40, step
        started = datetime(2026, 1, 1) + timedelta(days=9 * number)
        await store.save(episode(number, started=started, duration_s=duration))
        say(saved=step)
        await asyncio.sleep(0)

await run()
"""


@pytest.mark.parametrize("kills", [2, pytest.param(30, marks=pytest.mark.long)])
def test_no_acknowledged_record_is_lost_when_the_browser_is_killed_while_logging(
    playwright: Playwright, server: Server, web: Path, tmp_path: Path, kills: int
) -> None:
    rng = random.Random(kills)
    run = task(web, server, LOGGING, records=RECORDS.read_text(encoding="utf-8"))
    acknowledged = 0
    with profile(playwright, tmp_path) as browser:
        for number in range(kills + 1):
            words: list[dict[str, Any]] = []
            page = browser.context.pages[0]
            page.goto(server.url + "manifest.json")
            page.expose_function("heard", lambda word, words=words: words.append(word))
            page.evaluate(f"(args) => {{ ({START})(args); }}", run)
            for _ in range(READY_MS // 50):
                if words:
                    break
                page.wait_for_timeout(50)
            assert words, browser.problems
            first = words[0]
            found = {int(id): duration for id, duration in json.loads(first["found"]).items()}
            steps = max(found.values(), default=0)
            assert first["well"]
            assert steps >= acknowledged
            assert found == dict(map(change, range(1, steps + 1)))
            if number < kills:
                page.wait_for_timeout(rng.random() * LONGEST_MS)
                browser.kill()
                browser.restart()
            acknowledged = max((word["saved"] for word in words[1:]), default=steps)
    assert acknowledged > kills


@pytest.mark.long
def test_no_saved_record_is_lost_however_often_the_browser_is_killed(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as browser:
        for kills in range(BY_HAND):
            app = browser.open(server.url + "#/history")
            app.shows("Today" if kills else "No cramps recorded")
            assert app.text.count("Delete the cramp") == kills
            app.goto(server.url + "?cramp=now")
            app.tap("It eased")
            app.shows("Saved")
            browser.kill()
            browser.restart()
