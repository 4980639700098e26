"""From reminders to alarms: minutes before, windows, quiet hours, pauses."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from crampapp.domain.alarm import due_times
from crampapp.domain.alarms import (
    MOST_DRINKS,
    alarms,
    in_force,
    next_ring,
    reminder_id,
    rings,
    silenced,
    skipped,
)
from crampapp.domain.quiet_hours import QuietHours
from crampapp.domain.reminder import DrinkTime, Reminder, ReminderKind

TUESDAY = date(2026, 11, 24)
MORNING = datetime.combine(TUESDAY, time(10))
LOUD = QuietHours(begin=time(0), end=time(0))
QUIET = QuietHours()


def reminder(kind: ReminderKind = ReminderKind.BEDTIME_STRETCH, **given: object) -> Reminder:
    values: dict[str, object] = {"id": "01A", "kind": kind, "at": time(22, 15)}
    return Reminder.model_validate(values | given)


def exercise(**given: object) -> Reminder:
    return reminder(ReminderKind.BEFORE_EXERCISE, **given)


def drinks(**given: object) -> Reminder:
    return reminder(ReminderKind.DRINK_WITH_EXERCISE, **given)


def by_day(**given: object) -> Reminder:
    return reminder(ReminderKind.DRINKS_BY_DAY, **given)


def walls(one: Reminder, quiet: QuietHours = LOUD, days: int = 1) -> list[str]:
    """What rings from Tuesday's midnight on."""
    midnight = datetime.combine(TUESDAY, time(0)) - timedelta(minutes=1)
    found = rings([one], quiet, midnight, midnight + timedelta(days=days))
    return [f"{ring.at:%a %H:%M}" for ring in found]


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.lists(st.integers(1, 7), min_size=1, unique=True).map(tuple)
dates = st.dates(date(2026, 1, 1), date(2027, 12, 31))
quiets = st.builds(QuietHours, begin=times, end=times)
reminders = st.builds(
    Reminder,
    id=st.just("01A"),
    kind=st.sampled_from(ReminderKind),
    at=times,
    days=weekdays,
    day=st.none() | dates,
    minutes_before=st.integers(0, 24 * 60),
    paused_until=st.none() | dates,
    duration_min=st.integers(5, 12 * 60),
    hours_before=st.integers(2, 4),
    until=st.none() | times,
    every_h=st.integers(1, 6),
)


def test_a_bedtime_stretch_rings_when_it_says() -> None:
    assert walls(reminder(days=(2, 4)), days=7) == ["Tue 22:15", "Thu 22:15"]


def test_minutes_before_are_taken_off() -> None:
    assert walls(exercise(at=time(18), minutes_before=30, day=TUESDAY)) == ["Tue 17:30"]


def test_before_midnight_rings_for_what_begins_after_it() -> None:
    early = exercise(at=time(0, 15), minutes_before=30, days=(3,))
    assert walls(early, days=7) == ["Tue 23:45"]
    (alarm,) = alarms([early.model_copy(update={"paused_until": date(2026, 11, 26)})], LOUD)
    assert (alarm.days, alarm.not_before) == ((2,), date(2026, 11, 25))


def test_short_exercise_has_a_drink_before_and_after_it() -> None:
    assert walls(drinks(at=time(18), duration_min=60, day=TUESDAY)) == ["Tue 16:00", "Tue 19:00"]


def test_exercise_longer_than_an_hour_has_drinks_during_it() -> None:
    long = drinks(at=time(18), duration_min=150, hours_before=4, day=TUESDAY)
    assert walls(long) == ["Tue 14:00", "Tue 19:00", "Tue 20:00", "Tue 20:30"]


def test_no_drink_during_exercise_rings_right_before_the_one_after_it() -> None:
    assert walls(drinks(at=time(18), duration_min=70, day=TUESDAY)) == ["Tue 16:00", "Tue 19:10"]


def test_drinks_that_were_not_chosen_do_not_ring() -> None:
    after = drinks(at=time(18), duration_min=150, drinks=[DrinkTime.AFTER], day=TUESDAY)
    assert walls(after) == ["Tue 20:30"]


def test_drinks_by_day_ring_through_their_window() -> None:
    window = by_day(at=time(9), until=time(17), every_h=3, days=(2,))
    assert walls(window) == ["Tue 09:00", "Tue 12:00", "Tue 15:00"]


def test_drinks_by_day_are_capped() -> None:
    assert len(walls(by_day(at=time(8), until=time(21), every_h=1))) == MOST_DRINKS


def test_a_window_may_go_over_midnight() -> None:
    shift = by_day(at=time(20), until=time(2), every_h=3, days=(2,))
    assert walls(shift, days=7) == ["Tue 20:00", "Tue 23:00", "Wed 02:00"]


def test_nobody_is_told_to_drink_in_quiet_hours() -> None:
    early = drinks(at=time(6), day=TUESDAY)
    assert walls(early, QUIET) == ["Tue 07:00"]
    assert silenced(early, QUIET) == [time(4)]


def test_what_was_set_to_the_minute_rings_in_quiet_hours() -> None:
    assert walls(reminder(at=time(23)), QUIET) == ["Tue 23:00"]
    assert silenced(reminder(at=time(23)), QUIET) == []


@pytest.mark.parametrize(
    ("at", "quiet"), [(time(22), True), (time(3), True), (time(7), False), (time(12), False)]
)
def test_quiet_hours_go_over_midnight(at: time, quiet: bool) -> None:
    assert QUIET.hold(at) is quiet


def test_what_repeats_a_reminder_rings_once_also_in_quiet_hours() -> None:
    again = by_day(at=time(23, 5), until=time(17), of="01B", day=TUESDAY)
    assert walls(again, QUIET, days=3) == ["Tue 23:05"]


def test_who_must_limit_fluids_is_never_told_to_drink() -> None:
    everything = [reminder(), exercise(), drinks(), by_day()]
    assert in_force(everything, may_drink=False) == [reminder(), exercise()]
    assert in_force(everything, may_drink=True) == everything


def test_what_is_off_is_not_in_force() -> None:
    assert in_force([reminder(on=False)], may_drink=True) == []


def test_the_next_ring_is_today_until_it_has_rung() -> None:
    evening = datetime.combine(TUESDAY, time(22, 15))
    ring = next_ring([reminder()], QUIET, MORNING)
    assert ring
    assert ring.at == evening
    again = next_ring([reminder()], QUIET, evening)
    assert again
    assert again.at == evening + timedelta(days=1)


def test_a_pause_ends_on_its_day() -> None:
    paused = reminder(paused_until=date(2026, 12, 24))
    ring = next_ring([paused], QUIET, MORNING)
    assert ring
    assert ring.at == datetime(2026, 12, 24, 22, 15)


def test_skipping_leaves_out_the_rest_of_the_day() -> None:
    window = by_day(at=time(9), until=time(17), every_h=3)
    rest = skipped(window, QUIET, MORNING)
    assert walls(rest, days=2) == ["Wed 09:00", "Wed 12:00", "Wed 15:00"]


def test_skipping_what_begins_after_midnight_leaves_out_what_rings_before_it() -> None:
    early = exercise(at=time(0, 15), minutes_before=30)
    assert walls(skipped(early, QUIET, MORNING), days=2) == ["Wed 23:45"]


def test_a_single_one_never_rings_again() -> None:
    single = exercise(at=time(18), minutes_before=30, day=TUESDAY)
    assert next_ring([single], QUIET, datetime.combine(TUESDAY, time(17, 30))) is None


def test_a_reminder_has_days() -> None:
    with pytest.raises(ValidationError):
        reminder(days=())


@given(reminders, quiets)
def test_every_alarm_is_valid_and_tells_whose_it_is(one: Reminder, quiet: QuietHours) -> None:
    made = alarms([one], quiet)
    assert len({alarm.id for alarm in made}) == len(made)
    assert {reminder_id(alarm.id) for alarm in made} <= {one.id}


@given(reminders, quiets)
def test_no_drink_is_told_in_quiet_hours(one: Reminder, quiet: QuietHours) -> None:
    if one.drinking:
        assert not any(quiet.hold(alarm.at) for alarm in alarms([one], quiet))


@given(reminders, quiets, dates, times)
def test_the_next_ring_is_the_first_that_the_relay_would_send(
    one: Reminder, quiet: QuietHours, day: date, at: time
) -> None:
    now = datetime.combine(day, at)
    ring = next_ring([one], quiet, now)
    start = now.replace(tzinfo=UTC)
    end = start + timedelta(days=800)
    zone = ZoneInfo("UTC")
    sent = [next(due_times(alarm, zone, start, end), None) for alarm in alarms([one], quiet)]
    first = min(filter(None, sent), default=None)
    assert (ring.at.replace(tzinfo=UTC) if ring else None) == first


@given(reminders, quiets, dates, times)
def test_skipping_never_rings_sooner_nor_on_that_day(
    one: Reminder, quiet: QuietHours, day: date, at: time
) -> None:
    now = datetime.combine(day, at)
    before = next_ring([one], quiet, now)
    after = next_ring([skipped(one, quiet, now)], quiet, now)
    if before and after:
        assert after.day > before.day
