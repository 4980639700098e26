"""The shape of the checker's content files, and the rules they must keep."""

from math import log
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crampapp.content.claim import Claim, Evidence, SourceId
from crampapp.domain.checker import (
    Handling,
    Kind,
    Option,
    Part,
    Prior,
    Question,
    Strength,
    Urgency,
    Verdict,
)

Written = str | dict[str, Any]
"""A condition as it is written; see :mod:`crampapp.domain.checker.condition`."""


class _Text(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class QuestionText(Question, Claim):
    """A question as written in ``questions.toml``."""

    kind: ClassVar[str] = "question"

    id: str = Field(pattern=r"^[a-z_]+$")
    applies: Written | None = None
    sources: tuple[SourceId, ...] = ()
    evidence: Evidence = Evidence.GENERAL

    @property
    def words(self) -> str:
        options = (f"{option.text}." for option in self.options)
        return " ".join(filter(None, [self.text, self.help, *options]))

    @model_validator(mode="after")
    def _a_number_has_bounds_and_a_check_its_card(self) -> Self:
        if (self.type is Kind.INTEGER) != (self.least is not None and self.most is not None):
            raise ValueError(f"{self.id}: an integer, and only that, has least and most")
        if (self.part is Part.CHECK) != (self.card is not None):
            raise ValueError(f"{self.id}: a check, and only that, has a card")
        return self


class MedicineText(Claim):
    """A class of medicine as written in ``medicines.toml``."""

    kind: ClassVar[str] = "medicine"

    text: str
    names: tuple[str, ...] = Field(min_length=1)
    note: str
    usual: float | None = None
    """How often it is taken; see :class:`crampapp.domain.checker.Option`."""

    @property
    def words(self) -> str:
        return f"{self.text}. {self.note}"

    def option(self) -> Option:
        """The same as an option of the question about medicines."""
        id = self.id.partition(".")[2]
        return Option(id=id, text=self.text, names=self.names, usual=self.usual)


class CaseText(_Text):
    """When a flag is up, or a cause more urgent than usual."""

    urgency: Urgency
    when: Written
    name: str = ""
    """What it is about, where a flag stands for several things."""


class ConditionFlagText(Claim):
    """A red flag as a condition over answers, as written in ``flags.toml``."""

    kind: ClassVar[str] = "flag_condition"

    id: str = Field(pattern=r"^RF\d\d$")
    name: str
    meaning: str
    first_aid: str
    leg: Handling | None = None
    case: tuple[CaseText, ...] = Field(min_length=1)

    @property
    def words(self) -> str:
        return " ".join(filter(None, [f"{self.name}.", self.meaning, self.first_aid]))

    @model_validator(mode="after")
    def _gravest_first(self) -> Self:
        gravity = [case.urgency.gravity for case in self.case]
        if gravity != sorted(gravity, reverse=True):
            raise ValueError(f"{self.id}: the gravest case comes first")
        return self


class PointText(BaseModel):
    """A line of evidence: a grade of the brief for or against, or a published likelihood ratio."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    when: Written
    for_: Strength | None = Field(default=None, alias="for")
    against: Strength | None = None
    lr: float | None = Field(default=None, gt=0)
    sources: tuple[SourceId, ...]
    group: str | None = None
    risk: bool = False

    @model_validator(mode="after")
    def _weighs_in_one_way(self) -> Self:
        if sum(weight is not None for weight in (self.for_, self.against, self.lr)) != 1:
            raise ValueError("one of for, against and lr")
        if self.lr is not None and not self.sources:
            raise ValueError("a likelihood ratio needs a source")
        return self

    @property
    def weight(self) -> float:
        """Log-odds."""
        if self.for_:
            return self.for_.log_odds
        if self.against:
            return -self.against.log_odds
        return log(self.lr or 1)


class CauseText(Claim):
    """A cause as written in ``causes/``."""

    kind: ClassVar[str] = "cause"

    id: str = Field(pattern=r"^C\d\d$")
    name: str
    medical: str
    prior: Prior
    urgency: Urgency
    escalations: tuple[CaseText, ...]
    about: str
    advice: str
    warning: dict[Urgency, str]
    leg: Handling | None = None
    points: tuple[PointText, ...] = Field(min_length=1)

    @property
    def words(self) -> str:
        warning = " ".join(self.warning.values())
        return f"{self.name} ({self.medical}). {self.about} {self.advice} {warning}"


class LikelihoodText(_Text):
    """Words for a probability from ``least`` on."""

    least: float = Field(ge=0, le=1)
    text: str


class WordingText(Claim):
    """Words of every result, as written in ``wording.toml``."""

    kind: ClassVar[str] = "checker_wording"

    id: str = "checker.wording"
    disclaimer: str
    fits_best: str
    possible: str
    looked_at: str
    safety_net: str
    call_now: str
    emergency_number: str
    """Words in the texts in whose place a number is shown where it is known."""
    clot_safety_net: str
    medicines: str
    unanswered: str
    rest: str
    beside: str
    nothing_fits: str
    nothing_fits_urgent: str
    steps: dict[Urgency, tuple[str, ...]]
    urgency: dict[Urgency, str]
    likelihood: tuple[LikelihoodText, ...] = Field(min_length=1)

    @property
    def words(self) -> str:
        steps = (step for level in self.steps.values() for step in level)
        texts = (
            self.disclaimer,
            self.safety_net,
            self.call_now,
            self.clot_safety_net,
            self.medicines,
        )
        nothing = (self.nothing_fits, self.nothing_fits_urgent)
        return " ".join([*texts, self.unanswered, self.rest, *nothing, *steps])

    def likely(self, verdict: Verdict) -> str:
        """How well a cause fits; of one that is likely beside another, never as little as its share
        among all would make it, and never well while something strong speaks against it."""
        words = self.in_words(verdict.probability)
        if verdict.contradicted and verdict.probability >= self.likelihood[0].least:
            words = self.likelihood[1].text
        least = self.likelihood[-1].text
        return self.beside if verdict.stands_alone and words == least else words

    def no_cause(self, urgency: Urgency) -> str:
        """Said where no cause is named; that it is common must not calm who has to be seen."""
        grave = urgency.gravity >= Urgency.URGENT.gravity
        return self.nothing_fits_urgent if grave else self.nothing_fits

    def in_words(self, probability: float) -> str:
        """A probability from 0 to 1 in words."""
        return next(level.text for level in self.likelihood if probability >= level.least)


class CheckerContent(_Text):
    """What one file holds, or all of them together."""

    question: tuple[QuestionText, ...] = ()
    medicine: tuple[MedicineText, ...] = ()
    definitions: dict[str, Written] = {}
    flag: tuple[ConditionFlagText, ...] = ()
    cause: tuple[CauseText, ...] = ()
    wording: WordingText | None = None

    def claims(self) -> tuple[Claim, ...]:
        """Every text with its sources."""
        words = (self.wording,) if self.wording else ()
        return (*self.question, *self.medicine, *self.flag, *self.cause, *words)
