"""The look, measured: contrast of every pair that screens use, and the size of every target."""

import flet as ft
import pytest

from crampapp.ui.theme import LOOKS, PLAYER_TARGET, TARGET

from .conftest import Launch, Session

READ = [
    ("on_surface", "surface"),
    ("on_surface_variant", "surface"),
    ("primary", "surface"),
    ("error", "surface"),
    ("on_surface", "surface_container"),
    ("on_surface_variant", "surface_container"),
    ("on_surface", "surface_container_low"),
    ("on_surface_variant", "surface_container_low"),
    ("on_surface", "surface_container_high"),
    ("primary", "surface_container"),
    ("on_primary", "primary"),
    ("on_primary_container", "primary_container"),
    ("on_secondary_container", "secondary_container"),
    ("on_tertiary_container", "tertiary_container"),
    ("on_inverse_surface", "inverse_surface"),
    ("inverse_primary", "inverse_surface"),
]
IN_THE_PLAYER = [
    ("on_surface", "surface"),
    ("on_surface_variant", "surface"),
    ("on_primary_fixed", "primary_fixed"),
    ("on_secondary_container", "secondary_container"),
    ("on_tertiary_container", "tertiary_container"),
    ("on_primary_container", "primary_container"),
]
SEEN = [("primary", "surface"), ("tertiary", "surface"), ("outline", "surface")]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(look: str, ink: str, ground: str) -> float:
    colours = LOOKS[look]
    lights = sorted((luminance(getattr(colours, ink)), luminance(getattr(colours, ground))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_can_be_read(look: str, ink: str, ground: str) -> None:
    assert contrast(look, ink, ground) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), IN_THE_PLAYER)
def test_text_of_the_player_can_be_read_half_asleep(look: str, ink: str, ground: str) -> None:
    assert contrast(look, ink, ground) >= 7


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), SEEN)
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
            found[str(control.key)] = padding.top + line + padding.bottom
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
