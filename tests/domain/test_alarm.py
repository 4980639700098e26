"""Alarms ring at wall times, through every change that zones have made."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from crampapp.domain.alarm import GRACE, Alarm, due_times, next_due
from crampapp.domain.reminder import ReminderKind

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ZONES = (
    *("Europe/Dublin", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Havana"),
    *("America/Sao_Paulo", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia"),
    *("Pacific/Kwajalein", "Pacific/Chatham", "Asia/Kolkata", "Asia/Tehran", "Africa/Casablanca"),
    *("Antarctica/Troll", "America/Scoresbysund", "Asia/Pyongyang", "UTC"),
)
YEARS = (1993, 2011, 2026)
"""Kwajalein left out a day in 1993, Samoa in 2011; St John's changed a minute past midnight."""


def alarm(at: time = time(22, 15), **given: object) -> Alarm:
    if "day" not in given:
        given.setdefault("days", EVERY_DAY)
    values = {"id": "a", "kind": ReminderKind.BEDTIME_STRETCH, "at": at}
    return Alarm.model_validate(values | given)


def rings(alarm: Alarm, zone: str, after: datetime, until: datetime) -> list[str]:
    return [f"{due:%m-%d %H:%M}" for due in due_times(alarm, ZoneInfo(zone), after, until)]


instants = st.datetimes(datetime(1993, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=40))
zones = st.sampled_from(ZONES).map(ZoneInfo)
wall_times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.lists(st.integers(1, 7), min_size=1, max_size=7).map(tuple)


@st.composite
def alarms(draw: st.DrawFn) -> Alarm:
    return alarm(draw(wall_times), days=draw(weekdays))


def changes(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The last instants, to the hour, before the zone changes its offset."""
    hours = (datetime(year, 1, 1, tzinfo=UTC) + n * HOUR for n in range(366 * 24))
    for before, after in pairwise(hours):
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield before


def walls(zone: ZoneInfo, start: datetime, end: datetime) -> dict[datetime, datetime]:
    """What a patient person would find: the instant that each minute on the wall is to ring at.

    They look at the clock each minute. A minute that they never see rings as much later as it was
    skipped; one that they see twice rings at the first.
    """
    found: dict[datetime, datetime] = {}
    minutes = (start + n * MINUTE for n in range((end - start) // MINUTE))
    for now, then in pairwise(minutes):
        wall, next_wall = (t.astimezone(zone).replace(tzinfo=None) for t in (now, then))
        found.setdefault(wall, now)
        for skipped in range(1, (next_wall - wall) // MINUTE):
            found.setdefault(wall + skipped * MINUTE, now + skipped * MINUTE)
    return found


@pytest.mark.parametrize("name", ZONES)
def test_around_every_change_an_alarm_rings_when_a_patient_person_would(name: str) -> None:
    zone = ZoneInfo(name)
    for change in (change for year in YEARS for change in changes(zone, year)):
        start, end = change - 25 * HOUR, change + 27 * HOUR
        for wall, instant in list(walls(zone, start, end).items())[::7]:
            single = alarm(wall.time(), day=wall.date())
            found = list(due_times(single, zone, start - MINUTE, end + 24 * HOUR))
            assert found == [instant], f"{wall} in {name}"


def test_a_time_in_the_gap_rings_at_the_later_instant() -> None:
    after, until = datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 30, 12, tzinfo=UTC)
    found = rings(alarm(time(2, 30)), "Europe/Berlin", after, until)
    assert found == [
        "03-29 01:30",
        "03-30 00:30",
    ]


def test_a_time_that_comes_twice_rings_once() -> None:
    after, until = datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 26, 12, tzinfo=UTC)
    found = rings(alarm(time(2, 30)), "Europe/Berlin", after, until)
    assert found == [
        "10-25 00:30",
        "10-26 01:30",
    ]


def test_the_second_of_two_times_rings_where_it_is_asked_for() -> None:
    after, until = datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 26, 12, tzinfo=UTC)
    second = alarm(time(2, 30), day=date(2026, 10, 25), fold=1)
    assert rings(second, "Europe/Berlin", after, until) == ["10-25 01:30"]
    assert rings(second, "Europe/Moscow", after, until) == ["10-24 23:30"]


def test_lord_howe_moves_by_half_an_hour() -> None:
    after, until = datetime(2026, 10, 2, 20, tzinfo=UTC), datetime(2026, 10, 4, 20, tzinfo=UTC)
    found = rings(alarm(time(2, 10)), "Australia/Lord_Howe", after, until)
    assert found == ["10-03 15:40", "10-04 15:10"]


def test_the_day_that_samoa_left_out_rings_once_with_the_next() -> None:
    after, until = datetime(2011, 12, 29, tzinfo=UTC), datetime(2012, 1, 1, 12, tzinfo=UTC)
    found = rings(alarm(time(22, 15)), "Pacific/Apia", after, until)
    assert found == ["12-29 08:15", "12-30 08:15", "12-31 08:15", "01-01 08:15"]
    friday_the_30th = alarm(time(22, 15), day=date(2011, 12, 30))
    assert rings(friday_the_30th, "Pacific/Apia", after, until) == ["12-31 08:15"]


@settings(deadline=None)
@given(alarms(), zones, instants, spans, spans)
def test_no_instant_is_lost_or_doubled_where_two_spans_meet(
    alarm: Alarm, zone: ZoneInfo, start: datetime, one: timedelta, two: timedelta
) -> None:
    middle, end = start + one, start + one + two
    parts = [*due_times(alarm, zone, start, middle), *due_times(alarm, zone, middle, end)]
    assert parts == list(due_times(alarm, zone, start, end))


@settings(deadline=None)
@given(alarms(), zones, instants)
def test_the_next_is_the_first_of_all(alarm: Alarm, zone: ZoneInfo, after: datetime) -> None:
    due = next_due(alarm, zone, after)
    assert due is not None
    assert next(due_times(alarm, zone, after, datetime(2031, 1, 1, tzinfo=UTC))) == due
    assert not list(due_times(alarm, zone, after, due - timedelta(microseconds=1)))
    assert timedelta(0) < due - after <= timedelta(days=9)


@settings(deadline=None)
@given(alarms(), zones, instants, spans)
def test_instants_are_utc_in_order_and_each_once(
    alarm: Alarm, zone: ZoneInfo, after: datetime, span: timedelta
) -> None:
    found = list(due_times(alarm, zone, after, after + span))
    assert all(one < two for one, two in pairwise([after, *found]))
    assert all(due.tzinfo is UTC for due in found)


@settings(deadline=None)
@given(alarms(), zones, instants, st.integers(0, 60))
def test_a_pause_keeps_quiet_until_its_day_and_no_longer(
    alarm: Alarm, zone: ZoneInfo, after: datetime, days: int
) -> None:
    day = after.astimezone(zone).date() + timedelta(days=days)
    paused = alarm.model_copy(update={"not_before": day})
    until = after + timedelta(days=days + 20)
    begins = datetime.combine(day, alarm.at, zone).astimezone(UTC)
    kept = [due for due in due_times(alarm, zone, after, until) if due >= begins]
    assert list(due_times(paused, zone, after, until)) == kept


def test_a_single_one_rings_once() -> None:
    once = alarm(time(18), day=date(2026, 7, 1))
    zone = ZoneInfo("Europe/Dublin")
    due = datetime(2026, 7, 1, 17, tzinfo=UTC)
    assert next_due(once, zone, due - MINUTE) == due
    assert next_due(once, zone, due) is None
    skipped = alarm(time(18), day=date(2026, 7, 1), not_before=date(2026, 7, 2))
    assert next_due(skipped, zone, due - MINUTE) is None


def test_the_end_of_the_calendar_is_no_accident() -> None:
    far = alarm(day=date(9000, 1, 1), not_before=date(9000, 1, 1))
    weekly = alarm(days=(1,), not_before=date(9000, 1, 1))
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for late in (far, weekly):
        due = next_due(late, ZoneInfo("Etc/GMT+12"), now)
        assert due
        assert due.year == 9000


def test_days_are_kept_in_order_and_once() -> None:
    assert alarm(days=(7, 1, 7)).days == (1, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": ()},
        {"days": (1,), "day": date(2026, 7, 1)},
        {"days": (0,)},
        {"days": (8,)},
        {"days": EVERY_DAY + EVERY_DAY},
        {"at": "22:15:30"},
        {"at": "22:15Z"},
        {"id": ""},
        {"id": "a b"},
        {"id": "a\n"},
        {"id": "a" * 41},
        {"kind": "other"},
        {"day": date(9999, 12, 31)},
        {"not_before": date.min},
        {"name": "somebody"},
    ],
)
def test_what_is_no_alarm_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        alarm(**wrong)


def test_an_alarm_survives_json() -> None:
    kept = alarm(time(6, 5), not_before=date(2026, 7, 1))
    assert Alarm.model_validate_json(kept.model_dump_json()) == kept


def test_every_kind_has_its_grace() -> None:
    assert set(GRACE) == set(ReminderKind)
