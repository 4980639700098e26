from collections.abc import Callable
from datetime import date

import pytest

from crampapp.domain.profile import Fact, Profile
from crampapp.domain.red_flags import (
    FlagGroup,
    Level,
    RedFlag,
    Triage,
    after_leg_check,
    after_ten_minutes,
    asked_of,
    ten_minute_signs,
    triage,
)


def a_flag(id: str, level: Level, also: str = "", ten_minutes: bool = False) -> RedFlag:
    return RedFlag(
        id=id,
        text=id,
        level=level,
        group=FlagGroup.LEG,
        leg="Rest.",
        also=also,
        then=f"Call {level}.",
        ten_minutes=ten_minutes,
    )


FLAGS = (
    a_flag("cold", Level.EMERGENCY, ten_minutes=True),
    a_flag("heat", Level.EMERGENCY, also="Cool."),
    a_flag("swollen", Level.URGENT),
    a_flag("flag.over_ten", Level.URGENT),
    a_flag("flag.leg_differs", Level.URGENT),
    a_flag("walking", Level.GP),
)


def test_nothing_ticked_is_no_triage() -> None:
    assert triage(FLAGS, ()) is None


@pytest.mark.parametrize(
    ("ticked", "unsure", "level"),
    [
        (["walking"], [], Level.GP),
        (["walking", "swollen"], [], Level.URGENT),
        (["walking", "swollen", "cold"], [], Level.EMERGENCY),
        ([], ["cold"], Level.URGENT),
        ([], ["swollen"], Level.GP),
        ([], ["walking"], Level.GP),
        (["walking"], ["cold"], Level.URGENT),
        (["cold"], ["cold"], Level.EMERGENCY),
    ],
)
def test_the_highest_level_wins_and_not_sure_is_one_below(
    ticked: list[str], unsure: list[str], level: Level
) -> None:
    result = triage(FLAGS, ticked, unsure)
    assert result is not None
    assert result.level is level
    assert result.then == f"Call {level}."
    assert result.now.startswith("Rest.")
    assert {flag.id for flag in result.flags} == {*ticked, *unsure}
    assert {flag.id for flag in result.unsure} == {*unsure} - {*ticked}


def test_what_else_to_do_is_said_for_every_sign() -> None:
    result = triage(FLAGS, ["walking", "heat", "cold"])
    assert result is not None
    assert result.now == "Rest. Cool."
    assert [flag.id for flag in result.flags] == ["cold", "heat", "walking"]


def test_an_unknown_sign_is_an_error_and_not_nothing() -> None:
    with pytest.raises(KeyError):
        triage(FLAGS, ["numb"])
    with pytest.raises(KeyError):
        triage(FLAGS, [], ["numb"])


@pytest.mark.parametrize("outcome", [after_ten_minutes, after_leg_check])
@pytest.mark.parametrize(
    ("ticked", "level"),
    [([], Level.URGENT), (["walking"], Level.URGENT), (["cold"], Level.EMERGENCY)],
)
def test_ten_minutes_or_a_leg_that_differs_are_urgent_at_least(
    outcome: Callable[..., Triage], ticked: list[str], level: Level
) -> None:
    assert outcome(FLAGS, ticked).level is level


def test_the_emergency_signs_of_ten_minutes_are_marked() -> None:
    assert [flag.id for flag in ten_minute_signs(FLAGS)] == ["cold"]


def test_a_doubt_after_ten_minutes_or_about_a_leg_that_differs_adds_and_never_lowers() -> None:
    for outcome in (after_ten_minutes, after_leg_check):
        result = outcome(FLAGS, (), ["cold"])
        assert result.level is Level.URGENT
        assert [flag.id for flag in result.unsure] == ["cold"]


def test_what_a_person_told_brings_signs_first_and_leaves_none_out() -> None:
    today = date(2026, 11, 22)
    sugar = a_flag("sugar", Level.URGENT).model_copy(update={"first_for": (Fact.INSULIN,)})
    flags = (*FLAGS, sugar)
    yes, no = (Profile(facts={Fact.INSULIN: answer}) for answer in (True, False))
    assert [flag.id for flag in asked_of(flags, yes, today) if flag.first] == ["sugar"]
    assert not [flag for flag in asked_of(flags, no, today) if flag.first]
    for profile in (yes, no, Profile()):
        asked = asked_of(flags, profile, today)
        assert [flag.id for flag in asked] == [flag.id for flag in flags]
        assert triage(asked, ["sugar"]) is not None
