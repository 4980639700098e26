"""What the checker can ask."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

NONE = "none"
"""The option that says that no other one fits."""
NORMAL = "normal"
"""The same where everything is as always."""
ALONE = (NONE, NORMAL)
"""Options that go with no other one: nothing of it is so."""


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """With the id of one option."""
    MANY = "many"
    """With a list of ids; an empty one is the same as "none"."""
    INTEGER = "integer"


class Part(StrEnum):
    """Which place a question has in the course of asking."""

    WHO = "who"
    CARD = "card"
    """Signs of danger, several ticks at once."""
    CHECK = "check"
    """Asked once after a card answered with "Not sure"; its pick counts as ticked there."""
    OVERVIEW = "overview"
    """Says which questions of the history are worth asking; the others count as answered."""
    HISTORY = "history"


class Option(BaseModel):
    """One possible answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    usual: float | None = Field(default=None, gt=0, lt=1)
    """How often people choose it, as a share; the others share what is left. A rough guess that
    decides only what is worth asking."""
    opens: tuple[str, ...] = ()
    """Of the overview: the questions to ask when it is ticked."""
    names: tuple[str, ...] = ()
    """Other names to find it by: generic names and brands of a medicine."""


class Question(BaseModel):
    """One question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    type: Kind
    part: Part
    options: tuple[Option, ...] = ()
    least: int | None = None
    """Of an integer."""
    most: int | None = None
    card: str | None = None
    """Of a check: the card it belongs to."""
    otherwise: str | None = None
    """What it counts as answered with when the overview says that there is nothing of the kind."""
    always: bool = False
    """Asked of everybody, unless somebody has to be seen the same day anyway."""
    settles: bool = False
    """May raise a flag or take one back, so it is asked as soon as it applies."""
    doubt: tuple[str, ...] = ()
    """Options that are feared when it is answered with "unknown", as on a card (brief 9.2)."""
    help: str = ""
    """How to find out."""
