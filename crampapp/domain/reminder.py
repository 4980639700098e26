"""What the person wants to be reminded of, and what became of it."""

from datetime import date, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class ReminderKind(StrEnum):
    BEDTIME_STRETCH = "bedtime_stretch"
    BEFORE_EXERCISE = "before_exercise"
    DRINK_WITH_EXERCISE = "drink_with_exercise"
    DRINKS_BY_DAY = "drinks_by_day"


class Reminder(BaseModel):
    """One reminder, as set; its time is wall time where the person is."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: ReminderKind
    at: time
    """Of the thing itself: bedtime, the workout, the first drink of the day."""
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    """ISO weekdays, Monday is 1. Empty for a single one."""
    day: date | None = None
    """Of a single one."""
    minutes_before: int = Field(default=0, ge=0, le=24 * 60)
    on: bool = True
    paused_until: date | None = None
    wording: str = ""
    """The person's own words; they stay on the device."""


class Outcome(StrEnum):
    SHOWN = "shown"
    DONE = "done"
    SNOOZED = "snoozed"
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
