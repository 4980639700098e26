"""Phone, tablet and desktop; two people with a browser each; a page without https."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Playwright

from tests.browser.browsing import Profile, Server, profile

TOUR = Path(__file__).parents[2] / "build/tour"
SIZES = {
    "small-phone": (320, 568),
    "phone": (390, 844),
    "landscape": (844, 390),
    "tablet": (768, 1024),
    "desktop": (1280, 800),
}


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_home_and_relief_fit_without_sideways_scrolling(
    browser: Profile, server: Server, size: str, look: str
) -> None:
    width, height = SIZES[size]
    page = browser.context.pages[0]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    app = browser.open(server.url)
    for name, button in (("home", "Cramp now"), ("relief", "It eased")):
        box = app.button(button).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        assert box["height"] >= 48
        page.screenshot(path=TOUR / f"{name}-{size}-{look}.png")
        if name == "home":
            app.tap("Cramp now")
            app.button("It eased").wait_for()
    app.tap("It eased")
    app.shows("Saved")
    app.tap("Undo")


def test_two_browsers_do_not_see_each_others_history(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with (
        profile(playwright, tmp_path / "one") as one,
        profile(playwright, tmp_path / "two") as two,
    ):
        first = one.open(server.url)
        first.tap("Cramp now")
        first.tap("It eased")
        first.shows("Saved")
        second = two.open(server.url + "#/history")
        second.shows("No cramps recorded")
        assert "Calf" not in second.text


def test_over_plain_http_from_another_device_relief_works_and_the_page_says_what_is_missing(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    port = urlsplit(server.url).port
    rule = "--host-resolver-rules=MAP another-device.test 127.0.0.1"
    with profile(playwright, tmp_path, args=[rule]) as browser:
        app = browser.open(f"http://another-device.test:{port}/")
        assert app.page.evaluate("isSecureContext") is False
        app.shows("https")
        app.tap("Cramp now")
        app.shows("Pull your toes up toward your head")
        app.tap("It eased")
        app.shows("Saved")
        # There is no OPFS here, so this is the IndexedDB file at work.
        app.goto(f"http://another-device.test:{port}/#/history")
        app.page.reload()
        app.wait_until_ready()
        app.shows("Calf")
