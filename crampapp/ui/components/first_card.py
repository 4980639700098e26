"""The one card that offers the questions of the first days."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, heading, text
from crampapp.ui.theme import Space


def first_card(count: int, on_look: OnTap, on_skip: OnTap) -> ft.Control:
    """Offered once; what is skipped is not asked again."""
    words = ngettext("One short question.", "{n} short questions.", count).format(n=count)
    return card(
        [
            heading(_("Make the next cramp easier"), Style.TITLE_LARGE, level=2),
            text(words),
            ft.Row(
                [
                    button(_("Look"), on_look, key="first-questions"),
                    button(_("No, thanks"), on_skip, key="no-questions", weight=Weight.QUIET),
                ],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        ]
    )
