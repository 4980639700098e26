"""The one sheet: a text that comes up from below and goes again."""

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Size, button
from crampapp.ui.components.text import Style, heading, text
from crampapp.ui.theme import COLUMN, Radius, Space, theme


def advice_sheet(
    advice: Advice, on_close: OnTap, *, colours: ft.ColorScheme | None
) -> ft.BottomSheet:
    """An advice in full.

    Args:
        advice: What to show.
        on_close: Called by its button and when it is swept away.
        colours: Another look than the app's, for the player at night.
    """
    look = theme(colours) if colours else None
    return ft.BottomSheet(
        bgcolor=ft.Colors.TRANSPARENT,
        elevation=0,
        on_dismiss=lambda _: on_close(),
        content=ft.Container(
            theme=look,
            dark_theme=look,
            bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
            border_radius=ft.BorderRadius.only(top_left=Radius.L, top_right=Radius.L),
            padding=Space.L,
            width=COLUMN,
            content=ft.Column(
                tight=True,
                scroll=ft.ScrollMode.AUTO,
                spacing=Space.M,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                controls=[
                    heading(advice.title, Style.HEADLINE_MEDIUM, level=2),
                    text(advice.text),
                    button(_("Close"), on_close, key="close-sheet", size=Size.PLAYER),
                ],
            ),
        ),
    )
