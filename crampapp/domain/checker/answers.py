"""Answers as they come in, checked, and what is known from them.

Unknown is not no: a question that was not answered, or answered with "unknown", settles nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from crampapp.domain.checker.question import NONE, NORMAL, Kind, Part, Question

UNKNOWN = "unknown"
"""The answer to any question by somebody who does not know; in a list of ticks, beside them."""

SHOWN = 40
"""So many characters of what cannot be are repeated in a complaint."""

Value = str | int | list[str]
"""An answer: id of an option, number, or list of ids."""


class AnswerError(ValueError):
    """An answer is not possible; the message begins with the id of its question."""

    def __init__(self, question: str, problem: str) -> None:
        named = question if question.isidentifier() and len(question) <= SHOWN else _shown(question)
        super().__init__(f"{named}: {problem}")
        self.question = question


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known from the answers."""

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By question: the options chosen; what was left out is known not to be so."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    """Questions with ticks and "not sure" beside them: what was left out there is unknown."""
    doubted: frozenset[str] = frozenset()
    """Cards answered with "not sure", and not settled by their check."""
    asked: frozenset[str] = frozenset()
    """Every question with an answer, "unknown" included."""

    def plus(self, question: str, options: frozenset[str]) -> "Facts":
        """The same with one more answer."""
        return Facts(
            {**self.chosen, question: options},
            self.numbers,
            self.open,
            self.doubted,
            self.asked | {question},
        )

    def without(self, questions: Collection[str]) -> "Facts":
        """The same without some answers."""
        chosen = {id: options for id, options in self.chosen.items() if id not in questions}
        return Facts(chosen, self.numbers, self.open, self.doubted, self.asked)


def facts_of(questions: Mapping[str, Question], answers: Mapping[str, object]) -> Facts:
    """What is known from the answers.

    Args:
        questions: All there are, by id.
        answers: By id of the question: an option, a list of options, a number or "unknown".

    Raises:
        AnswerError: An id is unknown, or a value is of the wrong type or impossible.
    """
    chosen: dict[str, frozenset[str]] = {}
    numbers: dict[str, int] = {}
    unsure: set[str] = set()
    for id, value in answers.items():
        if id not in questions:
            raise AnswerError(str(id), "there is no such question")
        question = questions[id]
        if value == UNKNOWN:
            unsure.add(id)
        elif question.type is Kind.INTEGER:
            numbers[id] = _number(question, value)
        else:
            ticks = _ticks(question, value)
            if UNKNOWN in ticks:
                unsure.add(id)
            if known := ticks - {UNKNOWN}:
                chosen[id] = known
    doubted = _fold_checks(questions.values(), chosen, unsure, answers)
    _fold_overview(questions, chosen, unsure, answers)
    return Facts(
        chosen=chosen,
        numbers=numbers,
        open=frozenset(unsure & chosen.keys()),
        doubted=frozenset(doubted),
        asked=frozenset(answers),
    )


def _fold_checks(
    questions: Iterable[Question],
    chosen: dict[str, frozenset[str]],
    unsure: set[str],
    answers: Mapping[str, object],
) -> set[str]:
    """Move what was picked in a check onto its card; gives the questions still in doubt."""
    for check in questions:
        if check.part is not Part.CHECK or check.id not in chosen or check.card is None:
            continue
        picked = chosen[check.id]
        before = chosen.get(check.card, frozenset()) - {NONE}
        if found := (before | picked) - {NONE}:
            chosen[check.card] = found
        elif check.card in answers:
            chosen[check.card] = frozenset({NONE})
        unsure.discard(check.card)
    return {q.id for q in questions if q.id in unsure and (q.part is Part.CARD or q.doubt)}


def _fold_overview(
    questions: Mapping[str, Question],
    chosen: dict[str, frozenset[str]],
    unsure: set[str],
    answers: Mapping[str, object],
) -> None:
    """Let what the overview did not tick count as answered; a real answer goes before it."""
    for overview in questions.values():
        if overview.part is Part.OVERVIEW and overview.id in chosen and overview.id not in unsure:
            for option in overview.options:
                if option.id not in chosen[overview.id]:
                    for id in option.opens:
                        if id not in answers and (otherwise := questions[id].otherwise):
                            chosen[id] = frozenset({otherwise})


def _number(question: Question, value: object) -> int:
    least, most = question.least, question.most
    wanted = f"a whole number from {least} to {most}"
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerError(question.id, f"{_shown(value)} is not {wanted} or {UNKNOWN!r}")
    if (least is not None and value < least) or (most is not None and value > most):
        raise AnswerError(question.id, f"{value} is not {wanted}")
    return value


def _ticks(question: Question, value: object) -> frozenset[str]:
    if question.type is Kind.ONE:
        if not isinstance(value, str):
            raise AnswerError(
                question.id, f"{_shown(value)} is not the id of one option or {UNKNOWN!r}"
            )
        values = [value]
    else:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise AnswerError(
                question.id, f"{_shown(value)} is not a list of option ids or {UNKNOWN!r}"
            )
        values = value
    known = {option.id for option in question.options} | {UNKNOWN}
    for one in values:
        if one not in known:
            raise AnswerError(question.id, f"there is no option {_shown(one)}")
    if NONE in values and len(set(values)) > 1:
        raise AnswerError(question.id, f"{NONE!r} goes with no other option")
    # Who names what is not as always has not meant that all is.
    return frozenset(values or [NONE]) - ({NORMAL} if set(values) - {NORMAL, UNKNOWN} else set())


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
