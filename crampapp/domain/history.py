"""What is looked for in the history, and two cramps that were really one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar

from crampapp.domain.demo import is_demo
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger

Month = tuple[int, int]
"""Year and month of the wall clock."""
T = TypeVar("T")

MERGE_WITHIN = timedelta(hours=12)
"""How far apart two cramps of one night can begin."""


def month_of(day: date) -> Month:
    return day.year, day.month


def months_on(month: Month, by: int) -> Month:
    """The month so many after this one, or before it where ``by`` is negative."""
    year, index = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return year, index + 1


class TimeOfDay(StrEnum):
    """The four parts of a day of the wall clock."""

    NIGHT = "night"
    """From 22 to 6."""
    MORNING = "morning"
    """From 6 to 12."""
    AFTERNOON = "afternoon"
    """From 12 to 18."""
    EVENING = "evening"
    """From 18 to 22."""

    @classmethod
    def of(cls, local: datetime) -> "TimeOfDay":
        """The part in which a wall time lies."""
        if 6 <= local.hour < 12:
            return cls.MORNING
        if 12 <= local.hour < 18:
            return cls.AFTERNOON
        return cls.EVENING if 18 <= local.hour < 22 else cls.NIGHT


Option = MuscleGroup | Side | TimeOfDay | Trigger


class Filter(NamedTuple):
    """Which cramps to show: of every kind of which anything is named, any of what is named."""

    muscles: frozenset[MuscleGroup] = frozenset()
    sides: frozenset[Side] = frozenset()
    """A cramp in both legs was in the left one, too."""
    times: frozenset[TimeOfDay] = frozenset()
    triggers: frozenset[Trigger] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return any(self[:])

    def lets(self, episode: Episode) -> bool:
        """Whether to show this one."""
        kinds = (
            (self.muscles, {episode.muscle}),
            (self.sides, _legs(episode.side)),
            (self.times, {TimeOfDay.of(episode.started.local)}),
            (self.triggers, {*episode.triggers}),
        )
        return all(not wanted or wanted & told for wanted, told in kinds)

    def turned(self, option: Option) -> "Filter":
        """The same with an option more, or without it where it was named."""
        match option:
            case MuscleGroup():
                return self._replace(muscles=self.muscles ^ {option})
            case Side():
                return self._replace(sides=self.sides ^ {option})
            case TimeOfDay():
                return self._replace(times=self.times ^ {option})
            case Trigger():
                return self._replace(triggers=self.triggers ^ {option})


def by_day(episodes: Iterable[Episode]) -> Counter[date]:
    """How many cramps began on each day of the wall clock."""
    return Counter(episode.started.local.date() for episode in episodes)


def by_muscle(episodes: Iterable[Episode], side: Side) -> Counter[MuscleGroup]:
    """How many cramps each muscle of one leg had, those of both legs among them.

    Args:
        episodes: Those to count.
        side: The left leg or the right one.
    """
    return Counter(episode.muscle for episode in episodes if side in _legs(episode.side))


def usual_night(episodes: Iterable[Episode]) -> time:
    """At what time of the night this person's cramps come, to five minutes; three without any.

    Args:
        episodes: The newest ones.
    """
    minutes = sorted(
        # Counted from the evening on, so that midnight lies in the middle.
        (one.started.local - timedelta(hours=12)).hour * 60 + one.started.local.minute
        for one in episodes
        if TimeOfDay.of(one.started.local) is TimeOfDay.NIGHT
    )
    if not minutes:
        return time(3)
    hour, minute = divmod(minutes[len(minutes) // 2], 60)
    return time((hour + 12) % 24, minute - minute % 5)


def may_be_one(one: Episode, other: Episode) -> bool:
    """Whether two records can be of one cramp: of one muscle, begun within twelve hours.

    A record of the demo history is never mixed with a real one, which would go with it.
    """
    return (
        one.id != other.id
        and one.muscle is other.muscle
        and is_demo(one.id) == is_demo(other.id)
        and abs(one.started.utc - other.started.utc) <= MERGE_WITHIN
    )


def merged(one: Episode, other: Episode) -> Episode:
    """The record of a cramp that was kept as two: from the first start to the last end.

    What one of them tells and the other does not is kept. If the cramp began again after it had
    eased, that is a relapse more, and the sleep lost adds up; where they overlap it was told twice.

    Args:
        one: One of them, of the same muscle as the other.
        other: The other, in either order.

    Returns:
        The record, with the id of the one that began first.
    """
    first, second = sorted((one, other), key=lambda each: (each.started.utc, each.id))
    again = first.parked or second.started.utc >= _end(first)
    # Where nobody saw the end of the second, nobody saw the end of it all.
    last = first if not first.parked and _end(first) > _end(second) else second
    eased = last if last.eased_by else second if last is first else first
    pains = [each.pain for each in (first, second) if each.pain is not None]
    lost = [each.sleep_lost_min for each in (first, second) if each.sleep_lost_min is not None]
    both = first.relapses, second.relapses
    return first.model_copy(
        update={
            "duration_s": 0 if last.parked else first.started.seconds_until(_end(last)),
            "side": _both_sides(first.side, second.side),
            "steps": _each_once((*first.steps, *second.steps)),
            "relapses": sum(both) + 1 if again else max(both),
            "eased_by": eased.eased_by,
            "eased_after_s": eased.eased_after_s,
            "pain": max(pains, default=None),
            "triggers": _each_once((*first.triggers, *second.triggers)),
            "sleep_lost_min": (sum(lost) if again else max(lost)) if lost else None,
            "note": "\n".join(_each_once(filter(None, (first.note, second.note)))),
            "over_ten": first.over_ten or second.over_ten,
            "signs": _each_once((*first.signs, *second.signs)),
            "parked": last.parked,
        }
    )


def _legs(side: Side | None) -> set[Side]:
    match side:
        case None:
            return set()
        case Side.BOTH:
            return {*Side}
        case _:
            return {side}


def _both_sides(one: Side | None, other: Side | None) -> Side | None:
    known = {side for side in (one, other) if side}
    return Side.BOTH if len(known) > 1 else next(iter(known), None)


def _end(episode: Episode) -> datetime:
    return episode.started.utc + timedelta(seconds=episode.duration_s)


def _each_once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
