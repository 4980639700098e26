"""How soon somebody must look at it, self-care included."""

from collections.abc import Iterable
from enum import StrEnum

from crampapp.domain.red_flags import Level


class Urgency(StrEnum):
    """The levels of a red flag and, below them, care at home; gravest first."""

    EMERGENCY = Level.EMERGENCY.value
    URGENT = Level.URGENT.value
    GP = Level.GP.value
    SELF_CARE = "self_care"
    """Manage at home, and know what would change that."""

    @property
    def gravity(self) -> int:
        """From 0, care at home, to 3, an ambulance."""
        return _GRAVITY[self]

    def one_below(self) -> "Urgency":
        """What a sign counts for when nobody is sure of it: never below gp (brief 9.2)."""
        return Urgency.URGENT if self is Urgency.EMERGENCY else Urgency.GP


_GRAVITY = {urgency: 3 - place for place, urgency in enumerate(Urgency)}


def gravest(levels: Iterable[Urgency]) -> Urgency:
    """The gravest of some levels; care at home when there is none."""
    return max(levels, key=lambda level: level.gravity, default=Urgency.SELF_CARE)
