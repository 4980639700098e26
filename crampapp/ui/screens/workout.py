"""A workout, planned or done: when, how long, how hot, and what the scales said."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from enum import StrEnum
from functools import partial

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.hydration import LEAST_WEIGHT_KG, MOST_WEIGHT_KG
from crampapp.domain.hydration_plan import Plan
from crampapp.domain.moment import Moment
from crampapp.domain.settings import Units
from crampapp.domain.workout import Sweat, Workout
from crampapp.platform.clock import Clock
from crampapp.ui.actions import earlier
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.card import card
from crampapp.ui.components.number_field import number_field
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.components.workout_card import (
    after_in_words,
    before_in_words,
    during_in_words,
)
from crampapp.ui.formats import clock_time
from crampapp.ui.measures import from_kg, number_in, to_kg, weight, weight_unit
from crampapp.ui.theme import Space

MINUTES = (30, 45, 60, 90, 120, 180, 240, 360)
WEIGHTS = ("weight_before_kg", "weight_after_kg")
"""Fields of a workout that are typed."""


class When(StrEnum):
    """When it begins, seen from now."""

    IN_4_H = "in_4_h"
    IN_1_H = "in_1_h"
    NOW = "now"
    AGO_1_H = "ago_1_h"
    AGO_2_H = "ago_2_h"
    AGO_4_H = "ago_4_h"
    KEPT = "kept"
    """As it was kept before."""

    def moment(self, now: Moment, kept: Moment) -> Moment:
        """The start that is meant."""
        match self:
            case When.IN_4_H:
                return earlier(now, timedelta(hours=-4))
            case When.IN_1_H:
                return earlier(now, timedelta(hours=-1))
            case When.NOW:
                return now
            case When.AGO_1_H:
                return earlier(now, timedelta(hours=1))
            case When.AGO_2_H:
                return earlier(now, timedelta(hours=2))
            case When.AGO_4_H:
                return earlier(now, timedelta(hours=4))
            case When.KEPT:
                return kept


@ft.component
def WorkoutScreen(
    *,
    workout: Workout,
    is_new: bool,
    clock: Clock,
    units: Units,
    plan_of: Callable[[Workout], Plan | None],
    warnings_of: Callable[[Workout, Plan | None], list[Advice]],
    wide: bool,
    on_save: Callable[[Workout], Awaitable[bool]],
    on_delete: OnTap | None,
    on_back: OnTap,
) -> ft.Control:
    """The form, with the plan below that follows it.

    Args:
        workout: As it is kept, or one to begin with.
        is_new: Whether it is not kept yet.
        clock: The time.
        units: Of the weights.
        plan_of: The plan for what the form says; ``None`` where there are no figures.
        warnings_of: What to know about it.
        wide: Whether there is room to spare at the sides.
        on_save: Keeps it; tells whether it is durable.
        on_delete: Takes it out, if it is kept.
        on_back: Leaves.
    """
    draft, set_draft = ft.use_state(workout)
    when, set_when = ft.use_state(When.NOW if is_new else When.KEPT)
    typed, set_typed = ft.use_state({f: from_kg(getattr(workout, f), units) for f in WEIGHTS})
    failed, set_failed = ft.use_state(False)

    def told(**changes: object) -> None:
        set_draft(lambda before: before.model_copy(update=changes))

    def begins(at: When) -> None:
        set_when(at)
        told(started=at.moment(clock.now(), workout.started))

    def weighed(field: str, text: str) -> None:
        set_typed(lambda before: {**before, field: text})
        told(**{field: _kg_in(text, units)})

    wrong = [f for f in WEIGHTS if typed[f].strip() and _kg_in(typed[f], units) is None]

    async def save() -> None:
        saved = await on_save(draft)
        set_failed(not saved)
        if saved:
            on_back()

    def scales(field: str, label: str) -> ft.Control:
        limits = weight(LEAST_WEIGHT_KG, units), weight(MOST_WEIGHT_KG, units)
        problem = _("From {least} to {most}, please.").format(least=limits[0], most=limits[1])
        return number_field(
            label,
            weight_unit(units),
            typed[field],
            partial(weighed, field),
            key=field,
            decimals=True,
            problem=problem if field in wrong else "",
        )

    plan = plan_of(draft)
    body: list[ft.Control] = [
        page_header(_("Workout"), on_back=on_back),
        _question(
            _("When does it start?"), choice(_whens(workout, is_new), when, begins, key="when")
        ),
        _question(
            _("How long is it?"),
            choice(
                _lengths(workout.duration_min),
                draft.duration_min,
                lambda n: told(duration_min=n),
                key="minutes",
            ),
        ),
        _question(
            _("Is it hot?"),
            choice(
                [(True, _("Yes")), (False, _("No"))],
                draft.hot,
                lambda hot: told(hot=hot),
                key="hot",
            ),
        ),
        _question(
            _("How much do you sweat?"),
            choice(_sweats(), draft.sweat, lambda sweat: told(sweat=sweat), key="sweat"),
        ),
        _question(
            _("What do the scales say?"),
            quiet(_("You can leave this out. Weigh with little on, after using the toilet.")),
            *map(scales, WEIGHTS, (_("Before"), _("After"))),
        ),
    ]
    if plan:
        body.append(_plan(plan, units))
    body += [
        announced(card([heading(one.title, Style.TITLE_MEDIUM, level=2), text(one.text)]))
        for one in warnings_of(draft, plan)
    ]
    if failed:
        words = _("Not saved: this device would not take it. Please try again.")
        body.append(announced(text(words, color=ft.Colors.ERROR)))
    body.append(
        button(
            _("Save"),
            save,
            key="save",
            size=Size.PLAYER,
            weight=Weight.MAIN,
            disabled=bool(wrong),
        )
    )
    if on_delete:
        body.append(button(_("Delete"), on_delete, key="delete", weight=Weight.QUIET))
    return column_of(scroll(body), wide=wide)


def _kg_in(text: str, units: Units) -> float | None:
    """The weight that was typed; ``None`` where it is none that anybody has."""
    number = number_in(text)
    kg = to_kg(number, units) if number else 0.0
    return kg if LEAST_WEIGHT_KG <= kg <= MOST_WEIGHT_KG else None


def _plan(plan: Plan, units: Units) -> ft.Control:
    parts = [
        (_("Before"), before_in_words(plan, units)),
        (_("During"), during_in_words(plan, units)),
        (_("After"), after_in_words(plan, units)),
    ]
    rows: list[ft.Control] = [heading(_("A gentle plan"), Style.TITLE_LARGE, level=2)]
    for name, words in parts:
        rows += [text(name, Style.TITLE_MEDIUM), quiet(words, Style.BODY_LARGE)]
    return card(rows)


def _question(title: str, *answers: ft.Control) -> ft.Control:
    return ft.Column(
        [heading(title, Style.TITLE_LARGE, level=2), *answers],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _whens(workout: Workout, is_new: bool) -> list[tuple[When, str]]:
    offered = [
        (When.IN_4_H, _("In 4 hours")),
        (When.IN_1_H, _("In 1 hour")),
        (When.NOW, _("Now")),
        (When.AGO_1_H, _("1 hour ago")),
        (When.AGO_2_H, _("2 hours ago")),
        (When.AGO_4_H, _("4 hours ago")),
    ]
    if is_new:
        return offered
    time = clock_time(workout.started.local)
    return [(When.KEPT, _("As it was, {time}").format(time=time)), *offered]


def _lengths(kept: int) -> list[tuple[int, str]]:
    return [(n, _("{n} min").format(n=n)) for n in sorted({*MINUTES, kept})]


def _sweats() -> list[tuple[Sweat, str]]:
    return [(Sweat.LITTLE, _("Little")), (Sweat.SOME, _("Some")), (Sweat.MUCH, _("Much"))]
