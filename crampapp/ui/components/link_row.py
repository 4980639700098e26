"""A row of a list that leads to another screen."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, row_style, tapped
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.theme import Radius, Space


def link_row(title: str, line: str, on_open: OnTap, *, key: str) -> ft.Control:
    """A row as wide as the column.

    Args:
        title: Where it leads.
        line: What is there.
        on_open: Called when it is tapped.
        key: Of the row.
    """
    words = ft.Column([text(title, Style.TITLE_LARGE), quiet(line)], spacing=0, tight=True)
    words.expand = True
    return ft.MergeSemantics(
        content=ft.FilledButton(
            content=ft.Row(
                [words, ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT)],
                spacing=Space.M,
            ),
            key=key,
            on_click=tapped(on_open),
            style=row_style(
                ft.Colors.ON_SURFACE,
                ft.Colors.SURFACE_CONTAINER,
                padding=ft.Padding.all(Space.M),
                radius=Radius.M,
            ),
        )
    )
