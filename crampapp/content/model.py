"""The shape of the content files, and the rules they must keep."""

from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from crampapp.content.claim import Claim, SourceId
from crampapp.domain.care import CareStep
from crampapp.domain.episode import MuscleGroup, Side, Trigger
from crampapp.domain.red_flags import RedFlag
from crampapp.domain.region import Region
from crampapp.domain.relief import Position, Protocol, Step
from crampapp.domain.routine import Routine, RoutineStep
from crampapp.domain.step import Movement

_Rule = TypeVar("_Rule", bound=BaseModel)


class StepText(Claim, Step):
    """A relief step as written in ``relief/``."""

    kind: ClassVar[str] = "relief_step"

    @property
    def words(self) -> str:
        return f"{self.action} {self.detail} {self.why}"


class ProtocolText(BaseModel):
    """The steps for one muscle group in one position, as written in ``relief/``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    muscle: MuscleGroup
    position: Position
    step: tuple[StepText, ...] = Field(min_length=1)

    def protocol(self) -> Protocol:
        """The part of it that the rules of relief know."""
        steps = tuple(rule(text, Step) for text in self.step)
        return Protocol(muscle=self.muscle, position=self.position, steps=steps)


class CareText(Claim, CareStep):
    """Massage, heat, cold or a helper's push, as written in ``care.toml``."""

    kind: ClassVar[str] = "care_step"

    @property
    def words(self) -> str:
        return f"{self.title}. {self.action} {self.detail} {self.why}"


class FlagText(Claim, RedFlag):
    """A red flag as written in ``red_flags/``."""

    kind: ClassVar[str] = "red_flag"

    brief: tuple[str, ...] = ()
    """Where it stands in the clinical brief, such as ``RF04``."""

    @property
    def words(self) -> str:
        told = [self.text, self.look, self.unless, self.leg, self.also, self.then]
        return " ".join(filter(None, told))


class RoutineText(Claim, Movement):
    """Rounds of one stretch or movement, as written in ``routines.toml``."""

    kind: ClassVar[str] = "routine_step"

    action: str
    detail: str
    say: str
    hold_s: int
    rest_s: int = 0
    """After each hold; 0 where the other leg holds meanwhile."""
    pause_s: int = 0
    """After the last hold instead of the rest, to change over to what comes next."""
    rounds: int = Field(default=1, ge=1)
    sides: tuple[Side, ...] = Field(min_length=1)
    """The order in which the legs take turns."""
    picture: str | None = None

    @property
    def words(self) -> str:
        return f"{self.action} {self.detail}"

    def holds(self) -> tuple[RoutineStep, ...]:
        """The holds one by one."""
        turns = [(number, side) for number in range(1, self.rounds + 1) for side in self.sides]
        shared = self.model_dump(include=set(RoutineStep.model_fields) - {"rest_s"})
        return tuple(
            RoutineStep(
                **shared,
                round=number,
                side=side,
                rest_s=self.pause_s if (number, side) == turns[-1] else self.rest_s,
            )
            for number, side in turns
        )


class RoutineOutline(BaseModel):
    """A routine as written in ``routines.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    step: tuple[RoutineText, ...] = Field(min_length=1)

    def routine(self) -> Routine:
        """The same, hold by hold."""
        holds = tuple(hold for text in self.step for hold in text.holds())
        return Routine(id=self.id, title=self.title, steps=holds)


class RegionText(Claim):
    """Numbers to call, as written in ``regions.toml``."""

    kind: ClassVar[str] = "region"

    region: Region

    @property
    def words(self) -> str:
        numbers = (self.region.emergency, self.region.also, self.region.advice)
        return " ".join([f"{self.region.name}:", *filter(None, numbers)])


class TriggerText(Claim):
    """What may have brought a cramp on, as written in ``triggers.toml``."""

    kind: ClassVar[str] = "trigger"

    trigger: Trigger
    label: str
    """As short as a chip."""
    note: str
    """What is known about it."""

    @property
    def words(self) -> str:
        return f"{self.label}. {self.note}"


class Advice(Claim):
    """A short text with a heading."""

    kind: ClassVar[str] = "advice"

    title: str
    text: str

    @property
    def words(self) -> str:
        title = self.title if self.title.endswith(("?", ".")) else f"{self.title}."
        return f"{title} {self.text}".strip()


class Content(BaseModel):
    """What one file holds, or all of them together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    protocol: tuple[ProtocolText, ...] = ()
    care: tuple[CareText, ...] = ()
    red_flag: tuple[FlagText, ...] = ()
    region: tuple[RegionText, ...] = ()
    routine: tuple[RoutineOutline, ...] = ()
    trigger: tuple[TriggerText, ...] = ()
    advice: tuple[Advice, ...] = ()
    sources: dict[SourceId, str] = {}

    def claims(self) -> tuple[Claim, ...]:
        """Every medical text, steps first."""
        steps = tuple(step for protocol in self.protocol for step in protocol.step)
        routines = tuple(step for routine in self.routine for step in routine.step)
        others = (*self.care, *routines, *self.red_flag, *self.region, *self.trigger)
        return (*steps, *others, *self.advice)


def rule(text: BaseModel, model: type[_Rule]) -> _Rule:
    """The part of a text that the rules of the domain know."""
    known: dict[str, Any] = {name: getattr(text, name) for name in model.model_fields}
    return model.model_validate(known)
