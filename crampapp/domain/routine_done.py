"""A routine that was done."""

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class RoutineDone(BaseModel):
    """One run of a bedtime stretch or a warm-up, to its end or not."""

    model_config = ConfigDict(frozen=True)

    id: str
    started: Moment
    routine: str
    """Id of the routine in the content."""
    duration_s: int = Field(ge=0)
    """Seconds from the first step until it ended or was left."""
    finished: bool = True
