"""Routines: stretches in a row under one clock, before bed and before exercise."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.episode import Side
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.step import Countdown, Movement, Phase, whole_seconds


class RoutineStep(Movement):
    """One hold of one leg, or one exercise for both."""

    id: str
    """Of its text; the same for every round and both legs."""
    action: str
    detail: str
    say: str
    side: Side
    hold_s: int = Field(gt=0)
    rest_s: int = Field(ge=0)
    """After the hold, before the next step."""
    round: int = Field(default=1, ge=1)
    rounds: int = Field(default=1, ge=1)
    """How often each leg does it."""
    picture: str | None = None
    """Id of the pose that shows it."""


class Routine(BaseModel):
    """Steps in the order in which they are done."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    steps: tuple[RoutineStep, ...] = Field(min_length=1)

    @property
    def seconds(self) -> int:
        """From its beginning to the end of the last hold."""
        return sum(s.hold_s + s.rest_s for s in self.steps) - self.steps[-1].rest_s


def suited(routine: Routine, profile: Profile, today: date) -> Routine | None:
    """The routine without what is unsafe for this person; ``None`` when nothing is left of it."""
    safe = tuple(step for step in routine.steps if not step.unsafe_for(profile, today))
    return routine.model_copy(update={"steps": safe}) if safe else None


def left_out(routine: Routine, profile: Profile, today: date) -> tuple[Fact, ...]:
    """The facts for which something was left out."""
    facts = (step.unsafe_for(profile, today) for step in routine.steps)
    return tuple(dict.fromkeys(fact for fact in facts if fact))


def seated_at_bedtime(profile: Profile, today: date) -> bool | None:
    """Whether the bedtime routine is the seated one; ``None``: ask if standing is hard (R15b)."""
    if profile.is_late_pregnancy(today) or profile.has(Fact.RECENT_SURGERY, today):
        return True
    if profile.is_unknown(Fact.FALL_RISK, today):
        return None
    return profile.has(Fact.FALL_RISK, today)


def position_in(routine: Routine, started: datetime, now: datetime) -> tuple[int, Countdown]:
    """Which step of a routine begun at ``started`` it is at ``now``, and what its clock shows.

    One clock leads through all of it; one set back counts as no time. After the end it is the last
    step, over.
    """
    elapsed = max(0.0, (now - started).total_seconds())
    last = len(routine.steps) - 1
    for index, step in enumerate(routine.steps):
        if elapsed < step.hold_s:
            return index, Countdown(Phase.HOLD, whole_seconds(step.hold_s - elapsed), step.round)
        elapsed -= step.hold_s
        if index < last:
            if elapsed < step.rest_s:
                left = whole_seconds(step.rest_s - elapsed)
                return index, Countdown(Phase.REST, left, step.round)
            elapsed -= step.rest_s
    return last, Countdown(Phase.OVER, 0, routine.steps[last].round)
