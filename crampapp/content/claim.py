"""What every medical text carries: statements it represents, sources and an evidence label."""

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

MOST_WORDS_OF_AN_ACTION = 12

StatementId = Annotated[str, Field(pattern=r"^S([1-9]|[1-3]\d|4[0-3])$")]
SourceId = Annotated[str, Field(pattern=r"^R\d+[a-c]?$")]


class Evidence(StrEnum):
    """How good the evidence is; letters as in section 6.4 of the clinical brief."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    DO_NOT_USE = "X"
    GENERAL = "general"
    """General medical knowledge, no source found or several joined."""


class Claim(BaseModel, ABC):
    """A medical text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    """What it is, for the list of all content."""

    id: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+)+$")
    statements: tuple[StatementId, ...] = ()
    sources: tuple[SourceId, ...]
    evidence: Evidence

    @property
    @abstractmethod
    def words(self) -> str:
        """All its words, for the list of all content."""

    @model_validator(mode="after")
    def _a_grade_needs_a_source(self) -> Self:
        if self.evidence is not Evidence.GENERAL and not self.sources:
            raise ValueError(f"{self.id}: evidence {self.evidence} needs a source")
        return self

    @model_validator(mode="after")
    def _short_enough_for_a_sleeper(self) -> Self:
        words = len(str(getattr(self, "action", "")).split())
        if words > MOST_WORDS_OF_AN_ACTION:
            raise ValueError(
                f"{self.id}: action has {words} words, at most {MOST_WORDS_OF_AN_ACTION}"
            )
        return self


class Item(BaseModel):
    """One line of the content list, for review by a clinician or a script."""

    id: str
    kind: str
    text: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: Evidence


def item(claim: Claim) -> Item:
    """The line of a medical text."""
    return Item(
        id=claim.id,
        kind=claim.kind,
        text=claim.words,
        statements=claim.statements,
        sources=claim.sources,
        evidence=claim.evidence,
    )
