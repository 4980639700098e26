"""What may be found by looking again and again: shares, boundaries, and what is taken back."""

from itertools import product

import pytest

from crampapp.domain.insights.exact import Week
from crampapp.domain.insights.looks import MISTAKES, Habit, Looks, spent

FEWER = Week((0, 1, 0), (1, 0, 1, 1))
EVEN = Week((1, 0, 1), (0, 1, 1))
MORE = Week((1, 0, 1, 1), (0, 1, 0))


def looked(*blocks: list[Week], habit: Habit = Habit.STRETCH) -> Looks:
    looks = Looks()
    for block in blocks:
        looks = looks.after({habit: block})
    return looks


def test_a_plain_difference_is_found_after_some_looks():
    findings = [looked(*[[FEWER] * 4] * n).watches[Habit.STRETCH].holds for n in range(1, 7)]
    assert not findings[0]
    assert findings[-1]


def test_more_cramps_with_a_habit_are_found_too():
    watch = looked(*[[MORE] * 4] * 8).watches[Habit.STRETCH]
    assert watch.holds
    assert watch.off > 0


def test_no_difference_is_not_found_however_often_one_looks():
    assert not looked(*[[EVEN] * 4] * 60).watches[Habit.STRETCH].found


def test_what_later_weeks_take_back_is_shown_no_more():
    watch = looked(*[[FEWER] * 4] * 6, *[[MORE] * 4] * 6).watches[Habit.STRETCH]
    assert watch.found
    assert not watch.holds


def test_all_looks_together_use_no_more_than_there_is():
    parts = [spent(look) for look in range(200)]
    assert parts[0] == 0
    assert parts == sorted(parts)
    assert parts[-1] <= 1


def test_a_look_at_which_nothing_can_be_compared_uses_nothing_up():
    assert looked([Week((0,), (0, 0))]).number == 0


def test_habits_that_are_compared_share_what_there_is():
    alone = looked([EVEN] * 4).watches[Habit.STRETCH]
    both = Looks().after({Habit.STRETCH: [EVEN] * 4, Habit.EXERCISE: [EVEN] * 4})
    of = both.watches[Habit.STRETCH]
    assert of.for_more == pytest.approx(alone.for_more / 2)


def test_the_exact_boundary_keeps_to_its_share():
    # Every way in which four weeks of one cramp each may go, looked at after each.
    ways = [Week((1,), (0,)), Week((0,), (1,))]
    found = 0
    for weeks in product(ways, repeat=10):
        looks = looked(*([week] for week in weeks))
        watch = looks.watches[Habit.STRETCH]
        found += not 0 <= watch.cramps - watch.still.least < len(watch.still.chances)
    assert found / 2**10 <= MISTAKES


def test_little_information_is_known_to_be_little():
    assert looked([EVEN]).watches[Habit.STRETCH].known < 0.1
    assert looked(*[[EVEN] * 4] * 14).watches[Habit.STRETCH].known == 1
