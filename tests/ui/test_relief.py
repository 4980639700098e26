"""The player: steps, clock, positions, ten minutes, night."""

from datetime import datetime

import flet as ft
import pytest

from crampapp.domain.relief import Position
from crampapp.ui.theme import BLACK

from .conftest import Launch, Session


def seconds_shown(client: Session) -> str:
    (number,) = (t.value for t in client.controls() if _is_the_number(t))
    return number


def _is_the_number(control: ft.Control) -> bool:
    return isinstance(control, ft.Text) and control.value.isdigit()


async def test_the_countdown_follows_the_clock(launch: Launch) -> None:
    client = await launch("/relief")
    assert seconds_shown(client) == "30"
    await client.advance(7)
    assert seconds_shown(client) == "23"


async def test_the_countdown_is_right_after_a_sleep_of_the_phone(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(30 + 2)
    assert seconds_shown(client) == "3"
    assert "Rest" in client.announced()
    await client.advance(100)
    assert "Hold on until it eases" in client.announced()


async def test_the_ticking_number_is_named_and_never_announced(launch: Launch) -> None:
    client = await launch("/relief")
    assert "30" not in client.announced()
    labels = [c.label for c in client.controls() if isinstance(c, ft.Semantics) and c.label]
    assert "30 seconds left" in labels


async def test_a_new_step_is_announced(launch: Launch) -> None:
    client = await launch("/relief")
    await client.tap("next")
    assert "Loop a towel round the ball of your foot. Pull gently." in client.announced()


async def test_only_the_countdown_is_drawn_again_as_time_passes(launch: Launch) -> None:
    client = await launch("/relief")
    button = client.find("it-eased")
    await client.advance(1)
    assert client.find("it-eased") is button


async def test_still_cramping_goes_to_the_towel_and_then_to_the_edge(launch: Launch) -> None:
    client = await launch("/relief")
    await client.tap("still-cramping")
    assert client.says("Loop a towel")
    await client.tap("still-cramping")
    assert client.says("wall")
    await client.tap("still-cramping")
    assert client.says("Leg straight out, heel on the floor.")
    await client.tap("still-cramping")
    assert client.says("Leg straight out, heel on the floor.")
    assert client.state.run is not None
    assert client.state.run.position is Position.SITTING


async def test_next_and_previous(launch: Launch) -> None:
    client = await launch("/relief")
    assert client.find("previous").disabled
    await client.tap("next")
    assert client.says("Step 2 of 3")
    await client.tap("next")
    assert client.find("next").disabled
    await client.tap("previous")
    await client.tap("previous")
    assert client.says("Step 1 of 3")


async def test_a_change_of_position_keeps_the_clock_of_the_episode(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(20)
    await client.tap("position-standing")
    assert client.says("Face the wall.")
    assert seconds_shown(client) == "30"
    await client.advance(10)
    await client.tap("it-eased")
    assert client.says("Eased in 0:30")


@pytest.mark.parametrize(
    ("hour", "black"), [(22, True), (3, True), (5, True), (6, False), (21, False)]
)
async def test_the_player_is_black_at_night(launch: Launch, hour: int, black: bool) -> None:
    client = await launch("/relief", now=datetime(2026, 11, 24, hour, 10))
    assert (client.page.theme.color_scheme is BLACK) == black
    assert (client.page.dark_theme.color_scheme is BLACK) == black


async def test_the_words_of_a_step_are_large(launch: Launch) -> None:
    client = await launch("/relief", width=320, height=568)
    words = next(t for t in client.controls() if isinstance(t, ft.Text) and "knee" in t.value)
    assert words.theme_style in (
        ft.TextThemeStyle.HEADLINE_MEDIUM,
        ft.TextThemeStyle.HEADLINE_LARGE,
    )


async def test_the_page_hears_when_a_relief_runs(launch: Launch) -> None:
    client = await launch()
    await client.tap("cramp-now")
    assert client.last_posted("relief") == {"running": True}
    await client.back()
    assert client.view.route == "/"
    assert client.last_posted("relief") == {"running": False}


async def test_a_relief_left_by_back_goes_on_where_it_was(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(12)
    await client.back()
    assert client.says("Going on since 10:00.")
    await client.advance(5)
    await client.tap("cramp-now")
    assert seconds_shown(client) == "13"


async def test_a_relief_forgotten_for_long_is_not_gone_on_with(launch: Launch) -> None:
    client = await launch("/relief")
    await client.back()
    await client.advance(8 * 3600)
    await client.tap("cramp-now")
    assert seconds_shown(client) == "30"
