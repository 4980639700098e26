"""What a cramp leaves behind in the record."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class MuscleGroup(StrEnum):
    """The six muscle groups the app knows, named as on the screens."""

    CALF = "calf"
    HAMSTRING = "hamstring"
    QUADRICEPS = "quadriceps"
    FOOT = "foot"
    INNER_THIGH = "inner_thigh"
    SHIN = "shin"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Episode(BaseModel):
    """One cramp, from the tap on "Cramp now" to the tap on "It eased"."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Sorts by start time; see :func:`crampapp.domain.identifier.new_id`."""
    started: Moment
    duration_s: int = Field(ge=0)
    """Seconds from the start to the moment it eased (for the last time, when it came back)."""
    muscle: MuscleGroup
    side: Side | None = None
    """``None`` until the person says which leg."""
    steps: tuple[str, ...] = ()
    """Ids of the relief steps begun, in order, each once."""
    relapses: int = Field(default=0, ge=0)
    """How often it came back before it eased for good."""
