"""A stretch of time in figures: what a person's records amount to, for somebody else to read."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from crampapp.domain.check import ME
from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.median import median
from crampapp.domain.moves import Move, your_moves
from crampapp.domain.routine_done import RoutineDone

WEEK = timedelta(days=7)
MOST_WEEKS = 60
"""In longer ranges a bar is a month."""
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(7)
TEN_MINUTES_S = 600
BEDTIME = "routine.bedtime"
"""What the ids of the bedtime stretches begin with, standing and seated."""

Place = tuple[MuscleGroup, Side | None]


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days of the wall clock, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"{self.first} comes after {self.last}")

    @property
    def count(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, moment: object) -> bool:
        return isinstance(moment, datetime) and self.first <= moment.date() <= self.last


@dataclass(frozen=True, slots=True)
class Span:
    """One bar of a chart: a week, or a month in a long range."""

    days: Days
    cramps: int
    median_s: float | None
    """Seconds that a cramp took in the middle case; ``None`` when none was timed."""
    pain: float | None
    """Mean pain from 0 to 10; ``None`` when none was told."""

    @property
    def per_week(self) -> float:
        return self.cramps * 7 / self.days.count


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of danger that was ticked during cramps."""

    id: str
    """Of the sign in the content."""
    times: int
    last: date


@dataclass(frozen=True, slots=True)
class Note:
    """What the person wrote about one cramp."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of the records in a range; those of other times do not count."""

    days: Days
    cramps: int
    nights: int
    """Nights with at least one cramp between 22:00 and 07:00."""
    spans: tuple[Span, ...]
    """Without gaps, in the order of time."""
    by_month: bool
    """Whether a span is a month, and not a week."""
    hours: tuple[int, ...]
    """Cramps by hour of the wall clock, 24 of them."""
    places: Mapping[Place, int]
    timed: int
    """How many have a duration."""
    median_s: float | None
    longest_s: int | None
    over_ten: tuple[date, ...]
    """Days of the cramps of ten minutes and more, the newest first."""
    signs: tuple[Sign, ...]
    """Ticked during a relief, the one ticked last first."""
    rated: int
    """How many have a pain."""
    pain: float | None
    worst: int | None
    sleep_lost_min: int
    sleep_told: int
    """In how many the person said how much sleep was lost."""
    moves: tuple[Move, ...]
    """Every stretch used, the most used first."""
    triggers: tuple[tuple[Trigger, int], ...]
    """What the person thinks may have brought it on, the most frequent first."""
    bedtime: int
    """Evenings on which the bedtime stretch was done to its end."""
    notes: tuple[Note, ...]
    """The newest first."""

    @property
    def per_week(self) -> float:
        return self.cramps * 7 / self.days.count


def last_days(count: int, today: date) -> Days:
    """So many days, today included."""
    return Days(today - timedelta(days=count - 1), today)


def whole_weeks(since: date, today: date) -> Days:
    """The days from one on to today, begun earlier so that every week is whole."""
    weeks = -(-((today - since).days + 1) // 7)
    return last_days(7 * max(weeks, 1), today)


def own(checks: Iterable[CheckResult]) -> list[CheckResult]:
    """The checks that the person did for themselves, newest first."""
    mine = [one for one in checks if one.answers.get("who", ME) == ME]
    return sorted(mine, key=lambda one: (one.started.local, one.id), reverse=True)


def summarise(
    days: Days, episodes: Iterable[Episode], routines: Iterable[RoutineDone] = ()
) -> Summary:
    """What happened within the days.

    Args:
        days: The range.
        episodes: Records of any time, in any order.
        routines: The same.
    """
    within = sorted(
        (one for one in episodes if one.started.local in days),
        key=lambda one: (one.started.local, one.id),
    )
    timed = [one.duration_s for one in within if not one.parked]
    pains = [one.pain for one in within if one.pain is not None]
    losses = [one.sleep_lost_min for one in within if one.sleep_lost_min is not None]
    by_month = days.count > MOST_WEEKS * 7
    stretched = {
        _night_of(one.started.local)
        for one in routines
        if one.finished and one.routine.startswith(BEDTIME) and one.started.local in days
    }
    return Summary(
        days=days,
        cramps=len(within),
        nights=len({_night_of(one.started.local) for one in within if _at_night(one)}),
        spans=_spans(list(_parts(days, by_month)), within),
        by_month=by_month,
        hours=_hours(within),
        places=Counter((one.muscle, one.side) for one in within),
        timed=len(timed),
        median_s=median(timed) if timed else None,
        longest_s=max(timed, default=None),
        over_ten=tuple(one.started.local.date() for one in reversed(within) if _is_long(one)),
        signs=_signs(within),
        rated=len(pains),
        pain=_mean(pains),
        worst=max(pains, default=None),
        sleep_lost_min=sum(losses),
        sleep_told=len(losses),
        moves=tuple(sorted(your_moves(within, least=1), key=lambda move: -move.used)),
        triggers=tuple(Counter(_suspected(within)).most_common()),
        bedtime=len(stretched),
        notes=tuple(
            Note(one.started.local.date(), one.note.strip())
            for one in reversed(within)
            if one.note.strip()
        ),
    )


def _parts(days: Days, by_month: bool) -> Iterable[Days]:
    first = days.first
    while first <= days.last:
        following = _next_month(first) if by_month else first + WEEK
        yield Days(first, min(following - timedelta(days=1), days.last))
        first = following


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _spans(parts: Sequence[Days], episodes: Iterable[Episode]) -> tuple[Span, ...]:
    firsts = [part.first for part in parts]
    of_part: list[list[Episode]] = [[] for _ in parts]
    for one in episodes:
        of_part[bisect_right(firsts, one.started.local.date()) - 1].append(one)
    return tuple(map(_span, parts, of_part))


def _span(days: Days, part: Sequence[Episode]) -> Span:
    timed = [one.duration_s for one in part if not one.parked]
    pains = [one.pain for one in part if one.pain is not None]
    return Span(days, len(part), median(timed) if timed else None, _mean(pains))


def _hours(episodes: Iterable[Episode]) -> tuple[int, ...]:
    counts = Counter(one.started.local.hour for one in episodes)
    return tuple(counts[hour] for hour in range(24))


def _suspected(episodes: Iterable[Episode]) -> Iterable[Trigger]:
    return (
        trigger for one in episodes for trigger in one.triggers if trigger is not Trigger.DONT_KNOW
    )


def _signs(episodes: Sequence[Episode]) -> tuple[Sign, ...]:
    ticked = [(id, one.started.local.date()) for one in reversed(episodes) for id in one.signs]
    times = Counter(id for id, _day in ticked)
    last = dict(reversed(ticked))
    return tuple(Sign(id, times[id], last[id]) for id in times)


def _at_night(episode: Episode) -> bool:
    clock = episode.started.local.time()
    return clock >= NIGHT_BEGINS or clock < NIGHT_ENDS


def _night_of(moment: datetime) -> date:
    """The day whose evening a night began on."""
    return (moment - timedelta(hours=12)).date()


def _is_long(episode: Episode) -> bool:
    return episode.over_ten or (not episode.parked and episode.duration_s >= TEN_MINUTES_S)


def _mean(numbers: Sequence[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
