"""From what a person set to the times at which something rings.

What a relay or the system is given are plain :class:`crampapp.domain.alarm.Alarm`: they know
nothing of workouts, windows, quiet hours or pauses.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from crampapp.domain.alarm import Alarm
from crampapp.domain.quiet_hours import QuietHours
from crampapp.domain.reminder import DrinkTime, Reminder, ReminderKind

MOST_DRINKS = 6
"""Drinks by day; more would be noise, and too much to drink is dangerous (R30, R31)."""

LONG_MIN = 60
"""Minutes of exercise up to which nobody is told to drink during it."""

_NEAR_END_MIN = 15
"""A drink during exercise that is nearer to its end than this is the one after it."""

_DAY_MIN = 24 * 60


class Ring(NamedTuple):
    """One time at which something rings."""

    at: datetime
    """Wall time."""
    alarm: Alarm
    reminder: Reminder
    day: date
    """Of the thing itself, which may begin after midnight."""


def in_force(
    reminders: Iterable[Reminder], *, may_drink: bool, enough_on: date | None = None
) -> list[Reminder]:
    """Those that ring: switched on, and to drink only for whom that is safe.

    Args:
        reminders: All of them.
        may_drink: See :func:`crampapp.domain.hydration.may_remind_to_drink`.
        enough_on: A day on which the person has drunk what they set out to drink.
    """
    safe = (one for one in reminders if one.on and (may_drink or not one.drinking))
    return [rested(one, enough_on) for one in safe]


def rested(reminder: Reminder, enough_on: date | None) -> Reminder:
    """The same, which tells to drink by day only after the day on which it was enough."""
    if enough_on is None or reminder.kind is not ReminderKind.DRINKS_BY_DAY:
        return reminder
    until = max(reminder.paused_until or date.min, enough_on + _ONE_DAY)
    return reminder.model_copy(update={"paused_until": until})


def alarms(reminders: Iterable[Reminder], quiet: QuietHours) -> list[Alarm]:
    """All that is to ring, in no particular order.

    Args:
        reminders: Those in force.
        quiet: When nobody is told to drink. What was set to the minute, a stretch or exercise,
            rings all the same.
    """
    return [alarm for reminder in reminders for alarm, _shift in _of(reminder, quiet)]


def silenced(reminder: Reminder, quiet: QuietHours) -> list[time]:
    """The wall times of a reminder that quiet hours keep from ringing."""
    if not reminder.drinking:
        return []
    times = (_wall(reminder, minutes) for _part, minutes in _parts(reminder))
    return [at for at, _shift in times if quiet.hold(at)]


def reminder_id(alarm: str) -> str:
    """Of the reminder that an alarm was made of."""
    return alarm.partition("_")[0]


def rings(
    reminders: Iterable[Reminder], quiet: QuietHours, after: datetime, until: datetime
) -> list[Ring]:
    """What rings after one wall time and up to another, in the order of time."""
    found = [
        Ring(at, alarm, reminder, at.date() - timedelta(days=shift))
        for reminder in reminders
        for alarm, shift in _of(reminder, quiet)
        for at in _walls(alarm, after, until)
    ]
    return sorted(found, key=lambda ring: (ring.at, ring.alarm.id))


def next_ring(reminders: Sequence[Reminder], quiet: QuietHours, after: datetime) -> Ring | None:
    """What rings first after a wall time; ``None``: nothing ever does."""
    firsts = []
    for reminder in reminders:
        latest = max(filter(None, (after.date(), reminder.paused_until, reminder.day)))
        # A week and a day around the day from which it rings has one of every weekday.
        until = datetime.combine(latest, time.max) + timedelta(days=9)
        firsts += rings([reminder], quiet, after, until)[:1]
    return min(firsts, key=lambda ring: (ring.at, ring.alarm.id), default=None)


def skipped(reminder: Reminder, quiet: QuietHours, after: datetime) -> Reminder:
    """The same without what still rings on the day of its next ring."""
    ring = next_ring([reminder], quiet, after)
    return reminder.model_copy(update={"paused_until": ring.day + _ONE_DAY}) if ring else reminder


_ONE_DAY = timedelta(days=1)


def _of(reminder: Reminder, quiet: QuietHours) -> Iterator[tuple[Alarm, int]]:
    """The alarms of a reminder, and by how many days each is later than the thing itself."""
    for part, minutes in _parts(reminder):
        at, shift = _wall(reminder, minutes)
        if reminder.drinking and quiet.hold(at) and not reminder.of:
            continue
        by = timedelta(days=shift)
        yield (
            Alarm(
                id=f"{reminder.id}{part}",
                kind=reminder.kind,
                at=at,
                days=() if reminder.day else _later(reminder.days, shift),
                day=reminder.day + by if reminder.day else None,
                fold=reminder.fold,
                not_before=reminder.paused_until + by if reminder.paused_until else None,
            ),
            shift,
        )


def _parts(reminder: Reminder) -> Iterator[tuple[str, int]]:
    """The end of each alarm's id, and its minutes after the time of the reminder."""
    match reminder.kind:
        case _ if reminder.of:
            yield "", 0
        case ReminderKind.BEDTIME_STRETCH | ReminderKind.BEFORE_EXERCISE:
            yield "", -reminder.minutes_before
        case ReminderKind.DRINK_WITH_EXERCISE:
            if DrinkTime.BEFORE in reminder.drinks:
                yield "_before", -60 * reminder.hours_before
            if DrinkTime.DURING in reminder.drinks and reminder.duration_min > LONG_MIN:
                for hour in range(1, (reminder.duration_min - _NEAR_END_MIN) // 60 + 1):
                    yield f"_during{hour}", 60 * hour
            if DrinkTime.AFTER in reminder.drinks:
                yield "_after", reminder.duration_min
        case ReminderKind.DRINKS_BY_DAY:
            until = reminder.until or reminder.at
            window = (_minutes(until) - _minutes(reminder.at)) % _DAY_MIN
            apart = 60 * reminder.every_h
            for number in range(min(MOST_DRINKS, window // apart + 1)):
                yield f"_{number + 1}", number * apart


def _wall(reminder: Reminder, minutes: int) -> tuple[time, int]:
    days, rest = divmod(_minutes(reminder.at) + minutes, _DAY_MIN)
    return time(*divmod(rest, 60)), days


def _minutes(at: time) -> int:
    return 60 * at.hour + at.minute


def _later(weekdays: Iterable[int], days: int) -> tuple[int, ...]:
    return tuple(sorted((weekday - 1 + days) % 7 + 1 for weekday in weekdays))


def _walls(alarm: Alarm, after: datetime, until: datetime) -> Iterator[datetime]:
    day = max(after.date(), alarm.not_before or after.date(), alarm.day or after.date())
    while day <= until.date():
        at = datetime.combine(day, alarm.at).replace(fold=alarm.fold)
        on = day == alarm.day if alarm.day else day.isoweekday() in alarm.days
        if on and after < at <= until:
            yield at
        if alarm.day:
            return
        day += _ONE_DAY
