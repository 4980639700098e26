"""Simulated people: bad weeks, habits in runs, and cramps that know of the habit or do not."""

import random
from datetime import date, timedelta
from math import exp

from crampapp.domain.insights.digest import Night

GOAL_ML = 1500
RUNS = 0.8
"""Probability that a habit is as it was the night before."""
_VARIANCE = 0.5


def nights(
    rng: random.Random,
    number: int,
    *,
    rate: float = 1.5,
    ratio: float = 1.0,
    stays: float = 0.5,
    week_begins: int = 0,
    habits: int = 3,
) -> dict[date, Night]:
    """The nights of one person.

    Args:
        rng: What decides.
        number: How many there are; the first is on any day of a look.
        rate: Cramps a night without the habit, in an average week.
        ratio: By how much the bedtime stretch divides it.
        stays: Probability that a habit is as it was the night before; 0.5 is independent.
        week_begins: Night of the app's weeks at which weeks, good and bad, begin.
        habits: How many are kept: stretch, then fluids, then exercise.
    """
    first = date(2024, 1, 1) + timedelta(days=rng.randrange(28))
    kept = [rng.random() < 0.5 for _ in range(3)]
    found, week_rate = {}, 0.0
    for at in range(number):
        day = first + timedelta(days=at)
        if not at or at % 7 == week_begins:
            week_rate = rate * rng.gammavariate(1 / _VARIANCE, _VARIANCE)
        kept = [(one if rng.random() < stays else not one) for one in kept]
        stretched, drank, exercised = (one and at < habits for at, one in enumerate(kept))
        cramps = _poisson(rng, week_rate / ratio if stretched else week_rate)
        drunk_ml = 2000 if drank else 1000 if habits > 1 else 0
        found[day] = Night(cramps, 0, drunk_ml, stretched, exercised)
    return found


def _poisson(rng: random.Random, mean: float) -> int:
    limit, number, product = exp(-mean), 0, rng.random()
    while product > limit:
        number += 1
        product *= rng.random()
    return number
