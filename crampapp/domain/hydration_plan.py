"""A gentle plan of drinks around exercise, within the figures of the clinical brief (6.3).

Every figure is a most or a range to start from, never an order: who is not thirsty need not drink.
Amounts are millilitres, rounded down.
"""

from math import ceil
from typing import NamedTuple

from crampapp.domain.hydration import Standing
from crampapp.domain.workout import Sweat, Workout

BEFORE_ML_PER_KG = (5, 7)
"""Over about :data:`BEFORE_HOURS` before it (R29)."""
BEFORE_HOURS = 4
DURING_ML_PER_H = (400, 800)
"""The range to start from (R29, R30); thirst decides."""
AFTER_ML_PER_KG_LOST = 1500
"""Over several hours, with food and salt (R29)."""
AFTER_ML_PER_H = 400
"""How fast at most that is spread, the low end of the range."""
SALT_FROM_MIN = 60
"""From more than this on, something with salt in it (R29, R30)."""
LOSS_TO_AVOID = 0.02
"""Share of the body weight (R29, R30)."""

SMALL_KG = 60
"""Below it the low end holds; the brief says "small", the figure is ours (general)."""
LARGEST_KG = 100
"""No body counts as heavier, so that no amount grows without end (general)."""
LONG_MIN = 240
"""From here on it is a long, slow event, in which people drank too much: low end (R30, R31)."""
MOST_PLAUSIBLE_LOSS = 0.05
"""Share of the body weight; more is taken for a slip of the scales (general)."""

_USUAL_TOP = 600
_STEP = 100
"""How far heat and much sweat move the top of the range, each; the steps are ours (general)."""


class Span(NamedTuple):
    """From least to most, in millilitres."""

    least: int
    most: int


class After(NamedTuple):
    """What was lost, to be made good slowly."""

    most: int
    """Millilitres at most."""
    hours: int
    """To spread them over at least."""


class Plan(NamedTuple):
    """Drinks before, during and after one bout of exercise."""

    before: Span | None
    """``None`` where the weight is not known."""
    per_hour: Span
    during: Span
    after: After | None
    """``None`` without two weights that show a loss."""
    salt: bool
    """Whether something salty belongs to it."""
    long: bool
    """Whether it is one of the events in which too much is drunk."""


def plan(workout: Workout, weight_kg: float | None, standing: Standing) -> Plan | None:
    """The plan for one bout of exercise.

    Args:
        workout: What is planned or done.
        weight_kg: Of the person, where the workout does not tell it.
        standing: Who is to drink; only who is free to drink gets figures.
    """
    if standing is not Standing.FREE:
        return None
    weight = workout.weight_before_kg or weight_kg
    per_hour = _per_hour(workout, weight)
    hours = workout.duration_min / 60
    return Plan(
        before=_before(weight),
        per_hour=per_hour,
        during=Span(_down(per_hour.least * hours), _down(per_hour.most * hours)),
        after=_after(workout),
        salt=workout.duration_min > SALT_FROM_MIN,
        long=workout.duration_min >= LONG_MIN,
    )


def lost_too_much(workout: Workout) -> bool:
    """Whether more of the body weight went than should (R29, R30)."""
    return _loss(workout) > LOSS_TO_AVOID


def is_slip(workout: Workout) -> bool:
    """Whether the two weights lie too far apart to be those of one person on one day."""
    return abs(_loss(workout)) > MOST_PLAUSIBLE_LOSS


def _before(weight_kg: float | None) -> Span | None:
    if weight_kg is None:
        return None
    least, most = (_down(ml * min(weight_kg, LARGEST_KG)) for ml in BEFORE_ML_PER_KG)
    return Span(least, most)


def _per_hour(workout: Workout, weight_kg: float | None) -> Span:
    low, high = DURING_ML_PER_H
    top = _USUAL_TOP
    if workout.hot:
        top += _STEP
    match workout.sweat:
        case Sweat.MUCH:
            top += _STEP
        case Sweat.LITTLE:
            top -= _STEP
    small = weight_kg is None or weight_kg < SMALL_KG
    if small or workout.duration_min >= LONG_MIN:
        top = min(top, _USUAL_TOP)
    return Span(low, min(top, high))


def _after(workout: Workout) -> After | None:
    loss = workout.lost_kg
    if loss is None or loss <= 0 or is_slip(workout):
        return None
    counted = min(loss, LARGEST_KG * MOST_PLAUSIBLE_LOSS)
    most = _down(counted * AFTER_ML_PER_KG_LOST)
    return After(most, ceil(most / AFTER_ML_PER_H)) if most else None


def _loss(workout: Workout) -> float:
    """Share of the body weight; 0 where it is not known."""
    loss, before = workout.lost_kg, workout.weight_before_kg
    return loss / before if loss is not None and before else 0.0


def _down(ml: float) -> int:
    """To ten millilitres, never up."""
    return int(ml // 10) * 10
