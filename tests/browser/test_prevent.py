"""Reminders in the built app: set in three taps, kept, and given to the calendar."""

from pathlib import Path

from playwright.sync_api import Locator

from tests.browser.browsing import READY_MS, App, Profile, Server


def beginning(app: App, words: str) -> Locator:
    """The button whose name begins with these words; more about it follows."""
    return app.page.locator("flt-semantics-host").get_by_role("button", name=words).first


def test_a_bedtime_reminder_is_three_taps_from_home_and_outlives_a_reload(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url)
    app.page.locator("flt-semantics-host").get_by_role("tab", name="Prevent").click()
    beginning(app, "Reminders").click()
    beginning(app, "Bedtime stretch").click()
    app.shows("22:15")
    # Nothing here can ring with the app closed, and nobody says that it can.
    app.shows("They cannot ring while the app is closed.")
    app.page.reload()
    app.wait_until_ready()
    app.shows("Every day, 22:15")


def test_the_calendar_file_is_made_on_the_phone(
    browser: Profile, server: Server, tmp_path: Path
) -> None:
    app = browser.open(server.url + "#/prevent/reminders/calendar")
    app.tap("Add to my calendar")
    sheet = app.page.get_by_role("dialog", name="Your calendar file is ready")
    with app.page.expect_download(timeout=READY_MS) as download:
        sheet.get_by_role("button", name="Save it on this device").click(timeout=READY_MS)
    download.value.save_as(tmp_path / "crampapp.ics")
    text = (tmp_path / "crampapp.ics").read_text(encoding="utf-8")
    assert download.value.suggested_filename == "crampapp.ics"
    assert "RRULE:FREQ=DAILY" in text
    assert "T221500" in text
    app.shows("Open the file with your calendar.")


def test_the_page_and_the_app_have_the_same_places(browser: Profile, server: Server) -> None:
    app = browser.open(server.url)
    html = app.page.request.get(server.url).text()
    shown = [tab.get_attribute("aria-label") or "" for tab in _tabs(app).all()]
    places = ["Relief", "Check", "Prevent", "History", "Learn"]
    assert [name.split("\n")[0] for name in shown] == places
    assert [html.index(f"</span>{place}</a>") for place in places] == sorted(
        html.index(f"</span>{place}</a>") for place in places
    )


def _tabs(app: App) -> Locator:
    found = app.page.locator("flt-semantics-host").get_by_role("tab")
    found.first.wait_for(state="attached", timeout=READY_MS)
    return found


def test_the_console_stayed_clean(browser: Profile) -> None:
    # Whether a relay answers here is asked with a request; this server has none.
    assert [problem for problem in browser.problems if not problem.endswith("/v1/key")] == []
