"""The browser killed again and again: every record that was called saved is there."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.browsing import Server, profile

KILLS = 10


@pytest.mark.long
def test_no_saved_record_is_lost_however_often_the_browser_is_killed(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as browser:
        for kills in range(KILLS):
            app = browser.open(server.url + "#/history")
            app.shows("Today" if kills else "No cramps recorded")
            assert app.text.count("Delete the cramp") == kills
            app.goto(server.url + "?cramp=now")
            app.tap("It eased")
            app.shows("Saved")
            browser.kill()
            browser.restart()
