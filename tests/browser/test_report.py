"""The page for the doctor in a real browser: made by Python in the worker, taken, and read back."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from crampapp.store import Store
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import backup
from tests.browser.browsing import READY_MS, App, Profile, Server, profile
from tests.report.pdftools import fonts, info, text
from tests.report.records import NOTE, NOW, check, moment, night_cramps

TOUR = Path(__file__).parents[2] / "build/tour"
CRAMPS = 40


def kept_elsewhere() -> bytes:
    """A backup of somebody's three months."""

    async def written() -> bytes:
        store = await Store.open(MemoryFiles())
        for one in (*night_cramps(CRAMPS, 91, note=f"{NOTE} \N{LEG}"), check()):
            await store.save(one)
        file = Bytes()
        await backup(store, moment(NOW), file)
        return file.data

    return asyncio.run(written())


@pytest.fixture(scope="module")
def browser(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Profile]:
    """A phone in London that has no way of its own to share files."""
    folder = tmp_path_factory.mktemp("report")
    with profile(playwright, folder, timezone_id="Europe/London") as opened:
        opened.context.clock.install(NOW)
        yield opened


@pytest.fixture(scope="module")
def app(browser: Profile, server: Server, tmp_path_factory: pytest.TempPathFactory) -> App:
    """The app with the history of somebody, restored."""
    file = tmp_path_factory.mktemp("backup") / "backup.jsonl"
    file.write_bytes(kept_elsewhere())
    app = browser.open(server.url + "#/settings/data")
    app.tap("Choose a backup")
    app.page.locator("dialog input[type=file]").set_input_files(file)
    app.tap("Merge")
    app.shows("Merged: ")
    app.goto(server.url + "#/history/report")
    app.shows("Hand it over")
    return app
