"""Learn in the built app: found by its common name, read, and gone back from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright

from tests.browser.browsing import READY_MS, App, Profile, Server, profile, zone_where_it_is

TOUR = Path(__file__).parents[2] / "build/tour"
LOOKS = {"light": (390, 844), "dark": (320, 568)}


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """By day, when nothing goes dim."""
    folder = tmp_path_factory.mktemp("profile")
    with profile(playwright, folder, timezone_id=zone_where_it_is(12)) as opened:
        yield opened


def beginning(app: App, words: str) -> Locator:
    """The button whose name begins with these words; more about it follows."""
    return app.page.locator("flt-semantics-host").get_by_role("button", name=words).first


def shoot(app: App, name: str) -> None:
    """The same screen in both looks, on a phone and on a small one."""
    for look, (width, height) in LOOKS.items():
        app.page.emulate_media(color_scheme="dark" if look == "dark" else "light")
        app.page.set_viewport_size({"width": width, "height": height})
        app.page.wait_for_timeout(500)
        app.page.screenshot(path=TOUR / f"learn-{name}-{look}.png")
    app.page.emulate_media(color_scheme="light")
    app.page.set_viewport_size({"width": 390, "height": 844})


def test_charley_horse_is_typed_found_and_opened_with_the_keyboard(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url)
    app.page.locator("flt-semantics-host").get_by_role("tab", name="Learn").click()
    app.shows("Short answers, each with its sources.")
    shoot(app, "list")
    app.page.locator("flt-semantics-host").get_by_role("textbox").click(timeout=READY_MS)
    app.page.keyboard.type("charley horse")
    app.shows("Also: charley horse")
    shoot(app, "search")
    app.page.locator("flt-semantics-host").get_by_role("textbox").focus()
    app.page.keyboard.press("Tab")
    app.page.keyboard.press("Enter")
    app.shows("A leg cramp is a leg muscle that tightens suddenly")
    app.tap("Back")
    app.shows("Also: charley horse")


def test_a_treatment_wears_its_badge_and_opens_its_sources(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url + "#/learn/quinine")
    app.shows("Do not take")
    shoot(app, "article")
    app.tap("Where this comes from")
    app.shows("Cochrane review, Quinine for muscle cramps")


def test_after_a_cramp_why_it_came_is_one_tap_away_and_back_leads_to_the_record(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url)
    app.tap("Cramp now")
    app.tap("It eased")
    app.shows("Saved")
    app.tap("Why did it cramp?")
    app.shows("Often nobody can find a reason.")
    shoot(app, "why")
    app.page.go_back()
    app.shows("Saved")
    app.tap("Why did it cramp?")
    app.tap("Back")
    app.shows("Saved")
    app.done()
    beginning(app, "Cramp now").wait_for()


def test_the_console_stayed_clean(browser: Profile) -> None:
    # Whether a relay answers here is asked with a request; this server has none.
    assert [problem for problem in browser.problems if not problem.endswith("/v1/key")] == []
