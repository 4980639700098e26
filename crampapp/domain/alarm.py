"""When to ring: wall times where the person is, as instants.

An alarm is what is left of a reminder once the app has worked out everything personal: the relay,
the calendar and the phone's own alarms ring it and know no more. Wall time is kept, never an
offset, so that travel and daylight saving do what a person expects. Where a wall time is skipped
or comes twice the rule is that of RFC 5545, section 3.3.5: in a gap the later instant, in an
overlap the first one only. The second one has to be asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from crampapp.domain.reminder import ReminderKind

GRACE: Mapping[ReminderKind, timedelta] = {
    ReminderKind.BEDTIME_STRETCH: timedelta(minutes=45),
    ReminderKind.BEFORE_EXERCISE: timedelta(minutes=10),
    ReminderKind.DRINK_WITH_EXERCISE: timedelta(minutes=30),
    ReminderKind.DRINKS_BY_DAY: timedelta(minutes=30),
}
"""How late an alarm of each kind is still of use; after that it counts as missed."""

_SHIFT = timedelta(days=2)
"""More than any change of a zone's offset: Samoa and Kwajalein each left out a whole day."""


def _to_the_minute(at: time) -> time:
    if at.tzinfo or at.second or at.microsecond:
        raise ValueError("a wall time has hours and minutes, no seconds and no zone")
    return at


def _in_order(days: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(days)))


Weekday = Annotated[int, Field(ge=1, le=7)]
"""ISO weekday: Monday is 1."""
Day = Annotated[date, Field(ge=date(1970, 1, 1), le=date(9000, 1, 1))]
"""Within what a calendar can count from in any zone."""


class Alarm(BaseModel):
    """One wall time, on weekdays or on a single day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    """Made by the app; the same as long as the reminder is."""
    kind: ReminderKind
    at: Annotated[time, AfterValidator(_to_the_minute)]
    """To ring, not of the thing itself: minutes before are already taken off."""
    days: Annotated[tuple[Weekday, ...], Field(max_length=7), AfterValidator(_in_order)] = ()
    """Empty for a single one."""
    day: Day | None = None
    """Of a single one."""
    fold: Literal[0, 1] = 0
    """1: the second time, where clocks are put back and show the same twice (PEP 495)."""
    not_before: Day | None = None
    """Nothing is due on local dates before this one: a pause, or today's is done."""

    @model_validator(mode="after")
    def _repeats_or_is_single(self) -> Self:
        if bool(self.days) == (self.day is not None):
            raise ValueError("give days of the week or one day")
        return self


def due_times(alarm: Alarm, zone: ZoneInfo, after: datetime, until: datetime) -> Iterator[datetime]:
    """The instants at which the alarm is due, in UTC, each once and in order.

    Args:
        alarm: What is to ring.
        zone: Where the person is.
        after: Aware; the first instant is later.
        until: Aware; the last instant is at or before it.
    """
    return takewhile(lambda due: due <= until, _later(alarm, zone, after))


def next_due(alarm: Alarm, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first instant later than ``after`` (aware) at which it is due; None when none is left."""
    return next(_later(alarm, zone, after), None)


def _later(alarm: Alarm, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    last = after
    for day in _dates(alarm, (after - _SHIFT).astimezone(zone).date()):
        # Without a fold this is the offset before a gap and the first time of an overlap.
        wall = datetime.combine(day, alarm.at, zone).replace(fold=alarm.fold)
        due = wall.astimezone(UTC)
        if due > last:  # a date that a zone leaves out falls on the next one's own instant
            yield due
            last = due


def _dates(alarm: Alarm, first: date) -> Iterable[date]:
    """The local dates from ``first`` on that the alarm is meant for."""
    first = max(first, alarm.not_before or first)
    if alarm.day:
        return [alarm.day] if alarm.day >= first else []
    days = (first + timedelta(days=n) for n in range((date.max - first).days))
    return (day for day in days if day.isoweekday() in alarm.days)
