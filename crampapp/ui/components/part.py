"""A part of a page: a heading, and what belongs to it."""

import flet as ft

from crampapp.ui.components.text import Style, heading
from crampapp.ui.theme import Space


def part(title: str, *controls: ft.Control) -> ft.Control:
    """The heading is of the second level."""
    return ft.Column(
        [heading(title, Style.TITLE_LARGE, level=2), *controls],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
