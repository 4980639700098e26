"""What the person chose once and for all: look, signals, region, and who they are."""

import json
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from crampapp.domain.first_run import Question
from crampapp.domain.hours import NightHours
from crampapp.domain.profile import Profile
from crampapp.domain.settings import TEXT_SIZES, Settings, Theme, Units, step_of
from crampapp.platform.keeper import Keeper

_NAME = "preferences"


class Cue(StrEnum):
    """The ways beside words and pictures; each works when the others cannot."""

    VOICE = "voice"
    CHIME = "chime"
    VIBRATION = "vibration"
    PULSE = "pulse"


class FollowUp(BaseModel):
    """A result that somebody should have looked at."""

    model_config = ConfigDict(frozen=True)

    check: str
    """Its id."""
    ask_from: date
    """From this day on it is asked whether somebody did."""


class Preferences(BaseModel):
    """The choices, as they were left."""

    model_config = ConfigDict(frozen=True)

    day: frozenset[Cue] = frozenset(Cue)
    # Asleep beside somebody: no sound unless asked.
    night: frozenset[Cue] = frozenset({Cue.VIBRATION, Cue.PULSE})
    dark: bool = False
    """Whether the night look was chosen for all hours."""
    theme: Theme = Theme.SYSTEM
    """The look while it is not that one; never black."""
    night_hours: NightHours = NightHours()
    text_size: int = TEXT_SIZES[0]
    """In percent of the size that the device asks for."""
    still: bool = False
    """Whether nothing should slide or fade."""
    region: str | None = None
    """Whose emergency numbers to show; ``None``: guessed from the time zone."""
    units: Units | None = None
    """``None``: those of the region."""
    seated: bool | None = None
    """Whether standing is hard, for the bedtime stretch; ``None`` until it was asked."""
    passed_over: str = ""
    """The episode whose details the person did not want to add."""
    follow_up: FollowUp | None = None
    """The urgent result to ask after."""
    talk_from: date | None = None
    """From which day on a talk with a doctor may be suggested again."""
    profile: Profile = Profile()
    """What the person told about themselves."""
    backup_passed_over: date | None = None
    """When the person last did not want to make a backup."""
    tab_passed_over: bool = False
    """Whether the person knows that this tab may forget."""
    first_questions: frozenset[Question] = frozenset()
    """Those of the first days that were answered or skipped."""

    @field_validator("text_size")
    @classmethod
    def _one_of_the_steps(cls, percent: int) -> int:
        return step_of(percent)

    @property
    def look(self) -> Theme:
        """The look by day."""
        return Theme.BLACK if self.dark else self.theme

    def looking(self, theme: Theme) -> "Preferences":
        """The same with another look; what black takes the place of is remembered."""
        black = theme is Theme.BLACK
        return self.model_copy(update={"dark": black, "theme": self.theme if black else theme})

    def cues(self, *, night: bool) -> frozenset[Cue]:
        """What is switched on."""
        return self.night if night else self.day

    def switched(self, cue: Cue, *, night: bool) -> "Preferences":
        """The same with one switch turned, for this part of the day only."""
        return self.model_copy(update={"night" if night else "day": self.cues(night=night) ^ {cue}})

    def settings(self, before: Settings) -> Settings:
        """Those of the choices that belong in a backup, over what is there."""
        begun = Preferences()
        return before.model_copy(
            update={
                "theme": self.look,
                "night": self.night_hours,
                "text_size": self.text_size,
                "still": self.still,
                "region": self.region,
                "units": self.units,
                "signals_by_day": _names(self.day, before.signals_by_day, begun.day),
                "signals_by_night": _names(self.night, before.signals_by_night, begun.night),
                "seated": self.seated,
            }
        )

    def with_settings(self, settings: Settings) -> "Preferences":
        """The same with the choices of a backup."""
        begun = Preferences()
        return self.looking(settings.theme).model_copy(
            update={
                "night_hours": settings.night,
                "text_size": settings.text_size,
                "still": settings.still,
                "region": settings.region,
                "units": settings.units,
                "day": _cues(settings.signals_by_day, begun.day),
                "night": _cues(settings.signals_by_night, begun.night),
                "seated": settings.seated,
            }
        )


def _names(
    cues: frozenset[Cue], before: tuple[str, ...] | None, begun: frozenset[Cue]
) -> tuple[str, ...] | None:
    """The names of signals; none where nothing was ever chosen."""
    return None if before is None and cues == begun else tuple(sorted(cues))


def _cues(names: tuple[str, ...] | None, begun: frozenset[Cue]) -> frozenset[Cue]:
    return begun if names is None else frozenset(cue for cue in Cue if cue in names)


def is_kept(keeper: Keeper) -> bool:
    """Whether there are any, or this place is new to the person."""
    return keeper.kept(_NAME) is not None


def kept_preferences(keeper: Keeper) -> Preferences:
    """As they were left; the beginning ones when there are none."""
    text = keeper.kept(_NAME) or "{}"
    try:
        return Preferences.model_validate_json(text)
    except ValidationError as error:
        broken = {problem["loc"][0] for problem in error.errors() if problem["loc"]}
    # One value of another version must not cost what was told about safe steps.
    try:
        sound = {name: value for name, value in json.loads(text).items() if name not in broken}
        return Preferences.model_validate_json(json.dumps(sound))
    except (ValueError, AttributeError):
        return Preferences()


def keep_preferences(keeper: Keeper, preferences: Preferences) -> None:
    """From the next start on, begin with these."""
    keeper.keep(_NAME, preferences.model_dump_json())
