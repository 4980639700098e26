"""The exact test within weeks, held against scipy."""

import random
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from crampapp.domain.insights.exact import Week, by_chance, p_value

TABLES = 3000


def random_week(rng: random.Random, most: int) -> Week:
    nights = rng.randint(4, 7)
    kept = rng.randint(2, nights - 2)
    cramps = [rng.randint(0, most) for _ in range(nights)]
    return Week(tuple(cramps[:kept]), tuple(cramps[kept:]))


@cache
def hypergeometric(total: int, with_cramp: int, kept: int) -> list[float]:
    return [float(p) for p in stats.hypergeom(total, with_cramp, kept).pmf(range(total + 1))]


def test_one_week_of_yes_or_no_is_the_exact_test_of_a_two_by_two_table():
    rng = random.Random(1)
    for _ in range(TABLES):
        sizes = rng.randint(1, 30), rng.randint(1, 30)
        kept, other = ([int(rng.random() < 0.4) for _ in range(size)] for size in sizes)
        week = Week(tuple(kept), tuple(other))
        table = [[sum(kept), sizes[0] - sum(kept)], [sum(other), sizes[1] - sum(other)]]
        less = stats.fisher_exact(table, "less").pvalue
        more = stats.fisher_exact(table, "greater").pvalue
        assert p_value([week]) == pytest.approx(min(1, 2 * min(less, more)), rel=1e-9)


def test_several_weeks_are_the_stratified_test():
    rng = random.Random(2)
    for _ in range(TABLES):
        weeks = [random_week(rng, 1) for _ in range(rng.randint(1, 8))]
        chances = [1.0]
        for week in weeks:
            total = len(week.with_habit) + len(week.without)
            with_cramp = sum(week.with_habit) + sum(week.without)
            one = hypergeometric(total, with_cramp, len(week.with_habit))
            chances = [
                sum(chances[i] * one[k - i] for i in range(len(chances)) if 0 <= k - i < len(one))
                for k in range(len(chances) + len(one) - 1)
            ]
        seen = sum(week.cramps for week in weeks)
        tails = sum(chances[: seen + 1]), sum(chances[seen:])
        assert p_value(weeks) == pytest.approx(min(1, 2 * min(tails)), rel=1e-9)


def test_nights_of_several_cramps_are_a_permutation_test():
    rng = random.Random(3)
    for _ in range(300):
        week = random_week(rng, 5)
        found = stats.permutation_test(
            (week.with_habit, week.without),
            lambda kept, other: sum(kept),
            alternative="less",
            n_resamples=10_000,
        )
        assert by_chance([week]).up_to(week.cramps) == pytest.approx(found.pvalue, rel=1e-9)


nights = st.lists(st.integers(0, 9), min_size=1, max_size=4)


@given(nights, nights)
def test_chance_is_each_choice_of_nights_once(kept: list[int], other: list[int]):
    spread = Week(tuple(kept), tuple(other)).by_chance()
    sums = [sum(choice) for choice in combinations(kept + other, len(kept))]
    for value, chance in spread.values():
        assert chance == pytest.approx(sums.count(value) / len(sums))
    assert spread.mean == pytest.approx(sum(sums) / len(sums))


@given(st.lists(st.tuples(nights, nights), min_size=1, max_size=5))
def test_who_looks_from_the_other_side_finds_the_same(weeks: list[tuple[list[int], list[int]]]):
    kept = [Week(tuple(one), tuple(other)) for one, other in weeks]
    turned = [Week(tuple(other), tuple(one)) for one, other in weeks]
    assert p_value(kept) == pytest.approx(p_value(turned))


def test_weeks_in_which_nothing_can_be_compared_say_nothing():
    assert p_value([Week((0, 0), (0, 0, 0)), Week((2,), (2, 2))]) == 1
