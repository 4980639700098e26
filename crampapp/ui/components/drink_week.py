"""Seven days of drinks as bars, and the same as a table."""

from collections.abc import Sequence
from datetime import date

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.hydration_day import DayTotal
from crampapp.domain.settings import Units
from crampapp.ui.components.bars import Bar, bars
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import day, weekday_in_short
from crampapp.ui.measures import short_volume, volume
from crampapp.ui.theme import Space


def drink_week(
    week: Sequence[DayTotal], target_ml: int | None, units: Units, today: date
) -> ft.Control:
    """The week.

    Args:
        week: One total a day, oldest first.
        target_ml: The person's own goal, as a line.
        units: Of the figures.
        today: The last day.
    """
    shown = [
        Bar(weekday_in_short(one.day), one.ml, short_volume(one.ml, units) if one.ml else "–")
        for one in week
    ]
    legend = _("Litres a day.") if units is Units.METRIC else _("Fluid ounces a day.")
    if target_ml:
        line = _("The line is your goal, {amount}.").format(amount=volume(target_ml, units))
        legend = f"{legend} {line}"
    lines = week_in_words(week, units, today)
    return ft.Column(
        [
            heading(_("Last 7 days"), Style.TITLE_LARGE, level=2),
            quiet(legend),
            bars(shown, line=target_ml, label=" ".join([legend, *(f"{one}." for one in lines)])),
            Fold(
                label=_("The same as a table"),
                content=lambda: [_row(one, units, today) for one in reversed(week)],
                name="week-table",
            ),
        ],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def week_in_words(week: Sequence[DayTotal], units: Units, today: date) -> list[str]:
    """Each day with its amount, oldest first."""
    return [f"{day(one.day, today)}: {volume(one.ml, units)}" for one in week]


def _row(one: DayTotal, units: Units, today: date) -> ft.Control:
    count = ngettext("{n} drink", "{n} drinks", one.drinks).format(n=one.drinks)
    amount = text(volume(one.ml, units), Style.TITLE_MEDIUM)
    # Merged: a line of a table is heard as one.
    return ft.MergeSemantics(
        content=ft.Row(
            [
                text(day(one.day, today)),
                ft.Row([amount, quiet(count)], spacing=Space.S, tight=True),
            ],
            wrap=True,
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            spacing=Space.M,
            run_spacing=0,
        )
    )
