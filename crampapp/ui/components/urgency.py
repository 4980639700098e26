"""How urgent it is: in words, colour and shape, so that none of them is needed alone."""

import flet as ft

from crampapp.domain.checker import Urgency
from crampapp.ui.components.text import Style, heading
from crampapp.ui.theme import IconSize, Radius, Space

_LOOKS = {
    # An octagon, a triangle, a square and a circle.
    Urgency.EMERGENCY: (ft.Icons.REPORT, ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER),
    Urgency.URGENT: (
        ft.Icons.WARNING,
        ft.Colors.TERTIARY_CONTAINER,
        ft.Colors.ON_TERTIARY_CONTAINER,
    ),
    Urgency.GP: (
        ft.Icons.CALENDAR_TODAY,
        ft.Colors.SECONDARY_CONTAINER,
        ft.Colors.ON_SECONDARY_CONTAINER,
    ),
    Urgency.SELF_CARE: (
        ft.Icons.CHECK_CIRCLE,
        ft.Colors.PRIMARY_CONTAINER,
        ft.Colors.ON_PRIMARY_CONTAINER,
    ),
}


def urgency_banner(urgency: Urgency, words: str) -> ft.Control:
    """The first thing to read of a result.

    Args:
        urgency: Decides colour and shape.
        words: What it means.
    """
    icon, ground, ink = _LOOKS[urgency]
    return ft.Container(
        bgcolor=ground,
        border_radius=Radius.M,
        padding=Space.M,
        content=ft.Row(
            [
                ft.Icon(icon, color=ink, size=IconSize.XL),
                ft.Container(
                    heading(words, Style.HEADLINE_MEDIUM, color=ink, live=True), expand=True
                ),
            ],
            spacing=Space.M,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
    )
