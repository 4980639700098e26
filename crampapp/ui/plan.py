"""What the page may show before Python is there: the safe steps of this person, today."""

import json
from datetime import date
from typing import TypedDict

from pydantic import TypeAdapter, ValidationError

from crampapp.content import advice
from crampapp.domain.episode import Episode, MuscleGroup
from crampapp.domain.moves import Move, your_moves
from crampapp.domain.profile import Profile
from crampapp.domain.relief import Guide, Run
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.state import AppState, Storage

_STEPS, _MOVES = "plan", "moves"
_AS_MOVES = TypeAdapter(tuple[Move, ...])


class _Shown(TypedDict):
    """One step of the plan."""

    id: str
    cautions: list[str]


class Plan:
    """Kept for the next start, and renewed when what it is made from has changed."""

    def __init__(self, state: AppState, *, guide: Guide, clock: Clock, keeper: Keeper) -> None:
        self._state = state
        self._guide = guide
        self._clock = clock
        self._keeper = keeper
        self._made_from: tuple[Profile, tuple[Episode, ...], date] | None = None

    def renew(self) -> None:
        """Cheap when nothing has changed; waits for the history, which tells what has helped."""
        if self._state.storage is Storage.OPENING:
            return
        profile, episodes = self._state.preferences.profile, self._state.episodes
        today = self._clock.now().local.date()
        if self._made_from == (profile, episodes, today):
            return
        self._made_from = profile, episodes, today
        moves = tuple(your_moves(episodes))
        self._keep(_MOVES, _AS_MOVES.dump_json(moves).decode())
        self._keep(_STEPS, json.dumps(self._steps(profile, moves), ensure_ascii=False))

    def moves(self) -> tuple[Move, ...]:
        """What has helped before, as far as the plan of this start knew."""
        try:
            return _AS_MOVES.validate_json(self._keeper.kept(_MOVES) or "[]")
        except ValidationError:
            return ()

    def _steps(self, profile: Profile, moves: tuple[Move, ...]) -> dict[str, list[_Shown]]:
        """The steps of each ``muscle.position``, in their order."""
        now = self._clock.now()
        steps = {}
        for muscle in MuscleGroup:
            for position in self._guide.positions(muscle):
                run = self._guide.begin("", now, muscle, position, profile=profile, moves=moves)
                steps[f"{muscle}.{position}"] = [
                    self._shown(run.model_copy(update={"index": index}))
                    for index in range(len(self._guide.steps(run)))
                ]
        return steps

    def _shown(self, run: Run) -> _Shown:
        cautions = [advice(f"caution.{fact}").text for fact in self._guide.cautions(run)]
        return {"id": self._guide.step(run).id, "cautions": cautions}

    def _keep(self, name: str, text: str) -> None:
        if text != self._keeper.kept(name):
            self._keeper.keep(name, text)
