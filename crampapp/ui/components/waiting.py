"""What stands in for something that is not there yet, or that did not come."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, button
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.theme import Ring, Space, Stroke


def waiting(words: str) -> ft.Control:
    """While something takes its time."""
    line = quiet(words, Style.BODY_LARGE)
    line.expand = True
    ring = ft.ProgressRing(width=Ring.XS, height=Ring.XS, stroke_width=Stroke.LINE)
    # The words say it all.
    silent = ft.Semantics(exclude_semantics=True, content=ring)
    return announced(ft.Row([silent, line], spacing=Space.M))


def not_there(words: str, on_again: OnTap) -> ft.Control:
    """When it did not come, and the way out."""
    return ft.Column(
        [announced(text(words)), ft.Row([button(_("Try again"), on_again, key="again")])],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
