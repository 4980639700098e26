"""The rules of a guided relief: which step, how long, what comes next.

Everything here is a plain value or a function from values to values. Time comes in as an argument,
and a countdown is computed from when its step began, so it is right after a locked screen, a hidden
tab or a phone that slept.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moment import Moment

TOO_LONG = timedelta(minutes=10)
"""A cramp that lasts longer in spite of stretching needs help the same day (RF19; R1, R2)."""


class Position(StrEnum):
    """How the person is when the cramp strikes, or is willing to move for it."""

    AS_YOU_ARE = "as_you_are"
    SITTING = "sitting"
    STANDING = "standing"


class Step(BaseModel):
    """One thing to do, short enough to be taken in half asleep."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    action: str
    """What to do, in at most 12 words."""
    detail: str
    """The same for those who cannot, and when to stop."""
    why: str
    hold_s: int = Field(gt=0)
    rest_s: int = Field(ge=0)
    repetitions: int = Field(gt=0)


class Protocol(BaseModel):
    """The steps for one muscle group in one position, gentlest first."""

    model_config = ConfigDict(frozen=True)

    muscle: MuscleGroup
    position: Position
    steps: tuple[Step, ...] = Field(min_length=1)


class Phase(StrEnum):
    HOLD = "hold"
    REST = "rest"
    OVER = "over"


class Countdown(NamedTuple):
    """What the clock of a step shows."""

    phase: Phase
    seconds_left: int
    """Whole seconds to the end of this phase, rounded up; 0 when over."""
    repetition: int
    """From 1 to the step's repetitions."""


class Run(BaseModel):
    """A relief under way."""

    model_config = ConfigDict(frozen=True)

    episode_id: str
    started: Moment
    muscle: MuscleGroup
    position: Position
    index: int
    """Of the step shown, in its protocol."""
    step_started: datetime
    side: Side | None = None
    begun: tuple[str, ...] = ()
    """Ids of the steps begun, in order, each once."""
    relapses: int = 0


class Guide:
    """The protocols of the app and the moves between their steps."""

    def __init__(self, protocols: tuple[Protocol, ...]) -> None:
        self._steps = {(p.muscle, p.position): p.steps for p in protocols}

    def first_step(self, muscle: MuscleGroup) -> Step:
        """The unforced stretch right where the person is, which every relief begins with."""
        return self._steps[muscle, Position.AS_YOU_ARE][0]

    def begin(self, episode_id: str, started: Moment, muscle: MuscleGroup) -> Run:
        """Start the clock at the tap, with the unforced stretch right where the person is."""
        run = Run(
            episode_id=episode_id,
            started=started,
            muscle=muscle,
            position=Position.AS_YOU_ARE,
            index=0,
            step_started=started.utc,
        )
        return self._at(run, run.position, 0, started.utc)

    def steps(self, run: Run) -> tuple[Step, ...]:
        """The steps of the run's muscle group and position."""
        return self._steps[run.muscle, run.position]

    def step(self, run: Run) -> Step:
        """The step to do now."""
        return self.steps(run)[run.index]

    def positions(self, muscle: MuscleGroup) -> tuple[Position, ...]:
        """The positions there is a protocol for."""
        return tuple(p for p in Position if (muscle, p) in self._steps)

    def next(self, run: Run, now: datetime) -> Run:
        """Go one step on; on the last step, stay."""
        if run.index + 1 == len(self.steps(run)):
            return run
        return self._at(run, run.position, run.index + 1, now)

    def previous(self, run: Run, now: datetime) -> Run:
        """Go one step back; on the first step, stay."""
        return run if run.index == 0 else self._at(run, run.position, run.index - 1, now)

    def move_to(self, run: Run, position: Position, now: datetime) -> Run:
        """Change position and begin its first step; the episode's own clock goes on."""
        return run if position == run.position else self._at(run, position, 0, now)

    def still_cramping(self, run: Run, now: datetime) -> Run:
        """Go on to the next step, then to sitting; on the last of these, hold it again.

        Standing is never reached from here: a person just woken may fall (brief 2.1).
        """
        if run.index + 1 < len(self.steps(run)):
            return self.next(run, now)
        if run.position is Position.AS_YOU_ARE and (run.muscle, Position.SITTING) in self._steps:
            return self._at(run, Position.SITTING, 0, now)
        return self._at(run, run.position, run.index, now)

    def came_back(self, run: Run, now: datetime) -> Run:
        """The cramp is back: hold the present step again, in the same episode."""
        again = self._at(run, run.position, run.index, now)
        return again.model_copy(update={"relapses": run.relapses + 1})

    def _at(self, run: Run, position: Position, index: int, now: datetime) -> Run:
        step = self._steps[run.muscle, position][index]
        begun = run.begun if step.id in run.begun else (*run.begun, step.id)
        return run.model_copy(
            update={"position": position, "index": index, "step_started": now, "begun": begun}
        )


def countdown(step: Step, since: datetime, now: datetime) -> Countdown:
    """Where a step begun at ``since`` stands at ``now``; a clock set back counts as no time."""
    elapsed = max(0.0, (now - since).total_seconds())
    for repetition in range(1, step.repetitions + 1):
        if elapsed < step.hold_s:
            return Countdown(Phase.HOLD, _whole_seconds(step.hold_s - elapsed), repetition)
        elapsed -= step.hold_s
        if repetition < step.repetitions:
            if elapsed < step.rest_s:
                return Countdown(Phase.REST, _whole_seconds(step.rest_s - elapsed), repetition)
            elapsed -= step.rest_s
    return Countdown(Phase.OVER, 0, step.repetitions)


def is_too_long(run: Run, now: datetime) -> bool:
    """Whether the cramp has lasted ten minutes or more (RF19)."""
    return now - run.started.utc >= TOO_LONG


def eased(run: Run, now: datetime) -> Episode:
    """The record of a run that ended at ``now``."""
    return Episode(
        id=run.episode_id,
        started=run.started,
        duration_s=run.started.seconds_until(now),
        muscle=run.muscle,
        side=run.side,
        steps=run.begun,
        relapses=run.relapses,
    )


def _whole_seconds(seconds: float) -> int:
    return -int(-seconds // 1)
