"""Settings in a real browser: kept over a reload from the first frame on, and the way back."""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.browsing import App, Profile, Server, profile, zone_where_it_is
from tests.browser.test_shell_night import MEAN_LIGHT


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    noon = zone_where_it_is(12)
    folder = tmp_path_factory.mktemp("settings")
    with profile(playwright, folder, timezone_id=noon, color_scheme="light") as opened:
        opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield opened


def path(page: Page) -> str:
    return str(page.evaluate("location.hash.slice(1).split('?')[0] || '/'"))


def arrives(app: App, at: str) -> None:
    """Wait until the address is this one; the page's policy forbids Playwright's own way."""
    for _ in range(250):
        if path(app.page) == at:
            return
        app.page.wait_for_timeout(40)
    raise AssertionError(f"{path(app.page)} and not {at}")


def open_row(app: App, title: str) -> None:
    """Open a row of the list; its line is part of its name."""
    host = app.page.locator("flt-semantics-host")
    host.get_by_role("button", name=re.compile(rf"^{title}\b")).first.click()


def test_the_page_goes_back_as_a_phone_does(browser: Profile, server: Server) -> None:
    app = browser.open(server.url)
    app.tap("Settings")
    app.shows("Voice and signals")
    open_row(app, "Look")
    app.shows("Night hours")
    app.page.go_back()
    arrives(app, "/settings")
    app.shows("Voice and signals")
    open_row(app, "About you")
    arrives(app, "/you")
    # The button of the page and the browser's own way come to the same.
    app.tap("Back")
    arrives(app, "/settings")
    app.page.go_back()
    arrives(app, "/")
    app.button("Cramp now").wait_for()
    app.page.evaluate("location.hash = '/check'")
    app.shows("What causes it?")
    app.page.get_by_role("tab", name="History").click()
    arrives(app, "/history")
    app.page.go_back()
    arrives(app, "/")
    app.tap("Settings")
    open_row(app, "Units")
    arrives(app, "/settings/units")
    app.page.keyboard.press("Escape")
    arrives(app, "/settings")
    app.page.keyboard.press("Escape")
    arrives(app, "/")
    assert app.page.evaluate("history.state.trail") == ["/"]


def test_a_page_opened_directly_has_its_parents_below(browser: Profile, server: Server) -> None:
    page = browser.context.pages[0]
    page.goto("about:blank")
    app = App(page)
    app.goto(server.url + "#/settings/about/diagnostics")
    app.shows("Browser: Mozilla")
    app.tap("Copy")
    app.shows("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r"crampapp [\d.]+, build [0-9a-f]{10}\nBrowser: Mozilla", copied)
    assert "Storage: opfs, kept" in copied
    assert all(line in app.text for line in copied.splitlines())
    for parent in ("/settings/about", "/settings", "/"):
        page.go_back()
        arrives(app, parent)


def test_black_and_large_text_hold_from_the_first_frame_of_the_next_start(
    browser: Profile, server: Server
) -> None:
    browser.context.pages[0].goto("about:blank")
    app = browser.open(server.url + "#/settings/look")
    app.shows("Night hours")
    assert looks(app.page) == ("light dark", "#FAF6EF", "")
    app.tap("Dark")
    until_looks(app, ("dark", "#151310", ""))
    app.tap("Black")
    until_looks(app, ("dark", "#000000", ""))
    app.tap("150 %")
    until_looks(app, ("dark", "#000000", "150%"))
    app.page.wait_for_timeout(500)
    assert brightest(app.page) < 40
    # Of the next start only the head of the page.
    app.page.route("**/main.js", lambda route: route.fulfill(status=404))
    app.page.goto("about:blank")
    app.page.goto(server.url)
    assert looks(app.page) == ("dark", "#000000", "150%")
    app.page.unroute("**/main.js")
    app.page.goto("about:blank")
    app.goto(server.url + "#/settings/look")
    app.shows("Night hours")
    assert looks(app.page) == ("dark", "#000000", "150%")
    app.page.wait_for_timeout(500)
    assert brightest(app.page) < 40
    app.tap("100 %")
    app.tap("As this device")
    until_looks(app, ("light dark", "#FAF6EF", ""))


GROUND = "getComputedStyle(document.body).backgroundColor"
BLACK, DARK, LIGHT = "rgb(0, 0, 0)", "rgb(21, 19, 16)", "rgb(250, 246, 239)"
BY_DAY = '"night_hours": {"begin": "09:30:00", "end": "17:00:00"}'


@pytest.mark.parametrize(
    ("kept", "hour", "device", "ground"),
    [
        ("{}", "12:00", "light", LIGHT),
        ("{}", "12:00", "dark", DARK),
        ('{"theme": "dark"}', "12:00", "light", DARK),
        ('{"theme": "light"}', "12:00", "dark", LIGHT),
        ('{"theme": "light"}', "03:10", "light", BLACK),
        ('{"dark": true, "theme": "light"}', "12:00", "light", BLACK),
        (f"{{{BY_DAY}}}", "12:00", "light", BLACK),
        (f"{{{BY_DAY}}}", "03:10", "light", LIGHT),
        ('{"theme": "sepia", "text_size": "big", "night_hours": 7}', "03:10", "light", BLACK),
        ('{"night_hours": {"begin": "25:00", "end": "09:00"}}', "07:00", "light", LIGHT),
        ("{", "12:00", "light", LIGHT),
        ("7", "03:10", "light", BLACK),
    ],
)
def test_the_page_before_python_follows_what_is_kept(
    browser: Profile,
    server: Server,
    kept: str,
    hour: str,
    device: Literal["light", "dark"],
    ground: str,
) -> None:
    page = browser.context.new_page()
    page.emulate_media(color_scheme=device)
    page.clock.install(time=f"2026-11-24T{hour}:00{offset(page)}")
    page.route("**/boot.js", lambda r: r.fulfill(content_type="text/javascript", body=""))
    page.add_init_script(f"localStorage.setItem('crampapp.preferences', {json.dumps(kept)})")
    page.goto(server.url)
    before = page.evaluate(GROUND)
    page.wait_for_selector("html[data-guide]")
    page.wait_for_timeout(300)
    after = page.evaluate(GROUND)
    page.evaluate("localStorage.clear()")
    page.close()
    assert (before, after) == (ground, ground)


def offset(page: Page) -> str:
    """Of the zone that the browser is in, such as ``+02:00``."""
    minutes = -int(page.evaluate("new Date().getTimezoneOffset()"))
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def test_the_region_is_that_of_the_numbers_in_the_page_and_in_the_app(
    browser: Profile, server: Server
) -> None:
    browser.context.pages[0].goto("about:blank")
    app = browser.open(server.url + "#/settings/region")
    app.tap("New Zealand: 111. Advice: 0800 611 116")
    app.shows("You chose this.")
    app.page.wait_for_timeout(200)
    # The page alone, before Python.
    app.page.route("**/boot.js", lambda r: r.fulfill(content_type="text/javascript", body=""))
    app.page.goto("about:blank")
    app.page.goto(server.url + "#/relief/signs")
    app.page.wait_for_selector("html[data-guide]")
    assert app.page.locator('a[href="tel:111"]').first.inner_text() == "Call 111"
    app.page.unroute("**/boot.js")
    app.page.reload()
    app.wait_until_ready()
    app.shows("Not like other cramps?")


def looks(page: Page) -> tuple[str, str, str]:
    """The colour scheme of the page, the colour of the bars around it, and the size of letters."""
    found: Any = page.evaluate(
        """() => [
          getComputedStyle(document.documentElement).colorScheme,
          document.querySelector("meta[name=theme-color]").content,
          document.documentElement.style.fontSize,
        ]"""
    )
    return tuple(found)


def until_looks(app: App, wanted: tuple[str, str, str]) -> None:
    for _ in range(100):
        if looks(app.page) == wanted:
            return
        app.page.wait_for_timeout(50)
    raise AssertionError(f"{looks(app.page)} and not {wanted}")


def brightest(page: Page) -> float:
    """Mean lightness of a picture of the page, of 255."""
    shot = base64.b64encode(page.screenshot()).decode()
    (light,) = page.evaluate(MEAN_LIGHT, [shot])
    return float(light)
