"""What a question can be answered with: one tap for one of many, ticks for several."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, tapped
from crampapp.ui.theme import FONT, Radius, Space


def answer_row(label: str, chosen: bool, on_tap: OnTap, key: str) -> ft.MergeSemantics:
    """One of several answers, as wide as the column; the tap is the answer."""
    ink = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE
    # Merged, so that name, state and tap are one thing to a screen reader.
    return ft.MergeSemantics(
        content=ft.Semantics(
            selected=chosen,
            content=ft.FilledButton(
                content=ft.Row([ft.Text(label, text_align=ft.TextAlign.START, expand=True)]),
                key=key,
                on_click=tapped(on_tap),
                style=ft.ButtonStyle(
                    color=ink,
                    bgcolor=(
                        ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.SURFACE_CONTAINER
                    ),
                    elevation=0,
                    shadow_color=ft.Colors.TRANSPARENT,
                    padding=ft.Padding.symmetric(vertical=20, horizontal=Space.M),
                    text_style=ft.TextStyle(font_family=FONT, size=18, height=1.25),
                    shape=ft.RoundedRectangleBorder(radius=Radius.S),
                ),
            ),
        )
    )
