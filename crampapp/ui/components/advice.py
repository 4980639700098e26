"""An advice that must be read now."""

import flet as ft

from crampapp.content import Advice
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, heading, text
from crampapp.ui.theme import Space


def advice_card(advice: Advice) -> ft.Container:
    ink = ft.Colors.ON_TERTIARY_CONTAINER
    return card(
        [
            heading(advice.title, Style.TITLE_LARGE, level=2, color=ink),
            text(advice.text, color=ink),
        ],
        warm=True,
        padding=Space.M,
    )
