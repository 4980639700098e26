"""One cause of a result: its name and how well it fits, and behind that everything else."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.check_words import Explained, Said
from crampapp.ui.components.buttons import button
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.theme import Space


def cause_card(cause: Explained, on_read: Callable[[str], object]) -> ft.Control:
    """A card that opens; from there an article can be read, told by the id of the cause."""
    found = cause.verdict.cause
    return card(
        [
            Fold(
                label=found.name,
                content=lambda: _why(cause, on_read),
                name=f"cause-{found.id}",
                large=True,
                line=cause.likely,
            )
        ]
    )


def _why(cause: Explained, on_read: Callable[[str], object]) -> list[ft.Control]:
    found = cause.verdict.cause
    parts: list[tuple[str, list[ft.Control]]] = [
        (_("What speaks for it"), _reasons(cause.raised)),
        (_("What speaks against it"), _reasons(cause.lowered)),
        (_("What it is"), [text(found.about)]),
        (_("What to do"), [text(cause.advice)]),
        (_("When to get it looked at sooner"), [text(cause.warning)]),
        (_("Where this comes from"), [quiet(line) for line in (cause.evidence, *cause.sources)]),
    ]
    read = button(
        _("Read about it"),
        partial(on_read, found.id),
        key=f"read-{found.id}",
        icon=ft.Icons.MENU_BOOK_OUTLINED,
    )
    return [
        quiet(found.medical),
        *(_part(title, lines) for title, lines in parts if lines),
        read,
    ]


def _reasons(answers: Sequence[Said]) -> list[ft.Control]:
    return [
        ft.Column([quiet(said.question), text(said.answer)], spacing=0, tight=True)
        for said in answers
    ]


def _part(title: str, lines: Sequence[ft.Control]) -> ft.Control:
    return ft.Container(
        padding=ft.Padding.only(top=Space.S),
        content=ft.Column(
            [
                heading(title, Style.TITLE_MEDIUM, level=3, color=ft.Colors.PRIMARY),
                *lines,
            ],
            spacing=Space.S,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )
