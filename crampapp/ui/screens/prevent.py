"""Prevent: what keeps the next cramp away, in a few tiles."""

from collections.abc import Sequence

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet
from crampapp.ui.components.way import way
from crampapp.ui.formats import evidence


@ft.component
def PreventScreen(
    *,
    ask: ft.Control | None,
    tiles: Sequence[tuple[str, str, str, ft.IconData, OnTap]],
    advice: Advice,
    wide: bool,
    on_settings: OnTap,
) -> ft.Control:
    """The tiles, and what they rest on (S39).

    Args:
        ask: A reminder that rings, or was missed.
        tiles: Key, name, line, icon and verb of each.
        advice: In short, what helps.
        wide: Whether there is room to spare at the sides.
        on_settings: Opens the settings.
    """
    return column_of(
        scroll(
            [
                page_header(_("Prevent"), on_settings=on_settings),
                *([ask] if ask else []),
                *(way(name, line, icon, tap, key) for key, name, line, icon, tap in tiles),
                card(
                    [
                        heading(advice.title, Style.TITLE_MEDIUM, level=2),
                        quiet(advice.text),
                        quiet(evidence(advice.evidence)),
                    ]
                ),
            ]
        ),
        wide=wide,
    )
