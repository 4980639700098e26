"""Somebody with a screen reader: names and roles are all there is, and a press goes to a node.

Assistive technology asks the browser to press a node of the tree; neither a place on the glass nor
a key is involved.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright

from tests.browser.browsing import READY_MS, App, Server, profile, zone_where_it_is
from tests.browser.four_jobs import (
    check_to_result,
    cramp_to_saved,
    make_a_backup,
    set_a_reminder,
)

ROLES = ("button", "tab", "checkbox")


class ScreenReader:
    """Finds by role and name, and has it pressed."""

    def __init__(self, app: App) -> None:
        self.app = app

    def press(self, name: str) -> None:
        found = self.called(name)
        found.wait_for(state="attached", timeout=READY_MS)
        found.dispatch_event("click")

    def called(self, name: str) -> Locator:
        """The first whose name begins so; in an open sheet there is nothing but the sheet."""
        page = self.app.page
        sheet = page.get_by_role("dialog")
        place = sheet if sheet.count() else page.locator("flt-semantics-host")
        found = place.get_by_role("button", name=name, exact=True)
        for role in ROLES:
            found = found.or_(place.get_by_role(role, name=name, exact=True))  # type: ignore[arg-type]
        # Where a line stands below the name, both are read out as one.
        longer = place.get_by_role("button", name=name)
        return found.first if found.count() else found.or_(longer).first


@pytest.fixture(scope="module")
def app(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("semantics")
    with profile(playwright, folder, timezone_id=zone_where_it_is(12)) as browser:
        yield browser.open(server.url)


@pytest.fixture
def reader(app: App, server: Server) -> ScreenReader:
    app.goto(server.url)
    return ScreenReader(app)


def test_a_cramp_is_led_through_and_kept(reader: ScreenReader) -> None:
    cramp_to_saved(reader)


def test_that_it_is_saved_is_spoken(reader: ScreenReader) -> None:
    reader.press("Cramp now")
    reader.app.shows("Straighten your knee.")
    reader.app.page.wait_for_timeout(450)
    reader.press("It eased")
    reader.app.shows("Saved")
    spoken = reader.app.page.locator("flt-semantics-host [aria-live]")
    assert "Saved" in " ".join(spoken.all_inner_texts())


def test_a_check_is_answered_to_its_result(reader: ScreenReader) -> None:
    check_to_result(reader)


def test_a_reminder_is_set(reader: ScreenReader) -> None:
    set_a_reminder(reader)


def test_a_backup_is_made(reader: ScreenReader, tmp_path: Path) -> None:
    make_a_backup(reader, tmp_path)
