"""The two routines: the bedtime dose exactly as tested (R15, R15b), the warm-up of brief 6.1."""

from itertools import accumulate

import pytest

from crampapp.content import routine
from crampapp.domain.episode import Side
from crampapp.domain.routine import Routine

BEDTIME = ["routine.bedtime", "routine.bedtime_seated"]


def holds(found: Routine, name: str, side: Side) -> list[tuple[int, int]]:
    """Begin and end of each hold of a stretch by one leg, in seconds."""
    begins = accumulate((s.hold_s + s.rest_s for s in found.steps), initial=0)
    return [
        (begin, begin + step.hold_s)
        for begin, step in zip(begins, found.steps, strict=False)
        if step.id.endswith(name) and step.side is side
    ]


@pytest.mark.parametrize("id", BEDTIME)
@pytest.mark.parametrize("name", [".calf", ".hamstring"])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_each_leg_holds_three_times_ten_seconds_with_ten_seconds_of_rest(
    id: str, name: str, side: Side
) -> None:
    times = holds(routine(id), name, side)
    assert [end - begin for begin, end in times] == [10, 10, 10]
    assert [times[n + 1][0] - times[n][1] for n in range(2)] == [10, 10]


@pytest.mark.parametrize("id", BEDTIME)
def test_at_bedtime_the_legs_take_turns_and_are_done_within_three_minutes(id: str) -> None:
    found = routine(id)
    for name in (".calf", ".hamstring"):
        sides = [step.side for step in found.steps if step.id.endswith(name)]
        assert sides == [Side.LEFT, Side.RIGHT] * 3
    assert [step.round for step in found.steps] == [1, 1, 2, 2, 3, 3] * 2
    assert {step.rounds for step in found.steps} == {3}
    assert found.seconds <= 180


def test_the_seated_bedtime_stretch_is_done_seated() -> None:
    pictures = {step.picture for step in routine("routine.bedtime_seated").steps}
    assert pictures == {"calf.sitting.heel_down", "hamstring.sitting.lean"}


def test_the_warm_up_moves_before_it_stretches_for_five_to_ten_minutes() -> None:
    found = routine("routine.warm_up")
    assert 5 * 60 <= found.seconds <= 10 * 60
    assert found.steps[0].hold_s >= 5 * 60
    stretches = [s for s in found.steps if s.picture and not s.picture.startswith("warm_up.")]
    assert found.steps[-len(stretches) :] == tuple(stretches)
    assert all(15 <= step.hold_s <= 30 for step in stretches)
    assert {step.side for step in stretches} == {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize("id", [*BEDTIME, "routine.warm_up"])
def test_every_step_of_a_routine_has_a_picture(id: str) -> None:
    assert all(step.picture for step in routine(id).steps)
