"""A made-up history, for a newcomer to see every chart: somebody whose calves cramp at night.

The same seed and last day give the same file. Every record carries the mark of
:mod:`crampapp.domain.demo`, by which the app says what it is and takes it out again.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from crampapp.content import guide
from crampapp.domain.change import Change, ChangeKind
from crampapp.domain.demo import marked
from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.domain.routine_done import RoutineDone
from crampapp.domain.step import Position
from crampapp.domain.workout import Workout
from crampapp.store import Store
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import backup

ZONE = "Europe/Dublin"
YEAR_DAYS = 365

_RATE = 0.9
"""Cramps a night without the stretch; with it half as many."""
_STAYS = 0.8
"""Probability that a habit is as it was the day before."""
_MUSCLES = [*[MuscleGroup.CALF] * 7, MuscleGroup.FOOT, MuscleGroup.FOOT, MuscleGroup.HAMSTRING]
_SIDES = [Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.BOTH, None]
_HOURS = [22, 23, 0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6]
_NOTES = ["Woke up with it.", "Long day on my feet.", "Had to walk it off."]


async def write_demo(years: int, until: date, seed: int) -> bytes:
    """The history as a backup file.

    Args:
        years: How long it is.
        until: Its last day.
        seed: What decides over chance.
    """
    store = await Store.open(MemoryFiles())
    for record in demo_records(years, until, seed):
        await store.save(record)
    target = Bytes()
    await backup(store, _moment(datetime.combine(until, time(12))), target)
    return target.data


def demo_records(years: int, until: date, seed: int) -> Iterator[BaseModel]:
    """All records, in the order of days."""
    rng = random.Random(seed)
    days = years * YEAR_DAYS
    begun = until - timedelta(days=days // 3)
    stretches, drinks_well, week_rate = False, True, _RATE
    for by in reversed(range(days)):
        day = until - timedelta(days=by)
        if day.weekday() == 0:
            week_rate = _RATE * rng.gammavariate(2, 0.5)
        if rng.random() > _STAYS:
            stretches = not stretches
        if rng.random() > _STAYS:
            drinks_well = not drinks_well
        if day == begun:
            words = "Walking after dinner"
            yield Change(id=_id(rng, day), day=day, kind=ChangeKind.ROUTINE, words=words)
        yield from _drinks(rng, day, drinks_well)
        exercised = rng.random() < 0.3
        if exercised:
            yield _workout(rng, day)
            if rng.random() < 0.15:
                at = datetime.combine(day, time(18, rng.randrange(60)))
                yield _cramp(rng, at, past=by / days, trigger=Trigger.CYCLING)
        if stretches:
            at = datetime.combine(day, time(21, rng.randrange(30, 60)))
            id, took = _id(rng, at), rng.randint(150, 210)
            yield RoutineDone(
                id=id, started=_moment(at), routine="routine.bedtime", duration_s=took
            )
        # The last night is still to come.
        for _ in range(_poisson(rng, week_rate / 2 if stretches else week_rate) if by else 0):
            hour = rng.choice(_HOURS)
            at = datetime.combine(day, time(hour, rng.randrange(60)))
            yield _cramp(rng, at if hour > 12 else at + timedelta(days=1), past=by / days)


def _cramp(
    rng: random.Random, at: datetime, *, past: float, trigger: Trigger | None = None
) -> Episode:
    """One cramp; long ago (``past`` near 1) they hurt more and took longer."""
    muscle = rng.choice(_MUSCLES)
    logged = rng.random() < 0.2
    duration = (
        rng.choice([90, 90, 300]) if logged else 30 + int(rng.gammavariate(2, 30 + 45 * past))
    )
    steps = [] if logged else guide().protocol(muscle, Position.AS_YOU_ARE)
    used = tuple(step.id for step in steps[: 1 + duration // 60])
    told = rng.random() < 0.7
    return Episode(
        id=_id(rng, at),
        started=_moment(at),
        duration_s=duration,
        muscle=muscle,
        side=rng.choice(_SIDES),
        steps=used,
        eased_by=used[-1] if used else None,
        eased_after_s=duration - 60 * (len(used) - 1) if used else None,
        pain=max(1, min(10, round(rng.gauss(4 + 3 * past, 1.3)))) if told else None,
        triggers=(trigger or rng.choice([Trigger.IN_BED, Trigger.LONG_POSTURE]),) if told else (),
        sleep_lost_min=rng.choice([0, 5, 10, 20, 30]) if told and not trigger else None,
        note=rng.choice(_NOTES) if rng.random() < 0.05 else "",
        over_ten=duration > 600,
    )


def _drinks(rng: random.Random, day: date, well: bool) -> Iterator[Drink]:
    for hour in rng.sample(range(7, 22), 7 if well else 4):
        at = datetime.combine(day, time(hour, rng.randrange(60)))
        yield Drink(id=_id(rng, at), started=_moment(at), ml=rng.choice([200, 250, 250, 330]))


def _workout(rng: random.Random, day: date) -> Workout:
    at = datetime.combine(day, time(17, rng.randrange(30)))
    minutes = rng.choice([30, 45, 60, 90])
    return Workout(
        id=_id(rng, at), started=_moment(at), duration_min=minutes, hot=6 <= day.month <= 8
    )


def _id(rng: random.Random, at: date) -> str:
    local = at if isinstance(at, datetime) else datetime.combine(at, time(12))
    return marked(new_id(_moment(local).utc, rng))


def _moment(local: datetime) -> Moment:
    utc = local.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    return Moment(utc=utc, zone=ZONE, local=local)


def _poisson(rng: random.Random, mean: float) -> int:
    limit, number, product = exp(-mean), 0, rng.random()
    while product > limit:
        number += 1
        product *= rng.random()
    return number
