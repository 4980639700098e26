"""An amount against a range: a filled bar above a band, told apart by place and not by colour."""

import flet as ft

from crampapp.ui.theme import Chart, Radius, Space, Stroke

_PARTS = 1000
"""Into how many the width is divided."""


def range_bar(amount: float, least: float, most: float) -> ft.Control:
    """The bar and the band; the words beside it say the same, so a screen reader passes it over.

    Args:
        amount: How long the bar is.
        least: Where the band begins.
        most: Where it ends, over 0.
    """
    width = max(amount, most) * 1.05
    drawn = ft.Column(
        [
            _parts(0, amount / width, ft.Colors.PRIMARY, Stroke.RING),
            _parts(least / width, most / width, ft.Colors.OUTLINE, Chart.SPOT),
        ],
        spacing=Space.HAIR,
        tight=True,
    )
    return ft.Semantics(exclude_semantics=True, content=drawn)


def _parts(begin: float, end: float, colour: ft.Colors, height: int) -> ft.Control:
    widths = (begin, end - begin, 1 - end)
    grounds = (None, colour, None)
    boxes: list[ft.Control] = [
        ft.Container(
            expand=round(part * _PARTS), height=height, bgcolor=ground, border_radius=Radius.XS
        )
        for part, ground in zip(widths, grounds, strict=True)
        if round(part * _PARTS)
    ]
    return ft.Row(boxes, spacing=0)
