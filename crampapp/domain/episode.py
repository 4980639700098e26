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


class Trigger(StrEnum):
    """What a person thinks may have brought a cramp on; the words are in the content."""

    OVERUSE = "overuse"
    CYCLING = "cycling"
    SQUATS = "squats"
    RUNNING = "running"
    HOT_DAY = "hot_day"
    DRANK_LITTLE = "drank_little"
    LONG_POSTURE = "long_posture"
    """Long standing or sitting."""
    NEW_MEDICINE = "new_medicine"
    IN_BED = "in_bed"
    DONT_KNOW = "dont_know"


class Episode(BaseModel):
    """One cramp, from the tap on "Cramp now" to the tap on "It eased"."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Sorts by start time; see :func:`crampapp.domain.identifier.new_id`."""
    started: Moment
    duration_s: int = Field(ge=0)
    """Seconds from the start to the moment it eased (for the last time, when it came back).
    0 and unknown while ``parked``."""
    muscle: MuscleGroup
    side: Side | None = None
    """``None`` until the person says which leg."""
    steps: tuple[str, ...] = ()
    """Ids of the relief steps begun, in order, each once."""
    relapses: int = Field(default=0, ge=0)
    """How often it came back before it eased for good."""
    eased_by: str | None = None
    """Id of the step during which it eased."""
    eased_after_s: int | None = Field(default=None, ge=0)
    """Seconds from the beginning of that step."""
    pain: int | None = Field(default=None, ge=0, le=10)
    """From 0, none, to 10, the worst imaginable."""
    triggers: tuple[Trigger, ...] = ()
    sleep_lost_min: int | None = Field(default=None, ge=0)
    note: str = ""
    over_ten: bool = False
    """The person said that it had lasted over ten minutes; the clock starts at the tap only."""
    parked: bool = False
    """Nobody saw the end: the person fell asleep over it. Nothing is claimed about it."""


def brought_up_to_date(kept: Episode | None, found: Episode) -> Episode | None:
    """What to keep of a record that comes late, ended while the store could not be asked.

    What comes late never undoes what is known: it is the same record once more, perhaps with
    details, or the cramp came back and eased again since. Details that the person added stay.

    Args:
        kept: The record of that id in the store.
        found: The one that comes late.

    Returns:
        The record to keep, or ``None`` when it is kept already.
    """
    if kept is None:
        return found
    seen = (not kept.parked, kept.relapses, kept.duration_s)
    late = (not found.parked, found.relapses, found.duration_s)
    if late < seen:
        return None
    details = {
        "side": found.side or kept.side,
        "pain": found.pain if kept.pain is None else kept.pain,
        "triggers": kept.triggers or found.triggers,
        "sleep_lost_min": found.sleep_lost_min
        if kept.sleep_lost_min is None
        else kept.sleep_lost_min,
        "note": kept.note or found.note,
    }
    if late == seen:
        # A side that was told here is not told anew by the same record.
        with_details = kept.model_copy(update={**details, "side": kept.side or found.side})
        return None if with_details == kept else with_details
    return found.model_copy(update=details)
