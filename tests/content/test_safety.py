"""No contraindicated step ever appears, whoever it is for; the facts are those of brief 2.1-2.7."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.content import advice, care, guide, routine
from crampapp.domain.care import care_steps
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Occasion, Profile
from crampapp.domain.relief import LegCheck, Position, Run
from crampapp.domain.routine import seated_at_bedtime, suited

TODAY = date(2026, 11, 22)
MOMENT = Moment(
    utc=datetime(2026, 11, 22, 3, 10, tzinfo=UTC),
    zone="UTC",
    local=datetime(2026, 11, 22, 3, 10),
)
DUE_LATER = TODAY + timedelta(weeks=20)

near = st.dates(date(2026, 1, 1), date(2027, 12, 31))
days = st.dictionaries(st.sampled_from([Fact.PREGNANT, Fact.RECENT_SURGERY]), near)
profiles = st.builds(
    Profile,
    facts=st.dictionaries(st.sampled_from(Fact), st.booleans()),
    dates=days,
    born=st.none() | near,
    since=days,
)

POINTS_THE_TOES = {"shin.as_you_are.toes_down", "shin.sitting.point_foot"} | {
    "shin.standing.toes_behind"
}
ON_THE_BACK = {"hamstring.as_you_are.leg_up", "inner_thigh.as_you_are.knees_out"}
FORCES_A_JOINT = {
    "hamstring.as_you_are.leg_up",
    "hamstring.sitting.lean",
    "quadriceps.as_you_are.strap",
    "quadriceps.sitting.knee_drop",
    "quadriceps.standing.heel_to_seat",
    "inner_thigh.standing.wide_stance",
}


def shown(muscle: MuscleGroup, position: Position, profile: Profile) -> set[str]:
    run = guide().begin("id", MOMENT, muscle, position, profile=profile)
    return {step.id for step in guide().steps(run)}


def forbidden(id: str, profile: Profile) -> bool:
    """Whether the brief rules a step out; told by its id, not by its own data."""
    standing = ".standing." in id
    return (
        (profile.has(Fact.PREGNANT, TODAY) and id in POINTS_THE_TOES)
        or (profile.is_late_pregnancy(TODAY) and (standing or id in ON_THE_BACK))
        or (profile.has(Fact.FALL_RISK, TODAY) and standing)
        or (profile.has(Fact.SCIATICA, TODAY) and id == "hamstring.sitting.lean")
        or (profile.has(Fact.REPLACED_JOINT, TODAY) and id in FORCES_A_JOINT)
        or (
            profile.has(Fact.RECENT_SURGERY, TODAY)
            and (standing or id in FORCES_A_JOINT or id.endswith((".towel", ".strap")))
        )
    )


@pytest.mark.parametrize("muscle", MuscleGroup)
@pytest.mark.parametrize("position", Position)
@given(profile=profiles)
def test_no_contraindicated_step_appears_and_a_safe_one_always_does(
    muscle: MuscleGroup, position: Position, profile: Profile
) -> None:
    ids = shown(muscle, position, profile)
    assert ids
    assert not {id for id in ids if forbidden(id, profile)}


def told(occasion: Occasion, weeks_from_now: int) -> Profile:
    return Profile().dated(occasion, TODAY + timedelta(weeks=weeks_from_now), TODAY)


YES_ONCE = Profile().answered(Fact.PREGNANT, True, TODAY - timedelta(weeks=51))
PREGNANCIES = [
    # Who it is, and whether toes may be pointed and whether it is late.
    (Profile(), True, False),
    (Profile(facts={Fact.PREGNANT: False}), True, False),
    (Profile().answered(Fact.PREGNANT, True, TODAY), False, True),
    (YES_ONCE, True, False),
    (told(Occasion.DUE, 13), False, False),
    (told(Occasion.DUE, 12), False, True),
    (told(Occasion.DUE, -8), False, True),
    (told(Occasion.BORN, 0), False, False),
    (told(Occasion.BORN, -6), False, False),
    (told(Occasion.BORN, -7), True, False),
]
SURGERIES = [
    (Profile(), False),
    (Profile(facts={Fact.RECENT_SURGERY: False}), False),
    (Profile().answered(Fact.RECENT_SURGERY, True, TODAY), True),
    (told(Occasion.SURGERY, -12), True),
    (told(Occasion.SURGERY, -13), False),
]
LASTING = (Fact.FALL_RISK, Fact.SCIATICA, Fact.REPLACED_JOINT)


@pytest.mark.parametrize("muscle", MuscleGroup)
@pytest.mark.parametrize("position", Position)
def test_every_combination_of_what_rules_steps_out_leaves_only_safe_ones(
    muscle: MuscleGroup, position: Position
) -> None:
    for (mother, may_point, late), (patient, operated), answers in product(
        PREGNANCIES, SURGERIES, product([None, False, True], repeat=len(LASTING))
    ):
        lasting = {f: a for f, a in zip(LASTING, answers, strict=True) if a is not None}
        profile = Profile(
            facts={**mother.facts, **patient.facts, **lasting},
            dates={**mother.dates, **patient.dates},
            born=mother.born,
            since={**mother.since, **patient.since},
        )
        falls, sciatica, joint = (bool(answer) for answer in answers)
        ids = shown(muscle, position, profile)
        standing = {id for id in ids if ".standing." in id}
        assert ids
        assert may_point or not ids & POINTS_THE_TOES
        assert not late or not (standing or ids & ON_THE_BACK)
        assert not falls or not standing
        assert not sciatica or "hamstring.sitting.lean" not in ids
        assert not joint or not ids & FORCES_A_JOINT
        if operated:
            forced = {id for id in ids if id.endswith((".towel", ".strap"))}
            assert not standing
            assert not forced
            assert not (ids & FORCES_A_JOINT)


@pytest.mark.parametrize("muscle", MuscleGroup)
@pytest.mark.parametrize("position", Position)
def test_an_empty_profile_gets_every_stretch(muscle: MuscleGroup, position: Position) -> None:
    run = guide().begin("id", MOMENT, muscle, position)
    assert guide().left_out(run) == ()
    assert all(id.startswith(f"{muscle}.{position}.") for id in shown(muscle, position, Profile()))


@pytest.mark.parametrize("muscle", MuscleGroup)
@pytest.mark.parametrize("position", Position)
@given(profile=profiles)
def test_whatever_is_left_out_has_a_reason(
    muscle: MuscleGroup, position: Position, profile: Profile
) -> None:
    run = guide().begin("id", MOMENT, muscle, position, profile=profile)
    ids = {step.id for step in guide().steps(run)}
    for step, fact in guide().left_out(run):
        assert step.id not in ids
        assert advice(f"reason.{fact}").text
    assert all(advice(f"caution.{fact}").text for fact in guide().cautions(run))


@pytest.mark.parametrize("muscle", MuscleGroup)
def test_with_every_circumstance_at_once_there_is_still_a_step(muscle: MuscleGroup) -> None:
    profile = Profile(facts=dict.fromkeys(Fact, True))
    for position in Position:
        assert not {i for i in shown(muscle, position, profile) if forbidden(i, profile)}


def test_early_in_pregnancy_only_pointed_toes_are_out() -> None:
    early = Profile(facts={Fact.PREGNANT: True}, dates={Fact.PREGNANT: DUE_LATER})
    assert "shin.sitting.foot_flat" in shown(MuscleGroup.SHIN, Position.AS_YOU_ARE, early)
    assert ON_THE_BACK & shown(MuscleGroup.HAMSTRING, Position.AS_YOU_ARE, early)


@pytest.mark.parametrize(
    ("muscle", "order"),
    [
        (MuscleGroup.CALF, ["toes_up", "towel", "foot_on_wall", "heel_down", "heel_down"]),
        (MuscleGroup.HAMSTRING, ["toes_up", "leg_up", "lean", "lean"]),
        (MuscleGroup.QUADRICEPS, ["side_lying", "strap", "knee_drop", "knee_drop"]),
        (MuscleGroup.FOOT, ["toes_up", "towel", "toes_back", "toes_back"]),
        (MuscleGroup.INNER_THIGH, ["knees_out", "soles_together", "soles_together"]),
        (MuscleGroup.SHIN, ["toes_down", "point_foot", "foot_flat", "foot_flat"]),
    ],
)
def test_still_cramping_goes_from_lying_to_sitting_and_never_stands_up(
    muscle: MuscleGroup, order: list[str]
) -> None:
    run = guide().begin("id", MOMENT, muscle)
    seen = [guide().step(run).id]
    for minute in range(1, len(order)):
        run = guide().still_cramping(run, MOMENT.utc + timedelta(minutes=minute))
        seen.append(guide().step(run).id)
    assert [id.rsplit(".", 1)[1] for id in seen] == order
    assert run.position is Position.SITTING


NO_HEAT_OR_COLD = (Fact.DIABETES, Fact.NUMBNESS, Fact.POOR_CIRCULATION)


def offered(profile: Profile, clock: time = time(12)) -> set[str]:
    run = guide().begin("id", MOMENT, MuscleGroup.CALF, profile=profile)
    run = guide().answer_leg_check(run, LegCheck.FINE)
    return {c.step.id for c in care_steps(care(), run, TODAY, clock) if c.allowed}


@given(profile=profiles, hour=st.integers(0, 23), check=st.sampled_from([None, *LegCheck]))
def test_no_contraindicated_care_is_offered(
    profile: Profile, hour: int, check: LegCheck | None
) -> None:
    run: Run = guide().begin("id", MOMENT, MuscleGroup.CALF, profile=profile)
    run = run.model_copy(update={"leg_check": check})
    cares = care_steps(care(), run, TODAY, time(hour))
    allowed = {c.step.id for c in cares if c.allowed}
    assert check is LegCheck.FINE or not allowed
    if any(profile.may(fact, TODAY) for fact in NO_HEAT_OR_COLD):
        assert not allowed & {"care.heat", "care.cold"}
    if profile.may(Fact.RECENT_SURGERY, TODAY):
        assert not allowed & {"care.massage", "care.push"}
    if not 6 <= hour < 22:
        assert "care.heat" not in allowed
    assert all(c.allowed == (c.reason is None) for c in cares)
    assert all(advice(c.reason).text for c in cares if c.reason)
    assert all(advice(f"ask.{fact}").title for c in cares for fact in c.asks)
    assert all(advice(f"caution.{fact}").text for c in cares for fact in c.cautions)


def test_an_empty_profile_gets_no_care_and_a_clear_one_gets_all_of_it_by_day() -> None:
    assert offered(Profile()) == set()
    clear = Profile(facts=dict.fromkeys(Fact, False))
    assert offered(clear) == {"care.massage", "care.heat", "care.cold", "care.push"}
    assert "care.heat" not in offered(clear, time(3))


@pytest.mark.parametrize("fact", NO_HEAT_OR_COLD)
def test_without_feeling_or_blood_flow_there_is_massage_by_hand(fact: Fact) -> None:
    profile = Profile(facts={**dict.fromkeys(Fact, False), fact: True})
    assert "care.massage" in offered(profile)
    assert not offered(profile) & {"care.heat", "care.cold"}


def test_warmth_comes_before_cold_and_both_have_a_cap_and_a_look_at_the_skin() -> None:
    order = [step.id for step in care()]
    assert order == ["care.massage", "care.heat", "care.cold", "care.push"]
    for step in care():
        assert step.seconds <= step.cap_s
        if step.id in {"care.heat", "care.cold"}:
            assert step.cap_s == 20 * 60
            assert step.skin_check_s == 5 * 60


@given(profile=profiles)
def test_there_is_a_bedtime_routine_and_a_warm_up_for_everybody(profile: Profile) -> None:
    seated = seated_at_bedtime(profile, TODAY)
    for id in ["routine.bedtime_seated"] if seated else ["routine.bedtime", "routine.warm_up"]:
        found = suited(routine(id), profile, TODAY)
        assert found is not None
        standing = {s.id for s in found.steps if s.picture and ".standing." in s.picture}
        assert not (profile.has(Fact.FALL_RISK, TODAY) and standing)
        assert not (profile.is_late_pregnancy(TODAY) and standing)
