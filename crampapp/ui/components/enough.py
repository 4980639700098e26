"""The brake: it is enough for now, and what would be an emergency."""

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import Weight, call
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, announced, heading, text
from crampapp.ui.theme import Space


def enough_card(why: Advice, danger: Advice, emergency: str | None) -> ft.Control:
    """What must be read before anything else is drunk.

    Args:
        why: Why it is enough.
        danger: The signs of too much water.
        emergency: The number to call here, if it is known.
    """
    ink = ft.Colors.ON_TERTIARY_CONTAINER
    rows: list[ft.Control] = [
        heading(why.title, Style.HEADLINE_MEDIUM, level=2, color=ink),
        text(why.text, color=ink),
        text(danger.text, color=ink),
    ]
    if emergency:
        label = _("Call {number}").format(number=emergency)
        rows.append(call(label, emergency, key="call-emergency", weight=Weight.SECOND))
    return announced(card(rows, warm=True, padding=Space.M))
