"""The page for the doctor in a real browser: made by Python in the worker, taken, and read back."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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

    # Playwright's plain interface has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, written()).result()


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """A phone in London that has no way of its own to share files."""
    folder = tmp_path_factory.mktemp("report")
    with profile(playwright, folder, timezone_id="Europe/London") as opened:
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


def test_python_makes_the_page_and_the_person_takes_it(app: App) -> None:
    app.page.screenshot(path=TOUR / "report.png")
    app.tap("Share or save the PDF")
    sheet = app.page.locator("dialog")
    sheet.get_by_text("it leaves this phone").wait_for()
    app.page.screenshot(path=TOUR / "report-sheet.png")
    with app.page.expect_download(timeout=READY_MS) as taken:
        sheet.get_by_role("button", name="Save it on this device").click()
    assert taken.value.suggested_filename.startswith("leg-cramps-")
    assert taken.value.suggested_filename.endswith(".pdf")
    document = Path(taken.value.path()).read_bytes()
    (TOUR / "report.pdf").write_bytes(document)
    assert info(document)["Pages"] == "1"
    assert info(document)["Page size"].endswith("(A4)")
    assert [font["embedded"] for font in fonts(document)] == ["yes"]
    said = " ".join(text(document).split())
    assert NOTE in said
    assert f"{CRAMPS} cramps" in said
    assert "One leg swollen, or sore and warm, red or darker" in said


def test_a_phone_that_can_share_is_asked_to(app: App) -> None:
    app.page.evaluate(
        """() => {
          globalThis.given = [];
          navigator.canShare = ({ files }) => files[0].type === "application/pdf";
          navigator.share = async ({ files }) => {
            const head = new TextDecoder().decode((await files[0].arrayBuffer()).slice(0, 5));
            given.push([files[0].name, head]);
          };
        }"""
    )
    app.tap("Share or save the PDF")
    app.page.locator("dialog").get_by_role("button", name="Send it to another app").click()
    app.shows("is made.")
    (given,) = app.page.evaluate("given")
    assert given[0].endswith(".pdf")
    assert given[1] == "%PDF-"


def test_the_sign_that_cannot_be_printed_asks_for_no_font(app: App, browser: Profile) -> None:
    app.shows("leg (U+1F9B5)")
    app.tap("Read it as text")
    app.shows("Łódź")
    local = ("http://127.0.0.1", "blob:", "data:")
    assert [url for url in browser.requests if not url.startswith(local)] == []


def test_it_works_without_a_network(app: App, server: Server, browser: Profile) -> None:
    app.wait_until_offline_ready()
    server.kill()
    app.page.reload()
    app.wait_until_ready()
    app.shows("Hand it over")
    app.tap("Share or save the PDF")
    with app.page.expect_download(timeout=READY_MS) as taken:
        app.page.get_by_role("button", name="Save it on this device").click()
    assert info(Path(taken.value.path()).read_bytes())["Pages"] == "1"
    assert browser.problems == []
