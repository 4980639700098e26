"""What has helped this person before."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crampapp.domain.episode import Episode
from crampapp.domain.median import median
from crampapp.domain.step import Step

ENOUGH = 5
"""Uses of a stretch from which on its record says something."""


class Move(NamedTuple):
    """The record of one stretch."""

    step_id: str
    used: int
    """In how many episodes it was begun."""
    eased: int
    """In how many of these it was the one during which the cramp eased."""
    median_s: int | None
    """Seconds from its beginning to easing, in the middle case; ``None`` when never timed."""

    @property
    def share(self) -> float:
        return self.eased / self.used


def your_moves(episodes: Iterable[Episode], *, least: int = ENOUGH) -> list[Move]:
    """The stretches used often enough, those that eased most often first, then fastest.

    Episodes whose end nobody saw tell nothing and are passed over.
    """
    used: dict[str, int] = {}
    eased: dict[str, list[int | None]] = {}
    for episode in episodes:
        if episode.parked:
            continue
        for step_id in episode.steps:
            used[step_id] = used.get(step_id, 0) + 1
        if episode.eased_by in episode.steps:
            eased.setdefault(episode.eased_by, []).append(episode.eased_after_s)
    moves = [
        _move(step_id, count, eased.get(step_id, []))
        for step_id, count in used.items()
        if count >= least
    ]
    return sorted(moves, key=_rank)


def best_first(steps: Sequence[Step], moves: Iterable[Move]) -> tuple[Step, ...]:
    """The steps, with those ahead that have eased at least every second cramp they were used on."""
    good = {move.step_id: _rank(move) for move in moves if move.share >= 0.5}
    proven = sorted((s for s in steps if s.id in good), key=lambda s: good[s.id])
    return (*proven, *(s for s in steps if s.id not in good))


def _move(step_id: str, used: int, eased: list[int | None]) -> Move:
    timed = [seconds for seconds in eased if seconds is not None]
    return Move(step_id, used, len(eased), round(median(timed)) if timed else None)


def _rank(move: Move) -> tuple[float, float]:
    return -move.share, float("inf") if move.median_s is None else move.median_s
