"""The one line that home may say about itself, at most one at a time."""

from typing import NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, text
from crampapp.ui.theme import Space


class Notice(NamedTuple):
    """Something worth knowing, and perhaps one thing to do about it."""

    text: str
    action: str | None = None
    on_tap: OnTap | None = None


def notice_card(notice: Notice) -> ft.Container:
    words = text(notice.text, Style.BODY_MEDIUM)
    words.expand = True
    row: list[ft.Control] = [words]
    if notice.action and notice.on_tap:
        row.append(button(notice.action, notice.on_tap, key="notice", weight=Weight.QUIET))
    made = card([ft.Row(row, vertical_alignment=ft.CrossAxisAlignment.CENTER)])
    # As far from the sides as every card; above and below the button has room of its own.
    made.padding = ft.Padding.symmetric(horizontal=Space.M, vertical=Space.S)
    return made


def demo_notice(on_remove: OnTap) -> Notice:
    """Says that the history is made up."""
    return Notice(_("This is demo data."), _("Remove"), on_remove)
