"""The plan keeps to the figures of the brief (6.3), whatever is asked of it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.hydration import Standing
from crampapp.domain.hydration_plan import (
    MOST_PLAUSIBLE_LOSS,
    After,
    Plan,
    Span,
    is_slip,
    lost_too_much,
    plan,
)
from crampapp.domain.moment import Moment
from crampapp.domain.workout import Sweat, Workout

LOCAL = datetime(2026, 7, 4, 10, 0)
STARTED = Moment(utc=LOCAL.replace(tzinfo=UTC), zone="UTC", local=LOCAL)
weights = st.none() | st.floats(30, 300)


def workout(minutes: int = 60, **told: object) -> Workout:
    return Workout.model_validate({"id": "w", "started": STARTED, "duration_min": minutes, **told})


workouts = st.builds(
    workout,
    st.integers(1, 7 * 24 * 60),
    hot=st.none() | st.booleans(),
    sweat=st.none() | st.sampled_from(Sweat),
    weight_before_kg=weights,
    weight_after_kg=weights,
)


def planned(bout: Workout, weight_kg: float | None = 70) -> Plan:
    found = plan(bout, weight_kg, Standing.FREE)
    assert found is not None
    return found


def test_the_amount_before_is_that_of_the_brief_for_seventy_kilograms() -> None:
    assert planned(workout()).before == Span(350, 490)
    assert planned(workout(), None).before is None


def test_without_heat_the_range_during_it_stays_below_the_top() -> None:
    assert planned(workout(90)).per_hour == Span(400, 600)
    assert planned(workout(90)).during == Span(600, 900)


@pytest.mark.parametrize(
    ("told", "most"),
    [
        ({"sweat": Sweat.LITTLE}, 500),
        ({"hot": True}, 700),
        ({"hot": True, "sweat": Sweat.MUCH}, 800),
        ({"hot": True, "sweat": Sweat.MUCH, "weight_before_kg": 55}, 600),
    ],
)
def test_heat_and_sweat_move_the_top_but_not_for_small_people(
    told: dict[str, object], most: int
) -> None:
    assert planned(workout(**told)).per_hour == Span(400, most)


def test_long_events_stay_at_the_low_end_and_say_so() -> None:
    found = planned(workout(240, hot=True, sweat=Sweat.MUCH))
    assert found.long
    assert found.per_hour.most == 600
    assert not planned(workout(239)).long


def test_salt_belongs_to_more_than_an_hour() -> None:
    assert not planned(workout(60)).salt
    assert planned(workout(61)).salt


def test_after_it_at_most_one_and_a_half_litres_for_each_kilogram_lost_over_hours() -> None:
    found = planned(workout(weight_before_kg=70, weight_after_kg=69))
    assert found.after == After(1500, 4)


@pytest.mark.parametrize("after", [None, 70, 70.4, 60])
def test_without_a_believable_loss_there_is_no_amount_afterwards(after: float | None) -> None:
    assert planned(workout(weight_before_kg=70, weight_after_kg=after)).after is None


def test_a_loss_over_two_per_cent_is_told_and_over_five_is_doubted() -> None:
    assert not lost_too_much(workout(weight_before_kg=100, weight_after_kg=98))
    assert lost_too_much(workout(weight_before_kg=100, weight_after_kg=97.9))
    assert not is_slip(workout(weight_before_kg=100, weight_after_kg=95))
    assert is_slip(workout(weight_before_kg=100, weight_after_kg=94.9))
    assert is_slip(workout(weight_before_kg=70, weight_after_kg=154))


@given(bout=workouts, weight=weights, of=st.sampled_from(Standing))
def test_only_who_is_free_to_drink_gets_a_plan(
    bout: Workout, weight: float | None, of: Standing
) -> None:
    assert (plan(bout, weight, of) is not None) == (of is Standing.FREE)


@given(bout=workouts, weight=weights)
def test_no_plan_ever_exceeds_the_caps_of_the_brief(bout: Workout, weight: float | None) -> None:
    found = planned(bout, weight)
    hours = bout.duration_min / 60
    assert 400 <= found.per_hour.least <= found.per_hour.most <= 800
    assert found.during.least <= found.during.most <= 800 * hours
    if found.before:
        known = bout.weight_before_kg or weight
        assert known
        assert found.before.least <= found.before.most <= 7 * min(known, 100)
    if found.after:
        loss = bout.lost_kg
        assert loss
        assert bout.weight_before_kg
        assert 0 < loss <= bout.weight_before_kg * MOST_PLAUSIBLE_LOSS
        assert found.after.most <= 1500 * loss
        assert found.after.most / found.after.hours <= 400


@given(bout=workouts, weight=weights)
def test_who_gained_weight_is_never_told_to_drink_more_afterwards(
    bout: Workout, weight: float | None
) -> None:
    if bout.lost_kg is not None and bout.lost_kg <= 0:
        assert planned(bout, weight).after is None
