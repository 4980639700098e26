"""What a question can be answered with: one tap for one of many, ticks for several."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, row_style, tapped


def answer_row(label: str, chosen: bool, on_tap: OnTap, key: str) -> ft.MergeSemantics:
    """One of several answers, as wide as the column; the tap is the answer."""
    ink = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE
    ground = ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.SURFACE_CONTAINER
    # Merged, so that name, state and tap are one thing to a screen reader.
    return ft.MergeSemantics(
        content=ft.Semantics(
            selected=chosen,
            content=ft.FilledButton(
                content=ft.Row([ft.Text(label, text_align=ft.TextAlign.START, expand=True)]),
                key=key,
                on_click=tapped(on_tap),
                style=row_style(ink, ground),
            ),
        )
    )
