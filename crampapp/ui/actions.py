"""What a person can do outside of the player; the verbs of player and store hang on it."""

import random
from datetime import timedelta

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact
from crampapp.platform.bridge import Bridge
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.player import Player
from crampapp.ui.preferences import Cue, Preferences, keep_preferences, kept_preferences
from crampapp.ui.records import Records
from crampapp.ui.state import AppState
from crampapp.ui.theme import is_night


class Actions:
    """The verbs of one session."""

    def __init__(
        self,
        state: AppState,
        *,
        records: Records,
        player: Player,
        clock: Clock,
        bridge: Bridge,
        keeper: Keeper,
        rng: random.Random,
    ) -> None:
        self.records = records
        self.player = player
        self.clock = clock
        self._state = state
        self._bridge = bridge
        self._keeper = keeper
        self._rng = rng
        self.look_up_preferences()

    def look_up_preferences(self) -> None:
        """Take them as they are kept."""
        self._state.preferences = kept_preferences(self._keeper)
        self.follow_night()

    # The look

    def follow_night(self) -> None:
        """Black at night or when chosen; what begins in the dark stays dark until it ends."""
        local = self.clock.now().local
        run = self._state.run
        begun_at_night = run is not None and is_night(run.started.local)
        self._state.late = is_night(local) or begun_at_night
        self._state.night = self._state.late or self._state.preferences.dark

    def switch(self, cue: Cue) -> None:
        """Turn a signal of the player on or off, for this part of the day."""
        self._prefer(self._state.preferences.switched(cue, night=self._state.late))
        if cue is Cue.VOICE and cue not in self._state.cues:
            self.player.cues.hush()

    def switch_dark(self) -> None:
        """Black at all hours, or by night only."""
        chosen = self._state.preferences
        self._prefer(chosen.model_copy(update={"dark": not chosen.dark}))
        self.follow_night()

    def switch_helper(self) -> None:
        """Huge words for whoever lies beside."""
        self._state.helper = not self._state.helper

    # By day

    async def log_cramp(
        self, started: Moment, duration_s: int, muscle: MuscleGroup, side: Side | None
    ) -> bool:
        """Add a cramp that is over; tells whether it is durable."""
        return await self.records.save(
            Episode(
                id=new_id(started.utc, self._rng),
                started=started,
                duration_s=duration_s,
                muscle=muscle,
                side=side,
            )
        )

    async def unpark(self, episode: Episode, duration_s: int) -> bool:
        """Tell how long a cramp took whose end nobody saw."""
        known = {"duration_s": duration_s, "parked": False}
        return await self.records.save(episode.model_copy(update=known))

    def pass_over(self, episode: Episode) -> None:
        """Do not ask for the details of this one again."""
        self._prefer(self._state.preferences.model_copy(update={"passed_over": episode.id}))

    def sit_for_stretches(self, seated: bool) -> None:
        """Whether the bedtime stretch is done sitting; asked once."""
        self._prefer(self._state.preferences.model_copy(update={"seated": seated}))

    def answer(self, fact: Fact, answer: bool | None) -> None:
        """Tell something about oneself, or take it back; the next relief goes by it."""
        chosen = self._state.preferences
        today = self.clock.now().local.date()
        profile = chosen.profile.answered(fact, answer, today)
        self._prefer(chosen.model_copy(update={"profile": profile}))

    def accept_update(self) -> None:
        """Let the page change to the version that waits."""
        self._bridge.post("update")

    def _prefer(self, preferences: Preferences) -> None:
        self._state.preferences = preferences
        keep_preferences(self._keeper, preferences)


def earlier(now: Moment, by: timedelta) -> Moment:
    """The moment some minutes ago, in the same zone."""
    return Moment(utc=now.utc - by, zone=now.zone, local=now.local - by)


def last_night(now: Moment) -> Moment:
    """The most recent three o'clock in the morning."""
    three = now.local.replace(hour=3, minute=0, second=0, microsecond=0)
    if three > now.local:
        three -= timedelta(days=1)
    return earlier(now, now.local - three)
