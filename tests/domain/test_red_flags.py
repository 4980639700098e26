from collections.abc import Callable

import pytest

from crampapp.domain.red_flags import (
    FlagGroup,
    Level,
    RedFlag,
    Triage,
    after_leg_check,
    after_ten_minutes,
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
