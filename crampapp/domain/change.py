"""Something that changed, marked by the person, to see what was before and after."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

MOST_WORDS = 200


class ChangeKind(StrEnum):
    MEDICINE = "medicine"
    """A medicine or supplement begun, changed or ended."""
    ROUTINE = "routine"
    """A stretch, a sport, a habit."""
    OTHER = "other"


class Change(BaseModel):
    """One change, and the day from which on it was so."""

    model_config = ConfigDict(frozen=True)

    id: str
    day: date
    kind: ChangeKind = ChangeKind.OTHER
    words: str = Field(default="", max_length=MOST_WORDS)
    """The person's own, such as "new tablets"."""
