"""The history in the built app: added, corrected, merged, looked for, deleted, put back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.browsing import READY_MS, App, Profile, Server, profile, zone_where_it_is

TOUR = Path(__file__).parents[2] / "build/tour"


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """At noon: by night the look is black, and last night was not long ago."""
    folder = tmp_path_factory.mktemp("profile")
    with profile(playwright, folder, timezone_id=zone_where_it_is(12)) as opened:
        yield opened


def go(app: App, address: str) -> None:
    app.page.evaluate("address => { location.hash = address }", address)


def picture(app: App, name: str) -> None:
    """Keep what is on the glass, once it stands still."""
    app.page.wait_for_timeout(700)
    app.page.screenshot(path=TOUR / f"history-{name}.png")


def rows(app: App) -> int:
    return app.text.count("Delete the cramp at")


def scroll(app: App, by: int) -> None:
    app.page.mouse.move(195, 500)
    app.page.mouse.wheel(0, by)
    app.page.wait_for_timeout(300)


def test_two_of_a_night_are_added_corrected_and_merged(browser: Profile, server: Server) -> None:
    app = browser.open(server.url + "#/history")
    app.shows("No cramps recorded.")
    app.tap("Log a cramp")
    app.tap("Last night (03:00)")
    app.shows("At what time?")
    picture(app, "add")
    app.tap("Save")
    app.shows("Saved")
    app.tap("Log another one")
    app.tap("At what time? 03:00, change")
    app.tap("03")
    app.tap("03:20")
    app.tap("Save")
    app.tap("Tell more about it")
    app.shows("Cramp at 03:20")
    picture(app, "edit")
    scroll(app, 1500)
    app.tap("7")
    scroll(app, 3000)
    app.shows("The same cramp twice?")
    picture(app, "merge")
    app.tap("Merge with 03:00, Calf")
    app.shows("21:30")
    assert rows(app) == 1
    picture(app, "merged")
    app.tap("Undo")
    expect(app.button("Delete the cramp at 03:20")).to_be_attached(timeout=READY_MS)
    assert rows(app) == 2


def test_one_that_was_deleted_is_put_back(browser: Profile) -> None:
    (page,) = browser.context.pages
    app = App(page)
    app.tap("Delete the cramp at 03:20")
    expect(app.button("Delete the cramp at 03:20")).to_have_count(0, timeout=READY_MS)
    assert rows(app) == 1
    app.tap("Undo")
    expect(app.button("Delete the cramp at 03:20")).to_be_attached(timeout=READY_MS)


def test_two_years_of_demo_data_are_looked_through(
    browser: Profile, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "demo.jsonl"
    command = [sys.executable, "-m", "crampapp", "demo-data", "--years", "2", "--out", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    (page,) = browser.context.pages
    app = App(page)
    app.goto(server.url + "#/settings/data")
    app.tap("Choose a backup")
    app.page.locator("dialog input[type=file]").set_input_files(file)
    app.tap("Merge")
    app.shows("Merged: ")
    go(app, "#/history")
    app.shows("This is demo data.")
    app.tap("The month before")
    expect(app.button("The month after")).to_be_enabled(timeout=READY_MS)
    picture(app, "calendar")
    days = app.page.locator("flt-semantics-host").get_by_role("button", name="cramp")
    boxes = [found.bounding_box() for found in days.all()]
    assert len(boxes) > 20
    assert all(box and box["height"] >= 48 and box["width"] >= 48 for box in boxes[1:])
    app.tap("Body map")
    app.shows("Calf, left")
    picture(app, "body-map")
    app.tap("Filter")
    app.tap("Foot")
    app.tap("Left leg")
    picture(app, "filter")
    app.tap("Show")
    app.shows("Only: foot; left leg.")
    assert "Calf, left" not in app.text
    picture(app, "filtered")
    app.tap("Clear")
    app.shows("Calf, left")
    with_cramps = app.page.locator("flt-semantics-host").get_by_role("button", name=": 1 cramp")
    with_cramps.first.click()
    app.shows("All days")
    picture(app, "day")
    for look, width in (("dark", 390), ("light", 320)):
        app.page.emulate_media(color_scheme="dark" if look == "dark" else "light")
        app.page.set_viewport_size({"width": width, "height": 844})
        picture(app, f"calendar-{look}-{width}")
    app.page.set_viewport_size({"width": 390, "height": 844})
    go(app, "#/prevent/drinks/workouts")
    app.shows("Drunk before")
    picture(app, "workouts")
    go(app, "#/history")
    app.tap("Remove")
    expect(app.page.get_by_text("This is demo data.")).to_have_count(0, timeout=READY_MS)
    assert rows(app) == 2
    assert not browser.problems
