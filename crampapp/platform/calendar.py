"""The alarms as a calendar file (RFC 5545): the phone's own calendar can ring them.

Import it after :func:`crampapp.platform.late.provide` of ``tzdata``, ``python-dateutil`` and
``icalendar``. Times are floating, without
a zone: 22:15 is 22:15 wherever the person is. A file is taken once and not followed, so that a
reminder which has changed is added anew, under the same UID.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from icalendar import Alarm as Reminder
from icalendar import Calendar, Event
from icalendar.prop import vInline

from crampapp.domain.alarm import Alarm
from crampapp.domain.moment import Moment

LASTS = timedelta(minutes=5)

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(alarms: Sequence[Alarm], titles: Mapping[str, str], now: Moment) -> str:
    """The text of the file.

    Args:
        alarms: What is to ring; those of days that are over are left out.
        titles: What each says, by its id.
        now: From this day on.
    """
    made = Calendar()
    made.add("prodid", "-//crampapp//reminders//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for alarm in alarms:
        first = _first_day(alarm, now.local.date())
        if first is not None:
            made.add_component(_event(alarm, first, titles[alarm.id], now))
    text: str = made.to_ical().decode()
    return text


def _event(alarm: Alarm, first: date, title: str, now: Moment) -> Event:
    begins = datetime.combine(first, alarm.at)
    event = Event()
    event.add("uid", f"{alarm.id}@crampapp")
    event.add("dtstamp", now.utc)
    event.add("summary", title)
    event.add("dtstart", begins)
    event.add("dtend", begins + LASTS)
    # Does not make anybody look busy.
    event.add("transp", "TRANSPARENT")
    if alarm.days:
        event.add("rrule", _rule(alarm.days))
    # Last: some calendars stop reading an event at its alarm.
    event.add_component(_rung(title))
    return event


def _rule(days: Sequence[int]) -> dict[str, object]:
    if len(days) == len(_WEEKDAYS):
        return {"freq": "daily"}
    return {"freq": "weekly", "byday": [_WEEKDAYS[day - 1] for day in days]}


def _rung(title: str) -> Reminder:
    rung = Reminder()
    rung.add("action", "DISPLAY")
    rung.add("description", title)
    # The library would write P0D, which fewer calendars have met.
    rung.add("trigger", vInline("-PT0S"))
    return rung


def _first_day(alarm: Alarm, today: date) -> date | None:
    """The first day on which it rings, as a rule must begin with one of its own days."""
    first = max(today, alarm.not_before or today)
    if alarm.day:
        return alarm.day if alarm.day >= first else None
    week = (first + timedelta(days=n) for n in range(len(_WEEKDAYS)))
    return next(day for day in week if day.isoweekday() in alarm.days)
