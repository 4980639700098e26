"""Conditions over answers, written as data: yes, no or unknown.

A condition is ``"question=option|option"``, ``"age>=60"``, ``"@name"`` of a definition, or a table:
``{all = [...]}``, ``{any = [...]}``, ``{at_least = 2, of = [...]}``, ``{not = ...}`` or
``{unless = ...}``. A sign that was not asked is unknown; what depends on it is unknown too, if the
rest does not settle it. ``not`` needs a known "no"; ``unless`` is for exceptions: it holds as long
as its condition is not known to.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from crampapp.domain.checker.answers import Facts

_COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


class ConditionError(ValueError):
    """A condition is not written as it must be."""


class Condition(Protocol):
    """What holds, does not hold, or is not known."""

    def truth(self, facts: Facts) -> bool | None:
        """Whether it holds; ``None`` when the answers do not tell."""

    def atoms(self) -> Iterator["Answered | Compared"]:
        """The questions it asks, one by one."""

    def held(self, facts: Facts) -> Iterator["Answered | Compared"]:
        """The answers by which it holds; none where it holds because something is absent."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One of some options was chosen."""

    question: str
    options: frozenset[str]

    def truth(self, facts: Facts) -> bool | None:
        chosen = facts.chosen.get(self.question)
        if chosen is None:
            return None
        if not self.options.isdisjoint(chosen):
            return True
        return None if self.question in facts.open else False

    def atoms(self) -> Iterator["Answered | Compared"]:
        yield self

    def held(self, facts: Facts) -> Iterator["Answered | Compared"]:
        if self.truth(facts):
            yield self


@dataclass(frozen=True, slots=True)
class Compared:
    """A number lies where it should."""

    question: str
    comparison: str
    number: int

    def truth(self, facts: Facts) -> bool | None:
        known = facts.numbers.get(self.question)
        return None if known is None else _COMPARISONS[self.comparison](known, self.number)

    def atoms(self) -> Iterator["Answered | Compared"]:
        yield self

    def held(self, facts: Facts) -> Iterator["Answered | Compared"]:
        if self.truth(facts):
            yield self


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition

    def truth(self, facts: Facts) -> bool | None:
        truth = self.condition.truth(facts)
        return None if truth is None else not truth

    def atoms(self) -> Iterator[Answered | Compared]:
        return self.condition.atoms()

    def held(self, facts: Facts) -> Iterator[Answered | Compared]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Unless:
    """An exception is not known to apply."""

    condition: Condition

    def truth(self, facts: Facts) -> bool | None:
        return self.condition.truth(facts) is not True

    def atoms(self) -> Iterator[Answered | Compared]:
        return self.condition.atoms()

    def held(self, facts: Facts) -> Iterator[Answered | Compared]:
        return iter(())


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many of some conditions hold: all of them, any of them, or a number in between."""

    count: int
    conditions: tuple[Condition, ...]

    def truth(self, facts: Facts) -> bool | None:
        held = possible = 0
        for condition in self.conditions:
            truth = condition.truth(facts)
            if truth:
                held += 1
            elif truth is None:
                possible += 1
        if held >= self.count:
            return True
        return None if held + possible >= self.count else False

    def atoms(self) -> Iterator[Answered | Compared]:
        for condition in self.conditions:
            yield from condition.atoms()

    def held(self, facts: Facts) -> Iterator[Answered | Compared]:
        for condition in self.conditions:
            if condition.truth(facts):
                yield from condition.held(facts)


def condition(written: object, definitions: Mapping[str, Condition]) -> Condition:
    """A condition from how it is written in the content.

    Raises:
        ConditionError: It is not written as it must be, or names what is not defined.
    """
    match written:
        case str():
            return _atom(written, definitions)
        case {"all": list(parts), **rest} if not rest and parts:
            conditions = tuple(condition(part, definitions) for part in parts)
            return AtLeast(len(conditions), conditions)
        case {"any": list(parts), **rest} if not rest and parts:
            return AtLeast(1, tuple(condition(part, definitions) for part in parts))
        case {"at_least": int(count), "of": list(parts), **rest} if not rest:
            return AtLeast(count, tuple(condition(part, definitions) for part in parts))
        case {"not": part, **rest} if not rest:
            return Not(condition(part, definitions))
        case {"unless": part, **rest} if not rest:
            return Unless(condition(part, definitions))
    raise ConditionError(f"{written!r} is not a condition")


def _atom(written: str, definitions: Mapping[str, Condition]) -> Condition:
    if written.startswith("@"):
        if written[1:] not in definitions:
            raise ConditionError(f"{written} is not defined")
        return definitions[written[1:]]
    if compared := re.fullmatch(r"(\w+)(>=|<=|<|>)(\d+)", written):
        question, comparison, number = compared.groups()
        return Compared(question, comparison, int(number))
    if answered := re.fullmatch(r"(\w+)=(\w+(?:\|\w+)*)", written):
        question, options = answered.groups()
        return Answered(question, frozenset(options.split("|")))
    raise ConditionError(f"{written!r} is not a condition")
