"""The one card, calm by default, warm when it must be read."""

from collections.abc import Sequence

import flet as ft

from crampapp.ui.theme import Radius, Space


def card(
    controls: Sequence[ft.Control],
    *,
    warm: bool = False,
    padding: int = Space.M,
) -> ft.Container:
    """A surface that holds things together.

    Args:
        controls: From top to bottom.
        warm: For what must be read now; text on it is ``ON_TERTIARY_CONTAINER``.
        padding: Space around the content.
    """
    return ft.Container(
        bgcolor=ft.Colors.TERTIARY_CONTAINER if warm else ft.Colors.SURFACE_CONTAINER,
        border_radius=Radius.M,
        padding=padding,
        content=ft.Column(
            list(controls),
            tight=True,
            spacing=Space.XS,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )
