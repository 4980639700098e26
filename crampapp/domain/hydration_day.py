"""What was drunk: by day, around a workout, and when it is enough for now."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from crampapp.domain.drink import Drink
from crampapp.domain.hydration_plan import BEFORE_HOURS, DURING_ML_PER_H
from crampapp.domain.workout import Workout

BRAKE_WINDOW = timedelta(hours=2)
BRAKE_ML = DURING_ML_PER_H[1] * 2
"""What is drunk in two hours at the top of the range (R29, R30); from here on it is too fast."""

AFTER_GAIN = timedelta(hours=24)
"""How long a gain of weight counts: too little sodium shows up to a day after (R30, R31)."""

AFTER_WORKOUT = timedelta(hours=8)
"""How long drinks count as drunk after it; "several hours" (R29)."""


class Brake(StrEnum):
    """Why it is enough for now."""

    WEIGHT_GAINED = "weight_gained"
    TOO_FAST = "too_fast"


class DayTotal(NamedTuple):
    """One day of the wall clock."""

    day: date
    ml: int
    drinks: int


class Drunk(NamedTuple):
    """What was drunk around a workout, in millilitres."""

    before: int
    during: int
    after: int


def brake(drinks: Iterable[Drink], workouts: Iterable[Workout], now: datetime) -> Brake | None:
    """Whether it is enough for now, and why.

    Holds from the drink on that makes it 0.8 litres an hour for two hours, not only from the next,
    and after any gain of weight over a workout (6.3: R30, R31).

    Args:
        drinks: Those of the last hours, in any order.
        workouts: Those of the last days.
        now: The aware instant.
    """
    gained = any(
        workout.lost_kg is not None and workout.lost_kg < 0 and now - workout.ended < AFTER_GAIN
        for workout in workouts
    )
    if gained:
        return Brake.WEIGHT_GAINED
    # A clock that was set back must not hide what was just drunk.
    recent = (one.ml for one in drinks if abs(now - one.started.utc) < BRAKE_WINDOW)
    return Brake.TOO_FAST if sum(recent) >= BRAKE_ML else None


def by_day(drinks: Iterable[Drink], today: date, days: int) -> list[DayTotal]:
    """The last days up to today, oldest first, those without a drink too."""
    found = list(drinks)
    totals = []
    for back in reversed(range(days)):
        day = today - timedelta(days=back)
        of_day = [one.ml for one in found if one.started.local.date() == day]
        totals.append(DayTotal(day, sum(of_day), len(of_day)))
    return totals


def drunk_around(drinks: Iterable[Drink], workout: Workout) -> Drunk:
    """What was drunk in the hours before, during and in the hours after a workout."""
    begins, ends = workout.started.utc, workout.ended
    before = during = after = 0
    for one in drinks:
        at = one.started.utc
        if begins - timedelta(hours=BEFORE_HOURS) <= at < begins:
            before += one.ml
        elif begins <= at <= ends:
            during += one.ml
        elif ends < at <= ends + AFTER_WORKOUT:
            after += one.ml
    return Drunk(before, during, after)


def at_hand(workouts: Sequence[Workout], now: datetime) -> Workout | None:
    """The workout that drinks are held against now: the last that began, else the next to come."""
    near = [
        one
        for one in workouts
        if one.started.utc - timedelta(hours=24) <= now <= one.ended + AFTER_WORKOUT
    ]
    begun = [one for one in near if one.started.utc <= now]
    if begun:
        return max(begun, key=lambda one: one.started.utc)
    return min(near, key=lambda one: one.started.utc, default=None)
