"""What the person wants to be reminded of, and what became of it."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crampapp.domain.moment import Moment


class ReminderKind(StrEnum):
    BEDTIME_STRETCH = "bedtime_stretch"
    BEFORE_EXERCISE = "before_exercise"
    DRINK_WITH_EXERCISE = "drink_with_exercise"
    DRINKS_BY_DAY = "drinks_by_day"


class DrinkTime(StrEnum):
    """When to drink with exercise (S41)."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Reminder(BaseModel):
    """One reminder, as set; its time is wall time where the person is."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: ReminderKind
    at: time
    """Of the thing itself: bedtime, the workout, the first drink of the day."""
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    """ISO weekdays, Monday is 1; of no meaning for a single one."""
    day: date | None = None
    """Of a single one."""
    fold: Literal[0, 1] = 0
    """1: the second time that the clock shows this, in the night when it is put back."""
    minutes_before: int = Field(default=0, ge=0, le=24 * 60)
    on: bool = True
    paused_until: date | None = None
    """The first day for which it rings again."""
    wording: str = ""
    """The person's own words; they stay on the device."""
    of: str = ""
    """Id of the reminder that this one repeats once, as it was asked to wait a moment."""

    duration_min: int = Field(default=60, ge=5, le=12 * 60)
    """How long the exercise takes, for the drinks with it."""
    drinks: tuple[DrinkTime, ...] = tuple(DrinkTime)
    """Which of the drinks with exercise."""
    hours_before: int = Field(default=2, ge=2, le=4)
    """How long before exercise to drink."""

    until: time | None = None
    """When the window of the drinks by day ends."""
    every_h: int = Field(default=2, ge=1, le=6)
    """Hours between the drinks by day."""

    @model_validator(mode="after")
    def _repeats_or_is_single(self) -> Self:
        if not self.days and self.day is None:
            raise ValueError("give days of the week or one day")
        return self

    @property
    def drinking(self) -> bool:
        """Whether it tells to drink."""
        return self.kind in (ReminderKind.DRINK_WITH_EXERCISE, ReminderKind.DRINKS_BY_DAY)


class Outcome(StrEnum):
    SHOWN = "shown"
    DONE = "done"
    SNOOZED = "snoozed"
    SNOOZE_FAILED = "snooze_failed"
    """It was asked to wait a moment, and nobody could be told."""
    MISSED = "missed"


class ReminderOutcome(BaseModel):
    """What became of one reminder at one due time."""

    model_config = ConfigDict(frozen=True)

    id: str
    started: Moment
    """When it was due."""
    reminder: str
    """Id of the reminder."""
    outcome: Outcome


def outcome_id(alarm: str, due: datetime, outcome: Outcome) -> str:
    """Of the record of an outcome: whoever tells of it, and however often, it is one.

    Args:
        alarm: Id of what rang, or did not.
        due: When, aware.
        outcome: What became of it.
    """
    return f"{alarm}-{due.timestamp():.0f}-{outcome}"
