"""The look, measured: contrast of every pair that screens use, and the size of every target."""

import flet as ft
import pytest

from crampapp.ui.theme import LOOKS, PLAYER_TARGET, TARGET
from tests.contrast import IN_THE_PLAYER, READ, SEEN, contrast

from .conftest import Launch, Session


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), sorted(READ))
def test_text_can_be_read(look: str, ink: str, ground: str) -> None:
    assert contrast(look, ink, ground) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), sorted(IN_THE_PLAYER))
def test_text_of_the_player_can_be_read_half_asleep(look: str, ink: str, ground: str) -> None:
    assert contrast(look, ink, ground) >= 7


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), sorted(SEEN))
def test_shapes_can_be_seen(look: str, ink: str, ground: str) -> None:
    assert contrast(look, ink, ground) >= 3


def test_every_look_names_the_same_roles() -> None:
    named = [{n for n, v in vars(c).items() if isinstance(v, str)} for c in LOOKS.values()]
    assert named[0] == named[1] == named[2]


SCREENS = [
    "/",
    "/relief",
    "/relief/signs",
    "/relief/care",
    "/signs",
    "/stretch/warm-up",
    "/stretch/bedtime",
    "/history",
    "/history/insights",
    "/history/insights/mark",
    "/history/add",
    f"/history/edit/{0:026}",
    "/prevent/drinks/workouts",
    "/log",
    "/bedtime",
    "/you",
    "/good-to-know",
]


def heights(client: Session) -> dict[str, float]:
    """The least height of every button, by its key: its own, or the padding around its label."""
    found = {}
    for control in client.controls():
        if isinstance(control, ft.FilledButton) and control.height:
            found[str(control.key)] = min(control.width, control.height)
        elif isinstance(control, ft.FilledButton):
            style = control.style
            padding = style.padding
            line = style.text_style.size * style.text_style.height
            above = control.content.controls if isinstance(control.content, ft.Column) else []
            icons = sum(one.size for one in above if isinstance(one, ft.Icon))
            found[str(control.key)] = padding.top + icons + line + padding.bottom
        elif isinstance(control, ft.IconButton):
            found[str(control.key)] = min(control.width, control.height)
    return found


@pytest.mark.parametrize("route", [*SCREENS, "/nowhere"])
async def test_every_target_is_large_enough(launch: Launch, route: str) -> None:
    client = await launch(route, history=3)
    measured = heights(client)
    assert measured
    assert {key: height for key, height in measured.items() if height < TARGET} == {}


async def test_what_is_tapped_in_pain_is_larger(launch: Launch) -> None:
    client = await launch("/relief")
    player = ("it-eased", "still-cramping", "next", "previous", "voice", "care")
    assert all(heights(client)[key] >= PLAYER_TARGET for key in player)
    await client.tap("it-eased")
    assert all(heights(client)[key] >= PLAYER_TARGET for key in ("done", "undo", "came-back"))


@pytest.mark.parametrize("route", SCREENS)
async def test_everything_to_tap_has_a_key_and_a_name(launch: Launch, route: str) -> None:
    client = await launch(route, history=2)
    labelled = [
        id(control.content)
        for control in client.controls()
        if isinstance(control, ft.Semantics) and control.label
    ]
    for control in client.controls():
        if isinstance(control, ft.FilledButton):
            assert control.key
            assert any(client.texts(control)) or id(control) in labelled
        if isinstance(control, ft.Semantics) and isinstance(control.content, ft.IconButton):
            assert control.label


@pytest.mark.parametrize("route", SCREENS)
async def test_every_screen_has_one_first_heading(launch: Launch, route: str) -> None:
    client = await launch(route)
    first = [c for c in client.controls() if isinstance(c, ft.Semantics) and c.heading_level == 1]
    assert len(first) == 1
