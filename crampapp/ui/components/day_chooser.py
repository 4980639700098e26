"""A day in two taps: its month, then the day, each as large as a thumb."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Weight, button, chip
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, heading
from crampapp.ui.formats import calendar_day, calendar_month
from crampapp.ui.theme import Space


@ft.component
def DayChooser(
    *,
    title: str,
    months: Sequence[date],
    today: date,
    on_choose: Callable[[date], object],
    on_close: OnTap,
) -> ft.Control:
    """Months as chips; the days of the one that was tapped take their place.

    Args:
        title: What happened on that day.
        months: First days of the months to choose from.
        today: For the year, which is only named when it is another one.
        on_choose: Told the day.
        on_close: Leaves without a day.
    """
    no_month: date | None = months[0] if len(months) == 1 else None
    month, set_month = ft.use_state(no_month)
    chips: list[ft.Control]
    if month is None:
        chips = [
            chip(
                calendar_month(first, today),
                False,
                partial(set_month, first),
                f"month-{first:%Y-%m}",
            )
            for first in months
        ]
    else:
        days = [month.replace(day=day) for day in range(1, monthrange(*_year_month(month))[1] + 1)]
        chips = [_day(day, today, partial(on_choose, day)) for day in days]
    back: list[ft.Control] = []
    if month is not None and len(months) > 1:
        back.append(
            button(
                _("Another month"),
                lambda: set_month(None),
                key="another-month",
                weight=Weight.QUIET,
            )
        )
    back.append(button(_("Close"), on_close, key="close-days", weight=Weight.QUIET))
    named = title if month is None else f"{title} {calendar_month(month, today)}"
    return card(
        [
            heading(named, Style.TITLE_MEDIUM, level=3),
            ft.Row(chips, wrap=True, spacing=Space.S, run_spacing=Space.S),
            ft.Row(back, wrap=True, spacing=Space.S),
        ]
    )


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _day(day: date, today: date, on_tap: OnTap) -> ft.Control:
    number = chip(str(day.day), False, on_tap, f"day-{day.isoformat()}")
    # A bare number says little to somebody who does not see the month above it.
    number.content = ft.Semantics(label=calendar_day(day, today), content=number.content)
    return number
