from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.episode import Side
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.routine import (
    Routine,
    RoutineStep,
    left_out,
    position_in,
    seated_at_bedtime,
    suited,
)
from crampapp.domain.step import Phase

START = datetime(2026, 11, 22, 22, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def a_step(id: str, hold_s: int, rest_s: int, avoid: tuple[Fact, ...] = ()) -> RoutineStep:
    return RoutineStep(
        id=id,
        action="",
        detail="",
        say="",
        side=Side.LEFT,
        hold_s=hold_s,
        rest_s=rest_s,
        avoid=avoid,
    )


ROUTINE = Routine(
    id="routine",
    title="",
    steps=(
        a_step("walk", 10, 0),
        a_step("swing", 10, 5, avoid=(Fact.FALL_RISK,)),
        a_step("wall", 20, 5),
    ),
)


@pytest.mark.parametrize(
    ("seconds", "index", "phase", "left"),
    [
        (-5, 0, Phase.HOLD, 10),
        (0, 0, Phase.HOLD, 10),
        (9.5, 0, Phase.HOLD, 1),
        (10, 1, Phase.HOLD, 10),
        (20, 1, Phase.REST, 5),
        (25, 2, Phase.HOLD, 20),
        (44.9, 2, Phase.HOLD, 1),
        (45, 2, Phase.OVER, 0),
        (9999, 2, Phase.OVER, 0),
    ],
)
def test_one_clock_leads_through_a_routine(
    seconds: float, index: int, phase: Phase, left: int
) -> None:
    at, clock = position_in(ROUTINE, START, START + timedelta(seconds=seconds))
    assert (at, clock.phase, clock.seconds_left) == (index, phase, left)


def test_a_routine_lasts_to_the_end_of_its_last_hold() -> None:
    assert ROUTINE.seconds == 45


@given(st.floats(0, 60), st.floats(0, 60))
def test_a_routine_never_goes_back(first: float, second: float) -> None:
    early, late = sorted([first, second])
    before, _ = position_in(ROUTINE, START, START + timedelta(seconds=early))
    after, _ = position_in(ROUTINE, START, START + timedelta(seconds=late))
    assert before <= after


def test_what_is_unsafe_is_left_out() -> None:
    profile = Profile(facts={Fact.FALL_RISK: True})
    safe = suited(ROUTINE, profile, TODAY)
    assert safe is not None
    assert [step.id for step in safe.steps] == ["walk", "wall"]
    assert left_out(ROUTINE, profile, TODAY) == (Fact.FALL_RISK,)
    assert suited(ROUTINE, Profile(), TODAY) == ROUTINE


def test_a_routine_of_which_nothing_is_safe_is_not_offered() -> None:
    swings = ROUTINE.model_copy(update={"steps": ROUTINE.steps[1:2]})
    assert suited(swings, Profile(facts={Fact.FALL_RISK: True}), TODAY) is None


@pytest.mark.parametrize(
    ("facts", "seated"),
    [
        ({}, None),
        ({Fact.FALL_RISK: False}, False),
        ({Fact.FALL_RISK: True}, True),
        ({Fact.PREGNANT: True}, True),
        ({Fact.RECENT_SURGERY: True, Fact.FALL_RISK: False}, True),
    ],
)
def test_the_bedtime_stretch_is_seated_where_standing_is_hard(
    facts: dict[Fact, bool], seated: bool | None
) -> None:
    assert seated_at_bedtime(Profile(facts=facts), TODAY) is seated
