"""The rules of a guided relief: which step, how long, what comes next.

Everything here is a plain value or a function from values to values. Time comes in as an argument,
and a countdown is computed from when its step began, so it is right after a locked screen, a hidden
tab or a phone that slept.
"""

from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.domain.moves import Move, best_first
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.run import (
    TOO_LONG,
    LegCheck,
    Run,
    eased,
    is_asleep,
    is_drowsy,
    is_too_long,
    parked,
)
from crampapp.domain.step import Countdown, Phase, Position, Step, countdown

__all__ = [
    "TOO_LONG",
    "Countdown",
    "Guide",
    "LegCheck",
    "Phase",
    "Position",
    "Protocol",
    "Run",
    "Step",
    "countdown",
    "eased",
    "is_asleep",
    "is_drowsy",
    "is_too_long",
    "parked",
]


class Protocol(BaseModel):
    """The steps for one muscle group in one position, gentlest first."""

    model_config = ConfigDict(frozen=True)

    muscle: MuscleGroup
    position: Position
    steps: tuple[Step, ...] = Field(min_length=1)


class Guide:
    """The protocols of the app and the moves between their steps.

    No verb but :meth:`begin` touches the episode's own clock.
    """

    def __init__(self, protocols: tuple[Protocol, ...]) -> None:
        self._steps = {(p.muscle, p.position): p.steps for p in protocols}
        self._by_id = {step.id: step for steps in self._steps.values() for step in steps}

    def protocol(self, muscle: MuscleGroup, position: Position) -> tuple[Step, ...]:
        """The steps there are, whoever it is for, gentlest first."""
        return self._steps[muscle, position]

    def first_step(self, muscle: MuscleGroup) -> Step:
        """The unforced stretch right where the person is, which every relief begins with."""
        return self._steps[muscle, Position.AS_YOU_ARE][0]

    def begin(
        self,
        episode_id: str,
        started: Moment,
        muscle: MuscleGroup,
        position: Position = Position.AS_YOU_ARE,
        side: Side | None = None,
        profile: Profile | None = None,
        moves: tuple[Move, ...] = (),
    ) -> Run:
        """Start the clock at the tap."""
        run = Run(
            episode_id=episode_id,
            started=started,
            muscle=muscle,
            position=position,
            index=0,
            step_id="",
            step_started=started.utc,
            step_ends=started.utc,
            last_touch=started.utc,
            side=side,
            profile=profile or Profile(),
            moves=moves,
        )
        return self._at(run, 0, started.utc)

    def steps(self, run: Run) -> tuple[Step, ...]:
        """The safe steps of the run's muscle group and position; at least one.

        A step that is unsafe for this person gives way to the one that replaces it. The unforced
        stretch stays first, and after it comes what has helped before.
        """
        present = self._steps[run.muscle, run.position]
        found = dict.fromkeys(safe.id for step in present if (safe := self._safe(step, run)))
        steps = tuple(self._by_id[id] for id in found) or (self.first_step(run.muscle),)
        pinned = 1 if run.position is Position.AS_YOU_ARE else 0
        return (*steps[:pinned], *best_first(steps[pinned:], run.moves))

    def left_out(self, run: Run) -> tuple[tuple[Step, Fact], ...]:
        """The steps left out or replaced in this position, each with what makes it unsafe."""
        unsafe = ((s, self._unsafe(s, run)) for s in self._steps[run.muscle, run.position])
        return tuple((step, fact) for step, fact in unsafe if fact)

    def cautions(self, run: Run) -> tuple[Fact, ...]:
        """What the person must be careful about in the step shown."""
        return tuple(f for f in self.step(run).careful if run.profile.has(f, run.day))

    def step(self, run: Run) -> Step:
        """The step to do now."""
        return self.steps(run)[run.index]

    def positions(self, muscle: MuscleGroup) -> tuple[Position, ...]:
        """The positions there is a protocol for."""
        return tuple(p for p in Position if (muscle, p) in self._steps)

    def next(self, run: Run, now: datetime) -> Run:
        """Go one step on; on the last step, stay."""
        if run.index + 1 == len(self.steps(run)):
            return self.touched(run, now)
        return self._at(run, run.index + 1, now)

    def previous(self, run: Run, now: datetime) -> Run:
        """Go one step back; on the first step, stay."""
        return self.touched(run, now) if run.index == 0 else self._at(run, run.index - 1, now)

    def move_to(self, run: Run, position: Position, now: datetime, sport: bool = False) -> Run:
        """Change position and begin its first step; ``sport``: it struck during sport."""
        if (position, sport) == (run.position, run.sport):
            return self.touched(run, now)
        return self._at(run, 0, now, position=position, sport=sport)

    def change_muscle(self, run: Run, muscle: MuscleGroup, now: datetime) -> Run:
        """Another muscle, in the same position; steps of the wrong one count as not begun."""
        if muscle is run.muscle:
            return self.touched(run, now)
        return self._at(run, 0, now, muscle=muscle, begun=())

    def change_side(self, run: Run, side: Side) -> Run:
        """The other leg; the step goes on."""
        return run.model_copy(update={"side": side})

    def answer_leg_check(self, run: Run, check: LegCheck) -> Run:
        """Keep the answer, which opens or closes massage, heat, cold and a helper's push."""
        return run.model_copy(update={"leg_check": check})

    def resumed(self, run: Run, now: datetime) -> Run:
        """The run as it was left, possibly by an older version of the app or of what it knows.

        The step shown goes on, wherever it stands among the steps by now; if it is no longer one
        of the safe ones, the first of them begins.
        """
        if (run.muscle, run.position) in self._steps:
            for index, step in enumerate(self.steps(run)):
                if step.id == run.step_id:
                    return run.model_copy(update={"index": index})
            return self._at(run, 0, now)
        return self._at(run, 0, now, position=Position.AS_YOU_ARE)

    def already_over_ten(self, run: Run, now: datetime) -> Run:
        """The person says that it has lasted over ten minutes, whatever the clock shows."""
        return self.touched(run.model_copy(update={"over_ten": True}), now)

    def touched(self, run: Run, now: datetime) -> Run:
        """The person is awake."""
        return run.model_copy(update={"last_touch": now})

    def still_cramping(self, run: Run, now: datetime) -> Run:
        """Go on to the next step, then to sitting; on the last of these, hold it again.

        Standing is never reached from here: a person just woken may fall (brief 2.1).
        """
        run = run.model_copy(update={"still": run.still + 1})
        if run.index + 1 < len(self.steps(run)):
            return self.next(run, now)
        if run.position is Position.AS_YOU_ARE and (run.muscle, Position.SITTING) in self._steps:
            return self._at(run, 0, now, position=Position.SITTING)
        return self._at(run, run.index, now)

    def came_back(self, run: Run, now: datetime) -> Run:
        """The cramp is back: hold the present step again, in the same episode."""
        return self._at(run, run.index, now, relapses=run.relapses + 1)

    def _safe(self, step: Step, run: Run) -> Step | None:
        """The step, or the first safe one along its replacements."""
        seen: set[str] = set()
        candidate: Step | None = step
        while candidate and self._unsafe(candidate, run):
            seen.add(candidate.id)
            following = candidate.replaced_by
            candidate = self._by_id[following] if following and following not in seen else None
        return candidate

    def _unsafe(self, step: Step, run: Run) -> Fact | None:
        return step.unsafe_for(run.profile, run.day)

    def _at(self, run: Run, index: int, now: datetime, **changes: Any) -> Run:
        run = run.model_copy(update={**changes, "index": index})
        step = self.step(run)
        return run.model_copy(
            update={
                "step_id": step.id,
                "step_started": now,
                "step_ends": now + timedelta(seconds=step.seconds),
                "last_touch": now,
                "begun": run.begun if step.id in run.begun else (*run.begun, step.id),
            }
        )
