from datetime import UTC, datetime

from crampapp.domain.episode import Episode, MuscleGroup
from crampapp.domain.moment import Moment
from crampapp.domain.moves import Move, best_first, your_moves
from crampapp.domain.step import Step

MOMENT = Moment(
    utc=datetime(2026, 11, 22, 3, tzinfo=UTC), zone="UTC", local=datetime(2026, 11, 22, 3)
)


def an_episode(
    *steps: str, by: str | None = None, after_s: int | None = None, parked: bool = False
) -> Episode:
    return Episode(
        id="id",
        started=MOMENT,
        duration_s=60,
        muscle=MuscleGroup.CALF,
        steps=steps,
        eased_by=by,
        eased_after_s=after_s,
        parked=parked,
    )


def a_step(id: str) -> Step:
    return Step(
        id=id, action="", detail="", why="", say="", picture="", hold_s=1, rest_s=0, repetitions=1
    )


def test_four_uses_say_nothing_yet() -> None:
    assert your_moves([an_episode("wall", by="wall")] * 4) == []


def test_from_five_uses_on_a_stretch_has_a_record() -> None:
    episodes = [
        *(an_episode("toes", "wall", by="wall", after_s=s) for s in (20, 30, 40, 90)),
        an_episode("toes", "wall"),
        an_episode("toes", by="toes", after_s=10),
    ]
    assert your_moves(episodes) == [Move("wall", 5, 4, 35), Move("toes", 6, 1, 10)]


def test_an_end_that_nobody_saw_is_not_counted() -> None:
    seen = [an_episode("wall", by="wall", after_s=5)] * 4
    assert your_moves([*seen, an_episode("wall", parked=True)]) == []


def test_episodes_from_before_the_easing_step_was_kept_count_as_uses() -> None:
    assert your_moves([an_episode("wall")] * 5) == [Move("wall", 5, 0, None)]


def test_the_best_comes_first_and_what_rarely_helped_stays_in_place() -> None:
    steps = [a_step(id) for id in ("toes", "towel", "wall", "weight")]
    moves = [Move("toes", 9, 1, 5), Move("wall", 8, 7, 40), Move("weight", 8, 7, 20)]
    assert [s.id for s in best_first(steps, moves)] == ["weight", "wall", "toes", "towel"]
    assert best_first(steps, []) == tuple(steps)
