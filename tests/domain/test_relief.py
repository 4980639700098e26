from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.domain.moves import Move
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.relief import (
    Guide,
    LegCheck,
    Phase,
    Position,
    Protocol,
    Run,
    Step,
    countdown,
    eased,
    is_asleep,
    is_drowsy,
    is_too_long,
    parked,
)

START = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
MOMENT = Moment(utc=START, zone="Europe/Dublin", local=START.replace(tzinfo=None))


def a_step(id: str, hold_s: int = 30, rest_s: int = 5, repetitions: int = 3) -> Step:
    return Step(
        id=id,
        action="Pull.",
        detail="",
        why="",
        say="",
        picture="",
        hold_s=hold_s,
        rest_s=rest_s,
        repetitions=repetitions,
    )


def a_protocol(position: Position, *ids: str) -> Protocol:
    return Protocol(
        muscle=MuscleGroup.CALF, position=position, steps=tuple(a_step(id) for id in ids)
    )


@pytest.fixture
def guide() -> Guide:
    return Guide(
        (
            a_protocol(Position.AS_YOU_ARE, "toes", "towel"),
            a_protocol(Position.SITTING, "heel"),
            a_protocol(Position.STANDING, "wall", "weight"),
        )
    )


@pytest.fixture
def run(guide: Guide) -> Run:
    return guide.begin("id", MOMENT, MuscleGroup.CALF)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "phase", "left", "repetition"),
    [
        (0, Phase.HOLD, 30, 1),
        (0.1, Phase.HOLD, 30, 1),
        (29.5, Phase.HOLD, 1, 1),
        (30, Phase.REST, 5, 1),
        (35, Phase.HOLD, 30, 2),
        (70, Phase.HOLD, 30, 3),
        (99.9, Phase.HOLD, 1, 3),
        (100, Phase.OVER, 0, 3),
        (100_000, Phase.OVER, 0, 3),
        (-60, Phase.HOLD, 30, 1),
    ],
)
def test_a_countdown_follows_from_when_its_step_began(
    seconds: float, phase: Phase, left: int, repetition: int
) -> None:
    assert countdown(a_step("toes"), START, after(seconds)) == (phase, left, repetition)


def test_a_step_without_rest_goes_from_hold_to_hold() -> None:
    step = a_step("toes", hold_s=10, rest_s=0, repetitions=2)
    assert countdown(step, START, after(10)) == (Phase.HOLD, 10, 2)


@given(
    hold=st.integers(1, 90),
    rest=st.integers(0, 30),
    repetitions=st.integers(1, 5),
    elapsed=st.floats(0, 700),
)
def test_a_countdown_never_shows_more_than_its_phase_nor_runs_backwards(
    hold: int, rest: int, repetitions: int, elapsed: float
) -> None:
    step = a_step("toes", hold, rest, repetitions)
    now = countdown(step, START, after(elapsed))
    later = countdown(step, START, after(elapsed + 0.25))
    longest = {Phase.HOLD: hold, Phase.REST: rest, Phase.OVER: 0}
    assert 0 <= now.seconds_left <= longest[now.phase]
    assert now.repetition <= later.repetition
    if (now.phase, now.repetition) == (later.phase, later.repetition):
        assert later.seconds_left <= now.seconds_left


def test_relief_begins_at_the_tap_with_the_stretch_as_one_is(guide: Guide, run: Run) -> None:
    assert guide.step(run).id == "toes"
    assert run.step_started == START
    assert run.begun == ("toes",)


def test_next_and_previous_stay_within_the_steps(guide: Guide, run: Run) -> None:
    assert guide.previous(run, after(1)) == guide.touched(run, after(1))
    towel = guide.next(run, after(5))
    assert guide.step(towel).id == "towel"
    assert towel.step_started == after(5)
    assert guide.next(towel, after(6)) == guide.touched(towel, after(6))
    assert guide.step(guide.previous(towel, after(7))).id == "toes"


def test_a_change_of_position_begins_its_first_step_and_keeps_the_episodes_clock(
    guide: Guide, run: Run
) -> None:
    standing = guide.move_to(run, Position.STANDING, after(20))
    assert guide.step(standing).id == "wall"
    assert standing.started == run.started
    assert standing.begun == ("toes", "wall")
    stays = guide.move_to(standing, Position.STANDING, after(30))
    assert stays == guide.touched(standing, after(30))


def test_still_cramping_goes_from_as_you_are_to_sitting_and_never_stands_up_by_itself(
    guide: Guide, run: Run
) -> None:
    seen = []
    for minute in range(6):
        run = guide.still_cramping(run, after(60 * minute))
        seen.append(guide.step(run).id)
    assert seen == ["towel", "heel", "heel", "heel", "heel", "heel"]
    assert run.still == 6
    assert run.step_started == after(300)


def test_still_cramping_while_standing_goes_on_standing(guide: Guide, run: Run) -> None:
    standing = guide.move_to(run, Position.STANDING, after(1))
    again = guide.still_cramping(guide.still_cramping(standing, after(40)), after(80))
    assert guide.step(again).id == "weight"


def test_a_cramp_of_ten_minutes_is_too_long(run: Run) -> None:
    assert not is_too_long(run, after(599))
    assert is_too_long(run, after(600))


def test_easing_makes_the_record_from_the_first_tap_on(guide: Guide, run: Run) -> None:
    run = guide.next(run, after(10)).model_copy(update={"side": Side.LEFT})
    episode = eased(run, after(48.9))
    assert episode.duration_s == 48
    assert episode.started == MOMENT
    assert episode.steps == ("toes", "towel")
    assert episode.side is Side.LEFT


def test_a_clock_set_back_gives_no_negative_duration(run: Run) -> None:
    assert eased(run, after(-3600)).duration_s == 0


def test_a_cramp_that_came_back_is_the_same_episode(guide: Guide, run: Run) -> None:
    again = guide.came_back(run, after(60))
    assert again.step_started == after(60)
    episode = eased(again, after(90))
    assert episode.id == run.episode_id
    assert episode.relapses == 1
    assert episode.duration_s == 90


def test_the_record_says_which_step_it_eased_by_and_how_fast(guide: Guide, run: Run) -> None:
    back = guide.previous(guide.next(run, after(10)), after(40))
    episode = eased(back, after(61.5))
    assert (episode.eased_by, episode.eased_after_s) == ("toes", 21)
    assert not episode.parked


def test_another_leg_or_muscle_keeps_the_episodes_clock() -> None:
    foot = Protocol(muscle=MuscleGroup.FOOT, position=Position.AS_YOU_ARE, steps=(a_step("arch"),))
    guide = Guide((a_protocol(Position.AS_YOU_ARE, "toes"), foot))
    run = guide.change_side(guide.begin("id", MOMENT, MuscleGroup.CALF), Side.RIGHT)
    changed = guide.change_muscle(run, MuscleGroup.FOOT, after(20))
    assert changed.started == MOMENT
    assert changed.side is Side.RIGHT
    assert changed.begun == ("arch",)
    assert changed.step_started == after(20)
    assert guide.change_muscle(changed, MuscleGroup.FOOT, after(30)).step_started == after(20)


def test_relief_can_begin_elsewhere_than_as_one_is(guide: Guide) -> None:
    run = guide.begin("id", MOMENT, MuscleGroup.CALF, Position.SITTING, Side.LEFT)
    assert guide.step(run).id == "heel"
    assert run.side is Side.LEFT


def test_during_sport_is_standing_with_a_line_more(guide: Guide, run: Run) -> None:
    sport = guide.move_to(run, Position.STANDING, after(3), sport=True)
    assert guide.step(sport).id == "wall"
    assert sport.sport
    assert not guide.move_to(sport, Position.SITTING, after(9)).sport


def unsafe(id: str, fact: Fact, replaced_by: str | None = None) -> Step:
    return a_step(id).model_copy(update={"avoid": (fact,), "replaced_by": replaced_by})


def test_an_unsafe_step_gives_way_and_the_guide_says_why(guide: Guide) -> None:
    wall = unsafe("wall", Fact.FALL_RISK, "heel")
    weight = unsafe("weight", Fact.FALL_RISK, "heel")
    standing = Protocol(muscle=MuscleGroup.CALF, position=Position.STANDING, steps=(wall, weight))
    guide = Guide((a_protocol(Position.SITTING, "heel"), standing))
    profile = Profile(facts={Fact.FALL_RISK: True})
    run = guide.begin("id", MOMENT, MuscleGroup.CALF, Position.STANDING, profile=profile)
    assert [step.id for step in guide.steps(run)] == ["heel"]
    assert guide.left_out(run) == ((wall, Fact.FALL_RISK), (weight, Fact.FALL_RISK))
    unknown = guide.begin("id", MOMENT, MuscleGroup.CALF, Position.STANDING)
    assert guide.left_out(unknown) == ()


def test_replacements_in_a_circle_end() -> None:
    circle = Protocol(
        muscle=MuscleGroup.CALF,
        position=Position.AS_YOU_ARE,
        steps=(
            unsafe("one", Fact.CHILD, "other"),
            unsafe("other", Fact.CHILD, "one"),
            a_step("rest"),
        ),
    )
    guide = Guide((circle,))
    child = Profile(facts={Fact.CHILD: True})
    run = guide.begin("id", MOMENT, MuscleGroup.CALF, profile=child)
    assert [step.id for step in guide.steps(run)] == ["rest"]


def test_cautions_are_those_of_the_step_and_the_person(guide: Guide) -> None:
    careful = a_step("toes").model_copy(update={"careful": (Fact.PREGNANT, Fact.SCIATICA)})
    steps = Protocol(muscle=MuscleGroup.CALF, position=Position.AS_YOU_ARE, steps=(careful,))
    guide = Guide((steps,))
    profile = Profile(facts={Fact.SCIATICA: True, Fact.CHILD: True})
    run = guide.begin("id", MOMENT, MuscleGroup.CALF, profile=profile)
    assert guide.cautions(run) == (Fact.SCIATICA,)


def test_what_helped_before_comes_first_after_the_unforced_stretch() -> None:
    guide = Guide(
        (
            a_protocol(Position.AS_YOU_ARE, "toes", "towel", "board"),
            a_protocol(Position.STANDING, "wall", "weight"),
        )
    )
    moves = (Move("board", 9, 7, 40), Move("weight", 5, 5, 20))
    run = guide.begin("id", MOMENT, MuscleGroup.CALF, moves=moves)
    assert [step.id for step in guide.steps(run)] == ["toes", "board", "towel"]
    standing = guide.move_to(run, Position.STANDING, after(1))
    assert guide.step(standing).id == "weight"


def test_the_leg_check_is_open_until_it_is_answered(guide: Guide, run: Run) -> None:
    assert run.leg_check is None
    assert guide.answer_leg_check(run, LegCheck.CONCERN).leg_check is LegCheck.CONCERN


def test_the_person_knows_better_than_the_clock_that_ten_minutes_are_over(
    guide: Guide, run: Run
) -> None:
    said = guide.already_over_ten(run, after(20))
    assert is_too_long(said, after(20))
    assert eased(said, after(60)).over_ten


@pytest.mark.parametrize(
    ("seconds", "drowsy", "asleep"),
    [
        # The three holds of the step end at 100 s.
        (0, False, False),
        (279, False, False),
        (280, True, False),
        (719, True, False),
        (720, True, True),
        (-60, False, False),
    ],
)
def test_who_does_not_touch_the_phone_may_be_asleep(
    run: Run, seconds: float, drowsy: bool, asleep: bool
) -> None:
    assert is_drowsy(run, after(seconds)) is drowsy
    assert is_asleep(run, after(seconds)) is asleep


def test_a_touch_wakes(guide: Guide, run: Run) -> None:
    awake = guide.touched(run, after(700))
    assert not is_asleep(awake, after(800))
    assert not is_drowsy(awake, after(879))
    assert is_drowsy(awake, after(880))


def test_nothing_is_claimed_about_a_parked_episode(guide: Guide, run: Run) -> None:
    episode = parked(guide.next(run, after(40)))
    assert episode.parked
    assert episode.duration_s == 0
    assert episode.eased_by is None
    assert episode.steps == ("toes", "towel")
