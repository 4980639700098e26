"""The whole way: cramp, relief, record; then without browser, without server."""

from pathlib import Path

from playwright.sync_api import Playwright

from tests.browser.browsing import Profile, Server, profile

TOUR = Path(__file__).parents[2] / "build/tour"


def test_a_cramp_is_led_to_saved_and_is_there_after_a_reload(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url)
    app.page.screenshot(path=TOUR / "home.png")
    app.tap("Cramp now")
    app.shows("Pull your toes up toward your head")
    app.page.screenshot(path=TOUR / "relief.png")
    app.tap("It eased")
    app.shows("Saved")
    app.page.screenshot(path=TOUR / "eased.png")
    app.goto(server.url + "#/history")
    app.page.reload()
    app.wait_until_ready()
    app.shows("Calf")
    app.page.screenshot(path=TOUR / "history.png")


def test_the_record_survives_a_browser_killed_right_after_saved(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as browser:
        app = browser.open(server.url)
        app.tap("Cramp now")
        app.tap("It eased")
        app.shows("Saved")
        browser.kill()
        browser.restart()
        browser.open(server.url + "#/history").shows("Calf")


def test_with_the_server_gone_everything_still_works(browser: Profile, server: Server) -> None:
    app = browser.open(server.url)
    app.wait_until_offline_ready()
    server.kill()
    app.goto(server.url)
    app.tap("Cramp now")
    app.shows("Pull your toes up toward your head")
    app.tap("Still cramping")
    app.tap("It eased")
    app.shows("Saved")
    app.goto(server.url + "#/history")
    app.page.reload()
    app.wait_until_ready()
    app.shows("Calf")


def test_nothing_was_asked_of_another_origin_and_the_console_stayed_clean(
    browser: Profile, server: Server
) -> None:
    foreign = [
        url for url in browser.requests if not url.startswith((server.url, "blob:", "data:"))
    ]
    assert browser.requests
    assert foreign == []
    assert browser.problems == []
