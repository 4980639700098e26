"""Short cases: the answers a person would give, what may lie behind them, how urgent it is."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from crampapp.content.checker import assess, next_question
from crampapp.domain.checker import UNKNOWN, Assessment, Part, Question, Urgency

FOLDER = Path(__file__).parent
ORDINARY = {
    *("none", "normal", "no", "up_to_10_min", "pale", UNKNOWN),
    *("first_time", "now_and_then", "weekly", "sore_day"),
    *("calf", "foot", "shin", "thigh_front", "thigh_back", "thigh_inner"),
}
"""Answers of people who have nothing to tell about that."""


class Vignette(BaseModel):
    """One case, as written in a ``*.toml`` of this folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    story: str
    """In a sentence or two, as the person would tell it."""
    answers: dict[str, str | int | list[str]]
    """The whole truth: what the person would answer if asked. Left out: they do not know."""
    causes: tuple[str, ...]
    """Any of these is a correct first cause; empty: what it is, is not among the causes."""
    urgency: Urgency
    flags: tuple[str, ...] = ()
    """Red flags that must be up."""
    brief: tuple[str, ...]
    """Where the clinical brief says so."""
    untouched: bool = False
    """Kept out of all tuning."""

    def answer(self, question: Question) -> str | int | list[str]:
        """What the person says when asked.

        The overview follows from the rest: what has something to tell behind it is ticked.
        """
        if question.part is Part.OVERVIEW and question.id not in self.answers:
            return [o.id for o in question.options if any(self._tells(id) for id in o.opens)]
        return self.answers.get(question.id, UNKNOWN)

    def _tells(self, id: str) -> bool:
        """Whether a question has an answer out of the ordinary."""
        value = self.answers.get(id, UNKNOWN)
        return not ORDINARY.issuperset(value if isinstance(value, list) else [value])


class Course(NamedTuple):
    """A vignette asked to its end."""

    vignette: Vignette
    asked: tuple[str, ...]
    """Questions in the order in which they were asked."""
    answers: dict[str, str | int | list[str]]
    result: Assessment

    @property
    def ranked(self) -> list[str]:
        """Ids of the causes, the most probable first."""
        return [verdict.cause.id for verdict in self.result.verdicts]


@cache
def vignettes() -> tuple[Vignette, ...]:
    """All cases, by id."""
    return tuple(sorted(_read(), key=lambda vignette: vignette.id))


def walk(vignette: Vignette) -> Course:
    """Asks what the checker wants to know, and nothing else."""
    answers: dict[str, str | int | list[str]] = {}
    while (question := next_question(answers)) is not None:
        answers[question.id] = vignette.answer(question)
    return Course(vignette, tuple(answers), answers, assess(answers))


def _read() -> Iterator[Vignette]:
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["vignette"]:
            yield Vignette.model_validate(row)
