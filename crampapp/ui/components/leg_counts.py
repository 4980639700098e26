"""Where the cramps were: the legs from behind and from the front, a number on each muscle."""

from collections.abc import Mapping

import flet as ft

from crampapp.content.leg_map import (
    BACK,
    FRONT,
    MAP_HEIGHT,
    MAP_WIDTH,
    Region,
    filled_leg_map,
    middle,
)
from crampapp.content.messages import gettext as _
from crampapp.content.pose import Muscle
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.report.colours import blended
from crampapp.ui import formats
from crampapp.ui.components.picture import colours_of, look
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.theme import COLUMN, Space

Counts = Mapping[Side, Mapping[MuscleGroup, int]]
"""How often each muscle of the left and of the right leg."""

_WIDEST = 200
_STRENGTHS = (0.2, 0.42, 0.82, 1.0)
"""How much of the accent lies on a muscle, by quarters of the most frequent one."""
_STRONG = 0.5
"""Above it, what is on the ground takes the other ink."""


def leg_counts(counts: Counts, said: str, *, colours: ft.ColorScheme | None) -> ft.Control:
    """Both halves beside each other; the more often, the stronger, with the number on it.

    Args:
        counts: How often.
        said: The same in words, which stand below; they are the text alternative.
        colours: Those of the look; those of the page when not given.
    """
    scheme = colours or look()
    room = min(ft.context.page.width or COLUMN, COLUMN) - 2 * (Space.L + Space.M) - Space.S
    width = min(_WIDEST, room / 2)
    halves: list[ft.Control] = [_half(back, counts, width, scheme) for back in (True, False)]
    return ft.Column(
        [
            ft.Semantics(
                image=True,
                label=said,
                exclude_semantics=True,
                container=True,
                content=ft.Row(halves, alignment=ft.MainAxisAlignment.CENTER, spacing=Space.S),
            ),
            text(said, Style.BODY_MEDIUM),
        ],
        spacing=Space.M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _half(back: bool, counts: Counts, width: float, scheme: ft.ColorScheme) -> ft.Control:
    # From the front, the right leg of the person is at the left of the picture.
    sides = (Side.LEFT, Side.RIGHT) if back else (Side.RIGHT, Side.LEFT)
    most = max((n for of_leg in counts.values() for n in of_leg.values()), default=1)
    left, right = (
        {
            Muscle(muscle): _fill(_strength(number / most), scheme)
            for muscle, number in counts[side].items()
        }
        for side in sides
    )
    scale = width / MAP_WIDTH
    figures = [
        _figure(region, number, _strength(number / most), scale, mirrored=side is sides[1])
        for side in sides
        for region in (BACK if back else FRONT)
        if (number := counts[side].get(MuscleGroup(region.muscle), 0))
    ]
    drawn = filled_leg_map(colours_of(scheme), back=back, left=left, right=right)
    return ft.Column(
        [
            quiet(_("Back") if back else _("Front"), centred=True),
            ft.Stack(
                [ft.Image(src=drawn, width=width, height=MAP_HEIGHT * scale), *figures],
                width=width,
                height=MAP_HEIGHT * scale,
            ),
            ft.Row(
                [
                    ft.Container(
                        quiet(formats.side(side), Style.LABEL_MEDIUM, centred=True),
                        width=width / 2,
                    )
                    for side in sides
                ],
                spacing=0,
                tight=True,
            ),
        ],
        spacing=Space.XS,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _figure(
    region: Region, number: int, strength: float, scale: float, *, mirrored: bool
) -> ft.Control:
    x, y = middle(region)
    across = (MAP_WIDTH - x if mirrored else x) * scale
    return ft.Container(
        left=across - Space.XL / 2,
        top=y * scale - Space.XL / 2,
        width=Space.XL,
        height=Space.XL,
        alignment=ft.Alignment.CENTER,
        content=ft.Text(
            str(number),
            theme_style=Style.LABEL_MEDIUM,
            color=ft.Colors.ON_PRIMARY_FIXED if strength > _STRONG else ft.Colors.ON_SURFACE,
        ),
    )


def _strength(share: float) -> float:
    return _STRENGTHS[min(int(share * len(_STRENGTHS)), len(_STRENGTHS) - 1)]


def _fill(strength: float, scheme: ft.ColorScheme) -> str:
    return blended(str(scheme.surface_container_lowest), str(scheme.primary_fixed), strength)
