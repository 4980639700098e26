"""A result of the cause checker that is kept."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.check import Answers
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
    """When the check was begun."""
    urgency: Literal["emergency", "urgent", "gp", "self_care"]
    flags: tuple[str, ...] = ()
    """Ids of the red flags that were up."""
    causes: tuple[LikelyCause, ...] = ()
    """Those that were named, the most probable first."""
    answers: dict[str, bool | int | float | str | tuple[str, ...] | None] = {}
    """By id of the question; a later version may judge them anew."""
    looked_at: bool | None = None
    """The answer to "Did you get it looked at?"; ``None`` until it was asked."""

    @property
    def grave(self) -> bool:
        """Whether somebody should look at it the same day."""
        return self.urgency in ("emergency", "urgent")

    @property
    def said(self) -> Answers:
        """The answers as the checker takes them."""
        lists = {
            id: list(one) if isinstance(one, tuple) else one for id, one in self.answers.items()
        }
        return {id: one for id, one in lists.items() if isinstance(one, str | int | list)}
