"""All workouts, newest first, each with what was drunk around it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.settings import Units
from crampapp.domain.workout import Workout
from crampapp.ui.components.buttons import OnTap, button
from crampapp.ui.components.link_row import link_row
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet
from crampapp.ui.formats import calendar_month, clock_time, day
from crampapp.ui.measures import volume
from crampapp.ui.theme import Space
from crampapp.ui.workouts import Done


@ft.component
def WorkoutsScreen(
    *,
    workouts: Sequence[Done],
    reading: bool,
    older: bool,
    units: Units,
    today: date,
    wide: bool,
    on_open: Callable[[Workout], object],
    on_add: OnTap,
    on_earlier: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """The list.

    Args:
        workouts: Newest first.
        reading: Whether they are still being read.
        older: Whether there are more, earlier ones.
        units: Of the amounts.
        today: The date on the wall.
        wide: Whether there is room to spare at the sides.
        on_open: Shows one, to be changed.
        on_add: Plans or adds one.
        on_earlier: Reads more.
        on_back: Leaves.
    """
    body: list[ft.Control] = [page_header(_("Workouts"), on_back=on_back)]
    if reading:
        body.append(quiet(_("Reading…"), Style.BODY_LARGE))
    elif not workouts:
        body.append(quiet(_("No workouts yet."), Style.BODY_LARGE))
    for first, of_month in groupby(workouts, lambda one: _day_of(one).replace(day=1)):
        name = calendar_month(first, today)
        title = heading(name, Style.TITLE_MEDIUM, level=2, color=ft.Colors.PRIMARY)
        body.append(
            ft.Column(
                [
                    title,
                    *(_row(one, units, today, partial(on_open, one.workout)) for one in of_month),
                ],
                spacing=Space.S,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        )
    if older:
        body.append(button(_("Show earlier"), on_earlier, key="earlier"))
    add = _("Plan or add a workout")
    body.append(button(add, on_add, key="workout", icon=ft.Icons.FITNESS_CENTER))
    return column_of(scroll(body), wide=wide)


def _row(one: Done, units: Units, today: date, on_open: OnTap) -> ft.Control:
    workout, drunk = one
    before, during, after = (volume(ml, units) for ml in drunk)
    line = _("{time}, {n} min. Drunk before {before}, during {during}, after {after}.")
    return link_row(
        day(_day_of(one), today),
        line.format(
            time=clock_time(workout.started.local),
            n=workout.duration_min,
            before=before,
            during=during,
            after=after,
        ),
        on_open,
        key=f"workout-{workout.id}",
    )


def _day_of(one: Done) -> date:
    return one.workout.started.local.date()
