"""The body map: every muscle of either leg is a button that says its name and whether it is on."""

from collections.abc import AsyncIterator

import flet as ft
import pytest

from crampapp.domain.episode import MuscleGroup, Side
from crampapp.ui.components.body_map import BodyMap, Place
from crampapp.ui.theme import LIGHT, TARGET, Space

from .fake_client import FakeClient

LEGS = (Side.LEFT, Side.RIGHT)


class Map(FakeClient):
    """A window with only the map in it."""

    chosen: list[Place]

    async def show(self, *selected: Place) -> None:
        self.chosen = []

        @ft.component
        def Shown() -> ft.Control:
            return BodyMap(
                selected=frozenset(selected),
                on_select=lambda muscle, side: self.chosen.append((muscle, side)),
                colours=LIGHT,
            )

        await self.start(lambda page: page.render(Shown))

    def merged(self) -> list[ft.Semantics]:
        """What a screen reader meets, one node for each region."""
        return [
            control.content
            for control in self.controls()
            if isinstance(control, ft.MergeSemantics) and isinstance(control.content, ft.Semantics)
        ]


@pytest.fixture
async def legs() -> AsyncIterator[Map]:
    window = Map()
    yield window
    await window.close()


async def test_every_muscle_of_either_leg_has_a_name(legs: Map) -> None:
    await legs.show()
    names = [str(node.label) for node in legs.merged()]
    assert len(names) == len(set(names)) == len(MuscleGroup) * len(LEGS)
    assert {"Left calf", "Right calf", "Left shin", "Right inner thigh"} <= set(names)


@pytest.mark.parametrize("side", LEGS)
@pytest.mark.parametrize("muscle", MuscleGroup)
async def test_a_tap_says_which_muscle_of_which_leg(
    legs: Map, muscle: MuscleGroup, side: Side
) -> None:
    await legs.show()
    await legs.tap(f"{muscle}-{side}")
    assert legs.chosen == [(muscle, side)]


async def test_what_is_chosen_is_told_and_shown(legs: Map) -> None:
    await legs.show()
    images = [c.src for c in legs.controls() if isinstance(c, ft.Image)]
    await legs.show((MuscleGroup.CALF, Side.LEFT))
    assert [node.label for node in legs.merged() if node.selected] == ["Left calf"]
    assert [c.src for c in legs.controls() if isinstance(c, ft.Image)] != images


async def test_the_left_leg_is_at_the_right_in_front_and_at_the_left_behind(legs: Map) -> None:
    await legs.show()

    def left(key: str) -> float:
        place = next(
            control
            for control in legs.controls()
            if isinstance(control, ft.Container)
            and control.left is not None
            and any(inner.key == key for inner in legs.controls(control))
        )
        assert place.left is not None
        return float(place.left)

    assert left("shin-left") > left("shin-right")
    assert left("calf-left") < left("calf-right")


async def test_regions_are_large_enough_to_tap_on_the_narrowest_phone(legs: Map) -> None:
    await legs.show()
    for control in legs.controls():
        if isinstance(control, ft.FilledButton):
            assert (control.width or 0) >= TARGET
            assert (control.height or 0) >= TARGET
        if isinstance(control, ft.Stack):
            assert (control.width or 0) <= 320 - 2 * Space.M
