"""The legs from the front and from behind, each muscle a button."""

from collections.abc import Callable, Set
from functools import partial

import flet as ft

from crampapp.content.leg_map import BACK, FRONT, MAP_HEIGHT, MAP_WIDTH, Box, leg_map, mirrored
from crampapp.content.messages import gettext as _
from crampapp.content.pose import Muscle
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.ui import formats
from crampapp.ui.components.buttons import tapped
from crampapp.ui.components.picture import colours_of, look
from crampapp.ui.components.text import Style, quiet
from crampapp.ui.theme import Radius, Space

Place = tuple[MuscleGroup, Side]
"""A muscle of one leg."""


@ft.component
def BodyMap(
    *,
    selected: Set[Place],
    on_select: Callable[[MuscleGroup, Side], object],
    colours: ft.ColorScheme | None = None,
) -> ft.Control:
    """From behind, where most cramps are, and from the front; beside each other if there is room.

    Args:
        selected: What is marked.
        on_select: Called with a muscle and its leg, never with ``Side.BOTH``.
        colours: Colours of the look; those of the page when not given.
    """
    return ft.Row(
        wrap=True,
        alignment=ft.MainAxisAlignment.CENTER,
        spacing=Space.L,
        run_spacing=Space.M,
        controls=[_half(back, selected, on_select, colours or look()) for back in (True, False)],
    )


def _half(
    back: bool,
    selected: Set[Place],
    on_select: Callable[[MuscleGroup, Side], object],
    scheme: ft.ColorScheme,
) -> ft.Control:
    # From the front, the right leg of the person is at the left of the picture.
    sides = (Side.LEFT, Side.RIGHT) if back else (Side.RIGHT, Side.LEFT)
    left, right = (
        frozenset(Muscle(muscle) for muscle, where in selected if where is side) for side in sides
    )
    drawn = leg_map(colours_of(scheme), back=back, left=left, right=right)
    regions = [
        _region(MuscleGroup(region.muscle), side, box, (region.muscle in chosen), on_select)
        for side, chosen, at in ((sides[0], left, None), (sides[1], right, mirrored))
        for region in (BACK if back else FRONT)
        for box in [at(region.box) if at else region.box]
    ]
    return ft.Column(
        tight=True,
        spacing=Space.XS,
        controls=[
            quiet(_("Back") if back else _("Front"), centred=True),
            ft.Stack(
                width=MAP_WIDTH,
                height=MAP_HEIGHT,
                controls=[
                    ft.Semantics(
                        exclude_semantics=True,
                        content=ft.Image(src=drawn, width=MAP_WIDTH, height=MAP_HEIGHT),
                    ),
                    *regions,
                ],
            ),
            ft.Row(
                [
                    ft.Container(
                        quiet(formats.side(side), Style.LABEL_MEDIUM, centred=True),
                        width=MAP_WIDTH // len(sides),
                    )
                    for side in sides
                ],
                spacing=0,
            ),
        ],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _region(
    muscle: MuscleGroup,
    side: Side,
    box: Box,
    chosen: bool,
    on_select: Callable[[MuscleGroup, Side], object],
) -> ft.Container:
    name = formats.muscle_within(muscle)
    label = _("Left {muscle}") if side is Side.LEFT else _("Right {muscle}")
    return ft.Container(
        left=box.left,
        top=box.top,
        width=box.width,
        height=box.height,
        # Merged, so that name, state and tap are one thing to a screen reader.
        content=ft.MergeSemantics(
            content=ft.Semantics(
                label=label.format(muscle=name),
                selected=chosen,
                content=ft.FilledButton(
                    content=ft.Container(),
                    key=f"{muscle}-{side}",
                    width=box.width,
                    height=box.height,
                    on_click=tapped(partial(on_select, muscle, side)),
                    style=ft.ButtonStyle(
                        bgcolor=ft.Colors.TRANSPARENT,
                        overlay_color=ft.Colors.with_opacity(0.12, ft.Colors.PRIMARY),
                        elevation=0,
                        shadow_color=ft.Colors.TRANSPARENT,
                        padding=0,
                        shape=ft.RoundedRectangleBorder(radius=Radius.M),
                    ),
                ),
            )
        ),
    )
