"""The shape of the content files, and the rules they must keep."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crampapp.domain.episode import MuscleGroup
from crampapp.domain.relief import Position, Protocol, Step

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


class Claim(BaseModel):
    """What every medical text carries: its statements, its sources and its evidence label."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+)+$")
    statements: tuple[StatementId, ...]
    sources: tuple[SourceId, ...]
    evidence: Evidence

    @model_validator(mode="after")
    def _a_grade_needs_a_source(self) -> "Claim":
        if self.evidence is not Evidence.GENERAL and not self.sources:
            raise ValueError(f"{self.id}: evidence {self.evidence} needs a source")
        return self


class StepText(Claim):
    """A relief step as written in ``relief.toml``."""

    action: str
    detail: str
    why: str
    hold_s: int
    rest_s: int
    repetitions: int

    @model_validator(mode="after")
    def _short_enough_for_a_sleeper(self) -> "StepText":
        words = len(self.action.split())
        if words > MOST_WORDS_OF_AN_ACTION:
            raise ValueError(
                f"{self.id}: action has {words} words, at most {MOST_WORDS_OF_AN_ACTION}"
            )
        return self

    def step(self) -> Step:
        """The part of it that the rules of relief know."""
        return Step(
            id=self.id,
            action=self.action,
            detail=self.detail,
            why=self.why,
            hold_s=self.hold_s,
            rest_s=self.rest_s,
            repetitions=self.repetitions,
        )


class ProtocolText(BaseModel):
    """The steps for one muscle group in one position, as written in ``relief.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    muscle: MuscleGroup
    position: Position
    step: tuple[StepText, ...] = Field(min_length=1)

    def protocol(self) -> Protocol:
        """The same for the rules of relief."""
        return Protocol(
            muscle=self.muscle,
            position=self.position,
            steps=tuple(text.step() for text in self.step),
        )


class Advice(Claim):
    """A short text with a heading."""

    title: str
    text: str


class Item(BaseModel):
    """One line of the content list, for review by a clinician or a script."""

    id: str
    kind: str
    text: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: Evidence


class Content(BaseModel):
    """Everything the app knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    protocol: tuple[ProtocolText, ...]
    advice: tuple[Advice, ...]
    sources: dict[SourceId, str]

    @model_validator(mode="after")
    def _sources_exist_and_ids_are_unique(self) -> "Content":
        seen: set[str] = set()
        for claim in self.claims():
            if claim.id in seen:
                raise ValueError(f"{claim.id}: this id is used twice")
            seen.add(claim.id)
            for source in claim.sources:
                if source not in self.sources:
                    raise ValueError(f"{claim.id}: source {source} is not in sources.toml")
        return self

    def claims(self) -> tuple[Claim, ...]:
        """Every medical text, steps first."""
        steps = tuple(step for protocol in self.protocol for step in protocol.step)
        return (*steps, *self.advice)
