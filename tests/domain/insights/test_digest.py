"""What counts for which night, and counts that add up."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.demo import is_demo, marked
from crampapp.domain.insights.digest import digest, night_of, nights_of, together
from crampapp.domain.insights.looks import Habit

from .records import cramp, drink, stretch, workout

NIGHT = date(2026, 11, 20)


@pytest.mark.parametrize("at", ["2026-11-20T20:00", "2026-11-21T03:10", "2026-11-21T09:59"])
def test_a_cramp_from_evening_to_morning_is_of_the_night_that_began_that_evening(at: str):
    assert digest([cramp(at)]).nights[NIGHT].cramps == 1


def test_a_cramp_by_day_is_of_no_night():
    found = digest([cramp("2026-11-20T15:00")])
    assert not found.nights
    assert found.days[NIGHT] == 1


@pytest.mark.parametrize("at", ["2026-11-20T16:00", "2026-11-20T23:30", "2026-11-21T02:59"])
def test_a_stretch_in_the_evening_is_of_the_night(at: str):
    assert digest([], [stretch(at)]).nights[NIGHT].stretched


def test_what_was_not_a_bedtime_stretch_to_its_end_does_not_count():
    others = [
        stretch("2026-11-21T04:00"),
        stretch("2026-11-20T22:00", finished=False),
        stretch("2026-11-20T17:00", routine="routine.warm_up"),
    ]
    assert not digest([], others).nights


def test_exercise_before_the_night_counts_for_it():
    assert digest([], [], [], [workout("2026-11-20T19:59")]).nights[NIGHT].exercised
    assert not digest([], [], [], [workout("2026-11-20T20:00")]).nights


def test_a_day_without_a_drink_is_unknown_and_not_below_the_goal():
    night = digest([], [], [drink("2026-11-20T08:00", 900), drink("2026-11-21T01:00", 300)]).nights
    assert night[NIGHT].has(Habit.FLUIDS, 1200) is True
    assert night[NIGHT].has(Habit.FLUIDS, 1300) is False
    assert night[NIGHT].has(Habit.FLUIDS, None) is None
    assert digest([cramp("2026-11-21T03:00")]).nights[NIGHT].has(Habit.FLUIDS, 1000) is None


def test_lengths_are_as_coarse_as_those_logged_afterwards():
    found = digest(
        [cramp(f"2026-11-2{at}T03:00", duration_s=s) for at, s in enumerate((90, 300, 900))]
    )
    assert [found.lengths[at] for at in range(3)] == [1, 1, 1]
    assert digest([cramp("2026-11-20T03:00", parked=True)]).lengths.total() == 0
    assert digest([cramp("2026-11-20T03:00", over_ten=True)]).lengths[2] == 1


times = st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 31))


@given(st.lists(times, max_size=30))
def test_months_counted_apart_add_up_to_all_counted_at_once(begun: list[datetime]):
    cramps = [cramp(at.isoformat(), pain=3) for at in begun]
    months = [digest(c for c in cramps if c.started.local.month == at) for at in (10, 11, 12)]
    assert together(months) == digest(cramps)
    assert nights_of(months) == digest(cramps).nights


@given(times)
def test_a_night_is_never_more_than_a_day_away(at: datetime):
    night = night_of(at)
    assert night is None or timedelta(0) <= at.date() - night <= timedelta(days=1)


def test_the_mark_of_the_demo_stays_in_the_id_and_keeps_its_order():
    ids = ["01KAP3Q9Z00000000000000000", "01KAP3QA000000000000000000"]
    assert [is_demo(id) for id in ids] == [False, False]
    assert all(is_demo(marked(id)) for id in ids)
    assert sorted(map(marked, ids)) == list(map(marked, ids))
    assert digest([cramp("2026-11-20T03:00", id=marked(ids[0]))]).has_demo
