"""A row that leads to another page."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, row_style, tapped
from crampapp.ui.components.text import quiet
from crampapp.ui.theme import IconSize, Radius, Space


def way(title: str, line: str, icon: ft.IconData, on_tap: OnTap, key: str) -> ft.MergeSemantics:
    """Where it leads, as wide as the column.

    Args:
        title: Its name.
        line: More about it, below; may be empty.
        icon: Before the words.
        on_tap: Goes there.
        key: Of what is tapped.
    """
    words = ft.Column(
        [ft.Text(title), *([quiet(line)] if line else [])], spacing=0, tight=True, expand=True
    )
    # Merged, so that name, line and tap are one thing to a screen reader.
    return ft.MergeSemantics(
        content=ft.FilledButton(
            content=ft.Row(
                [
                    ft.Icon(icon, color=ft.Colors.PRIMARY, size=IconSize.L),
                    words,
                    ft.Icon(
                        ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT, size=IconSize.M
                    ),
                ],
                spacing=Space.M,
            ),
            key=key,
            on_click=tapped(on_tap),
            style=row_style(
                ft.Colors.ON_SURFACE,
                ft.Colors.SURFACE_CONTAINER,
                padding=ft.Padding.all(Space.M),
                radius=Radius.M,
            ),
        )
    )
