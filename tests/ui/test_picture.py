"""A picture on the screen: an image with words for those who do not see it."""

from collections.abc import AsyncIterator

import flet as ft
import pytest

from crampapp.content.colours import Colours
from crampapp.content.pictures import svg
from crampapp.ui.components.picture import colours_of, picture
from crampapp.ui.theme import BLACK, DARK, LIGHT, LOOKS

from .conftest import Launch
from .fake_client import FakeClient

POSE = "calf.as_you_are.toes_up"


@pytest.fixture
async def client() -> AsyncIterator[FakeClient]:
    window = FakeClient()
    yield window
    await window.close()


def image(shown: ft.Control) -> ft.Image:
    assert isinstance(shown, ft.Semantics)
    assert isinstance(shown.content, ft.Image)
    return shown.content


def test_a_picture_is_one_thing_with_a_name_to_a_screen_reader() -> None:
    shown = picture(POSE, height=150, label="Toes toward the shin", colours=BLACK)
    assert isinstance(shown, ft.Semantics)
    assert shown.label == "Toes toward the shin"
    assert shown.image
    assert shown.container
    assert shown.exclude_semantics


def test_a_picture_is_drawn_for_its_leg_and_look() -> None:
    right = image(picture(POSE, height=150, label="", colours=BLACK))
    left = image(picture(POSE, height=150, label="", colours=BLACK, mirrored=True))
    assert right.src == svg(POSE, colours_of(BLACK))
    assert left.src == svg(POSE, colours_of(BLACK), mirrored=True)
    assert right.height == 150


@pytest.mark.parametrize(
    ("mode", "brightness", "expected"),
    [
        (ft.ThemeMode.SYSTEM, ft.Brightness.LIGHT, LIGHT),
        (ft.ThemeMode.SYSTEM, ft.Brightness.DARK, DARK),
        (ft.ThemeMode.LIGHT, ft.Brightness.DARK, LIGHT),
        (ft.ThemeMode.DARK, ft.Brightness.LIGHT, DARK),
    ],
)
async def test_without_colours_it_has_those_of_the_page(
    client: FakeClient, mode: ft.ThemeMode, brightness: ft.Brightness, expected: ft.ColorScheme
) -> None:
    shown: list[ft.Control] = []

    def main(page: ft.Page) -> None:
        page.theme_mode = mode
        page.platform_brightness = brightness
        shown.append(picture(POSE, height=150, label=""))

    await client.start(main)
    assert image(shown[0]).src == svg(POSE, colours_of(expected))


async def test_a_picture_follows_the_look_of_the_device_at_once(launch: Launch) -> None:
    app = await launch()
    await app.tap("cramp-now")

    async def device_turns(brightness: ft.Brightness) -> set[str]:
        app.session.apply_page_patch({"platform_brightness": brightness})
        event = {"brightness": brightness.value}
        await app.session.dispatch_event(app.page._i, "platform_brightness_change", event)
        await app.settle()
        return {str(shown.src) for shown in app.controls() if isinstance(shown, ft.Image)}

    assert svg(POSE, colours_of(LIGHT)) in await device_turns(ft.Brightness.LIGHT)
    assert svg(POSE, colours_of(DARK)) in await device_turns(ft.Brightness.DARK)
    assert svg(POSE, colours_of(LIGHT)) in await device_turns(ft.Brightness.LIGHT)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
def test_what_matters_stands_out(look: str) -> None:
    colours: Colours = colours_of(LOOKS[look])
    assert contrast(colours.accent, colours.surface) >= 4.5, "arrow"
    assert contrast(colours.accent, colours.quiet) >= 3, "arrow over a bed"
    assert contrast(colours.warning, colours.surface) >= 4.5
    for ground in (colours.surface, colours.quiet, colours.skin, colours.far, colours.cloth):
        assert contrast(colours.ink, ground) >= 3, "edges of the body"
    assert contrast(colours.highlight, colours.skin) >= 2.6, "the muscle on the leg"
