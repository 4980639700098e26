"""Somebody with a screen reader: names and roles are all there is, and a press goes to a node.

Assistive technology asks the browser to press a node of the tree; neither a place on the glass nor
a key is involved.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.browsing import READY_MS, App, Server, profile, zone_where_it_is
from tests.browser.four_jobs import (
    CALLED,
    check_to_result,
    cramp_to_saved,
    make_a_backup,
    set_a_reminder,
)
from tests.browser.test_handover import WATCHING

PRESSED = """
(name) => {
  const sheet = document.querySelector("dialog[open]");
  const place = sheet ?? document.querySelector("flt-semantics-host");
  const nodes = [...place.querySelectorAll("button, [role=button], [role=tab], [role=checkbox]")];
  nodes.find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === name).click();
}
"""


class ScreenReader:
    """Finds by role and name, and has it pressed."""

    def __init__(self, app: App) -> None:
        self.app = app

    def press(self, name: str) -> None:
        called = self.app.page.wait_for_function(CALLED, arg=name, timeout=READY_MS)
        self.app.page.evaluate(PRESSED, called.json_value())


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
    reader.app.page.evaluate(f"() => {{ {WATCHING} }}")
    cramp_to_saved(reader)
    assert any(said.startswith("Saved") for said in reader.app.page.evaluate("seen.read"))


def test_a_check_is_answered_to_its_result(reader: ScreenReader) -> None:
    check_to_result(reader)


def test_a_reminder_is_set(reader: ScreenReader) -> None:
    set_a_reminder(reader)


def test_a_backup_is_made(reader: ScreenReader, tmp_path: Path) -> None:
    make_a_backup(reader, tmp_path)


@pytest.mark.parametrize("phone", ["Pixel 7", "iPhone 14"])
def test_on_a_phone_everything_is_there_from_the_first_moment(
    playwright: Playwright, server: Server, tmp_path: Path, phone: str
) -> None:
    kind = dict(playwright.devices[phone])
    del kind["default_browser_type"]
    noon = zone_where_it_is(12)
    with profile(playwright, tmp_path, timezone_id=noon, **kind) as browser:
        app = browser.open(server.url)
        assert app.button("Cramp now").count() == 1
        cramp_to_saved(ScreenReader(app))
