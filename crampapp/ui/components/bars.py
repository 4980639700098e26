"""Bars side by side, drawn with plain boxes: one hue, heights and figures say it all."""

from collections.abc import Sequence
from typing import NamedTuple

import flet as ft

from crampapp.ui.components.text import Style, text
from crampapp.ui.theme import Space

HEIGHT = 120
_LEAST = 3
"""Height of a bar that is not nothing."""


class Bar(NamedTuple):
    """One bar."""

    name: str
    """Below it, short."""
    value: float
    figure: str
    """Above it, short."""


def bars(shown: Sequence[Bar], *, line: float | None, label: str) -> ft.Control:
    """The bars, as one picture with words.

    Args:
        shown: From left to right.
        line: A value to draw a line at.
        label: What they show, in words, for who does not see them.
    """
    top = max([one.value for one in shown] + [line or 0]) or 1.0
    drawn: list[ft.Control] = [
        ft.Row(
            [_box(one.value, top) for one in shown],
            spacing=Space.XS,
            vertical_alignment=ft.CrossAxisAlignment.END,
            left=0,
            right=0,
            bottom=0,
        )
    ]
    if line:
        drawn.append(
            ft.Container(
                height=2,
                bgcolor=ft.Colors.ON_SURFACE,
                left=0,
                right=0,
                bottom=line / top * HEIGHT - 1,
            )
        )
    return ft.Semantics(
        image=True,
        label=label,
        exclude_semantics=True,
        container=True,
        content=ft.Column(
            [
                _words([one.figure for one in shown]),
                ft.Stack(drawn, height=HEIGHT),
                ft.Container(height=1, bgcolor=ft.Colors.OUTLINE),
                _words([one.name for one in shown]),
            ],
            spacing=Space.XS,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def _box(value: float, top: float) -> ft.Control:
    return ft.Container(
        expand=True,
        height=max(value / top * HEIGHT, _LEAST) if value else 0,
        bgcolor=ft.Colors.PRIMARY,
        border_radius=ft.BorderRadius.only(top_left=Space.XS, top_right=Space.XS),
    )


def _words(words: Sequence[str]) -> ft.Control:
    return ft.Row(
        [ft.Container(text(word, Style.LABEL_MEDIUM, centred=True), expand=True) for word in words],
        spacing=Space.XS,
    )
