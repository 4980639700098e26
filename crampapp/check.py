"""The checker on paper: questions and results as rows for programs and as text for people."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from crampapp.content.checker import assess, checker_content, questions, wording
from crampapp.domain.checker import UNKNOWN, Assessment, Contribution, Fit, Question, Verdict

GENERAL = "general"
"""The source of what is general medical knowledge."""


def question_rows() -> list[dict[str, Any]]:
    """Every question with its id, text, type, options and how to say that one does not know.

    ``applies`` is the condition under which it can be asked; ``null``: always.
    """
    applies = {text.id: text.applies for text in checker_content().question}
    return [_question_row(question, applies[question.id]) for question in questions()]


def question_text() -> str:
    """The same to read."""
    return "\n\n".join(_question_text(question) for question in questions())


def result_row(answers: Mapping[str, object]) -> dict[str, Any]:
    """What the answers amount to; every cause, the most probable first.

    Weights are log-odds, sources ids of the clinical brief or "general".

    Raises:
        AnswerError: An answer is not possible.
    """
    result = assess(answers)
    return {
        "urgency": result.urgency,
        "flags": [raised.flag.id for raised in result.flags],
        "causes": [_cause_row(verdict) for verdict in result.verdicts],
        "unasked_flags": [flag.id for flag in result.unasked],
        "next_steps": [step.text for step in result.next_steps],
    }


def result_text(answers: Mapping[str, object]) -> str:
    """The same to read, as the screens word it.

    Raises:
        AnswerError: An answer is not possible.
    """
    return "\n".join(_lines(assess(answers)))


def _question_row(question: Question, applies: object) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": question.id,
        "text": question.text,
        "type": question.type,
        "options": [{"id": option.id, "text": option.text} for option in question.options],
        "unknown": UNKNOWN,
        "part": question.part,
        "applies": applies,
    }
    if question.least is not None:
        row |= {"least": question.least, "most": question.most}
    return row


def _question_text(question: Question) -> str:
    options = [f"  {option.id}: {option.text}" for option in question.options]
    if question.least is not None:
        options = [f"  {question.least} to {question.most}"]
    head = f"{question.id} ({question.type}): {question.text}"
    return "\n".join([head, *options, f"  {UNKNOWN}: Not sure"])


def _cause_row(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.cause.id,
        "name": verdict.cause.name,
        "probability": verdict.probability,
        "fit": verdict.fit,
        "contributions": [_contribution_row(one) for one in verdict.contributions],
    }


def _contribution_row(contribution: Contribution) -> dict[str, Any]:
    return {
        "question": contribution.question,
        "answer": contribution.answer,
        "weight": round(contribution.weight, 3),
        "source": ", ".join(contribution.sources) or GENERAL,
    }


def _lines(result: Assessment) -> Iterator[str]:
    words = wording()
    yield words.urgency[result.urgency]
    for raised in result.because:
        yield f"  {raised.flag.id} {raised.name}. {raised.flag.meaning}"
    for raised in result.doubted:
        yield f"  Not sure: {raised.flag.id} {raised.name}."
    for heading, fit in ((words.fits_best, Fit.BEST), (words.possible, Fit.POSSIBLE)):
        if found := result.named(fit):
            yield f"{heading}:"
            for verdict in found:
                likely = words.likely(verdict)
                yield f"  {verdict.cause.id} {verdict.cause.name} ({likely})"
    if not any(verdict.named for verdict in result.verdicts):
        yield textwrap.fill(words.no_cause(result.urgency), width=88)
    yield "What to do:"
    for step in result.next_steps:
        yield textwrap.fill(step.text, width=88, initial_indent="  - ", subsequent_indent="    ")
    yield textwrap.fill(words.disclaimer, width=88)
