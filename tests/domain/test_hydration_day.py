"""What was drunk, and the brake, which is never later than the rule."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.drink import Drink
from crampapp.domain.hydration_day import (
    AFTER_GAIN,
    BRAKE_WINDOW,
    Brake,
    DayTotal,
    Drunk,
    at_hand,
    brake,
    by_day,
    drunk_around,
)
from crampapp.domain.moment import Moment
from crampapp.domain.workout import Workout

NOW = datetime(2026, 7, 4, 12, 0)
UTC_NOW = NOW.replace(tzinfo=UTC)


def moment(minutes_ago: float) -> Moment:
    local = NOW - timedelta(minutes=minutes_ago)
    return Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local)


def drink(minutes_ago: float, ml: int) -> Drink:
    return Drink(id=f"{minutes_ago:020}", started=moment(minutes_ago), ml=ml)


def workout(minutes_ago: float, minutes: int = 60, **weights: float) -> Workout:
    return Workout(id="w", started=moment(minutes_ago), duration_min=minutes, **weights)


sips = st.lists(st.builds(drink, st.integers(0, 600), st.integers(1, 5000)), max_size=20)


def test_one_and_a_half_litres_in_two_hours_are_not_braked_and_more_at_once_are() -> None:
    assert brake([drink(119, 1000), drink(1, 599)], [], UTC_NOW) is None
    assert brake([drink(119, 1000), drink(1, 600)], [], UTC_NOW) is Brake.TOO_FAST
    assert brake([drink(0, 1600)], [], UTC_NOW) is Brake.TOO_FAST


def test_the_brake_lets_go_when_two_hours_have_passed() -> None:
    assert brake([drink(120, 1600)], [], UTC_NOW) is None


def test_a_clock_set_back_does_not_hide_what_was_just_drunk() -> None:
    assert brake([drink(-60, 1600)], [], UTC_NOW) is Brake.TOO_FAST


@given(drinks=sips)
def test_the_brake_is_never_later_than_the_rule(drinks: list[Drink]) -> None:
    litres = sum(one.ml / 1000 for one in drinks if UTC_NOW - one.started.utc < timedelta(hours=2))
    if litres / 2 > 0.8:
        assert brake(drinks, [], UTC_NOW) is Brake.TOO_FAST
    if litres / 2 < 0.8:
        assert brake(drinks, [], UTC_NOW) is None


@given(drinks=sips, more=st.integers(1, 2000))
def test_another_drink_never_releases_the_brake(drinks: list[Drink], more: int) -> None:
    if brake(drinks, [], UTC_NOW):
        assert brake([*drinks, drink(0, more)], [], UTC_NOW)


@given(
    before=st.floats(30, 200), gain=st.floats(0.001, 5), ago=st.integers(0, 23 * 60), drinks=sips
)
def test_any_gain_of_weight_brakes_for_a_day_whatever_was_drunk(
    before: float, gain: float, ago: int, drinks: list[Drink]
) -> None:
    bout = workout(ago + 60, weight_before_kg=before, weight_after_kg=before + gain)
    assert brake(drinks, [bout], UTC_NOW) is Brake.WEIGHT_GAINED


def test_a_gain_of_weight_is_over_a_day_later_and_a_loss_never_brakes() -> None:
    gained = workout(60, weight_before_kg=70, weight_after_kg=70.5)
    assert brake([], [gained], gained.ended + AFTER_GAIN) is None
    assert brake([], [workout(60, weight_before_kg=70, weight_after_kg=70)], UTC_NOW) is None
    assert brake([], [workout(60, weight_before_kg=70, weight_after_kg=69)], UTC_NOW) is None
    assert timedelta(hours=2) == BRAKE_WINDOW


def test_days_are_those_of_the_wall_and_empty_ones_are_there_too() -> None:
    drinks = [drink(0, 200), drink(60, 300), drink(24 * 60, 500)]
    assert by_day(drinks, date(2026, 7, 4), 3) == [
        DayTotal(date(2026, 7, 2), 0, 0),
        DayTotal(date(2026, 7, 3), 500, 1),
        DayTotal(date(2026, 7, 4), 500, 2),
    ]


def test_drinks_are_held_against_the_workout_by_when_they_were() -> None:
    bout = workout(120, 60)
    drinks = [
        drink(120 + 241, 1),
        drink(120 + 240, 2),
        drink(121, 4),
        drink(120, 8),
        drink(60, 16),
        drink(59, 32),
    ]
    assert drunk_around(drinks, bout) == Drunk(before=6, during=24, after=32)


def test_the_workout_at_hand_is_the_last_begun_else_the_next_to_come() -> None:
    yesterday, running, tonight = workout(20 * 60), workout(30), workout(-6 * 60)
    assert at_hand([yesterday, running, tonight], UTC_NOW) == running
    assert at_hand([yesterday, tonight, workout(-9 * 60)], UTC_NOW) == tonight
    assert at_hand([yesterday], UTC_NOW) is None
