"""Python's memory, kept on the phone for a faster start: used when it fits, else done without."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.browsing import App, Profile, Server, profile

OVERWRITE = """async ({ text, at, size }) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("crampapp-start");
  const writable = await (await folder.getFileHandle("memory")).createWritable(
    { keepExistingData: true });
  if (text) await writable.write({ type: "write", position: at, data: text });
  if (size) await writable.truncate(size);
  await writable.close();
}"""


def used_its_memory(app: App) -> bool:
    """Whether Python began with what an earlier start has kept."""
    (worker,) = app.page.workers
    return bool(worker.evaluate("performance.getEntriesByName('restored').length"))


def client_compilations(page: Page) -> Callable[[], list[dict[str, Any]]]:
    """What the browser says, from now on until it is asked, of each time it compiled the client."""
    tracing = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    ended: list[object] = []
    tracing.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    tracing.on("Tracing.tracingComplete", lambda end: ended.append(end))
    tracing.send("Tracing.start", {"categories": "v8,devtools.timeline"})

    def until_now() -> list[dict[str, Any]]:
        tracing.send("Tracing.end")
        while not ended:
            page.wait_for_timeout(50)
        scripts = [event["args"]["data"] for event in events if event["name"] == "v8.compile"]
        return [script for script in scripts if "main.dart.js" in script["url"]]

    return until_now


@contextmanager
def phone(
    playwright: Playwright, folder: Path, server: Server, **options: str
) -> Iterator[Profile]:
    """A phone that has been started once and has kept Python's memory."""
    with profile(playwright, folder, **options) as browser:
        app = browser.open(server.url)
        assert not used_its_memory(app)
        app.wait_until_python_is_kept()
        yield browser
        assert browser.problems == []


@pytest.fixture(scope="module")
def started(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Profile]:
    with phone(playwright, tmp_path_factory.mktemp("phone"), server) as browser:
        yield browser


def log_a_cramp(app: App) -> None:
    """Have a cramp that eases."""
    app.tap("Cramp now")
    app.tap("It eased")
    app.shows("Saved")


def test_two_starts_from_one_memory_give_different_ids(started: Profile, server: Server) -> None:
    for _ in range(2):
        app = started.open(server.url)
        assert used_its_memory(app)
        log_a_cramp(app)
        app.done()
    app = started.open(server.url + "#/history")
    app.shows("Today")
    # Records of one id would be one record.
    assert app.text.count("Delete the cramp") == 2


@pytest.mark.parametrize(
    "damage",
    [
        {"size": 30_000_000},
        {"size": 2000},
        {"text": "\x01\x02\x03\x04", "at": 20_000_000},
        {"text": '{"key": "of another version"}', "at": 0},
        {"text": "no header at all", "at": 0},
    ],
    ids=["truncated", "cut to nothing", "flipped bytes", "another version", "garbage"],
)
def test_a_damaged_memory_costs_time_and_nothing_else(
    started: Profile, server: Server, damage: dict[str, object]
) -> None:
    app = started.open(server.url)
    if not used_its_memory(app):
        app.wait_until_python_is_kept()
    app.page.evaluate(OVERWRITE, damage)
    app.page.reload()
    app.wait_until_ready()
    assert not used_its_memory(app)
    app.button("Cramp now").wait_for()


def test_a_start_that_did_not_end_well_is_followed_by_one_without_memory(
    started: Profile, server: Server
) -> None:
    app = started.open(server.url)
    if not used_its_memory(app):
        app.wait_until_python_is_kept()
    app.page.evaluate(
        """async () => {
          const root = await navigator.storage.getDirectory();
          const folder = await root.getDirectoryHandle("crampapp-start");
          await folder.getFileHandle("trying", { create: true });
        }"""
    )
    app.page.reload()
    app.wait_until_ready()
    assert not used_its_memory(app)


def test_a_memory_from_london_shows_the_time_of_tokyo(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with phone(playwright, tmp_path, server, timezone_id="Europe/London"):
        pass
    with profile(playwright, tmp_path, timezone_id="Asia/Tokyo") as browser:
        app = browser.open(server.url)
        log_a_cramp(app)
        app.done()
        app = browser.open(server.url + "#/history")
        app.shows("Today")
        now = datetime.now(UTC).astimezone(ZoneInfo("Asia/Tokyo"))
        times = {f"{now - timedelta(minutes=passed):%H:%M}" for passed in range(5)}
        assert any(f"Delete the cramp at {time}" in app.text for time in times)


def test_the_second_start_has_the_client_compiled(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as browser:
        app = browser.open(server.url)
        app.wait_until_offline_ready()
        app.wait_until_compiled()
        assert app.page.locator("iframe").count() == 0
        browser.close()
        browser.restart()
        page = browser.context.new_page()
        compiled = client_compilations(page)
        App(page).goto(server.url)
        assert [bool(script.get("consumedCacheSize")) for script in compiled()] == [True]
        assert browser.problems == []


def test_two_windows_that_start_at_once_both_start(started: Profile, server: Server) -> None:
    first = App(started.context.pages[0])
    second = App(started.context.new_page())
    first.page.goto(server.url, wait_until="commit")
    second.page.goto(server.url, wait_until="commit")
    second.wait_until_ready()
    first.page.bring_to_front()
    first.wait_until_ready()
    second.page.close()


def test_a_start_in_a_tab_behind_another_is_finished_when_it_is_looked_at(
    started: Profile, server: Server
) -> None:
    front = started.context.pages[0]
    behind = App(started.context.new_page())
    front.bring_to_front()
    behind.page.goto(server.url, wait_until="commit")
    behind.page.bring_to_front()
    behind.wait_until_ready()
    behind.button("Cramp now").wait_for()
    behind.page.close()
