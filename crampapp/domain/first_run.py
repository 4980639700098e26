"""The gentle questions that come after the first cramp, and never before "Cramp now"."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

QUIET_FROM, QUIET_TO = 22, 6
"""Hours between which nothing is asked."""


class Question(StrEnum):
    """In the order in which they are asked."""

    INSTALL = "install"
    """Put the app on the home screen?"""
    REMIND = "remind"
    """Remind of the stretch before bed?"""
    UNSAFE = "unsafe"
    """Is there anything that makes some steps unsafe?"""


class Known(NamedTuple):
    """What need not be asked any more."""

    can_install: bool
    """Whether this browser can install the app, and has not yet."""
    reminds: bool
    """Whether a reminder of the bedtime stretch exists."""
    told: bool
    """Whether the person has told anything about what makes steps unsafe."""


def open_questions(answered: Collection[Question], known: Known) -> tuple[Question, ...]:
    """What is left to ask.

    Args:
        answered: What was answered or skipped, on whatever day.
        known: What is so already.
    """
    needless = {
        Question.INSTALL: not known.can_install,
        Question.REMIND: known.reminds,
        Question.UNSAFE: known.told,
    }
    return tuple(q for q in Question if q not in answered and not needless[q])


def may_offer(local: datetime, *, met: date, cramps: int, busy: bool) -> bool:
    """Whether home may offer the questions: by day, and never over a relief.

    Who has had no cramp yet is left to look around on the first day.

    Args:
        local: The time on the wall.
        met: The day of the first start.
        cramps: How many are in the record.
        busy: Whether a relief is under way.
    """
    by_day = QUIET_TO <= local.hour < QUIET_FROM
    return by_day and not busy and (cramps > 0 or met < local.date())
