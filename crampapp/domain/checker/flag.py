"""The red flags as conditions over answers: any hit decides, whatever the score (brief 4 and 9)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crampapp.domain.checker.answers import Facts
from crampapp.domain.checker.cause import Handling
from crampapp.domain.checker.condition import Condition
from crampapp.domain.checker.question import NONE, Question
from crampapp.domain.checker.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Case:
    """When a flag is raised, and how urgent it then is."""

    urgency: Urgency
    when: Condition
    name: str = ""
    """What it is about, where its flag stands for several things."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One red flag of the clinical brief."""

    id: str
    """Its number there, such as ``RF04``."""
    name: str
    meaning: str
    """Why it matters, in a sentence."""
    first_aid: str
    """What to do at once, before any call; may be empty."""
    cases: tuple[Case, ...]
    """Gravest first."""
    sources: tuple[str, ...] = ()
    leg: Handling | None = None

    def raised(self, facts: Facts) -> Urgency | None:
        """How urgent it is by the answers; ``None`` when it is not raised, or not known."""
        return next((case.urgency for case in self._met(facts)), None)

    def named(self, facts: Facts) -> str:
        """What it is about with these answers."""
        return ". ".join(case.name for case in self._met(facts) if case.name) or self.name

    def is_open(self, facts: Facts) -> bool:
        """Whether it is not raised, but answers still missing could raise it."""
        return self.raised(facts) is None and self.can_rise(facts)

    def can_rise(self, facts: Facts) -> bool:
        """Whether answers still missing could raise it, or raise it to a graver level."""
        graver: list[Case] = []
        for case in self.cases:
            if case.when.truth(facts):
                break
            graver.append(case)
        return any(case.when.truth(facts) is None for case in graver)

    def questions(self) -> set[str]:
        """The questions it asks."""
        return {atom.question for case in self.cases for atom in case.when.atoms()}

    def _met(self, facts: Facts) -> Iterator[Case]:
        return (case for case in self.cases if case.when.truth(facts))


def as_feared(facts: Facts, questions: Mapping[str, Question]) -> Facts:
    """The answers as they would be if every doubted sign were there."""
    feared = facts
    for id in facts.doubted:
        signs = frozenset(questions[id].doubt or (o.id for o in questions[id].options))
        feared = feared.plus(id, signs - {NONE})
    return feared
