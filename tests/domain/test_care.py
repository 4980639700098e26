from datetime import UTC, date, datetime, time

import pytest

from crampapp.domain.care import Care, CareStep, care_steps
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.relief import LegCheck, Position, Run

TODAY = date(2026, 11, 22)
NOON = time(12)
MOMENT = Moment(
    utc=datetime(2026, 11, 22, 12, tzinfo=UTC), zone="UTC", local=datetime(2026, 11, 22, 12)
)
HEAT = CareStep(
    id="care.heat",
    title="Warmth",
    action="Warm it.",
    detail="",
    why="",
    say="",
    picture="care.heat",
    seconds=900,
    cap_s=1200,
    skin_check_s=300,
    by_day_only=True,
    avoid=(Fact.DIABETES, Fact.NUMBNESS),
    careful=(Fact.CHILD,),
)
SAFE = {Fact.DIABETES: False, Fact.NUMBNESS: False, Fact.CHILD: False}


def a_run(facts: dict[Fact, bool], check: LegCheck | None) -> Run:
    return Run(
        episode_id="id",
        started=MOMENT,
        muscle=MuscleGroup.CALF,
        position=Position.AS_YOU_ARE,
        index=0,
        step_id="toes",
        step_started=MOMENT.utc,
        step_ends=MOMENT.utc,
        last_touch=MOMENT.utc,
        profile=Profile(facts=facts),
        leg_check=check,
    )


def heat(
    facts: dict[Fact, bool], check: LegCheck | None = LegCheck.FINE, clock: time = NOON
) -> Care:
    (care,) = care_steps([HEAT], a_run(facts, check), TODAY, clock)
    return care


@pytest.mark.parametrize("check", [None, LegCheck.CONCERN])
def test_care_is_locked_until_the_leg_is_known_to_be_like_the_other(
    check: LegCheck | None,
) -> None:
    care = heat(SAFE, check)
    assert (care.allowed, care.reason) == (False, "reason.leg_check")


def test_care_is_offered_once_leg_and_person_are_known_to_be_fine() -> None:
    care = heat(SAFE)
    assert care.allowed
    assert (care.reason, care.asks, care.cautions) == (None, (), ())


def test_who_has_a_contraindication_is_told_which() -> None:
    care = heat({Fact.NUMBNESS: True})
    assert (care.allowed, care.reason) == (False, "reason.numbness")


def test_an_unanswered_profile_may_have_it_and_is_asked() -> None:
    care = heat({})
    assert (care.allowed, care.reason) == (False, "reason.unanswered")
    assert care.asks == (Fact.DIABETES, Fact.NUMBNESS)
    assert heat({Fact.NUMBNESS: False}).asks == (Fact.DIABETES,)
    assert care.cautions == (Fact.CHILD,)


@pytest.mark.parametrize(
    ("clock", "allowed"),
    [
        (time(5, 59), False),
        (time(6), True),
        (time(21, 59), True),
        (time(22), False),
        (time(0), False),
    ],
)
def test_no_heat_at_night(clock: time, allowed: bool) -> None:
    care = heat(SAFE, clock=clock)
    assert care.allowed is allowed
    assert care.reason == (None if allowed else "reason.night")


def test_the_wall_clock_may_come_with_its_date() -> None:
    (care,) = care_steps([HEAT], a_run(SAFE, LegCheck.FINE), TODAY, datetime(2026, 11, 22, 23))
    assert care.reason == "reason.night"
