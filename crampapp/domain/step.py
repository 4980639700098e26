"""One thing to do, and the clock that leads through it."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.profile import Fact, Profile


class Position(StrEnum):
    """How the person is when the cramp strikes, or is willing to move for it."""

    AS_YOU_ARE = "as_you_are"
    SITTING = "sitting"
    STANDING = "standing"


class Movement(BaseModel):
    """Something to do with one's own body, and for whom it is unsafe."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    avoid: tuple[Fact, ...] = ()
    """Left out for a person with one of these."""
    avoid_late_pregnancy: bool = False
    """Standing, or flat on the back: late in pregnancy it is side-lying or seated (brief 2.1)."""
    careful: tuple[Fact, ...] = ()
    """Shown with a caution to a person with one of these."""

    def unsafe_for(self, profile: Profile, today: date) -> Fact | None:
        """The fact for which it is left out, if there is one."""
        if self.avoid_late_pregnancy and profile.is_late_pregnancy(today):
            return Fact.PREGNANT
        return next((fact for fact in self.avoid if profile.has(fact, today)), None)


class Step(Movement):
    """One thing to do, short enough to be taken in half asleep."""

    id: str
    action: str
    """What to do, in at most 12 words."""
    detail: str
    """The same for those who cannot, and when to stop."""
    why: str
    say: str
    """What the voice says."""
    hold_s: int = Field(gt=0)
    rest_s: int = Field(ge=0)
    repetitions: int = Field(gt=0)
    picture: str
    """Id of the pose that shows it."""
    not_this: str | None = None
    """Id of the pose that shows the usual mistake."""
    replaced_by: str | None = None
    """Id of the step that takes its place where it is left out; ``None``: nothing does."""

    @property
    def seconds(self) -> int:
        """From its beginning to the end of the last hold."""
        return self.repetitions * (self.hold_s + self.rest_s) - self.rest_s


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


class Timed(Protocol):
    """What a countdown needs to know of a step."""

    @property
    def hold_s(self) -> int: ...
    @property
    def rest_s(self) -> int: ...
    @property
    def repetitions(self) -> int: ...


def countdown(step: Timed, since: datetime, now: datetime) -> Countdown:
    """Where a step begun at ``since`` stands at ``now``; a clock set back counts as no time."""
    elapsed = max(0.0, (now - since).total_seconds())
    for repetition in range(1, step.repetitions + 1):
        if elapsed < step.hold_s:
            return Countdown(Phase.HOLD, whole_seconds(step.hold_s - elapsed), repetition)
        elapsed -= step.hold_s
        if repetition < step.repetitions:
            if elapsed < step.rest_s:
                return Countdown(Phase.REST, whole_seconds(step.rest_s - elapsed), repetition)
            elapsed -= step.rest_s
    return Countdown(Phase.OVER, 0, step.repetitions)


def whole_seconds(seconds: float) -> int:
    """Rounded up, as a clock that counts down shows them."""
    return -int(-seconds // 1)
