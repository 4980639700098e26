"""Diagnostics: shown, and only then copied."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, doing
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import announced, quiet, text
from crampapp.ui.theme import Space


@ft.component
def DiagnosticsScreen(*, told: str, wide: bool, on_back: OnTap) -> ft.Control:
    """The very text that is copied.

    Args:
        told: The text; empty until it is known.
        wide: Whether there is room to spare at the sides.
        on_back: Leaves.
    """
    copied, set_copied = ft.use_state(False)
    body: list[ft.Control] = [
        page_header(
            _("Diagnostics"), _("Exactly this is copied, and nothing else."), on_back=on_back
        ),
    ]
    if told:
        copy = doing(
            _("Copy"), ft.CopyToClipboard(told), lambda: set_copied(True), key="copy-diagnostics"
        )
        body += [
            card([text(line) for line in told.splitlines()]),
            ft.Row(
                [copy, announced(text(_("Copied.") if copied else "", color=ft.Colors.PRIMARY))],
                wrap=True,
                spacing=Space.M,
            ),
            quiet(_("Errors are named by their kind and place only, never by their words.")),
        ]
    else:
        body.append(quiet(_("Reading…")))
    return column_of(scroll(body), wide=wide)
