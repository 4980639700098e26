"""One cause of a result: its name and how well it fits, and behind that everything else."""

from collections.abc import Sequence

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.check_words import Explained
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.theme import Space


def cause_card(cause: Explained) -> ft.Control:
    """A card that opens."""
    found = cause.verdict.cause
    return card(
        [
            Fold(
                label=found.name,
                content=lambda: _why(cause),
                name=f"cause-{found.id}",
                large=True,
                line=cause.likely,
            )
        ]
    )


def _why(cause: Explained) -> list[ft.Control]:
    found = cause.verdict.cause
    parts: list[tuple[str, Sequence[str]]] = [
        (_("What speaks for it"), cause.raised),
        (_("What speaks against it"), cause.lowered),
        (_("What it is"), [found.about]),
        (_("What to do"), [found.advice]),
        (_("When to get it looked at sooner"), [found.warning]),
    ]
    shown: list[ft.Control] = [quiet(found.medical)]
    for title, lines in parts:
        if lines:
            shown.append(_part(title, lines))
    shown.append(quiet(cause.evidence))
    shown += [quiet(source, Style.LABEL_MEDIUM) for source in cause.sources]
    return shown


def _part(title: str, lines: Sequence[str]) -> ft.Control:
    return ft.Column(
        [heading(title, Style.TITLE_MEDIUM, level=3), *(text(line) for line in lines)],
        spacing=Space.XS,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
