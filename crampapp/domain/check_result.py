"""A result of the cause checker, kept because the person said so."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class LikelyCause(BaseModel):
    """One cause, as it was shown."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Of the cause in the content."""
    probability: float = Field(ge=0, le=1)


class CheckResult(BaseModel):
    """What was answered and what it amounted to at the time."""

    model_config = ConfigDict(frozen=True)

    id: str
    started: Moment
    """When the result was shown."""
    urgency: Literal["emergency", "urgent", "gp", "self_care"]
    flags: tuple[str, ...] = ()
    """Ids of the red flags that were up."""
    causes: tuple[LikelyCause, ...] = ()
    """Those that were named, the most probable first."""
    answers: dict[str, bool | int | float | str | tuple[str, ...] | None] = {}
    """By id of the question; a later version may judge them anew."""
    looked_at: bool | None = None
    """The answer to "Did you get it looked at?"; ``None`` until it was asked."""
