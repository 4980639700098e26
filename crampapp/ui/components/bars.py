"""Bars below each other, drawn with plain boxes: one hue, lengths and figures say it all.

They lie down because names and figures beside them then have room in large text too.
"""

from collections.abc import Sequence
from typing import NamedTuple

import flet as ft

from crampapp.ui.components.text import Style, text
from crampapp.ui.theme import Chart, Space, Stroke

_PARTS = 1000
"""Into how many the width is divided."""
_WORDS, _LENGTH = 2, 8
"""Shares of the width of a name or a figure, and of the bar."""


class Bar(NamedTuple):
    """One bar."""

    name: str
    """Before it, short."""
    value: float
    figure: str
    """Behind it, short."""


def bars(shown: Sequence[Bar], *, line: float | None, label: str) -> ft.Control:
    """The bars, as one picture with words.

    Args:
        shown: From top to bottom.
        line: A value to draw a mark at in each.
        label: What they show, in words, for who does not see them.
    """
    top = max([one.value for one in shown] + [line or 0]) * 1.02 or 1.0
    rows: list[ft.Control] = [
        ft.Row(
            [
                ft.Container(text(one.name, Style.LABEL_MEDIUM), expand=_WORDS),
                ft.Row(
                    _drawn(one.value / top, line / top if line else None),
                    spacing=0,
                    expand=_LENGTH,
                ),
                ft.Container(text(one.figure, Style.LABEL_MEDIUM), expand=_WORDS),
            ],
            spacing=Space.XS,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        )
        for one in shown
    ]
    return ft.Semantics(
        image=True,
        label=label,
        exclude_semantics=True,
        container=True,
        content=ft.Column(rows, spacing=Space.XS, tight=True),
    )


def _drawn(share: float, mark: float | None) -> list[ft.Control]:
    """A bar and the ground behind it, with a mark across either."""
    bar, ground = ft.Colors.PRIMARY, ft.Colors.SURFACE_CONTAINER
    if mark is None:
        return _box(0, share, bar) + _box(share, 1, ground)
    line = ft.Container(
        width=Stroke.LINE, height=Chart.BAR + Chart.SPOT, bgcolor=ft.Colors.ON_SURFACE
    )
    return [
        *_box(0, min(share, mark), bar),
        *_box(share, mark, ground),
        line,
        *_box(mark, share, bar),
        *_box(max(share, mark), 1, ground),
    ]


def _box(begin: float, end: float, colour: ft.Colors) -> list[ft.Control]:
    part = round((end - begin) * _PARTS)
    return [ft.Container(expand=part, height=Chart.BAR, bgcolor=colour)] if part > 0 else []
