"""The verbs of the settings: each choice holds at once, and from the next start on."""

from collections.abc import Callable

from crampapp.content import guide, regions
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.hours import NightHours
from crampapp.domain.region import Region, region_of
from crampapp.domain.settings import Theme, Units
from crampapp.platform.clock import Clock
from crampapp.ui.cues import Cues
from crampapp.ui.look import Look
from crampapp.ui.preferences import Cue, Preferences
from crampapp.ui.state import AppState


class Choosing:
    """What a person can choose for all screens."""

    def __init__(
        self,
        state: AppState,
        *,
        clock: Clock,
        cues: Cues,
        look: Look,
        prefer: Callable[[Preferences], None],
    ) -> None:
        """Prepare.

        Args:
            state: What the screens show.
            clock: The time.
            cues: The signals of the player.
            look: Of the window.
            prefer: Keeps the choices.
        """
        self._state = state
        self._clock = clock
        self._cues = cues
        self._look = look
        self._prefer = prefer

    # The look

    def follow_night(self) -> None:
        """Black at night or when chosen; what begins in the dark stays dark until it ends."""
        chosen, run = self._state.preferences, self._state.run
        night = chosen.night_hours.hold
        begun_at_night = run is not None and night(run.started.local.time())
        self._state.late = night(self._clock.now().local.time()) or begun_at_night
        self._state.night = self._state.late or chosen.dark
        self._look.wear()

    def look(self, theme: Theme) -> None:
        """Light, dark or black by day, or whatever the device asks for."""
        self._choose(self._state.preferences.looking(theme))

    def switch_dark(self) -> None:
        """Black at all hours, or by night only."""
        chosen = self._state.preferences
        self.look(chosen.theme if chosen.dark else Theme.BLACK)

    def night(self, hours: NightHours) -> None:
        """When the player is black and quiet."""
        self._change(night_hours=hours)

    def size_text(self, percent: int) -> None:
        """How large all text is, in percent of what the device says."""
        self._change(text_size=percent)

    def stand_still(self, still: bool) -> None:
        """Whether nothing should slide or fade."""
        self._change(still=still)

    # Signals

    def switch(self, cue: Cue, *, night: bool | None = None) -> None:
        """Turn a signal of the player on or off.

        Args:
            cue: Which.
            night: For which part of the day; the present one when not given.
        """
        part = self._state.late if night is None else night
        self._choose(self._state.preferences.switched(cue, night=part))
        if cue is Cue.VOICE and cue not in self._state.cues:
            self._cues.hush()

    def hear(self, *, night: bool) -> None:
        """Try out what is on in a part of the day, as loud as it is then."""
        words = guide().first_step(MuscleGroup.CALF).say
        self._cues.try_out(words, self._state.preferences.cues(night=night), soft=night)

    # Where

    @property
    def region(self) -> Region:
        """Whose emergency numbers to show."""
        return region_of(regions(), self._clock.now().zone, self._state.preferences.region)

    @property
    def region_by_zone(self) -> Region:
        """The one that the time zone suggests."""
        return region_of(regions(), self._clock.now().zone)

    def live_in(self, code: str | None) -> None:
        """Show the numbers of a region; ``None``: those that the time zone suggests."""
        self._change(region=code)

    @property
    def units(self) -> Units:
        """Those that were chosen, or the usual ones of the region."""
        return self._state.preferences.units or self.region.units

    def measure_in(self, units: Units) -> None:
        """Show amounts and weights in these units."""
        self._change(units=units)

    # How

    def _change(self, **changes: object) -> None:
        self._choose(self._state.preferences.model_copy(update=changes))

    def _choose(self, preferences: Preferences) -> None:
        self._prefer(preferences)
        self.follow_night()
