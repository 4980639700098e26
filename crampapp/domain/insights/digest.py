"""What a month of records comes to, in counts that can be added up.

Ten years of records take a moment to read; their counts do not. So each month is digested once, and
again only when something in it has changed.

The night of a day begins that evening: what happened at three in the morning of the first belongs
to the last night of the month before, which is why a digest may hold nights of another month.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from crampapp.domain.demo import is_demo
from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.insights.looks import Habit
from crampapp.domain.routine_done import RoutineDone
from crampapp.domain.workout import Workout

NIGHT_BEGINS = 20
"""Hour from which a cramp belongs to the night of the day."""
NIGHT_ENDS = 10
"""Hour until which it belongs to the night of the day before."""
_STRETCH_FROM, _STRETCH_UNTIL = 16, 3
"""Hours of a bedtime stretch; a later one may have been done because of a cramp."""
_DAY_ENDS = 4
"""Hour until which a drink belongs to the day before."""
_BEDTIME = "bedtime"
"""In the ids of the bedtime stretches, lying and seated."""

SHORT_S, LONG_S = 150, 600
"""Bounds of the three lengths. A cramp logged afterwards has one of three, so no more is known."""


@dataclass
class Night:
    """One night, and the day before it."""

    cramps: int = 0
    lost_min: int = 0
    """Minutes of sleep lost, as far as they were told."""
    drunk_ml: int = 0
    """0: nothing was logged."""
    stretched: bool = False
    exercised: bool = False

    def has(self, habit: Habit, goal_ml: int | None) -> bool | None:
        """Whether the habit was kept, or ``None`` where nobody knows."""
        match habit:
            case Habit.STRETCH:
                return self.stretched
            case Habit.EXERCISE:
                return self.exercised
            case Habit.FLUIDS:
                return self.drunk_ml >= goal_ml if goal_ml and self.drunk_ml else None

    def plus(self, other: "Night") -> "Night":
        return Night(
            self.cramps + other.cramps,
            self.lost_min + other.lost_min,
            self.drunk_ml + other.drunk_ml,
            self.stretched or other.stretched,
            self.exercised or other.exercised,
        )


@dataclass
class Digest:
    """Counts of a month, or of several."""

    nights: dict[date, Night] = field(default_factory=dict)
    """Those of which anything is known."""
    days: Counter[date] = field(default_factory=Counter)
    """Cramps of each day of the calendar, by day and by night."""
    hours: Counter[int] = field(default_factory=Counter)
    """Cramps by hour of the wall clock."""
    places: Counter[tuple[MuscleGroup, Side | None]] = field(default_factory=Counter)
    lengths: Counter[int] = field(default_factory=Counter)
    """Cramps that were short (0), took minutes (1) or more than ten (2)."""
    pain: Counter[int] = field(default_factory=Counter)
    """Cramps by pain, of those of which it was told."""
    eased: dict[str, list[int]] = field(default_factory=dict)
    """Seconds after which a cramp eased, by the step during which it did."""
    has_demo: bool = False
    """Whether any of its records is of the demo history."""

    @property
    def cramps(self) -> int:
        return self.days.total()


def digest(
    episodes: Iterable[Episode],
    routines: Iterable[RoutineDone] = (),
    drinks: Iterable[Drink] = (),
    workouts: Iterable[Workout] = (),
) -> Digest:
    """The counts of the records of one month."""
    found = Digest()
    for episode in episodes:
        found.has_demo |= is_demo(episode.id)
        _count(found, episode)
    for routine in routines:
        local = routine.started.local
        at_bedtime = local.hour >= _STRETCH_FROM or local.hour < _STRETCH_UNTIL
        if _BEDTIME in routine.routine and routine.finished and at_bedtime:
            _night(found, _day(local, _STRETCH_UNTIL)).stretched = True
    for drink in drinks:
        _night(found, _day(drink.started.local, _DAY_ENDS)).drunk_ml += drink.ml
    for workout in workouts:
        if workout.started.local.hour < NIGHT_BEGINS:
            _night(found, workout.started.local.date()).exercised = True
    return found


def together(months: Iterable[Digest]) -> Digest:
    """The counts of several months."""
    total = Digest()
    for month in months:
        for day, night in month.nights.items():
            before = total.nights.get(day)
            total.nights[day] = before.plus(night) if before else night
        total.days += month.days
        total.hours += month.hours
        total.places += month.places
        total.lengths += month.lengths
        total.pain += month.pain
        total.has_demo |= month.has_demo
        for step, seconds in month.eased.items():
            total.eased.setdefault(step, []).extend(seconds)
    return total


def nights_of(months: Iterable[Digest]) -> Mapping[date, Night]:
    """All nights of which anything is known; cheaper than all counts."""
    nights: dict[date, Night] = {}
    for month in months:
        for day, night in month.nights.items():
            before = nights.get(day)
            nights[day] = before.plus(night) if before else night
    return nights


def night_of(local: datetime) -> date | None:
    """The day in whose night a time of the wall clock is; ``None``: it is day."""
    if local.hour >= NIGHT_BEGINS or local.hour < NIGHT_ENDS:
        return _day(local, NIGHT_ENDS)
    return None


def _count(found: Digest, episode: Episode) -> None:
    local = episode.started.local
    found.days[local.date()] += 1
    found.hours[local.hour] += 1
    found.places[episode.muscle, episode.side] += 1
    if day := night_of(local):
        night = _night(found, day)
        night.cramps += 1
        night.lost_min += episode.sleep_lost_min or 0
    if episode.pain is not None:
        found.pain[episode.pain] += 1
    if episode.parked:
        return
    is_long = episode.over_ten or episode.duration_s > LONG_S
    found.lengths[2 if is_long else int(episode.duration_s > SHORT_S)] += 1
    if episode.eased_by and episode.eased_after_s is not None:
        found.eased.setdefault(episode.eased_by, []).append(episode.eased_after_s)


def _night(found: Digest, day: date) -> Night:
    return found.nights.setdefault(day, Night())


def _day(local: datetime, ends: int) -> date:
    """The day to which a time belongs when days end at that hour of the next."""
    return local.date() - timedelta(days=1) if local.hour < ends else local.date()
