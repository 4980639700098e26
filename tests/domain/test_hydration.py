"""Who gets figures: nobody who was not asked, and nobody who said yes to a risk."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from crampapp.domain.hydration import (
    MOST_CUPS,
    MOST_TARGET_ML,
    FluidRisk,
    HydrationProfile,
    Standing,
    may_remind_to_drink,
    standing,
    target_ml,
)
from crampapp.domain.profile import Fact, Profile

TODAY = date(2026, 11, 22)
NOTHING = frozenset[FluidRisk]()
FREE = HydrationProfile(target_ml=2000).answered(NOTHING, sure=True)

profiles = st.none() | st.builds(
    HydrationProfile,
    answers=st.dictionaries(st.sampled_from(FluidRisk), st.booleans()),
    asked=st.booleans(),
    target_ml=st.none() | st.integers(500, MOST_TARGET_ML),
)
people = st.builds(Profile, facts=st.dictionaries(st.sampled_from(Fact), st.booleans()))


def test_nobody_gets_figures_before_the_questions() -> None:
    assert standing(None, Profile(), TODAY) is Standing.UNASKED
    assert standing(HydrationProfile(), Profile(), TODAY) is Standing.UNASKED
    assert not may_remind_to_drink(None)
    assert not may_remind_to_drink(HydrationProfile())


def test_who_has_none_of_it_is_free_and_may_be_reminded() -> None:
    assert standing(FREE, Profile(), TODAY) is Standing.FREE
    assert may_remind_to_drink(FREE)
    assert target_ml(FREE, Profile(), TODAY) == 2000


@pytest.mark.parametrize("risk", sorted(set(FluidRisk) - {FluidRisk.WATER_TABLETS}))
def test_each_illness_and_each_limit_leaves_no_goal_and_no_reminder(risk: FluidRisk) -> None:
    told = FREE.answered(frozenset({risk}), sure=True)
    assert standing(told, Profile(), TODAY) is Standing.LIMITED
    assert not may_remind_to_drink(told)
    assert target_ml(told, Profile(), TODAY) is None


def test_water_tablets_leave_none_either_and_an_illness_beside_them_says_more() -> None:
    tablets = FREE.answered(frozenset({FluidRisk.WATER_TABLETS}), sure=True)
    assert standing(tablets, Profile(), TODAY) is Standing.WATER_TABLETS
    assert not may_remind_to_drink(tablets)
    both = FREE.answered(frozenset({FluidRisk.WATER_TABLETS, FluidRisk.HEART}), sure=True)
    assert standing(both, Profile(), TODAY) is Standing.LIMITED


def test_not_sure_is_not_no() -> None:
    unsure = FREE.answered(NOTHING, sure=False)
    assert unsure.asked
    assert standing(unsure, Profile(), TODAY) is Standing.UNSURE
    assert not may_remind_to_drink(unsure)


def test_the_figures_are_not_for_children_nor_for_pregnancy_until_it_is_over() -> None:
    child = Profile(facts={Fact.CHILD: True})
    assert standing(FREE, child, TODAY) is Standing.CHILD
    pregnant = Profile().answered(Fact.PREGNANT, True, TODAY)
    assert standing(FREE, pregnant, TODAY) is Standing.PREGNANT
    assert standing(FREE, pregnant, TODAY + timedelta(weeks=60)) is Standing.FREE


@given(hydration=profiles, person=people)
def test_whoever_gets_figures_or_a_reminder_has_said_no_to_every_risk(
    hydration: HydrationProfile | None, person: Profile
) -> None:
    all_denied = hydration is not None and hydration.answers == dict.fromkeys(FluidRisk, False)
    assert may_remind_to_drink(hydration) == all_denied
    if standing(hydration, person, TODAY) is Standing.FREE:
        assert all_denied
        assert not person.has(Fact.CHILD, TODAY)
        assert not person.has(Fact.PREGNANT, TODAY)
    else:
        assert target_ml(hydration, person, TODAY) is None


def test_there_is_no_goal_unless_one_is_set_and_none_above_the_cap() -> None:
    assert target_ml(HydrationProfile().answered(NOTHING, sure=True), Profile(), TODAY) is None
    with pytest.raises(ValidationError):
        HydrationProfile(target_ml=MOST_TARGET_ML + 1)


def test_a_cup_is_put_in_its_place_and_taken_out_again() -> None:
    more = HydrationProfile().with_cup(330)
    assert more.cups_ml == (150, 250, 330, 500)
    assert more.with_cup(330).cups_ml == (150, 250, 500)
    with pytest.raises(ValidationError):
        more.with_cup(700)
    assert len(more.cups_ml) == MOST_CUPS
