"""A range in figures: nothing is counted twice, nothing of another time is counted at all."""

import random
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.routine_done import RoutineDone
from crampapp.domain.summary import Days, last_days, own, summarise, whole_weeks
from tests.report.records import TODAY, moment, night_cramps

DAYS = st.builds(
    lambda first, count: Days(first, first + timedelta(days=count)),
    st.dates(date(2019, 1, 1), date(2026, 1, 1)),
    st.integers(0, 3000),
)
EPISODES = st.lists(
    st.builds(
        Episode,
        id=st.uuids().map(str),
        started=st.datetimes(datetime(2018, 1, 1), datetime(2036, 1, 1)).map(moment),
        duration_s=st.integers(0, 4000),
        muscle=st.sampled_from(MuscleGroup),
        side=st.none() | st.sampled_from(Side),
        pain=st.none() | st.integers(0, 10),
        sleep_lost_min=st.none() | st.integers(0, 300),
        parked=st.booleans(),
        over_ten=st.booleans(),
        triggers=st.lists(st.sampled_from(Trigger), unique=True).map(tuple),
        note=st.text(max_size=5),
    ),
    max_size=25,
)


def at(day: int, hour: int, minute: int = 0, **more: object) -> Episode:
    """A cramp of November 2026."""
    local = datetime(2026, 11, day, hour, minute)
    one = Episode(
        id=f"{local:%d%H%M}", started=moment(local), duration_s=60, muscle=MuscleGroup.CALF
    )
    return one.model_copy(update=more)


@given(DAYS, EPISODES)
def test_every_way_of_counting_comes_to_the_same(days: Days, episodes: list[Episode]) -> None:
    summary = summarise(days, episodes)
    inside = [one for one in episodes if days.first <= one.started.local.date() <= days.last]
    assert summary.cramps == len(inside)
    assert sum(summary.hours) == len(inside)
    assert sum(summary.places.values()) == len(inside)
    assert sum(span.cramps for span in summary.spans) == len(inside)
    assert summary.timed == sum(not one.parked for one in inside)


@given(DAYS)
def test_the_bars_cover_each_day_once(days: Days) -> None:
    spans = [span.days for span in summarise(days, []).spans]
    assert (spans[0].first, spans[-1].last) == (days.first, days.last)
    for before, after in pairwise(spans):
        assert after.first == before.last + timedelta(days=1)
    assert len(spans) <= max(61, days.count // 28 + 2)


@given(DAYS, EPISODES)
def test_the_means_lie_between_the_least_and_the_most(days: Days, episodes: list[Episode]) -> None:
    summary = summarise(days, episodes)
    if summary.pain is not None:
        assert 0 <= summary.pain <= (summary.worst or 0) <= 10
    if summary.median_s is not None:
        assert 0 <= summary.median_s <= (summary.longest_s or 0)
    assert summary.nights <= min(summary.cramps, summary.days.count + 1)


@given(DAYS, EPISODES, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    days: Days, episodes: list[Episode], rng: random.Random
) -> None:
    shuffled = list(episodes)
    rng.shuffle(shuffled)
    assert summarise(days, shuffled) == summarise(days, episodes)


def test_a_night_is_one_although_midnight_lies_in_it() -> None:
    cramps = [at(3, 23), at(4, 3), at(4, 6, 59), at(4, 7), at(4, 14)]
    assert summarise(last_days(91, TODAY), cramps).nights == 1


def test_ten_minutes_are_told_by_the_person_or_by_the_clock() -> None:
    cramps = [
        at(1, 3, over_ten=True),
        at(2, 3, duration_s=600),
        at(3, 3, duration_s=599),
        at(4, 3, duration_s=0, parked=True, over_ten=True),
    ]
    found = summarise(last_days(91, TODAY), cramps).over_ten
    assert [day.day for day in found] == [4, 2, 1]


def test_a_cramp_whose_end_nobody_saw_has_no_length() -> None:
    summary = summarise(last_days(91, TODAY), [at(1, 3, duration_s=0, parked=True)])
    assert (summary.timed, summary.median_s, summary.spans[-4].median_s) == (0, None, None)


def test_not_to_know_is_no_suspicion() -> None:
    cramps = [at(1, 3, triggers=(Trigger.DONT_KNOW, Trigger.IN_BED)), at(2, 3)]
    assert summarise(last_days(91, TODAY), cramps).triggers == ((Trigger.IN_BED, 1),)


def test_every_stretch_counts_however_rarely_it_was_used() -> None:
    summary = summarise(last_days(91, TODAY), night_cramps(3, 91))
    assert sum(move.used for move in summary.moves) == 6
    assert [move.used for move in summary.moves] == sorted(
        (move.used for move in summary.moves), reverse=True
    )


@pytest.mark.parametrize(
    ("routine", "finished", "counted"),
    [
        ("routine.bedtime", True, 1),
        ("routine.bedtime_seated", True, 1),
        ("routine.bedtime", False, 0),
        ("routine.warm_up", True, 0),
    ],
)
def test_a_bedtime_stretch_counts_when_it_was_done_to_its_end(
    routine: str, finished: bool, counted: int
) -> None:
    done = [
        RoutineDone(
            id=str(hour),
            started=moment(datetime.combine(date(2026, 11, day), time(hour))),
            routine=routine,
            duration_s=180,
            finished=finished,
        )
        for day, hour in ((1, 22), (2, 0))
    ]
    assert summarise(last_days(91, TODAY), [], done).bedtime == counted


def test_a_check_for_somebody_else_is_not_about_this_person() -> None:
    def result(number: int, **answers: str) -> CheckResult:
        started = moment(datetime(2026, 11, number, 9))
        return CheckResult(id=str(number), started=started, urgency="gp", answers=answers)

    checks = [result(1, who="me"), result(2, who="someone_else"), result(3)]
    assert [one.id for one in own(checks)] == ["3", "1"]


@given(st.dates(date(2016, 1, 1), date(2026, 1, 1)), st.integers(0, 4000))
def test_everything_is_whole_weeks_and_leaves_nothing_out(since: date, ago: int) -> None:
    today = since + timedelta(days=ago)
    days = whole_weeks(since, today)
    assert days.last == today
    assert days.count % 7 == 0
    assert days.first <= since < days.first + timedelta(days=7)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="comes after"):
        Days(TODAY, TODAY - timedelta(days=1))


def test_a_sign_of_danger_keeps_how_often_and_when_it_was_last_ticked() -> None:
    cramps = [at(1, 3, signs=("a", "b")), at(9, 3, signs=("b",)), at(5, 3, signs=("a",))]
    found = summarise(last_days(91, TODAY), cramps).signs
    assert [(one.id, one.times, one.last.day) for one in found] == [("b", 2, 9), ("a", 2, 5)]
