"""What the person chose for all screens."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from crampapp.domain.quiet_hours import QuietHours


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
    units: Units = Units.METRIC
    region: str | None = None
    """Whose emergency numbers to show; ``None``: guessed from the time zone."""
    signals_by_day: tuple[str, ...] | None = None
    """Which signals accompany a relief, such as ``voice``; ``None``: as they are at first."""
    signals_by_night: tuple[str, ...] | None = None
    seated: bool | None = None
    """Whether the bedtime stretch is done sitting; ``None``: not asked yet."""
    quiet: QuietHours = QuietHours()
    """When no reminder tells to drink."""
