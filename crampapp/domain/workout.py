"""Exercise, which drinks and cramps are held against."""

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class Workout(BaseModel):
    """One bout of exercise."""

    model_config = ConfigDict(frozen=True)

    id: str
    started: Moment
    duration_min: int = Field(gt=0, le=7 * 24 * 60)
    hot: bool | None = None
    """Whether it was hot; ``None`` until the person says so."""
    weight_before_kg: float | None = Field(default=None, gt=0, le=500)
    weight_after_kg: float | None = Field(default=None, gt=0, le=500)
    """Weight gained means too much was drunk."""
