"""A month: as a calendar, as a map of the legs, or what is looked for in it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Side, Trigger
from crampapp.domain.history import Month, Option, by_day, by_muscle, month_of, months_on
from crampapp.ui import history_words as words
from crampapp.ui.components.buttons import OnTap, Weight, button, chip
from crampapp.ui.components.cramp_filter import filter_line, filter_sheet
from crampapp.ui.components.icon_button import icon_button
from crampapp.ui.components.leg_counts import leg_counts
from crampapp.ui.components.month_calendar import month_calendar
from crampapp.ui.components.month_chooser import MonthChooser
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.past import PastState
from crampapp.ui.theme import Radius, Space

MONTHS_BACK = 120
"""So far back the calendar goes at least."""


class Face(StrEnum):
    """What of the month is shown."""

    CALENDAR = "calendar"
    PLACES = "places"
    FILTER = "filter"
    MONTHS = "months"
    """To choose another one."""


@ft.component
def MonthCard(
    *,
    past: PastState,
    today: date,
    triggers: Mapping[Trigger, str],
    colours: ft.ColorScheme | None,
    on_month: Callable[[Month], object],
    on_day: Callable[[date | None], object],
    on_turn: Callable[[Option], object],
    on_clear: OnTap,
) -> ft.Control:
    """The month with the way to others.

    Args:
        past: What was read, and what is looked for.
        today: The date on the wall.
        triggers: The words of each.
        colours: Those of the look; those of the page when not given.
        on_month: Shows another month.
        on_day: Shows a day of it, or all of them again.
        on_turn: Looks for something too, or no longer.
        on_clear: Looks for nothing in particular.
    """
    face, set_face = ft.use_state(Face.CALENDAR)
    shown = past.shown
    days = by_day(shown)
    said = words.summed(len(shown), len(days))

    def to_calendar() -> None:
        set_face(Face.CALENDAR)

    def choose(month: Month) -> object:
        to_calendar()
        return on_month(month)

    match face:
        case Face.FILTER:
            content = filter_sheet(
                past.filter,
                triggers,
                said,
                on_turn=on_turn,
                on_clear=on_clear,
                on_close=to_calendar,
            )
        case Face.MONTHS:
            content = MonthChooser(
                shown=past.month,
                counts=past.read.counts if past.read else {},
                today=today,
                on_choose=choose,
                on_close=to_calendar,
            )
        case Face.PLACES:
            legs = {side: by_muscle(shown, side) for side in (Side.LEFT, Side.RIGHT)}
            where = words.places(legs, sum(one.side is None for one in shown))
            content = leg_counts(legs, where or said, colours=colours)
        case Face.CALENDAR:
            content = month_calendar(
                days,
                first=date(*past.month, 1),
                today=today,
                chosen=past.day,
                on_day=lambda day: on_day(None if day == past.day else day),
            )
    rows = [_faces(face, bool(past.filter), set_face)]
    if face in (Face.CALENDAR, Face.PLACES):
        if past.filter:
            rows.append(filter_line(words.looked_for(past.filter, triggers), on_clear))
        # Days reach from side to side, so that each is as wide as a thumb.
        inset = 0 if face is Face.CALENDAR else Space.M
        content = ft.Column(
            [
                _ways(past, today, on_month, lambda: set_face(Face.MONTHS)),
                ft.Container(content, padding=ft.Padding.symmetric(horizontal=inset)),
                _inset(announced(quiet(said, Style.BODY_LARGE))),
            ],
            spacing=Space.S,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        rows.append(_sheet(content, ft.Padding.only(top=Space.S, bottom=Space.M)))
    else:
        rows.append(_sheet(content, ft.Padding.all(Space.M)))
    return ft.Column(
        rows,
        spacing=Space.M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _sheet(content: ft.Control, padding: ft.Padding) -> ft.Control:
    return ft.Container(
        content, padding=padding, bgcolor=ft.Colors.SURFACE_CONTAINER, border_radius=Radius.M
    )


def _faces(face: Face, filtered: bool, on_face: Callable[[Face], None]) -> ft.Control:
    chips: list[ft.Control] = [
        chip(label, one is face, partial(on_face, one), f"face-{one}")
        for one, label in ((Face.CALENDAR, _("Calendar")), (Face.PLACES, _("Body map")))
    ]
    filter_chip = chip(
        _("Filter"),
        filtered or face is Face.FILTER,
        partial(on_face, Face.CALENDAR if face is Face.FILTER else Face.FILTER),
        f"face-{Face.FILTER}",
    )
    return ft.Row([*chips, filter_chip], wrap=True, spacing=Space.S, run_spacing=Space.S)


def _ways(
    past: PastState, today: date, on_month: Callable[[Month], object], on_choose: OnTap
) -> ft.Control:
    """The name of the month between the ways to the one before and the one after."""
    name = words.month(past.month, today)
    now = month_of(today)
    first = min([*(past.read.counts if past.read else ()), months_on(now, -MONTHS_BACK)])
    title = button(name, on_choose, key="month", weight=Weight.QUIET)
    title.content = ft.Semantics(
        label=_("{month}, choose another month").format(month=name),
        exclude_semantics=True,
        content=text(name, Style.TITLE_LARGE, centred=True),
    )
    # Merged, or a screen reader would meet two buttons.
    merged = ft.MergeSemantics(content=title)
    merged.expand = True
    return ft.Row(
        [
            icon_button(
                ft.Icons.CHEVRON_LEFT,
                _("The month before"),
                lambda: on_month(months_on(past.month, -1)),
                key="month-before",
                disabled=past.month <= first,
            ),
            merged,
            icon_button(
                ft.Icons.CHEVRON_RIGHT,
                _("The month after"),
                lambda: on_month(months_on(past.month, 1)),
                key="month-after",
                disabled=past.month >= now,
            ),
        ],
        spacing=0,
    )


def _inset(content: ft.Control) -> ft.Control:
    return ft.Container(content, padding=ft.Padding.symmetric(horizontal=Space.M))
