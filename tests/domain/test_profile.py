from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crampapp.domain.profile import Fact, Occasion, Profile

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("fact", Fact)
def test_an_unanswered_fact_may_apply_and_is_not_had(fact: Fact) -> None:
    nothing = Profile()
    assert nothing.may(fact, TODAY)
    assert nothing.is_unknown(fact, TODAY)
    assert not nothing.has(fact, TODAY)


@pytest.mark.parametrize("fact", Fact)
@pytest.mark.parametrize("answer", [True, False])
def test_an_answer_counts_both_ways(fact: Fact, answer: bool) -> None:
    profile = Profile(facts={fact: answer})
    assert profile.may(fact, TODAY) is answer
    assert profile.has(fact, TODAY) is answer
    assert not profile.is_unknown(fact, TODAY)


@pytest.mark.parametrize(
    ("fact", "days_ago", "counts"),
    [
        (Fact.PREGNANT, -100, True),
        (Fact.PREGNANT, 56, True),
        (Fact.PREGNANT, 57, False),
        (Fact.RECENT_SURGERY, 84, True),
        (Fact.RECENT_SURGERY, 85, False),
        (Fact.REPLACED_JOINT, 5000, True),
    ],
)
def test_pregnancy_and_surgery_expire(fact: Fact, days_ago: int, counts: bool) -> None:
    profile = Profile(facts={fact: True}, dates={fact: TODAY - timedelta(days=days_ago)})
    assert profile.has(fact, TODAY) is counts
    assert profile.may(fact, TODAY) is counts


@pytest.mark.parametrize(
    ("weeks_to_go", "late"), [(20, False), (13, False), (12, True), (-1, True)]
)
def test_a_pregnancy_is_late_from_twelve_weeks_before_the_due_date(
    weeks_to_go: int, late: bool
) -> None:
    due = TODAY + timedelta(weeks=weeks_to_go)
    profile = Profile(facts={Fact.PREGNANT: True}, dates={Fact.PREGNANT: due})
    assert profile.is_late_pregnancy(TODAY) is late


def test_a_pregnancy_without_due_date_counts_as_late() -> None:
    assert Profile(facts={Fact.PREGNANT: True}).is_late_pregnancy(TODAY)
    assert not Profile().is_late_pregnancy(TODAY)


def test_insulin_is_given_for_diabetes() -> None:
    assert Profile(facts={Fact.INSULIN: True, Fact.DIABETES: False}).has(Fact.DIABETES, TODAY)
    assert not Profile(facts={Fact.DIABETES: False}).may(Fact.INSULIN, TODAY)
    assert Profile(facts={Fact.DIABETES: True}).is_unknown(Fact.INSULIN, TODAY)


def test_a_profile_kept_before_there_were_dates_of_birth_still_loads() -> None:
    kept = (
        '{"facts": {"pregnant": true, "recent_surgery": true, "diabetes": false},'
        ' "dates": {"recent_surgery": "2026-11-01"}}'
    )
    profile = Profile.model_validate_json(kept)
    assert profile.is_late_pregnancy(TODAY)
    assert profile.until(Fact.RECENT_SURGERY) == date(2027, 1, 24)
    assert not profile.may(Fact.DIABETES, TODAY)


def test_a_pregnancy_kept_without_any_day_is_counted_from_when_it_is_found() -> None:
    found = Profile(facts={Fact.PREGNANT: True}).with_beginnings(TODAY)
    assert found.until(Fact.PREGNANT) == TODAY + timedelta(weeks=50)
    assert found.with_beginnings(TODAY + timedelta(weeks=9)) == found
    assert Profile().with_beginnings(TODAY) == Profile()


def test_a_pregnancy_without_due_date_is_asked_again_after_fifty_weeks() -> None:
    profile = Profile().answered(Fact.PREGNANT, True, TODAY)
    last = TODAY + timedelta(weeks=50)
    assert profile.is_late_pregnancy(last)
    after = last + timedelta(days=1)
    assert profile.is_over(Fact.PREGNANT, after)
    assert profile.is_unknown(Fact.PREGNANT, after)
    assert profile.may(Fact.PREGNANT, after)


def test_surgery_without_a_day_counts_from_the_answer_and_with_one_from_that_day() -> None:
    said = Profile().answered(Fact.RECENT_SURGERY, True, TODAY)
    assert said.until(Fact.RECENT_SURGERY) == TODAY + timedelta(weeks=12)
    day = TODAY - timedelta(weeks=10)
    dated = said.dated(Occasion.SURGERY, day, TODAY)
    assert dated.until(Fact.RECENT_SURGERY) == TODAY + timedelta(weeks=2)
    assert dated.has(Fact.RECENT_SURGERY, TODAY + timedelta(weeks=2))
    assert not dated.may(Fact.RECENT_SURGERY, TODAY + timedelta(weeks=2, days=1))


def test_a_birth_ends_the_late_pregnancy_and_counts_for_six_weeks() -> None:
    due = Profile().dated(Occasion.DUE, TODAY + timedelta(days=3), TODAY)
    assert due.is_late_pregnancy(TODAY)
    born = due.dated(Occasion.BORN, TODAY, TODAY)
    assert not born.is_late_pregnancy(TODAY)
    assert born.has(Fact.PREGNANT, TODAY + timedelta(weeks=6))
    assert not born.may(Fact.PREGNANT, TODAY + timedelta(weeks=6, days=1))


def test_a_new_pregnancy_forgets_the_birth_before_it() -> None:
    born = Profile().dated(Occasion.BORN, TODAY - timedelta(weeks=20), TODAY)
    assert born.is_over(Fact.PREGNANT, TODAY)
    again = born.answered(Fact.PREGNANT, True, TODAY)
    assert again.born is None
    assert again.is_late_pregnancy(TODAY)


@pytest.mark.parametrize(
    ("occasion", "days_from_now", "possible"),
    [
        (Occasion.DUE, 42 * 7, True),
        (Occasion.DUE, 42 * 7 + 1, False),
        (Occasion.DUE, -56, True),
        (Occasion.DUE, -57, False),
        (Occasion.BORN, 0, True),
        (Occasion.BORN, 1, False),
        (Occasion.SURGERY, 0, True),
        (Occasion.SURGERY, 1, False),
        (Occasion.SURGERY, -365, True),
        (Occasion.SURGERY, -366, False),
    ],
)
def test_a_day_nobody_can_mean_is_refused(
    occasion: Occasion, days_from_now: int, possible: bool
) -> None:
    day = TODAY + timedelta(days=days_from_now)
    assert occasion.is_possible(day, TODAY) is possible
    if possible:
        assert Profile().dated(occasion, day, TODAY).occasion(occasion.fact) == (occasion, day)
    else:
        with pytest.raises(ValueError, match=occasion):
            Profile().dated(occasion, day, TODAY)


@given(st.sampled_from(Occasion), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_the_months_offered_hold_every_day_that_would_count(
    occasion: Occasion, today: date
) -> None:
    months = occasion.months(today)
    assert list(months) == sorted(set(months))
    for back in range(-300, 400):
        day = today - timedelta(days=back)
        if occasion.is_possible(day, today) and today - day <= occasion.lasts:
            assert day.replace(day=1) in months


@given(
    st.sampled_from(Occasion),
    st.integers(-300, 365),
    st.lists(st.integers(0, 900), min_size=2, max_size=6).map(sorted),
)
def test_once_over_a_fact_stays_over(occasion: Occasion, back: int, later: list[int]) -> None:
    day = TODAY - timedelta(days=back)
    assume(occasion.is_possible(day, TODAY))
    profile = Profile().dated(occasion, day, TODAY)
    counts = [profile.may(occasion.fact, TODAY + timedelta(days=days)) for days in later]
    assert counts == sorted(counts, reverse=True)
    late = [profile.is_late_pregnancy(TODAY + timedelta(days=days)) for days in later]
    assert not any(is_late and not counted for is_late, counted in zip(late, counts, strict=True))


@given(
    st.dictionaries(st.sampled_from(Fact), st.booleans()),
    st.dictionaries(st.sampled_from(Fact), st.dates()),
    st.none() | st.dates(),
    st.dictionaries(st.sampled_from(Fact), st.dates(date(2020, 1, 1), date(2030, 1, 1))),
)
def test_any_profile_survives_being_written_down(
    facts: dict[Fact, bool],
    dates: dict[Fact, date],
    born: date | None,
    since: dict[Fact, date],
) -> None:
    profile = Profile(facts=facts, dates=dates, born=born, since=since)
    assert Profile.model_validate_json(profile.model_dump_json()) == profile
