"""Exercise, which drinks and cramps are held against."""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class Sweat(StrEnum):
    """How much a person sweated, or expects to."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


class Workout(BaseModel):
    """One bout of exercise, done or planned."""

    model_config = ConfigDict(frozen=True)

    id: str
    started: Moment
    duration_min: int = Field(gt=0, le=7 * 24 * 60)
    hot: bool | None = None
    """Whether it was hot; ``None`` until the person says so."""
    sweat: Sweat | None = None
    weight_before_kg: float | None = Field(default=None, gt=0, le=500)
    weight_after_kg: float | None = Field(default=None, gt=0, le=500)
    """Weight gained means too much was drunk."""

    @property
    def ended(self) -> datetime:
        """The instant at which it ends, in UTC."""
        return self.started.utc + timedelta(minutes=self.duration_min)

    @property
    def lost_kg(self) -> float | None:
        """Weight lost over it, negative where it was gained; ``None`` without both weights."""
        if self.weight_before_kg is None or self.weight_after_kg is None:
            return None
        return self.weight_before_kg - self.weight_after_kg
