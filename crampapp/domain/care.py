"""What eases beside stretching: massage, heat, cold and a helper's push, and who must not have it.

All of it waits for the leg check, since rubbing or warming a leg with a clot or a blocked artery
can kill (brief 2.0; R36, R37, R44), and an unanswered question about the person counts as "may
apply".
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.profile import Fact
from crampapp.domain.run import LegCheck, Run

NIGHT_BEGINS, NIGHT_ENDS = time(22), time(6)
"""No heat in between: a timer on the web cannot wake a sleeper (brief 2.0.6)."""


class CareStep(BaseModel):
    """One kind of care, with its clock. Times in seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    action: str
    """What to do, in at most 12 words."""
    detail: str
    why: str
    say: str
    """What the voice says."""
    picture: str
    """Id of the pose that shows it."""
    seconds: int = Field(gt=0)
    """What the timer is set to."""
    cap_s: int = Field(gt=0)
    """Never longer on one area."""
    skin_check_s: int | None = None
    """When to look at the skin; ``None``: no need."""
    by_day_only: bool = False
    avoid: tuple[Fact, ...] = ()
    """Left out for a person who has one of these, or may."""
    careful: tuple[Fact, ...] = ()
    """Shown with a caution to a person who has one of these, or may."""


class Care(NamedTuple):
    """A kind of care as offered to one person now."""

    step: CareStep
    allowed: bool
    reason: str | None
    """Id of the text that says why it is left out; ``None`` when allowed."""
    asks: tuple[Fact, ...] = ()
    """The unanswered questions it waits for: "no" to all of them allows it."""
    cautions: tuple[Fact, ...] = ()
    """What the person must be careful about."""


def care_steps(
    steps: Iterable[CareStep], run: Run, today: date, local_time: datetime | time
) -> tuple[Care, ...]:
    """All kinds of care, each allowed or left out with the reason.

    Args:
        steps: All the app knows, in the order in which they help.
        run: For its profile and its leg check.
        today: The day, for what expires.
        local_time: What the clock on the wall says.
    """
    clock = local_time.time() if isinstance(local_time, datetime) else local_time
    return tuple(_care(step, run, today, clock) for step in steps)


def is_night(clock: time) -> bool:
    """Whether no heat is offered."""
    return clock >= NIGHT_BEGINS or clock < NIGHT_ENDS


def _care(step: CareStep, run: Run, today: date, clock: time) -> Care:
    profile = run.profile
    cautions = tuple(fact for fact in step.careful if profile.may(fact, today))
    if run.leg_check is not LegCheck.FINE:
        return Care(step, False, "reason.leg_check", (), cautions)
    if fact := next((f for f in step.avoid if profile.has(f, today)), None):
        return Care(step, False, f"reason.{fact}", (), cautions)
    if step.by_day_only and is_night(clock):
        return Care(step, False, "reason.night", (), cautions)
    if asks := tuple(f for f in step.avoid if profile.is_unknown(f, today)):
        return Care(step, False, "reason.unanswered", asks, cautions)
    return Care(step, True, None, (), cautions)
