"""Answers and results of a check in the words of its questions; plain text, no controls."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from crampapp.content.checker import assess, checker_content, questions, wording
from crampapp.content.checker.loader import MEDICINES
from crampapp.content.messages import gettext as _
from crampapp.domain.check import Answer, Answers
from crampapp.domain.checker import (
    UNKNOWN,
    AnswerError,
    Assessment,
    Contribution,
    Handling,
    Question,
    Step,
    Urgency,
    Verdict,
)
from crampapp.domain.checker.question import NONE, NORMAL
from crampapp.ui.formats import evidence

Spelled = Callable[[str], str]
"""What stands behind the id of a source."""


class Said(NamedTuple):
    """One answer as it can be read."""

    id: str
    question: str
    answer: str


class Explained(NamedTuple):
    """A cause with everything that there is to say about it."""

    verdict: Verdict
    likely: str
    raised: tuple[Said, ...]
    """The answers that speak for it, the heaviest first."""
    lowered: tuple[Said, ...]
    advice: str
    warning: str
    evidence: str
    sources: tuple[str, ...]


def judged(answers: Answers, before: str | None) -> tuple[Answers, Assessment]:
    """What answers amount to now, and those that this version understands.

    Args:
        answers: As they were given, perhaps to another version.
        before: How urgent it was judged to be then; it is not made less of afterwards.
    """
    understood = dict(answers)
    while True:
        try:
            result = assess(understood)
            break
        except AnswerError as error:
            del understood[error.question]
    if before is None or result.urgency.gravity >= Urgency(before).gravity:
        return understood, result
    urgency = Urgency(before)
    steps = (*map(Step, wording().steps[urgency]), *result.next_steps)
    return understood, result._replace(urgency=urgency, next_steps=steps)


def said(answers: Answers) -> list[Said]:
    """Every answer with its question, in the order of the answers."""
    known = {question.id: question for question in questions()}
    return [
        Said(id, known[id].text, answer_words(known[id], answer)) for id, answer in answers.items()
    ]


def medicines(answers: Answers) -> list[tuple[str, str]]:
    """The kinds of medicine that are taken: the name of their article in an address, and theirs."""
    taken = answers.get(MEDICINES)
    question = next(one for one in questions() if one.id == MEDICINES)
    return [
        (f"medicine-{option.id}", option.text)
        for option in question.options
        if isinstance(taken, list) and option.id in taken and option.names
    ]


def answer_words(question: Question, answer: Answer) -> str:
    """An answer as the screen worded it."""
    if isinstance(answer, int):
        return str(answer)
    texts = {option.id: option.text for option in question.options}
    texts = {UNKNOWN: _("Not sure"), NONE: _("None of these"), **texts}
    ids = [answer] if isinstance(answer, str) else answer or [NONE]
    if len(ids) > 1 and UNKNOWN in ids:
        known = "; ".join(texts[id] for id in ids if id != UNKNOWN)
        return _("{answers} (the rest is not known)").format(answers=known)
    return "; ".join(texts[id] for id in ids)


def explained(verdict: Verdict, spelled: Spelled, *, rests: bool = False) -> Explained:
    """Why a cause stands where it does, and what to do about it.

    Args:
        verdict: What the answers say about it.
        spelled: What stands behind the id of a source.
        rests: Whether the leg must rest, whatever this cause alone would say.
    """
    cause = verdict.cause
    stretches = cause.leg is Handling.STRETCH
    known = {question.id: question for question in questions()}
    text = next(text for text in checker_content().cause if text.id == cause.id)
    raised = [one for one in verdict.contributions if one.weight > 0]
    lowered = [one for one in verdict.contributions if one.weight < 0]
    cited = (*text.sources, *(id for one in verdict.contributions for id in one.sources))
    return Explained(
        verdict=verdict,
        likely=wording().likely(verdict),
        raised=_reasons(raised, known),
        lowered=_reasons(lowered, known),
        advice=wording().rest if rests and stretches else cause.advice,
        warning=" ".join(cause.warning.values()),
        evidence=evidence(text.evidence),
        sources=tuple(spelled(id) for id in dict.fromkeys(cited)),
    )


def _reasons(
    contributions: Sequence[Contribution], known: Mapping[str, Question]
) -> tuple[Said, ...]:
    """One line a question; of what is not so, only if something else of the kind is."""
    there: dict[str, Answer] = {}
    missing: dict[str, tuple[str, ...]] = {}
    for one in contributions:
        for id, answer in ((one.question, one.answer), *one.along):
            if one.lacking and not _is_none(answer):
                missing[id] = tuple(dict.fromkeys((*missing.get(id, ()), *one.lacking)))
            else:
                there[id] = _together(there.get(id, answer), answer)
    lines = [Said(id, known[id].text, answer_words(known[id], one)) for id, one in there.items()]
    for id, lacking in missing.items():
        words = answer_words(known[id], list(lacking))
        lines.append(Said(id, known[id].text, _("Not: {answers}").format(answers=words)))
    return tuple(lines)


def _is_none(answer: Answer) -> bool:
    return answer in ([NONE], [NORMAL], NONE, NORMAL)


def _together(before: Answer, answer: Answer) -> Answer:
    if isinstance(before, list) and isinstance(answer, list):
        return list(dict.fromkeys((*before, *answer)))
    return answer
