"""A relief under way, and what becomes of it."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.domain.moves import Move
from crampapp.domain.profile import Profile
from crampapp.domain.step import Position

TOO_LONG = timedelta(minutes=10)
"""A cramp that lasts longer in spite of stretching needs help the same day (RF19; R1, R2)."""

DROWSY = timedelta(minutes=3)
"""Without a touch after the last hold: the person may have fallen asleep, or forgotten the app."""

ASLEEP = timedelta(minutes=12)
"""Without any touch: the end of the cramp was not seen."""


class LegCheck(StrEnum):
    """The answer to: same size, colour and warmth as the other leg, and can you feel your toes?"""

    FINE = "fine"
    CONCERN = "concern"
    """No, or not sure."""


class Run(BaseModel):
    """A relief under way."""

    model_config = ConfigDict(frozen=True)

    episode_id: str
    started: Moment
    muscle: MuscleGroup
    position: Position
    index: int
    """Of the step shown, among :meth:`Guide.steps`."""
    step_id: str
    """Id of the step shown."""
    step_started: datetime
    step_ends: datetime
    """End of the last hold of the step shown."""
    last_touch: datetime
    side: Side | None = None
    begun: tuple[str, ...] = ()
    """Ids of the steps begun, in order, each once."""
    relapses: int = 0
    still: int = 0
    """How often the person said "Still cramping"."""
    profile: Profile = Profile()
    moves: tuple[Move, ...] = ()
    """What has helped before."""
    leg_check: LegCheck | None = None
    """Asked once an episode, before massage, heat, cold and a helper's push."""
    over_ten: bool = False
    """The person said that it has lasted over ten minutes."""
    sport: bool = False
    """It struck during sport."""

    @property
    def day(self) -> date:
        """The day it began, on the wall clock; what the profile is asked for."""
        return self.started.local.date()


def is_too_long(run: Run, now: datetime) -> bool:
    """Whether the cramp has lasted ten minutes or more, by the clock or by the person (RF19)."""
    return run.over_ten or now - run.started.utc >= TOO_LONG


def is_drowsy(run: Run, now: datetime) -> bool:
    """Whether to ask quietly if it has eased: no touch for three minutes after the last hold."""
    return now - max(run.step_ends, run.last_touch) >= DROWSY


def is_asleep(run: Run, now: datetime) -> bool:
    """Whether to park the run: no touch for twelve minutes."""
    return now - run.last_touch >= ASLEEP


def eased(run: Run, now: datetime, signs: tuple[str, ...] = ()) -> Episode:
    """The record of a run that ended at ``now``, with the signs of danger ticked during it."""
    return _record(run, signs).model_copy(
        update={
            "duration_s": run.started.seconds_until(now),
            "eased_by": run.step_id,
            "eased_after_s": max(0, int((now - run.step_started).total_seconds())),
        }
    )


def parked(run: Run, signs: tuple[str, ...] = ()) -> Episode:
    """The record of a run whose end nobody saw; how long it took is unknown."""
    return _record(run, signs).model_copy(update={"parked": True})


def _record(run: Run, signs: tuple[str, ...]) -> Episode:
    return Episode(
        id=run.episode_id,
        started=run.started,
        duration_s=0,
        muscle=run.muscle,
        side=run.side,
        steps=run.begun,
        relapses=run.relapses,
        over_ten=run.over_ten,
        signs=signs,
    )
