"""How to let a reminder rest: today, for a while, or until it is switched on again."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.reminder import Reminder
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.day_chooser import DayChooser
from crampapp.ui.components.text import Style, heading, quiet
from crampapp.ui.formats import calendar_day
from crampapp.ui.theme import Space

_MONTHS_AHEAD = 6


@ft.component
def Resting(
    *,
    reminder: Reminder,
    today: date,
    on_skip: OnTap,
    on_pause: Callable[[date | None], object],
    on_switch: OnTap,
    on_delete: OnTap,
) -> ft.Control:
    """What can be done with one that is set.

    Args:
        reminder: As it is kept.
        today: The date on the wall.
        on_skip: Leaves out the next day of it.
        on_pause: Told from which day it rings again; ``None``: from now on.
        on_switch: Switches it on or off.
        on_delete: Takes it out.
    """
    choosing, set_choosing = ft.use_state(False)

    def chosen(day: date) -> object:
        set_choosing(False)
        return on_pause(max(day, today))

    if choosing:
        return DayChooser(
            title=_("Rings again from"),
            months=_months(today),
            today=today,
            on_choose=chosen,
            on_close=lambda: set_choosing(False),
        )
    paused = reminder.paused_until
    rows: list[ft.Control] = []
    if not reminder.on:
        rows = [button(_("Switch on"), on_switch, key="switch")]
    elif paused and paused > today:
        said = _("Paused. Rings again from {day}.")
        rows = [
            quiet(said.format(day=calendar_day(paused, today))),
            button(_("Ring again now"), partial(on_pause, None), key="unpause"),
        ]
    else:
        rows = [button(_("Leave out the next one"), on_skip, key="skip")]
        if reminder.day is None:
            week = today + timedelta(weeks=1)
            rows += [
                button(_("Pause for a week"), partial(on_pause, week), key="pause-week"),
                button(_("Pause until a day"), lambda: set_choosing(True), key="pause-until"),
                button(_("Switch off"), on_switch, key="switch"),
            ]
    rows.append(button(_("Delete"), on_delete, key="delete", weight=Weight.QUIET))
    return card(
        [
            heading(_("Let it rest"), Style.TITLE_MEDIUM, level=2),
            ft.Row(rows, wrap=True, spacing=Space.S, run_spacing=Space.S),
        ]
    )


def _months(today: date) -> list[date]:
    month = today.replace(day=1)
    found = []
    for _number in range(_MONTHS_AHEAD):
        found.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return found
