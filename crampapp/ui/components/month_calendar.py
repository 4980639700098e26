"""A month as a calendar, each day as dark as it had cramps."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

import flet as ft

from crampapp.ui import history_words as words
from crampapp.ui.components.buttons import OnTap, tapped
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.formats import weekday_in_short
from crampapp.ui.theme import Chart, Radius, Space, Stroke

_DOTS = 3
"""Up to so many cramps are dots; more are a figure."""
_STRENGTHS = (0.0, 0.2, 0.42, 0.82, 1.0)
"""How much of the accent lies on a day without a cramp, with one, two, three, or more."""
_STRONG = 3
"""From so many cramps on, what is on the ground takes the other ink."""


def month_calendar(
    days: Mapping[date, int],
    *,
    first: date,
    today: date,
    chosen: date | None,
    on_day: Callable[[date], object],
) -> ft.Control:
    """Weeks below each other; told apart by lightness, and by dots or a figure.

    Args:
        days: How many cramps each day had.
        first: Of the month.
        today: Days after it cannot be tapped.
        chosen: The day that was tapped.
        on_day: Called with the day that is tapped.
    """
    monday = first - timedelta(days=first.weekday())
    last = first.replace(day=monthrange(first.year, first.month)[1])
    rows: list[ft.Control] = [_weekdays(monday)]
    for week in range(((last - monday).days // 7) + 1):
        cells: list[ft.Control] = []
        for day in (monday + timedelta(days=7 * week + at) for at in range(7)):
            if day.month != first.month:
                cells.append(ft.Container(expand=True))
            else:
                cells.append(
                    _day(
                        day,
                        days.get(day, 0),
                        today=today,
                        chosen=day == chosen,
                        on_tap=partial(on_day, day),
                    )
                )
        rows.append(ft.Row(cells, spacing=0))
    return ft.Column(rows, spacing=0, tight=True)


def _weekdays(monday: date) -> ft.Control:
    names = [weekday_in_short(monday + timedelta(days=at)) for at in range(7)]
    # Every day below says its date.
    return ft.Semantics(
        exclude_semantics=True,
        content=ft.Row(
            [
                ft.Container(quiet(name, Style.LABEL_MEDIUM, centred=True), expand=True)
                for name in names
            ],
            spacing=0,
        ),
    )


def _day(day: date, number: int, *, today: date, chosen: bool, on_tap: OnTap) -> ft.Control:
    ink = ft.Colors.ON_PRIMARY_FIXED if number >= _STRONG else ft.Colors.ON_SURFACE
    future = day > today
    face = ft.Column(
        [
            text(str(day.day), Style.BODY_MEDIUM, color=ft.Colors.OUTLINE if future else ink),
            _marks(number, ink),
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    # Merged, so that name, state and tap are one thing to a screen reader.
    cell = ft.MergeSemantics(
        content=ft.Semantics(
            label=words.day_name(day, number, today),
            button=True,
            selected=chosen,
            content=ft.Container(
                key=f"day-{day.isoformat()}",
                on_click=None if future else tapped(on_tap),
                # A tap and the keyboard reach what has ink; a button would need more room.
                ink=not future,
                alignment=ft.Alignment.CENTER,
                padding=ft.Padding.symmetric(vertical=Space.XS),
                border_radius=Radius.S,
                bgcolor=_ground(number),
                # The edge is the gap between two days, so that all of the cell can be tapped.
                border=ft.Border.all(2, _edge(today=day == today, chosen=chosen)),
                content=ft.Semantics(exclude_semantics=True, content=face),
            ),
        )
    )
    cell.expand = True
    return cell


def _marks(number: int, ink: ft.ColorValue) -> ft.Control:
    """The number once more; a line of text high, whatever it is."""
    figure = text(f"×{number}" if number > _DOTS else "", Style.LABEL_MEDIUM, color=ink)
    dots: list[ft.Control] = [
        ft.Container(
            width=Chart.SPOT,
            height=Chart.SPOT,
            border_radius=Chart.SPOT / 2,
            bgcolor=ink,
            margin=Stroke.HAIR,
        )
        for _dot in range(number if number <= _DOTS else 0)
    ]
    return ft.Row([figure, *dots], spacing=0, tight=True, alignment=ft.MainAxisAlignment.CENTER)


def _ground(number: int) -> ft.ColorValue:
    strength = _STRENGTHS[min(number, len(_STRENGTHS) - 1)]
    return ft.Colors.with_opacity(strength, ft.Colors.PRIMARY_FIXED)


def _edge(*, today: bool, chosen: bool) -> ft.ColorValue:
    if chosen:
        return ft.Colors.ON_SURFACE
    return ft.Colors.OUTLINE if today else ft.Colors.SURFACE_CONTAINER
