"""The one list row."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, row_style, tapped
from crampapp.ui.components.icon_button import icon_button
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.theme import Space


def list_row(
    *,
    title: str,
    line: str,
    end: str,
    action: str,
    on_action: OnTap,
    key: str,
    on_open: OnTap | None = None,
) -> ft.Control:
    """A line of a list with one thing to do about it.

    Args:
        title: What it is, first and largest.
        line: More about it, below.
        end: A figure at the far side.
        action: Name of the bin at the end, for a screen reader.
        on_action: Called when the bin is tapped.
        key: Of the bin.
        on_open: Called when the words are tapped; their key begins with "open-".
    """
    words: ft.Control = ft.Column([text(title, Style.TITLE_LARGE), quiet(line)], spacing=0)
    if on_open:
        words = ft.MergeSemantics(
            content=ft.FilledButton(
                content=words,
                key=f"open-{key}",
                on_click=tapped(on_open),
                style=row_style(
                    ft.Colors.ON_SURFACE,
                    ft.Colors.TRANSPARENT,
                    padding=ft.Padding.symmetric(vertical=Space.MS),
                ),
            )
        )
    words.expand = True
    bin = icon_button(ft.Icons.DELETE_OUTLINE, action, on_action, key=key)
    return ft.Container(
        padding=ft.Padding.symmetric(vertical=0 if on_open else Space.S),
        content=ft.Row(
            [words, text(end, Style.TITLE_MEDIUM), bin],
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
            spacing=Space.M,
        ),
    )
