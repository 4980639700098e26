"""Drinks in a real browser: health first, one tap, undo, a reload, a kill, a typed weight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.browsing import App, Profile, Server, profile, zone_where_it_is

TOUR = Path(__file__).parents[2] / "build/tour"


@pytest.fixture(scope="module")
def phone(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Profile]:
    """A phone where it is noon, so that the day does not change meanwhile."""
    folder = tmp_path_factory.mktemp("drinks")
    with profile(playwright, folder, timezone_id=zone_where_it_is(12)) as browser:
        yield browser
        assert browser.problems == []


@pytest.fixture(scope="module")
def app(phone: Profile, server: Server) -> App:
    return phone.open(server.url + "#/prevent/drinks")


def reload(app: App) -> None:
    app.page.reload()
    app.wait_until_ready()
    app.shows("today")


def test_the_questions_come_before_anything_else(app: App) -> None:
    app.shows("Before any figures")
    TOUR.mkdir(parents=True, exist_ok=True)
    app.page.screenshot(path=TOUR / "drinks-ask.png")
    assert "250 ml" not in app.text
    app.tap("None of these")
    app.shows("0 drinks today")


def test_a_cup_is_one_tap_and_undo_takes_it_back(app: App) -> None:
    app.tap("250 ml")
    app.shows("Saved: 250 ml")
    app.tap("500 ml")
    app.shows("Saved: 500 ml")
    app.shows("2 drinks today")
    app.tap("Undo")
    app.shows("Taken out again.")
    app.shows("1 drink today")


def test_it_is_still_there_after_a_reload(app: App) -> None:
    reload(app)
    app.shows("1 drink today")
    assert app.button("250 ml").count()


def test_a_weight_that_is_typed_stays_in_its_field_and_counts(app: App) -> None:
    app.tap("Plan or add a workout")
    app.button("90 min").click()
    # Scrolled as a finger would: the tap must not come before the picture.
    app.page.mouse.move(195, 500)
    app.page.mouse.wheel(0, 900)
    app.page.wait_for_timeout(800)
    field = app.page.get_by_label("Before (kg)")
    field.click()
    app.page.keyboard.type("70.5", delay=100)
    app.shows("350 ml – 490 ml")
    assert field.input_value() == "70.5"
    app.tap("Save")
    app.shows("Workout: today")
    assert "90 min" in app.text
    app.page.screenshot(path=TOUR / "drinks.png")


def test_too_much_withdraws_the_cups_and_survives_a_kill(
    app: App, phone: Profile, server: Server
) -> None:
    for total in (2, 3):
        app.tap("500 ml")
        app.shows(f"{total} drinks today")
    app.tap("500 ml")
    app.shows("Enough for now. More can be dangerous.")
    assert not app.button("500 ml").count()
    app.page.screenshot(path=TOUR / "drinks-enough.png")
    phone.kill()
    phone.restart()
    again = phone.open(server.url + "#/prevent/drinks")
    again.shows("Enough for now. More can be dangerous.")
    again.shows("4 drinks today")
