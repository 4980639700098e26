"""A month among years of them: its year, then the month, each as large as a thumb."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.history import Month, month_of
from crampapp.ui.components.buttons import OnTap, Weight, button, chip
from crampapp.ui.components.text import Style, heading
from crampapp.ui.formats import calendar_month
from crampapp.ui.insight_words import cramps
from crampapp.ui.theme import Space


@ft.component
def MonthChooser(
    *,
    shown: Month,
    counts: Mapping[Month, int],
    today: date,
    on_choose: Callable[[Month], object],
    on_close: OnTap,
) -> ft.Control:
    """Years as chips, and below them the months of one, with how many cramps each had.

    Args:
        shown: The month that is shown now.
        counts: Cramps of each month that has any.
        today: Nothing later can be chosen.
        on_choose: Called with the month.
        on_close: Leaves it as it is.
    """
    year, set_year = ft.use_state(shown[0])
    first = min([*counts, shown])[0]
    months = [(year, n) for n in range(1, 13) if (year, n) <= month_of(today)]
    return ft.Column(
        [
            heading(_("Which month?"), Style.TITLE_LARGE, level=2),
            _wrapped(
                [
                    chip(str(one), one == year, partial(set_year, one), f"year-{one}")
                    for one in range(today.year, first - 1, -1)
                ]
            ),
            _wrapped(
                [
                    _month(one, counts.get(one, 0), one == shown, partial(on_choose, one))
                    for one in months
                ]
            ),
            button(_("Close"), on_close, key="close-months", weight=Weight.QUIET),
        ],
        spacing=Space.M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.START,
    )


def _month(month: Month, number: int, chosen: bool, on_tap: OnTap) -> ft.Control:
    first = date(*month, 1)
    name = calendar_month(first, first)
    label = f"{name}: {cramps(number)}" if number else name
    return chip(label, chosen, on_tap, f"month-{first:%Y-%m}")


def _wrapped(chips: list[ft.Control]) -> ft.Control:
    return ft.Row(chips, wrap=True, spacing=Space.S, run_spacing=Space.S)
