"""The cause checker with its knowledge: what is asked, what comes next, what it amounts to.

Answers are plain, ready for JSON: ``{question id: value}``. A value is the id of an option (type
"one"), a list of ids (type "many"; empty: none), a whole number (type "integer") or "unknown". A
question that was not asked is left out.
"""

from collections.abc import Mapping
from functools import cache

from crampapp.content.checker.loader import Loaded, load, read, read_medicines
from crampapp.content.checker.model import CheckerContent, WordingText
from crampapp.content.claim import Claim
from crampapp.domain.checker import Assessment, Checker, Question


@cache
def _loaded() -> Loaded:
    return load(read())


def checker() -> Checker:
    """The checker.

    Raises:
        ContentError: A bundled file does not keep the rules.
    """
    return _loaded().checker


def checker_content() -> CheckerContent:
    """The texts it is made of."""
    return _loaded().content


def wording() -> WordingText:
    """The words of every result."""
    return _loaded().wording


def claims() -> tuple[Claim, ...]:
    """Every text of the checker with its sources."""
    return checker_content().claims()


@cache
def medicine_names() -> dict[str, tuple[str, ...]]:
    """Generic names and brands by class of medicine; reads nothing else of the checker."""
    return {text.id.partition(".")[2]: text.names for text in read_medicines()}


def questions() -> tuple[Question, ...]:
    """Everything that can be asked; who it is for first, then the cards of signs of danger.

    Raises:
        ContentError: A bundled file does not keep the rules.
    """
    return checker().questions()


def next_question(answers: Mapping[str, object]) -> Question | None:
    """The question that helps most now; ``None`` when no further one is worth its tap.

    Args:
        answers: Those so far, by id of the question; see the module.

    Raises:
        AnswerError: An answer is not possible; the message begins with the id of its question.
    """
    return checker().next_question(answers)


def assess(answers: Mapping[str, object]) -> Assessment:
    """How urgent it is, which flags are up, which causes fit (probabilities from 0 to 1 that sum
    to one; weights in log-odds) and what to do.

    Args:
        answers: By id of the question; see the module. Their order does not matter.

    Raises:
        AnswerError: An answer is not possible; the message begins with the id of its question.
    """
    return checker().assess(answers)


__all__ = [
    "assess",
    "checker",
    "checker_content",
    "claims",
    "medicine_names",
    "next_question",
    "questions",
    "wording",
]
