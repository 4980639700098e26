"""Somebody with a keyboard alone: no mouse, no finger, no click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.browsing import READY_MS, App, Server, profile, zone_where_it_is
from tests.browser.four_jobs import (
    CALLED,
    check_to_result,
    cramp_to_saved,
    ease,
    make_a_backup,
    set_a_reminder,
)

KEY_MS = 100
MOST_TABS = 60
"""More of them to reach one thing, and nobody would find it."""

HELD = """
() => {
  const held = document.activeElement;
  if (!held || held === document.body || held.tagName === "FLUTTER-VIEW") return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(held);
  const tree = held.closest("flt-semantics-host")?.querySelector("flt-semantics");
  const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 3;
  return {
    name: (held.getAttribute("aria-label") ?? held.textContent).trim(),
    // What is drawn around a text field is Flutter's own.
    seen: held.tagName === "INPUT" || ring && (!tree || getComputedStyle(tree).filter === "none"),
  };
}
"""


class Keyboard:
    """Goes on with Tab until it is there; presses with Enter and with Space in turn."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._keys = ["Enter", "Space"]

    def press(self, name: str) -> None:
        called = self.app.page.wait_for_function(CALLED, arg=name, timeout=READY_MS)
        self.reach(called.json_value())
        # As long as a finger takes to the next key.
        self.app.page.wait_for_timeout(KEY_MS)
        self.app.page.keyboard.press(self._keys[0])
        self._keys.reverse()

    def reach(self, name: str) -> None:
        """Tab to what is called so; whatever has the focus must be seen to have it."""
        passed = []
        for _ in range(MOST_TABS):
            self.app.page.keyboard.press("Tab")
            held = self.app.page.evaluate(HELD)
            if held is None:
                continue
            passed.append(held["name"])
            assert held["seen"], f"nobody sees that {held['name']!r} is chosen"
            if held["name"] == name:
                return
        raise AssertionError(f"Tab does not come to {name!r}, but past {passed}")


@pytest.fixture(scope="module")
def app(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("keyboard")
    with profile(playwright, folder, timezone_id=zone_where_it_is(12)) as browser:
        yield browser.open(server.url)


@pytest.fixture
def keyboard(app: App, server: Server) -> Keyboard:
    app.goto(server.url)
    return Keyboard(app)


def test_a_cramp_is_led_through_and_kept(keyboard: Keyboard) -> None:
    cramp_to_saved(keyboard)


def test_a_check_is_answered_to_its_result(keyboard: Keyboard) -> None:
    check_to_result(keyboard)


def test_a_reminder_is_set(keyboard: Keyboard) -> None:
    set_a_reminder(keyboard)


def test_a_backup_is_made(keyboard: Keyboard, tmp_path: Path) -> None:
    make_a_backup(keyboard, tmp_path)


def test_a_sheet_holds_the_focus_until_escape_and_then_gives_it_back(keyboard: Keyboard) -> None:
    keyboard.press("Settings")
    keyboard.press("Your data")
    keyboard.press("Choose a backup")
    sheet = keyboard.app.page.get_by_role("dialog", name="Restore a backup")
    sheet.wait_for()
    for _ in range(6):
        keyboard.app.page.keyboard.press("Tab")
        assert keyboard.app.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    keyboard.app.page.keyboard.press("Escape")
    sheet.wait_for(state="detached")
    held = keyboard.app.page.evaluate(HELD)
    assert held
    assert held["name"] == "Choose a backup"


def test_tab_goes_the_way_the_player_is_read_out_and_shows_where_it_is(keyboard: Keyboard) -> None:
    keyboard.press("Cramp now")
    keyboard.app.button("It eased").wait_for(state="attached", timeout=READY_MS)
    page = keyboard.app.page
    names = page.evaluate(
        """() => [...document.querySelectorAll("flt-semantics-host flt-semantics[tabindex='0']")]
          .map((one) => (one.getAttribute("aria-label") ?? one.textContent).trim())"""
    )
    keyboard.reach(names[0])
    height = page.evaluate("innerHeight")
    for name in [*names[1:], names[0]]:
        page.keyboard.press("Tab")
        held = page.evaluate(HELD)
        assert held["name"] == name
        page.wait_for_function(
            """(height) => {
              const { top, bottom } = document.activeElement.getBoundingClientRect();
              return top >= -1 && bottom <= height + 1;
            }""",
            arg=height,
        )
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(HELD)["name"] == names[-1]
    ease(keyboard)
