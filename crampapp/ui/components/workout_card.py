"""Drinks before, during and after a workout, against its plan."""

from datetime import date

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.hydration_day import Drunk
from crampapp.domain.hydration_plan import BEFORE_HOURS, Plan
from crampapp.domain.settings import Units
from crampapp.domain.workout import Workout
from crampapp.ui.components.card import card
from crampapp.ui.components.range_bar import range_bar
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import clock_time, day
from crampapp.ui.measures import volume, volumes
from crampapp.ui.theme import Space


def workout_card(
    workout: Workout, drunk: Drunk, plan: Plan | None, units: Units, today: date, *ends: ft.Control
) -> ft.Control:
    """One workout.

    Args:
        workout: Done, under way or to come.
        drunk: What was drunk around it.
        plan: What it may be held against; ``None`` where there are no figures.
        units: Of the figures.
        today: For naming its day.
        ends: What to do about it, below.
    """
    rows: list[ft.Control] = [heading(when(workout, today), Style.TITLE_LARGE, level=2)]
    rows.append(_phase(_("Before"), drunk.before, before_in_words(plan, units), units))
    if plan and plan.before:
        rows.append(range_bar(drunk.before, *plan.before))
    rows.append(_phase(_("During"), drunk.during, during_in_words(plan, units), units))
    if plan:
        rows.append(range_bar(drunk.during, *plan.during))
    rows.append(_phase(_("After"), drunk.after, after_in_words(plan, units), units))
    if plan and plan.after:
        rows.append(range_bar(drunk.after, 0, plan.after.most))
    return card([*rows, *ends], padding=Space.M)


def when(workout: Workout, today: date) -> str:
    """Its day and hour, such as ``Workout: today, 18:30, 90 min``."""
    local = workout.started.local
    line = _("Workout: {day}, {time}, {n} min")
    if local.date() == today:
        line = _("Workout: today, {time}, {n} min")
    return line.format(day=day(local.date(), today), time=clock_time(local), n=workout.duration_min)


def before_in_words(plan: Plan | None, units: Units) -> str:
    """The plan before it, if there is one."""
    if plan is None:
        return ""
    if plan.before is None:
        return _("An amount needs your weight. Drink when you are thirsty.")
    words = ngettext(
        "Plan: {amounts} over about {n} hour, if you like to drink.",
        "Plan: {amounts} over about {n} hours, if you like to drink.",
        BEFORE_HOURS,
    )
    return words.format(amounts=volumes(*plan.before, units), n=BEFORE_HOURS)


def during_in_words(plan: Plan | None, units: Units) -> str:
    """The plan during it, if there is one."""
    if plan is None:
        return ""
    words = _("Plan: to thirst, about {amounts} in all. No more than {most} an hour.")
    return words.format(
        amounts=volumes(*plan.during, units), most=volume(plan.per_hour.most, units, most=True)
    )


def after_in_words(plan: Plan | None, units: Units) -> str:
    """The plan after it, if there is one."""
    if plan is None:
        return ""
    if plan.after is None:
        return _("Plan: to thirst, with a meal. Your weight before and after tells how much.")
    words = ngettext(
        "Plan: up to {most}, over at least {n} hour, with food and salt.",
        "Plan: up to {most}, over at least {n} hours, with food and salt.",
        plan.after.hours,
    )
    return words.format(most=volume(plan.after.most, units, most=True), n=plan.after.hours)


def _phase(name: str, ml: int, planned: str, units: Units) -> ft.Control:
    drunk = _("Drunk: {amount}").format(amount=volume(ml, units))
    rows: list[ft.Control] = [
        ft.Row(
            [text(name, Style.TITLE_MEDIUM), text(drunk, Style.TITLE_MEDIUM)],
            wrap=True,
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            spacing=Space.S,
            run_spacing=0,
        )
    ]
    if planned:
        rows.append(quiet(planned))
    return ft.MergeSemantics(
        content=ft.Container(
            ft.Column(
                rows,
                spacing=0,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            padding=ft.Padding.only(top=Space.S),
        )
    )
