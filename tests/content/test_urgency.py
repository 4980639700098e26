"""The red flags of the brief: none under-triaged, and what to do with the leg comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.content import content, red_flags, regions
from crampapp.domain.profile import Fact
from crampapp.domain.red_flags import (
    Level,
    RedFlag,
    after_leg_check,
    after_ten_minutes,
    ten_minute_signs,
    triage,
)
from crampapp.domain.region import region_of

REST = "Rest the leg. Do not rub, heat or stretch it."
LEVELS = list(Level)
IDS = [flag.id for flag in red_flags()]

AT_LEAST = {
    **dict.fromkeys(
        ["RF01", "RF04", "RF05", "RF07", "RF08", "RF09", "RF10", "RF11", "RF12", "RF13"],
        Level.EMERGENCY,
    ),
    **dict.fromkeys(["RF22", "RF26"], Level.EMERGENCY),
    **dict.fromkeys(["RF02", "RF03", "RF06", "RF14", "RF15", "RF17"], Level.URGENT),
    **dict.fromkeys(["RF18", "RF19", "RF20", "RF23", "RF24", "RF25", "RF28"], Level.URGENT),
    **dict.fromkeys(["RF16", "RF21", "RF27"], Level.GP),
}
"""The level of each flag of section 4; those that depend on the case have graver flags beside."""

GRAVER_CASES = {"RF15", "RF16", "RF17", "RF20", "RF21"}


def test_every_red_flag_of_the_brief_is_asked_at_its_level() -> None:
    levels: dict[str, set[Level]] = {}
    for text in content().red_flag:
        for id in text.brief:
            levels.setdefault(id, set()).add(text.level)
    assert {id: max(found, key=LEVELS.index) for id, found in levels.items() if id != "RF04"} == {
        id: level for id, level in AT_LEAST.items() if id != "RF04"
    }
    assert Level.EMERGENCY in levels["RF04"]
    assert all(Level.EMERGENCY in levels[id] for id in GRAVER_CASES)


@pytest.mark.parametrize("flag", red_flags(), ids=lambda flag: flag.id)
def test_each_flag_alone_gives_its_level_and_the_leg_comes_first(flag: RedFlag) -> None:
    result = triage(red_flags(), [flag.id])
    assert result is not None
    assert result.level is flag.level
    assert result.flags == (flag,)
    if flag.level is not Level.GP:
        assert result.now.startswith(REST)
    if flag.level is Level.EMERGENCY:
        assert result.then == "Call an ambulance now. Do not drive yourself."
    else:
        assert "ambulance" not in result.then


@given(st.sets(st.sampled_from(IDS), min_size=1), st.sets(st.sampled_from(IDS)))
def test_any_set_of_flags_gives_the_highest_of_them(ticked: set[str], unsure: set[str]) -> None:
    result = triage(red_flags(), ticked, unsure)
    assert result is not None
    own = {flag.id: flag.level for flag in red_flags()}
    highest = min((own[id] for id in ticked), key=LEVELS.index)
    assert LEVELS.index(result.level) <= LEVELS.index(highest)
    for id in unsure:
        lowest = Level.URGENT if own[id] is Level.EMERGENCY else Level.GP
        assert LEVELS.index(result.level) <= LEVELS.index(lowest)
    if all(own[id] is Level.GP for id in ticked | unsure):
        assert result.level is Level.GP
    elif any(own[id] is not Level.GP for id in ticked):
        assert result.now.startswith(REST)


@given(st.sets(st.sampled_from(IDS)), st.sets(st.sampled_from(IDS)))
def test_ten_minutes_or_a_leg_that_differs_never_end_in_less_than_urgent(
    ticked: set[str], unsure: set[str]
) -> None:
    for outcome in (after_ten_minutes, after_leg_check):
        result = outcome(red_flags(), ticked, unsure)
        assert result.level is not Level.GP
        assert result.now.startswith(REST)


def test_the_signs_of_ten_minutes_are_emergencies() -> None:
    signs = ten_minute_signs(red_flags())
    assert all(sign.level is Level.EMERGENCY for sign in signs)
    assert {sign.id.removeprefix("flag.") for sign in signs} == {
        "elsewhere",
        "breathless",
        "cold_leg",
        "no_feeling",
        "cast",
        "hard_muscle",
        "numb_shin",
        "dark_urine",
    }


def test_a_few_are_asked_first_in_the_middle_of_a_cramp() -> None:
    first = {flag.id.removeprefix("flag.") for flag in red_flags() if flag.first}
    assert first == {
        "elsewhere",
        "breathless",
        "cold_leg",
        "no_feeling",
        "saddle",
        "cast",
        "heat",
        "swollen",
        "pop",
    }


def test_cramp_in_the_chest_arm_or_jaw_is_an_emergency() -> None:
    result = triage(red_flags(), ["flag.elsewhere"])
    assert result is not None
    assert result.level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("flag", "level"),
    [
        ("flag.low_sugar_over", Level.GP),
        ("flag.low_sugar_again", Level.URGENT),
        ("flag.low_sugar", Level.URGENT),
        ("flag.very_low_sugar", Level.EMERGENCY),
    ],
)
def test_low_sugar_is_graver_the_less_it_is_over(flag: str, level: Level) -> None:
    result = triage(red_flags(), [flag, "flag.low_sugar_over"])
    assert result is not None
    assert result.level is level


def test_low_sugar_now_is_treated_now_and_drowsy_people_are_given_nothing() -> None:
    now = triage(red_flags(), ["flag.low_sugar"])
    drowsy = triage(red_flags(), ["flag.very_low_sugar"])
    assert now is not None
    assert drowsy is not None
    assert "fast sugar now" in now.now
    assert "give nothing to eat or drink" in drowsy.now


def test_only_cramps_after_sweating_in_the_heat_have_an_exception() -> None:
    excepted = {flag.id: flag.unless for flag in red_flags() if flag.unless}
    assert set(excepted) == {"flag.sweated", "flag.spread"}
    for unless in excepted.values():
        conditions = ("only", "heat", "30 minutes", "Thinking is clear", "heart disease")
        assert all(words in unless for words in (*conditions, "low-salt diet"))


def test_signs_of_few_people_come_first_for_them_only() -> None:
    concerned = {flag.id: flag.first_for for flag in red_flags() if flag.first_for}
    sugar = ("very_low_sugar", "low_sugar", "low_sugar_again", "low_sugar_over")
    assert concerned == {
        **{f"flag.{name}": (Fact.INSULIN,) for name in sugar},
        "flag.pregnant_leg": (Fact.PREGNANT,),
        "flag.child": (Fact.CHILD,),
    }


def test_flags_are_listed_gravest_first() -> None:
    places = [LEVELS.index(flag.level) for flag in red_flags()]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("zone", "emergency", "advice"),
    [
        ("Europe/London", "999", "111"),
        ("Pacific/Auckland", "111", "0800 611 116"),
        ("Pacific/Chatham", "111", "0800 611 116"),
        ("Europe/Dublin", "112", None),
        ("Europe/Berlin", "112", None),
        ("Atlantic/Canary", "112", None),
        ("Asia/Nicosia", "112", None),
        ("America/New_York", "911", None),
        ("America/Indiana/Knox", "911", None),
        ("America/Toronto", "911", "811"),
        ("Australia/Perth", "000", "1800 022 222"),
        ("Asia/Kolkata", "112", None),
        ("Africa/Johannesburg", "112", None),
        ("America/Sao_Paulo", None, None),
        ("Europe/Zurich", None, None),
        ("Etc/UTC", None, None),
        ("Pacific/Fiji", None, None),
    ],
)
def test_numbers_follow_from_the_time_zone(
    zone: str, emergency: str | None, advice: str | None
) -> None:
    region = region_of(regions(), zone)
    assert (region.emergency, region.advice) == (emergency, advice)


def test_111_is_an_emergency_number_in_new_zealand_only_and_advice_in_britain_only() -> None:
    called = {region.code for region in regions() if "111" in (region.emergency, region.also)}
    advised = {region.code for region in regions() if region.advice == "111"}
    assert (called, advised) == ({"new_zealand"}, {"uk"})


def test_no_time_zone_belongs_to_two_regions() -> None:
    zones = [zone for region in regions() for zone in region.zones]
    assert len(zones) == len(set(zones))
    for region in regions():
        others = [z for other in regions() if other is not region for z in other.zones]
        assert not any(zone.startswith(region.prefixes) for zone in others)
