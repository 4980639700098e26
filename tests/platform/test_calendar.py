"""The calendar file, read back by another library than the one that wrote it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rruleset
from hypothesis import given, settings
from hypothesis import strategies as st

from crampapp.domain.alarm import Alarm, due_times
from crampapp.domain.moment import Moment
from crampapp.domain.reminder import ReminderKind
from crampapp.platform.calendar import calendar

ZONES = (
    *("Europe/Dublin", "Europe/Berlin", "Europe/Lisbon", "Africa/Casablanca", "Africa/Cairo"),
    *("America/New_York", "America/St_Johns", "America/Havana", "America/Sao_Paulo"),
    *("America/Santiago", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tehran", "Asia/Jerusalem"),
    *("Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Chatham"),
    *("Pacific/Apia", "Antarctica/Troll"),
)
TODAY = datetime(2026, 1, 5, 10)
NOW = Moment(utc=TODAY.replace(tzinfo=UTC), zone="UTC", local=TODAY)
A_YEAR = timedelta(days=365)


def alarm(**given: object) -> Alarm:
    values: dict[str, object] = {
        "id": "01A_1",
        "kind": ReminderKind.BEDTIME_STRETCH,
        "at": time(22, 15),
    }
    if "day" not in given:
        values["days"] = (1, 2, 3, 4, 5, 6, 7)
    return Alarm.model_validate(values | given)


def written(*alarms: Alarm, title: str = "Time for your stretch") -> str:
    return calendar(alarms, {one.id: title for one in alarms}, NOW)


def events(text: str) -> list[vobject.base.Component]:
    return list(getattr(vobject.readOne(text), "vevent_list", []))


def expanded(event: vobject.base.Component, zone: ZoneInfo, until: datetime) -> Iterator[datetime]:
    """The instants at which a calendar in this zone rings: each wall time as RFC 5545 reads it."""
    rule: rruleset | None = event.getrruleset(addRDate=True)
    begins = event.dtstart.value
    assert begins.tzinfo is None
    walls = rule.between(begins, until.replace(tzinfo=None), inc=True) if rule else [begins]
    for wall in walls:
        due = wall.replace(tzinfo=zone).astimezone(UTC)
        trigger = event.valarm.trigger.value
        yield due + trigger


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=12, deadline=None)
@given(
    at=st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45])),
    days=st.lists(st.integers(1, 7), min_size=1, unique=True).map(tuple),
    not_before=st.none() | st.dates(date(2026, 1, 1), date(2026, 6, 30)),
)
def test_a_calendar_rings_at_the_instants_of_our_own_schedule_for_a_year(
    zone: str, at: time, days: tuple[int, ...], not_before: date | None
) -> None:
    one = alarm(at=at, days=days, not_before=not_before)
    (event,) = events(written(one))
    here = ZoneInfo(zone)
    midnight = datetime.combine(TODAY, time(0), here).astimezone(UTC)
    after, until = midnight - timedelta(seconds=1), midnight + A_YEAR
    rung = [due for due in expanded(event, here, until + timedelta(days=2)) if due <= until]
    assert rung == list(due_times(one, here, after, until))


def test_a_single_alarm_does_not_repeat() -> None:
    (event,) = events(written(alarm(at=time(17, 30), day=date(2026, 2, 3))))
    assert event.dtstart.value == datetime(2026, 2, 3, 17, 30)
    assert "rrule" not in event.contents


def test_what_is_over_is_left_out() -> None:
    assert events(written(alarm(day=date(2026, 1, 4)))) == []


def test_the_alarm_is_the_last_thing_in_its_event_and_rings_at_once() -> None:
    text = written(alarm())
    assert text.endswith(
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Time for your stretch\r\n"
        "TRIGGER:-PT0S\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_times_have_no_zone_and_ids_stay() -> None:
    text = written(alarm(), alarm(id="01B", days=(1, 3)))
    assert "DTSTART:20260105T221500\r\n" in text
    assert "TZID" not in text
    assert "UID:01A_1@crampapp\r\n" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n" in text


def test_own_words_are_escaped_and_folded() -> None:
    words = "Stretch, then read; " + "slowly " * 20 + "\nBEGIN:VEVENT"
    (event,) = events(written(alarm(), title=words))
    assert event.summary.value == words
