"""What may lie behind a cramp, and the evidence for and against it as lines of data.

Everything is in log-odds, so that evidence adds up. Published likelihood ratios count as their
natural logarithm; where none was found, a grade of the clinical brief (section 3) stands for one in
the middle of the range that the brief gives for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import log

from crampapp.domain.checker.answers import Facts
from crampapp.domain.checker.condition import Condition
from crampapp.domain.checker.urgency import Urgency

PRESENTATION = frozenset({"cramp", "brief", "timing", "place"})
"""Groups of evidence about the cramp itself, which all that makes muscles cramp have in common."""

STANDS_ALONE = 0.0
"""Log-odds from which on a cause is likely by its own signs: as likely as not."""

SIGN = log(2)
"""From a likelihood ratio of 2 on, one answer is positive evidence (brief 3)."""
STRONG = log(5)
"""From a likelihood ratio of 5 on, evidence is strong (brief 3)."""


class Prior(StrEnum):
    """How common it is among people with leg cramps; ordinal judgement of the brief."""

    VERY_COMMON = "++++"
    COMMON = "+++"
    UNCOMMON = "++"
    RARE = "+"

    @property
    def log_odds(self) -> float:
        """About a third to each next one."""
        return {"++++": -1.0, "+++": -2.1, "++": -3.2, "+": -4.6}[self.value]


class Strength(StrEnum):
    """How much a line of evidence weighs."""

    DECISIVE = "D"
    """A sign of danger that points at this condition: it must rank high when its flag is up."""
    STRONG = "S"
    """Likelihood ratio of 5 or more."""
    MODERATE = "M"
    """2 to 5."""
    WEAK = "W"
    """1.2 to 2."""

    @property
    def log_odds(self) -> float:
        """Natural logarithm of a likelihood ratio in the middle of the range."""
        return log({"D": 100, "S": 9, "M": 3.2, "W": 1.5}[self.value])


@dataclass(frozen=True, slots=True)
class Point:
    """One line of evidence."""

    when: Condition
    weight: float
    """Log-odds; above zero it speaks for the cause."""
    sources: tuple[str, ...]
    """Empty: general medical knowledge."""
    group: str
    """Answers that say the same thing share a group, and only the strongest counts."""
    risk: bool = False
    """A circumstance, not a sign: alone it does not bring up a rare grave cause."""


class Handling(StrEnum):
    """What a cause or a flag asks of the leg."""

    STRETCH = "stretch"
    """Or to rub or warm it."""
    REST = "rest"
    """Neither stretch nor rub nor warm it; speaks louder than a cause that says so (brief 3)."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """Answers that make a cause more urgent than it usually is."""

    urgency: Urgency
    when: Condition


@dataclass(frozen=True, slots=True)
class Cause:
    """One possible explanation."""

    id: str
    """Its number in the brief, such as ``C15``."""
    name: str
    """As a person would say it."""
    medical: str
    prior: Prior
    urgency: Urgency
    escalations: tuple[Escalation, ...]
    points: tuple[Point, ...]
    about: str
    """What it is."""
    advice: str
    """What to do."""
    warning: Mapping[Urgency, str]
    """What would make it so urgent; gravest first."""
    sources: tuple[str, ...]
    leg: Handling | None = None

    def counted(self, facts: Facts) -> Iterator[Point]:
        """The lines of evidence that count: those that hold, the strongest of each group."""
        strongest: dict[str, Point] = {}
        for point in self.points:
            if point.when.truth(facts):
                rival = strongest.get(point.group)
                if rival is None or abs(point.weight) > abs(rival.weight):
                    strongest[point.group] = point
        yield from strongest.values()

    def log_odds(self, facts: Facts) -> float:
        """Prior and evidence added up."""
        return self.prior.log_odds + sum(point.weight for point in self.counted(facts))

    def stands_alone(self, counted: Iterable[Point]) -> bool:
        """Whether its own signs make it likely, whatever else explains the cramp: people can have
        two things. How the cramp itself shows counts for nothing here."""
        own = [point for point in counted if point.group not in PRESENTATION]
        signs = any(point.weight > 0 and not point.risk for point in own)
        return signs and self.prior.log_odds + sum(p.weight for p in own) >= STANDS_ALONE

    def is_suggested(self, counted: Iterable[Point]) -> bool:
        """Whether an answer raised it. Of all but the commonest it takes more than the cramp
        itself, which all of them share, and more than a weak sign."""
        raised = [point for point in counted if point.weight > 0]
        if self.prior is Prior.VERY_COMMON:
            return bool(raised)
        return any(p.weight >= SIGN and p.group not in PRESENTATION for p in raised)

    def level(self, facts: Facts) -> Urgency:
        """How urgent it is with these answers."""
        for escalation in self.escalations:
            if escalation.when.truth(facts):
                return escalation.urgency
        return self.urgency

    def is_rare_and_grave(self) -> bool:
        """Whether it may be named only with positive evidence for it (brief 9.4)."""
        return self.prior is Prior.RARE or self.urgency.gravity >= Urgency.URGENT.gravity

    def questions(self) -> set[str]:
        """The questions its evidence asks."""
        return {atom.question for point in self.points for atom in point.when.atoms()}
