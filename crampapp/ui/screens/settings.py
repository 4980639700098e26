"""Settings: a calm list of what can be looked at and changed by day."""

from collections.abc import Sequence
from typing import NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.link_row import link_row
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.theme import Space


class Entry(NamedTuple):
    """One row."""

    key: str
    title: str
    line: str
    on_open: OnTap


@ft.component
def SettingsScreen(*, entries: Sequence[Entry], wide: bool, on_back: OnTap) -> ft.Control:
    """The list.

    Args:
        entries: From top to bottom.
        wide: Whether there is room to spare at the sides.
        on_back: Leaves.
    """
    rows = [link_row(row.title, row.line, row.on_open, key=row.key) for row in entries]
    return column_of(
        scroll([page_header(_("Settings"), on_back=on_back), *rows], spacing=Space.S), wide=wide
    )
