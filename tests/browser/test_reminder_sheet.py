"""The sheet that asks for notifications: what it says where, and that anybody can use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser import checkers
from tests.browser.browsing import App, Profile, Server
from tests.browser.ringing import ASK
from tests.browser.shell import open_shell, until

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5"
ANDROID = "Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 Chrome/140.0 Mobile"
COMPUTER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0"
TARGET = 48
"""Pixels of a finger."""

BECOME = """
([agent, permission, answer]) => {
  Object.defineProperty(navigator, "userAgent", { get: () => agent });
  if (permission === "unsupported") {
    delete window.Notification;
    return;
  }
  Object.defineProperty(Notification, "permission", { get: () => permission });
  // The browser's own question, which nobody can answer here.
  Notification.requestPermission = async () => {
    window.underATap = navigator.userActivation.isActive;
    return permission = answer;
  };
}
"""
LOAD = """
() => {
  const [main] = document.querySelectorAll("script[type=module]");
  return import(new URL("reminders.js", main.src).href).then(() => undefined);
}
"""
OPEN = f"""
() => {{
  window.told = null;
  ({ASK})(["ask", {{}}]).then((told) => {{ window.told = told; }});
}}
"""
FIND = """
async () => {
  const { violations } = await axe.run(document.querySelector("dialog"));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
"""

SITUATIONS = {
    "never asked": (ANDROID, "default", "May crampapp remind you?"),
    "blocked on Android": (ANDROID, "denied", "touch and hold crampapp"),
    "blocked on an iPhone": (IPHONE, "denied", "Open the Settings of the phone."),
    "blocked on a computer": (COMPUTER, "denied", "Load the page again."),
    "in a tab of an iPhone": (IPHONE, "unsupported", "Choose “Add to Home Screen”."),
    "in an old browser": (COMPUTER, "unsupported", "into your calendar instead"),
}


@contextmanager
def sheet_on(
    browser: Profile, url: str, agent: str, permission: str, answer: str = "granted"
) -> Iterator[tuple[Page, Locator]]:
    """The sheet on such a device, opened by Python; the browser's own question gets this answer."""
    with open_shell(browser, url) as page:
        page.evaluate(BECOME, [agent, permission, answer])
        page.evaluate(LOAD)
        yield page, opened(page)


def opened(page: Page) -> Locator:
    page.evaluate(OPEN)
    sheet = page.get_by_role("dialog")
    sheet.wait_for()
    return sheet


def told(page: Page) -> Any:
    """What Python is told when the sheet has closed."""
    until(page, "window.told !== null")
    return page.evaluate("window.told.permission")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_situation_has_its_words_and_axe_finds_nothing_in_any_look(
    browser: Profile, server: Server, situation: str
) -> None:
    agent, permission, words = SITUATIONS[situation]
    with sheet_on(browser, server.url, agent, permission) as (page, sheet):
        assert words in sheet.inner_text()
        page.evaluate(checkers.axe())
        for look in ("light", "dark", "black"):
            page.emulate_media(color_scheme="light" if look == "light" else "dark")
            if look == "black":
                page.evaluate("document.documentElement.dataset.look = 'black'")
            assert page.evaluate(FIND) == []
        for button in sheet.get_by_role("button").all():
            assert (button.bounding_box() or {})["height"] >= TARGET


@pytest.mark.long
@pytest.mark.parametrize("situation", SITUATIONS)
def test_lighthouse_gives_full_marks(
    debugged: tuple[Profile, int], server: Server, situation: str
) -> None:
    browser, debugging = debugged
    agent, permission, words = SITUATIONS[situation]
    with sheet_on(browser, server.url, agent, permission) as (_page, sheet):
        found = checkers.lighthouse_on_tab(debugging, server.url)
        assert found == {"score": 1, "failed": []}
        assert words in sheet.inner_text()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_cut_off_with_huge_letters_and_every_button_can_be_reached(
    browser: Profile, server: Server, width: int
) -> None:
    with sheet_on(browser, server.url, IPHONE, "unsupported") as (page, sheet):
        page.set_viewport_size({"width": width, "height": 568})
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        assert sheet.evaluate("(sheet) => sheet.scrollWidth <= sheet.clientWidth")
        sheet.get_by_role("button", name="Close").click()
        assert told(page) == "unsupported"


def test_the_browser_is_asked_under_the_tap_itself(browser: Profile, server: Server) -> None:
    with sheet_on(browser, server.url, ANDROID, "default") as (page, sheet):
        sheet.get_by_role("button", name="Turn on reminders").click()
        sheet.wait_for(state="detached")
        assert page.evaluate("window.underATap")
        assert told(page) == "granted"


def test_whoever_blocks_them_reads_how_to_allow_them_again(
    browser: Profile, server: Server
) -> None:
    with sheet_on(browser, server.url, ANDROID, "default", answer="denied") as (page, sheet):
        sheet.get_by_role("button", name="Turn on reminders").click()
        sheet.get_by_role("heading", name="Notifications are blocked").wait_for()
        sheet.get_by_role("button", name="Close").click()
        assert told(page) == "denied"


def test_not_now_leaves_it_unasked(browser: Profile, server: Server) -> None:
    with sheet_on(browser, server.url, ANDROID, "default") as (page, sheet):
        sheet.get_by_role("button", name="Not now").click()
        assert told(page) == "default"
        assert page.evaluate("window.underATap") is None


def test_the_keys_belong_to_the_sheet_while_flutter_runs_beneath_it(
    browser: Profile, server: Server
) -> None:
    app: App = browser.open(server.url)
    focused = "document.activeElement.textContent"
    opened(app.page)
    until(app.page, f"{focused} === 'May crampapp remind you?'")
    app.page.keyboard.press("Tab")
    assert app.page.evaluate(focused) == "Turn on reminders"
    app.page.keyboard.press("Tab")
    assert app.page.evaluate(focused) == "Not now"
    app.page.keyboard.press("Enter")
    assert told(app.page) == "default"
    opened(app.page)
    app.page.keyboard.press("Escape")
    assert told(app.page) == "default"
