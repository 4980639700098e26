"""The player in a real browser: night, voice, light, a hidden tab, a reload, ten minutes."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from crampapp.content import guide
from crampapp.domain.episode import MuscleGroup
from crampapp.platform.clock import SystemClock
from crampapp.ui.formats import muscle, not_the
from tests.browser.browsing import App, Server, profile, zone_where_it_is
from tests.browser.listening import LISTENING, heard

TOUR = Path(__file__).parents[2] / "build/tour"
FIRST = guide().first_step(MuscleGroup.CALF)


@pytest.fixture(scope="module")
def by_day(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    yield from _phone(playwright, server, tmp_path_factory.mktemp("day"), hour=11)


@pytest.fixture(scope="module")
def at_night(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    yield from _phone(playwright, server, tmp_path_factory.mktemp("night"), hour=3)


def _phone(playwright: Playwright, server: Server, folder: Path, *, hour: int) -> Iterator[App]:
    with profile(playwright, folder, timezone_id=zone_where_it_is(hour)) as browser:
        browser.context.add_init_script(LISTENING)
        yield browser.open(server.url)
        assert browser.problems == []


def seconds_left(app: App) -> int:
    shown = re.search(r"^(\d+) seconds left$", app.text, re.MULTILINE)
    assert shown
    return int(shown[1])


def settle(app: App) -> None:
    """Longer than a tap is ignored after a change."""
    app.page.wait_for_timeout(700)


def begin(app: App) -> None:
    app.tap("Cramp now")
    app.shows(FIRST.action)
    settle(app)


def end(app: App) -> None:
    app.tap("It eased")
    app.shows("Saved")
    settle(app)
    app.tap("Done")
    app.button("Cramp now").wait_for()
    settle(app)


def test_each_step_is_spoken_once_by_a_voice_of_the_phone(by_day: App) -> None:
    begin(by_day)
    by_day.tap("Still cramping")
    by_day.shows("Step 2 of 3")
    settle(by_day)
    said = heard(by_day.page)["spoken"]
    run = guide().begin("", SystemClock().now(), MuscleGroup.CALF)
    assert [words["text"] for words in said] == [step.say for step in guide().steps(run)[:2]]
    assert {words["voice"] for words in said} == {"near"}
    # Nothing older goes on behind the words of a step.
    assert heard(by_day.page)["cancelled"] >= len(said)
    end(by_day)


def test_the_screen_is_kept_lit_and_let_go(by_day: App) -> None:
    before = heard(by_day.page)["lit"]
    begin(by_day)
    assert heard(by_day.page)["lit"] == before + 1
    end(by_day)
    assert heard(by_day.page)["lit"] == heard(by_day.page)["dark"]


def test_the_countdown_is_right_after_the_tab_was_hidden(by_day: App) -> None:
    begin(by_day)
    first = seconds_left(by_day)
    other = by_day.page.context.new_page()
    other.goto("about:blank")
    other.bring_to_front()
    other.wait_for_timeout(5000)
    by_day.page.bring_to_front()
    by_day.page.wait_for_timeout(800)
    assert 5 <= first - seconds_left(by_day) <= 9
    other.close()
    end(by_day)


def test_a_reload_in_the_middle_of_a_hold_goes_on_where_it_was(by_day: App) -> None:
    begin(by_day)
    by_day.tap("Still cramping")
    by_day.shows("Step 2 of 3")
    by_day.page.reload()
    by_day.wait_until_ready()
    by_day.shows("Step 2 of 3")
    settle(by_day)
    end(by_day)


def test_a_reload_after_it_eased_does_not_begin_another_relief(by_day: App) -> None:
    begin(by_day)
    by_day.tap("It eased")
    by_day.shows("Saved")
    by_day.page.reload()
    by_day.wait_until_ready()
    by_day.button("Cramp now").wait_for()
    assert not by_day.button("It eased").count()
    settle(by_day)


def test_after_ten_minutes_the_signs_come_before_the_advice(by_day: App) -> None:
    begin(by_day)
    by_day.tap("Still cramping")
    by_day.tap("Already over 10 minutes")
    by_day.shows("This has lasted over 10 minutes")
    settle(by_day)
    by_day.page.screenshot(path=TOUR / "ten-minutes.png")
    by_day.page.get_by_role("checkbox").nth(2).click()
    by_day.shows("Do not rub, heat or stretch it.")
    settle(by_day)
    by_day.page.screenshot(path=TOUR / "emergency.png")
    by_day.tap("I ticked that by mistake")
    settle(by_day)
    by_day.tap("None of these")
    by_day.button("Still cramping").wait_for()
    settle(by_day)
    assert "doctor the same day" in by_day.text
    end(by_day)


def test_a_tour_of_all_six_muscles(by_day: App) -> None:
    begin(by_day)
    for number, group in enumerate(MuscleGroup):
        before = list(MuscleGroup)[max(0, number - 1)]
        by_day.tap(not_the(before))
        by_day.shows("Where is it?")
        settle(by_day)
        if number == 0:
            by_day.page.screenshot(path=TOUR / "muscles.png")
        by_day.tap(muscle(group))
        by_day.shows(guide().first_step(group).action)
        settle(by_day)
        by_day.page.screenshot(path=TOUR / f"relief-{group}.png")
    end(by_day)


def test_at_night_home_and_player_are_black_and_silent(at_night: App) -> None:
    assert brightest_corner(at_night) <= 16
    begin(at_night)
    assert brightest_corner(at_night) <= 16
    at_night.page.screenshot(path=TOUR / "relief-night.png")
    assert heard(at_night.page)["spoken"] == []
    at_night.tap("Voice")
    settle(at_night)
    at_night.tap("Still cramping")
    at_night.shows("Step 2 of 3")
    settle(at_night)
    assert heard(at_night.page)["spoken"][-1]["volume"] == 0.5
    at_night.tap("It eased")
    at_night.shows("Sleep well")
    settle(at_night)
    at_night.page.screenshot(path=TOUR / "eased-night.png")


def brightest_corner(app: App) -> int:
    """Of the ground of the screen, from 0 to 255."""
    settle(app)
    shot = app.page.screenshot(clip={"x": 2, "y": 100, "width": 4, "height": 4})
    return int(
        app.page.evaluate(
            """async (data) => {
              const image = new Image();
              image.src = "data:image/png;base64," + data;
              await image.decode();
              const canvas = document.createElement("canvas");
              const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              return Math.max(...context.getImageData(0, 0, 4, 4).data.filter((_, i) => i % 4 < 3));
            }""",
            b64encode(shot).decode(),
        )
    )
