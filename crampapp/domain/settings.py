"""What the person chose for all screens."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, field_validator

from crampapp.domain.hours import NightHours
from crampapp.domain.quiet_hours import QuietHours

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Steps of the size of all text, in percent of what the device says (WCAG 2.2, 1.4.4: to 200)."""


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    BLACK = "black"


class Units(StrEnum):
    METRIC = "metric"
    """Millilitres and kilograms."""
    IMPERIAL = "imperial"
    """Fluid ounces and pounds."""


class Settings(BaseModel):
    """The choices that belong in a backup; there is one of these."""

    model_config = ConfigDict(frozen=True)

    theme: Theme = Theme.SYSTEM
    night: NightHours = NightHours()
    text_size: int = TEXT_SIZES[0]
    """In percent of the size that the device asks for."""
    still: bool = False
    """Whether nothing should slide or fade."""
    units: Units | None = None
    """``None``: those of the region."""
    region: str | None = None
    """Whose emergency numbers to show; ``None``: guessed from the time zone."""
    signals_by_day: tuple[str, ...] | None = None
    """Which signals accompany a relief, such as ``voice``; ``None``: as they are at first."""
    signals_by_night: tuple[str, ...] | None = None
    seated: bool | None = None
    """Whether the bedtime stretch is done sitting; ``None``: not asked yet."""
    quiet: QuietHours = QuietHours()
    """When no reminder tells to drink."""

    @field_validator("text_size")
    @classmethod
    def _one_of_the_steps(cls, percent: int) -> int:
        return step_of(percent)


def step_of(percent: int) -> int:
    """The step nearest to a size, which another version of the app may have kept."""
    return min(TEXT_SIZES, key=lambda step: abs(step - percent))
