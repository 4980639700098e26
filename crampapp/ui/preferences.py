"""What the person chose once and for all: the signals of the player, and who they are."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, ValidationError

from crampapp.domain.first_run import Question
from crampapp.domain.profile import Profile
from crampapp.domain.settings import Settings, Theme
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

    def cues(self, *, night: bool) -> frozenset[Cue]:
        """What is switched on."""
        return self.night if night else self.day

    def switched(self, cue: Cue, *, night: bool) -> "Preferences":
        """The same with one switch turned, for this part of the day only."""
        return self.model_copy(update={"night" if night else "day": self.cues(night=night) ^ {cue}})

    def settings(self, before: Settings) -> Settings:
        """Those of the choices that belong in a backup, over what is there."""
        theme = Theme.SYSTEM if before.theme is Theme.BLACK else before.theme
        return before.model_copy(
            update={
                "theme": Theme.BLACK if self.dark else theme,
                "signals_by_day": _names(self.day, before.signals_by_day, Preferences().day),
                "signals_by_night": _names(
                    self.night, before.signals_by_night, Preferences().night
                ),
                "seated": self.seated,
            }
        )

    def with_settings(self, settings: Settings) -> "Preferences":
        """The same with the choices of a backup."""
        begun = Preferences()
        return self.model_copy(
            update={
                "dark": settings.theme is Theme.BLACK,
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
    try:
        return Preferences.model_validate_json(keeper.kept(_NAME) or "{}")
    except ValidationError:
        return Preferences()


def keep_preferences(keeper: Keeper, preferences: Preferences) -> None:
    """From the next start on, begin with these."""
    keeper.keep(_NAME, preferences.model_dump_json())
