"""What can be told about a cramp besides where and how long; every line of it can be left out."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode, Trigger
from crampapp.ui.components.buttons import chip, choice
from crampapp.ui.components.text import Style, heading
from crampapp.ui.theme import Space

SLEEP_LOST = (0, 15, 30, 60, 120)
"""Minutes to choose from."""


class Change(Protocol):
    """Takes fields of the episode that are told anew."""

    def __call__(self, **fields: object) -> None: ...


def cramp_details(
    draft: Episode,
    triggers: Mapping[Trigger, str],
    *,
    on_change: Change,
    on_note: Callable[[str], object],
) -> list[ft.Control]:
    """Pain, what may have brought it on, sleep lost, a note.

    Args:
        draft: As it is told by now.
        triggers: The words of each.
        on_change: Called with what is told.
        on_note: Called with the note, letter by letter.
    """

    def turn(which: Trigger) -> None:
        rest = tuple(t for t in draft.triggers if t is not which)
        on_change(triggers=rest if which in draft.triggers else (*draft.triggers, which))

    lost = sorted({*SLEEP_LOST, draft.sleep_lost_min or 0})
    return [
        question(
            _("How bad was the pain? 0 is none, 10 the worst."),
            choice(
                [(n, str(n)) for n in range(11)],
                draft.pain,
                lambda n: on_change(pain=n),
                key="pain",
            ),
        ),
        question(
            _("What may have brought it on?"),
            ft.Row(
                [
                    chip(label, which in draft.triggers, partial(turn, which), f"trigger-{which}")
                    for which, label in triggers.items()
                ],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        ),
        question(
            _("Sleep lost"),
            choice(
                [(n, _("{n} min").format(n=n)) for n in lost],
                draft.sleep_lost_min,
                lambda n: on_change(sleep_lost_min=n),
                key="sleep",
            ),
        ),
        ft.TextField(
            label=_("Note"),
            value=draft.note,
            key="note",
            multiline=True,
            on_change=lambda event: on_note(str(event.control.value or "")),
        ),
    ]


def question(title: str, *answers: ft.Control) -> ft.Control:
    """A heading with what can be answered below it."""
    return ft.Column(
        [heading(title, Style.TITLE_LARGE, level=2), *answers], spacing=Space.S, tight=True
    )
