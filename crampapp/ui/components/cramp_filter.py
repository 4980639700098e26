"""What cramps are looked for: muscle, leg, time of day and trigger, as chips on one sheet."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import MuscleGroup, Side, Trigger
from crampapp.domain.history import Filter, Option, TimeOfDay
from crampapp.ui import formats
from crampapp.ui import history_words as words
from crampapp.ui.components.buttons import OnTap, Weight, button, chip
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.theme import Space


def filter_sheet(
    chosen: Filter,
    triggers: Mapping[Trigger, str],
    found: str,
    *,
    on_turn: Callable[[Option], object],
    on_clear: OnTap,
    on_close: OnTap,
) -> ft.Control:
    """Everything that can be looked for.

    Args:
        chosen: What is.
        triggers: The words of each.
        found: What that finds in the month, in words.
        on_turn: Names an option, or takes it back.
        on_clear: Names nothing.
        on_close: Back to the month.
    """
    ends: list[ft.Control] = [button(_("Show"), on_close, key="close-filter")]
    if chosen:
        ends.append(button(_("Clear"), on_clear, key="clear-filter", weight=Weight.QUIET))
    kinds: list[tuple[str, Sequence[tuple[Option, str]], frozenset[Option]]] = [
        (_("Muscle"), [(one, formats.muscle(one)) for one in MuscleGroup], chosen.muscles),
        (_("Leg"), [(one, words.leg(one)) for one in Side], chosen.sides),
        (_("Time of day"), [(one, words.time_of_day(one)) for one in TimeOfDay], chosen.times),
        (_("What may have brought it on"), [*triggers.items()], chosen.triggers),
    ]
    return ft.Column(
        [
            heading(_("Which cramps?"), Style.TITLE_LARGE, level=2),
            *(_kind(title, options, named, on_turn) for title, options, named in kinds),
            announced(quiet(found)),
            ft.Row(ends, wrap=True, spacing=Space.S),
        ],
        spacing=Space.M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def filter_line(said: str, on_clear: OnTap) -> ft.Control:
    """What is looked for, in words, and the way out of it."""
    told = announced(text(said, Style.BODY_MEDIUM))
    told.expand = True
    return ft.Row(
        [told, button(_("Clear"), on_clear, key="clear-filter", weight=Weight.QUIET)],
        spacing=Space.S,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _kind(
    title: str,
    options: Sequence[tuple[Option, str]],
    named: frozenset[Option],
    on_turn: Callable[[Option], object],
) -> ft.Control:
    return ft.Column(
        [
            heading(title, Style.TITLE_MEDIUM, level=3),
            ft.Row(
                [
                    chip(label, one in named, partial(on_turn, one), f"filter-{one}")
                    for one, label in options
                ],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        ],
        spacing=Space.S,
        tight=True,
    )
