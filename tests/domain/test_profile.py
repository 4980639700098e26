from datetime import date, timedelta

import pytest

from crampapp.domain.profile import Fact, Profile

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


def test_a_profile_survives_being_written_down() -> None:
    profile = Profile(facts={Fact.PREGNANT: True}, dates={Fact.PREGNANT: TODAY})
    assert Profile.model_validate_json(profile.model_dump_json()) == profile
