"""How a screen sits on the glass: safe edges, one column, one header."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.text import heading, quiet
from crampapp.ui.theme import COLUMN, Space


def column_of(
    content: ft.Control, *, wide: bool, padding: ft.Padding | None = None, widest: int = COLUMN
) -> ft.Control:
    """Content in one column, never wider than can be read, away from notches and edges."""
    inset = padding or ft.Padding.symmetric(horizontal=Space.L, vertical=Space.M)
    return ft.SafeArea(
        expand=True,
        content=ft.Container(
            expand=True,
            alignment=ft.Alignment.TOP_CENTER,
            content=ft.Container(content=content, padding=inset, width=widest if wide else None),
        ),
    )


def scroll(controls: list[ft.Control], *, spacing: int = Space.L) -> ft.Column:
    """A column that scrolls when the text is large or the window small."""
    return ft.Column(
        controls,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        spacing=spacing,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def page_header(
    title: str,
    line: str | None = None,
    *,
    on_back: OnTap | None = None,
    on_settings: OnTap | None = None,
) -> ft.Control:
    """Where we are, with the way back on pages, and the way to the settings on main places."""
    rows: list[ft.Control] = []
    if on_back:
        rows.append(ft.Row([back_button(on_back)]))
    name = heading(title)
    if on_settings:
        rows.append(beside_settings(name, on_settings))
    else:
        rows.append(name)
    if line:
        rows.append(quiet(line))
    return ft.Column(
        rows,
        spacing=Space.XS,
        tight=True,
        # Only as wide as its words where something may stand beside it.
        horizontal_alignment=(
            ft.CrossAxisAlignment.STRETCH if on_settings else ft.CrossAxisAlignment.START
        ),
    )


def beside_settings(name: ft.Control, on_settings: OnTap) -> ft.Row:
    """The name of a main place and the way to the settings: below it where letters are large."""
    settings = button(_("Settings"), on_settings, key="settings", weight=Weight.QUIET)
    return ft.Row(
        [name, settings],
        wrap=True,
        run_spacing=0,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def back_button(on_back: OnTap) -> ft.Control:
    return button(_("Back"), on_back, key="back", weight=Weight.QUIET, icon=ft.Icons.ARROW_BACK)
