"""Counts over time, before and after, and the last days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.episode import Episode
from crampapp.domain.insights.around import Around, around
from crampapp.domain.insights.digest import digest
from crampapp.domain.insights.recent import Reason, recent
from crampapp.domain.insights.trend import Months, Span, by_month, fastest, periods, within

from .records import TODAY, cramp, stretch

CRAMPS = [
    cramp("2026-11-22T03:10", pain=6, sleep_lost_min=20),
    cramp("2026-11-21T15:00", pain=4),
    cramp("2026-11-01T02:00", duration_s=300),
    cramp("2025-02-01T02:00"),
]


def months_of(cramps: list[Episode]) -> Months:
    begun = {(one.started.local.year, one.started.local.month) for one in cramps}
    return {
        month: digest(
            one for one in cramps if (one.started.local.year, one.started.local.month) == month
        )
        for month in begun
    }


def test_a_quarter_is_thirteen_weeks_and_the_last_is_under_way():
    found = periods(months_of(CRAMPS), Span.QUARTER, TODAY)
    assert len(found) == 13
    assert (found[-1].begins, found[-1].days, found[-1].cramps) == (date(2026, 11, 16), 7, 2)
    assert (found[-1].nights, found[-1].lost_min) == (1, 20)


def test_a_night_counts_for_the_month_in_which_it_began():
    *_earlier, october, november = periods(months_of(CRAMPS), Span.YEAR, TODAY)
    assert (october.cramps, october.nights) == (0, 1)
    assert (november.cramps, november.nights, november.days) == (3, 1, 22)
    assert november.pain == 5
    assert november.lengths == (2, 1, 0)


def test_two_years_are_shown_by_month_and_more_by_year():
    assert len(periods(months_of(CRAMPS), Span.ALL, TODAY)) == 22
    older = months_of([*CRAMPS, cramp("2019-05-05T01:00")])
    assert [one.begins.year for one in periods(older, Span.ALL, TODAY)] == list(range(2019, 2027))


def test_an_empty_record_has_periods_without_cramps():
    for span in Span:
        assert not sum(one.cramps for one in periods({}, span, TODAY))
        assert within({}, span.months, TODAY).cramps == 0


@given(st.lists(st.integers(0, 700), max_size=40), st.sampled_from([Span.YEAR, Span.ALL]))
def test_no_cramp_is_lost_or_counted_twice(ago: list[int], span: Span):
    cramps = [
        cramp(f"{TODAY - timedelta(days=days)}T02:00", id=str(at)) for at, days in enumerate(ago)
    ]
    found = by_month(months_of(cramps), span, TODAY)
    inside = [days for days in ago if TODAY - timedelta(days=days) >= found[0].begins]
    assert sum(one.cramps for one in found) == len(inside)
    assert sum(sum(one.lengths) for one in found) == len(inside)


def test_what_eased_fastest_has_eased_three_times():
    eased = [
        cramp(f"2026-11-0{at}T02:00", eased_by=step, eased_after_s=seconds)
        for at, (step, seconds) in enumerate(
            [("a", 40), ("a", 20), ("a", 90), ("b", 5), ("b", 5), ("c", 30), ("c", 31), ("c", 9)], 1
        )
    ]
    assert [(one.step, one.median_s) for one in fastest(digest(eased))] == [("c", 30), ("a", 40)]


FIRST = TODAY - timedelta(days=400)


def test_as_many_weeks_before_a_change_as_after_it():
    day = TODAY - timedelta(days=30)
    cramps = {day - timedelta(days=28): 1, day - timedelta(days=29): 1, day: 3, TODAY: 9}
    assert around(cramps, day, FIRST, TODAY) == Around(4, 1, 3)


@pytest.mark.parametrize("ago", [0, 13, 390])
def test_two_weeks_on_both_sides_are_needed(ago: int):
    assert around({}, TODAY - timedelta(days=ago), FIRST, TODAY) is None


def test_the_last_days_in_figures():
    stretched = [stretch(f"2026-11-{day}T22:00") for day in (15, 16, 18, 21, 22)]
    found = recent(digest([cramp("2026-11-10T03:00")], stretched), TODAY)
    assert (found.nights_since, found.stretched, found.reason) == (12, 4, None)


def test_three_broken_nights_in_fourteen_are_worth_a_talk():
    nights = ["2026-11-10T03:00", "2026-11-15T23:00", "2026-11-22T05:00"]
    assert recent(digest(map(cramp, nights)), TODAY).reason is Reason.NIGHTS
    assert recent(digest(map(cramp, nights[1:])), TODAY).reason is None
    by_day = [f"2026-11-{day}T15:00" for day in (10, 15, 22)]
    assert recent(digest(map(cramp, by_day)), TODAY).reason is None


def test_twice_as_many_in_a_month_are_worth_a_talk():
    lately = [f"2026-11-{day:02}T15:00" for day in (1, 5, 9, 13)]
    before = ["2026-10-01T15:00", "2026-10-05T15:00"]
    assert recent(digest(map(cramp, lately + before)), TODAY).reason is Reason.DOUBLED
    assert recent(digest(map(cramp, [*lately, *before, "2026-10-06T15:00"])), TODAY).reason is None
    # Who began a fortnight ago has not doubled anything.
    assert recent(digest(map(cramp, lately)), TODAY).reason is None
