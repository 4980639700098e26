"""Reminders in words."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.alarms import Ring
from crampapp.domain.reminder import DrinkTime, Reminder, ReminderKind
from crampapp.ui.formats import calendar_day, clock_time, day, listed

if TYPE_CHECKING:
    from crampapp.ui.reminding import Reminding

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def kind_name(kind: ReminderKind) -> str:
    match kind:
        case ReminderKind.BEDTIME_STRETCH:
            return _("Bedtime stretch")
        case ReminderKind.BEFORE_EXERCISE:
            return _("Before exercise")
        case ReminderKind.DRINK_WITH_EXERCISE:
            return _("Drink with exercise")
        case ReminderKind.DRINKS_BY_DAY:
            return _("Drinks by day")


def said_of(kind: ReminderKind) -> str:
    """What a notification of this kind says; whoever sees it learns nothing about the person."""
    match kind:
        case ReminderKind.BEDTIME_STRETCH:
            return _("Time for your stretch")
        case ReminderKind.BEFORE_EXERCISE:
            return _("Time to warm up")
        case ReminderKind.DRINK_WITH_EXERCISE | ReminderKind.DRINKS_BY_DAY:
            return _("Time for a drink")


def wording(reminder: Reminder) -> str:
    """What it says: the person's own words, or the usual ones."""
    return reminder.wording or said_of(reminder.kind)


def when(reminder: Reminder, today: date) -> str:
    """Its days and times, such as ``Every day, 22:15``."""
    if reminder.day is None:
        days = weekdays(reminder.days)
    elif reminder.day == today + timedelta(days=1):
        days = _("Tomorrow")
    else:
        days = day(reminder.day, today)
    parts = [days, _time(reminder)]
    if reminder.kind is ReminderKind.BEFORE_EXERCISE:
        parts.append(_("{n} min before").format(n=reminder.minutes_before))
    return listed(parts)


def weekdays(days: Iterable[int]) -> str:
    """Such as ``Every day`` or ``Mon, Wed``."""
    chosen = tuple(sorted(days))
    if chosen == EVERY_DAY:
        return _("Every day")
    return listed(weekday_in_short(number) for number in chosen)


def weekday_in_short(number: int) -> str:
    """An ISO weekday in three letters."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[number - 1]


def _time(reminder: Reminder) -> str:
    at = clock(reminder.at)
    if reminder.kind is ReminderKind.DRINKS_BY_DAY and reminder.until:
        span = _("{begin} to {end}").format(begin=at, end=clock(reminder.until))
        every = ngettext("every hour", "every {n} hours", reminder.every_h).format(
            n=reminder.every_h
        )
        return listed((span, every))
    return at


def clock(at: time) -> str:
    """Wall time, such as ``22:15``."""
    return clock_time(at)


def next_line(reminder: Reminder, ring: Ring | None, now: datetime, reminding: "Reminding") -> str:
    """When it rings next, or why it does not.

    Args:
        reminder: The one asked about.
        ring: Its next one.
        now: Wall time.
        reminding: What it is one of.
    """
    if not reminder.on:
        return _("Off")
    if reminder.drinking and not reminding.may_drink:
        if reminding.drinking_asked:
            return _("Does not ring: you may have to limit what you drink")
        return _("Does not ring: questions about your health come first")
    if ring is None:
        return _("Over") if reminder.day else _("Does not ring")
    if reminder.paused_until and reminder.paused_until > now.date():
        until = calendar_day(reminder.paused_until, now.date())
        if ring.at.date() - now.date() > timedelta(days=1):
            return _("Paused until {day}").format(day=until)
    return next_ring_line(ring, now, closed=reminding.can_ring)


def next_ring_line(ring: Ring, now: datetime, *, closed: bool) -> str:
    """When it rings, with the condition if there is one."""
    line = _("Next: {time}") if closed else _("Next: {time}, if the app is open")
    return line.format(time=ring_time(ring.at, now))


def ring_time(at: datetime, now: datetime) -> str:
    """Such as ``22:15``, ``tomorrow, 07:00`` or ``Friday 4 December, 18:00``."""
    time = clock_time(at)
    if at.date() == now.date():
        return time
    if at.date() == now.date() + timedelta(days=1):
        return _("tomorrow, {time}").format(time=time)
    return _("{day}, {time}").format(day=day(at.date(), now.date()), time=time)


def drink_time(which: DrinkTime) -> str:
    match which:
        case DrinkTime.BEFORE:
            return _("Before")
        case DrinkTime.DURING:
            return _("During")
        case DrinkTime.AFTER:
            return _("After")
