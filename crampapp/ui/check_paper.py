"""A result of the check on paper, for a doctor or a pharmacist; plain text, no controls."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crampapp.content.checker import checker, wording
from crampapp.content.messages import gettext as _
from crampapp.domain.check import ME, WHO, Answers
from crampapp.domain.checker import Assessment, Fit, Verdict, When
from crampapp.ui.check_words import Spelled, explained, said


class Section(NamedTuple):
    """Lines below a title."""

    title: str
    lines: tuple[str, ...]


class Paper(NamedTuple):
    """What is printed, or saved as text."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]

    def as_text(self) -> str:
        """To read, to send and to save."""
        parts = ["\n".join([self.title, *self.lines])]
        parts += ["\n".join([s.title, *(f"- {line}" for line in s.lines)]) for s in self.sections]
        return "\n\n".join(parts) + "\n"

    def as_json(self) -> str:
        """For the page, which prints it."""
        sections = [section._asdict() for section in self.sections]
        return json.dumps({"title": self.title, "lines": self.lines, "sections": sections})


def paper(result: Assessment, answers: Answers, day: str, spelled: Spelled) -> Paper:
    """A result with all that a doctor may want to know of it.

    Args:
        result: What the answers amount to.
        answers: What was said.
        day: When, such as ``2026-11-22``.
        spelled: What stands behind the id of a source.
    """
    words = wording()
    named = [verdict for verdict in result.verdicts if verdict.named]
    sections = (
        Section(words.urgency[result.urgency], tuple(one.name for one in result.flags)),
        *(_fitting(title, result.named(fit)) for title, fit in _groups()),
        Section(_("What would make it more urgent"), tuple(_sooner(result, named))),
        *_signs(result),
        Section(_("Answers"), tuple(f"{one.question} {one.answer}" for one in said(answers))),
        Section(_("Sources"), tuple(_sources(result, named, spelled))),
    )
    who = _("Answered by the person with the cramps.")
    if answers.get(WHO) != ME:
        who = _("Answered for somebody else.")
    return Paper(
        title=_("Leg cramps: answers and result"),
        lines=(f"{day}. {who}", _("Self-reported, not a diagnosis."), words.disclaimer),
        sections=tuple(one for at, one in enumerate(sections) if one.lines or at == 0),
    )


def _groups() -> Iterator[tuple[str, Fit]]:
    yield wording().fits_best, Fit.BEST
    yield wording().possible, Fit.POSSIBLE


def _fitting(title: str, found: Iterable[Verdict]) -> Section:
    return Section(title, tuple(line for verdict in found for line in _lines(verdict)))


def _lines(verdict: Verdict) -> Iterator[str]:
    cause = explained(verdict, lambda id: id)
    yield f"{verdict.cause.name} ({verdict.cause.medical}): {cause.likely}"
    for title, reasons in ((_("for it"), cause.raised), (_("against it"), cause.lowered)):
        if reasons:
            yield f"{title}: " + "; ".join(f"{one.question} {one.answer}" for one in reasons)


def _sooner(result: Assessment, named: Iterable[Verdict]) -> Iterator[str]:
    """Of every cause, and for whoever stays at home."""
    net = " ".join(
        step.text for step in result.next_steps if step.when is When.SOONER and not step.cause
    )
    lines = [text for verdict in named for text in verdict.cause.warning.values()]
    yield from dict.fromkeys(filter(None, [net, *(text for text in lines if text not in net)]))


def _signs(result: Assessment) -> Iterator[Section]:
    unsure = {one.flag.id for one in result.doubted}
    open = [flag for flag in result.unasked if flag.id not in unsure]
    settled = unsure | {flag.id for flag in (*open, *(one.flag for one in result.flags))}
    absent = [flag for flag in checker().flags() if flag.id not in settled]
    for title, names in (
        (_("Signs of danger: not sure"), [one.name for one in result.doubted]),
        (_("Signs of danger: asked, and not there"), [flag.name for flag in absent]),
        (_("Signs of danger: not asked, or not settled"), [flag.name for flag in open]),
    ):
        yield Section(title, tuple(names))


def _sources(result: Assessment, named: Iterable[Verdict], spelled: Spelled) -> Iterator[str]:
    ids = [id for one in result.flags for id in one.flag.sources]
    for verdict in named:
        ids += verdict.cause.sources
        ids += [id for one in verdict.contributions for id in one.sources]
    for id in dict.fromkeys(ids):
        yield f"{id}: {spelled(id)}"
