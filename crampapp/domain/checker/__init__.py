"""The cause checker: signs of danger first, then what fits the answers, how well, and why."""

from crampapp.domain.checker.answers import UNKNOWN, AnswerError, Facts
from crampapp.domain.checker.assessment import (
    Assessment,
    Contribution,
    Fit,
    Step,
    Verdict,
    When,
)
from crampapp.domain.checker.cause import Cause, Escalation, Handling, Point, Prior, Strength
from crampapp.domain.checker.checker import Checker
from crampapp.domain.checker.condition import Condition, ConditionError
from crampapp.domain.checker.context import context_answers
from crampapp.domain.checker.flag import Case, Flag
from crampapp.domain.checker.question import Kind, Option, Part, Question
from crampapp.domain.checker.steps import Wording
from crampapp.domain.checker.urgency import Urgency

__all__ = [
    "UNKNOWN",
    "AnswerError",
    "Assessment",
    "Case",
    "Cause",
    "Checker",
    "Condition",
    "ConditionError",
    "Contribution",
    "Escalation",
    "Facts",
    "Fit",
    "Flag",
    "Handling",
    "Kind",
    "Option",
    "Part",
    "Point",
    "Prior",
    "Question",
    "Step",
    "Strength",
    "Urgency",
    "Verdict",
    "When",
    "Wording",
    "context_answers",
]
