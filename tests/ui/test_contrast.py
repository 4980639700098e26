"""The pairs of colours that the screens really put together are among those that are measured."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import flet as ft
import pytest
from flet.components.public_utils import unwrap_component

from tests.contrast import IN_THE_PLAYER, READ, SEEN, Pair

from .conftest import Launch
from .test_theme import SCREENS

MORE = [
    "/check",
    "/prevent",
    "/prevent/drinks",
    "/prevent/drinks/about",
    "/prevent/drinks/workout",
    "/prevent/reminders",
    "/prevent/reminders/new/bedtime_stretch",
    "/prevent/reminders/status",
    "/prevent/reminders/calendar",
    "/settings",
    "/settings/data",
    "/history/report",
    "/nowhere",
]
ROLE = {colour.value: colour.name.lower() for colour in ft.Colors}
CLEAR = "transparent"


def role(colour: Any, default: str) -> str:
    """The role of a colour; a clear ground lets the one below it through."""
    if colour is None:
        return default
    if isinstance(colour, dict):
        colour = colour[ft.ControlState.DEFAULT]
    value, _comma, part = str(getattr(colour, "value", colour)).partition(",")
    named = ROLE[value]
    if named == CLEAR or (part and not float(part)):
        return default
    return f"{named} {part} over {default}" if part and float(part) < 1 else named


def pairs(control: Any, ink: str = "on_surface", ground: str = "surface") -> Iterator[Pair]:
    """What is written or drawn below this control, and on what."""
    control = unwrap_component(control)
    if isinstance(control, list | tuple):
        for one in control:
            yield from pairs(one, ink, ground)
        return
    if not isinstance(control, ft.BaseControl):
        return
    if isinstance(control, ft.NavigationBar | ft.NavigationRail):
        yield ("on_surface", "surface_container_low")
        return
    if isinstance(control, ft.SnackBar):
        ink, ground = "on_inverse_surface", "inverse_surface"
    elif isinstance(control, ft.TextField):
        yield from ((one, ground) for one in ("on_surface", "on_surface_variant", "outline"))
    elif isinstance(control, ft.FilledButton) and control.style:
        style = control.style
        if isinstance(style.side, ft.BorderSide):
            yield role(style.side.color, ink), ground
        ground = role(style.bgcolor, ground)
        ink = role(style.color, ink)
        if isinstance(control.content, str):
            yield ink, ground
        if control.icon:
            yield role(style.icon_color, ink), ground
    elif isinstance(control, ft.Container):
        ground = role(control.bgcolor, ground)
    elif isinstance(control, ft.Text | ft.Icon):
        yield role(control.color, ink), ground
    elif isinstance(control, ft.IconButton) and not control.disabled:
        yield role(control.icon_color, ink), ground
    for field in fields(control) if is_dataclass(control) else ():
        if field.name != "_parent" and not field.metadata.get("skip"):
            yield from pairs(getattr(control, field.name, None), ink, ground)


@pytest.mark.parametrize("route", [*SCREENS, *MORE])
async def test_what_a_screen_shows_is_measured(launch: Launch, route: str) -> None:
    client = await launch(route, history=3)
    shown = set(pairs(client.view))
    assert shown
    assert shown - READ - SEEN == set()


@pytest.mark.parametrize("key", [None, "still-cramping", "it-eased"])
async def test_what_the_player_shows_can_be_read_half_asleep(
    launch: Launch, key: str | None
) -> None:
    client = await launch("/relief")
    if key:
        await client.tap(key)
    shown = set(pairs(client.view))
    assert shown - IN_THE_PLAYER - SEEN == set()
