"""A wall time to be corrected: its day, and its hour and minutes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.history import month_of, months_on
from crampapp.ui.components.buttons import chip, choice
from crampapp.ui.components.day_chooser import DayChooser
from crampapp.ui.components.text import Style, announced, heading, text
from crampapp.ui.components.time_chooser import TimeChooser
from crampapp.ui.formats import day
from crampapp.ui.theme import Space

_MONTHS = 13
"""So many months are offered, up to the running one."""


@ft.component
def DayAndTime(
    *, local: datetime, now: datetime, on_change: Callable[[datetime], object]
) -> ft.Control:
    """The day as chips with every other one behind them, and the time.

    Args:
        local: As it is.
        now: What the clock on the wall says.
        on_change: Told the new one, which may be one that is still to come.
    """
    opened, set_opened = ft.use_state(False)
    today = now.date()

    def choose(when: date) -> None:
        set_opened(False)
        on_change(datetime.combine(when, local.time()))

    rows: list[ft.Control] = []
    if opened:
        rows.append(
            DayChooser(
                title=_("On which day?"),
                months=_months(local.date(), today),
                today=today,
                on_choose=choose,
                on_close=lambda: set_opened(False),
            )
        )
    else:
        near = {today, today - timedelta(days=1), local.date()}
        chips = choice(
            [(one, day(one, today)) for one in sorted(near, reverse=True)],
            local.date(),
            choose,
            key="on",
        )
        chips.controls.append(
            chip(_("Another day"), False, lambda: set_opened(True), "another-day")
        )
        title = heading(_("On which day?"), Style.TITLE_MEDIUM, level=2)
        rows.append(ft.Column([title, chips], spacing=Space.S, tight=True))
    rows.append(
        TimeChooser(
            title=_("At what time?"),
            at=local.time(),
            name="at",
            on_choose=lambda at: on_change(datetime.combine(local.date(), at)),
        )
    )
    if local > now:
        told = _("That is still to come.")
        rows.append(announced(text(told, color=ft.Colors.ERROR)))
    return ft.Container(
        ft.Column(rows, spacing=Space.M, tight=True), padding=ft.Padding.only(top=Space.S)
    )


def _months(chosen: date, today: date) -> list[date]:
    """The last ones, and those around the chosen day, newest first."""
    months = {months_on(month_of(today), -by) for by in range(_MONTHS)}
    months |= {months_on(month_of(chosen), by) for by in (-1, 0, 1)}
    return [date(*one, 1) for one in sorted(months, reverse=True) if one <= month_of(today)]
