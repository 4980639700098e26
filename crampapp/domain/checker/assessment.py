"""What the answers amount to: how urgent, which flags, which causes and why, what to do next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from math import exp
from typing import NamedTuple

from crampapp.domain.checker.answers import Facts, Value
from crampapp.domain.checker.cause import SIGN, STRONG, Cause, Point
from crampapp.domain.checker.condition import Answered, Compared
from crampapp.domain.checker.flag import Flag
from crampapp.domain.checker.question import Kind, Question
from crampapp.domain.checker.urgency import Urgency

AS_GOOD_AS_BEST = 0.55
"""A cause fits best, too, when it is at least so probable as this share of the first one."""
MOST_BEST = 3
LEAST_POSSIBLE = 0.05
"""Below this probability a cause is not named."""
MOST_NAMED = 5


class Fit(StrEnum):
    """Where a cause stands in the result."""

    BEST = "fits_best"
    POSSIBLE = "possible"
    LOOKED_AT = "looked_at"


class Contribution(NamedTuple):
    """One answer that raised or lowered a cause."""

    question: str
    answer: Value
    """As in the answers; of several options those that count here."""
    weight: float
    """Log-odds; above zero it raised the cause."""
    sources: tuple[str, ...]
    """Empty: general medical knowledge."""
    along: tuple[tuple[str, Value], ...] = ()
    """Further questions and answers without which it would not count."""
    lacking: tuple[str, ...] = ()
    """Where it counts because something is not so: the options that were not chosen."""


class Verdict(NamedTuple):
    """What the answers say about one cause."""

    cause: Cause
    probability: float
    """From 0 to 1, among all causes."""
    fit: Fit
    urgency: Urgency
    stands_alone: bool
    """Likely by its own signs, beside whatever fits best: its urgency counts, too."""
    contributions: tuple[Contribution, ...]
    """The heaviest first."""

    @property
    def contradicted(self) -> bool:
        """Whether something strong speaks against it."""
        return any(one.weight <= -STRONG for one in self.contributions)

    @property
    def named(self) -> bool:
        """Whether it is shown as what may be behind it."""
        return self.fit is not Fit.LOOKED_AT

    @property
    def counts(self) -> bool:
        """Whether its urgency is the urgency of the result."""
        return self.fit is Fit.BEST or self.stands_alone

    @property
    def is_grave_and_possible(self) -> bool:
        """Whether somebody should look at it today, and it may be it."""
        return self.named and self.urgency.gravity >= Urgency.URGENT.gravity


class Raised(NamedTuple):
    """A red flag that is up."""

    flag: Flag
    urgency: Urgency
    name: str
    """What it is about with these answers."""


class When(StrEnum):
    """When a step is meant."""

    NOW = "now"
    SOONER = "sooner"
    """If it gets worse, or was not as harmless as it looked: the safety net."""


class Step(NamedTuple):
    """One thing to do."""

    text: str
    cause: Cause | None = None
    """What it is about, where it is about one cause."""
    when: When = When.NOW


class Assessment(NamedTuple):
    """The whole result."""

    urgency: Urgency
    flags: tuple[Raised, ...]
    """Gravest first."""
    doubted: tuple[Raised, ...]
    """Flags nobody is sure of, with what they count for: one level below their own."""
    unasked: tuple[Flag, ...]
    """Flags that answers still missing could raise, the doubted ones included."""
    cards_missing: tuple[str, ...]
    """Cards of signs of danger not answered yet; without them nothing is left to care at home."""
    verdicts: tuple[Verdict, ...]
    """Every cause, the most probable first."""
    rests: bool
    """Whether the leg must not be stretched, rubbed or warmed."""
    next_steps: tuple[Step, ...]
    """What to do, first things first; never empty."""

    @property
    def because(self) -> tuple[Raised, ...]:
        """The flags that say why; for who must be seen today, none that says there is no rush."""
        least = min(self.urgency.gravity, Urgency.URGENT.gravity)
        return tuple(one for one in self.flags if one.urgency.gravity >= least)

    def named(self, fit: Fit) -> tuple[Verdict, ...]:
        """The causes of one group, the most probable first."""
        return tuple(verdict for verdict in self.verdicts if verdict.fit is fit)


def probabilities(log_odds: Sequence[float]) -> list[float]:
    """Log-odds as probabilities that sum to one."""
    highest = max(log_odds)
    odds = [exp(value - highest) for value in log_odds]
    total = sum(odds)
    return [value / total for value in odds]


def verdicts(
    causes: Sequence[Cause], questions: Mapping[str, Question], facts: Facts
) -> tuple[Verdict, ...]:
    """What the answers say about every cause, the most probable first."""
    counted = [tuple(cause.counted(facts)) for cause in causes]
    log_odds = [
        cause.prior.log_odds + sum(point.weight for point in points)
        for cause, points in zip(causes, counted, strict=True)
    ]
    ranked = sorted(
        zip(causes, probabilities(log_odds), counted, strict=True),
        key=lambda row: (-row[1], row[0].id),
    )
    fits = _fits([(cause, probability, points) for cause, probability, points in ranked])
    return tuple(
        Verdict(
            cause=cause,
            probability=probability,
            fit=fit,
            urgency=cause.level(facts),
            stands_alone=fit is not Fit.LOOKED_AT and cause.stands_alone(points),
            contributions=tuple(_contributions(points, questions, facts)),
        )
        for (cause, probability, points), fit in zip(ranked, fits, strict=True)
    )


def _fits(ranked: Sequence[tuple[Cause, float, tuple[Point, ...]]]) -> Iterator[Fit]:
    first: float | None = None
    named = 0
    for cause, probability, points in ranked:
        evident = any(point.weight >= SIGN and not point.risk for point in points)
        grave_without_sign = cause.is_rare_and_grave() and not evident
        if grave_without_sign or not cause.is_suggested(points) or named == MOST_NAMED:
            yield Fit.LOOKED_AT
            continue
        first = probability if first is None else first
        if probability >= first * AS_GOOD_AS_BEST and named < MOST_BEST:
            yield Fit.BEST
        elif probability >= LEAST_POSSIBLE or cause.stands_alone(points):
            yield Fit.POSSIBLE
        else:
            yield Fit.LOOKED_AT
            continue
        named += 1


def _contributions(
    points: Sequence[Point], questions: Mapping[str, Question], facts: Facts
) -> Iterator[Contribution]:
    for point in sorted(points, key=lambda point: -abs(point.weight)):
        held = list(point.when.held(facts))
        absent = [] if held else [a for a in point.when.atoms() if a.truth(facts) is False]
        atoms = held or absent
        told = {atom.question: _answer(atoms, atom.question, questions, facts) for atom in atoms}
        (question, answer), *along = told.items()
        yield Contribution(
            question=question,
            answer=answer,
            weight=point.weight,
            sources=point.sources,
            along=tuple(along) if held else (),
            lacking=tuple(_lacking(absent, question)),
        )


def _answer(
    atoms: Iterable[Answered | Compared],
    question: str,
    questions: Mapping[str, Question],
    facts: Facts,
) -> Value:
    if question in facts.numbers:
        return facts.numbers[question]
    chosen = facts.chosen.get(question, frozenset())
    asked = {
        option
        for atom in atoms
        if isinstance(atom, Answered) and atom.question == question
        for option in atom.options
    }
    shown = sorted(chosen & asked or chosen)
    return shown if questions[question].type is Kind.MANY else shown[0]


def _lacking(absent: Iterable[Answered | Compared], question: str) -> Iterator[str]:
    for atom in absent:
        if isinstance(atom, Answered) and atom.question == question:
            yield from sorted(atom.options)
