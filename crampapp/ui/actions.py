"""What a person can do outside of the player, whose verbs hang on it like those of the checker."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING

from crampapp.domain.episode import Episode
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Occasion
from crampapp.platform.bridge import Bridge
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.platform.notifier import Notifier
from crampapp.ui.checker import Checking
from crampapp.ui.choices import Choices
from crampapp.ui.choosing import Choosing
from crampapp.ui.first_run import FirstRun
from crampapp.ui.insights import Insights
from crampapp.ui.look import Look
from crampapp.ui.papers import Papers
from crampapp.ui.player import Player
from crampapp.ui.preferences import Preferences, keep_preferences, kept_preferences
from crampapp.ui.records import Records
from crampapp.ui.reminders import Reminders
from crampapp.ui.reporting import Reporting
from crampapp.ui.state import AppState
from crampapp.ui.your_data import Owner

if TYPE_CHECKING:
    from crampapp.platform.outside import Outside
    from crampapp.ui.diagnostics import Diagnosing
    from crampapp.ui.drinks import Drinks
    from crampapp.ui.learning import Learning
    from crampapp.ui.past import Past


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
        open_outside: "Callable[[], Outside]",
        notifier: Notifier,
        look: Look,
        rng: random.Random,
    ) -> None:
        # The page answers one of them.
        open_outside = cache(open_outside)
        self.records = records
        self.player = player
        self.checking = Checking(state, records, clock=clock, keeper=keeper, rng=rng)
        self.choices = Choices(state, records, keeper)
        self.choosing = Choosing(
            state, clock=clock, cues=player.cues, look=look, prefer=self._prefer
        )
        self.owner = Owner(
            state, records, self.choices, clock=clock, keeper=keeper, open_outside=open_outside
        )
        self.owner.reload.append(self.checking.reload)
        self.reminders = Reminders(
            state,
            records,
            notifier=notifier,
            clock=clock,
            keeper=keeper,
            rng=rng,
        )
        self.owner.reload.append(self.reminders.reload)
        self.owner.before_deleting.append(notifier.forget)
        self.papers = Papers(bridge, open_outside=open_outside)
        self.first_run = FirstRun(
            state,
            self.reminders,
            clock=clock,
            bridge=bridge,
            keeper=keeper,
            open_outside=open_outside,
        )
        self.reporting = Reporting(state, records, clock=clock, papers=self.papers)
        self.insights = Insights(state, records, clock=clock, keeper=keeper, rng=rng)
        self.owner.reload += [self.insights.look_near, self._reload_late]
        self.clock = clock
        self._state = state
        self._bridge = bridge
        self._keeper = keeper
        self._rng = rng
        self.look_up_preferences()

    @cached_property
    def diagnosing(self) -> "Diagnosing":
        """What the app knows about itself, imported when first asked for."""
        from crampapp.ui.diagnostics import Diagnosing

        return Diagnosing(self._state, self.records, self._bridge)

    @cached_property
    def drinks(self) -> "Drinks":
        """The verbs of drinking, imported when first asked for."""
        from crampapp.ui.drinks import Drinks

        return Drinks(self.records, self.reminders, clock=self.clock, rng=self._rng)

    @cached_property
    def learning(self) -> "Learning":
        """The verbs of reading, imported when first asked for."""
        from crampapp.ui.learning import Learning

        return Learning()

    @cached_property
    def past(self) -> "Past":
        """The verbs of the history, imported when first asked for."""
        from crampapp.ui.past import Past

        return Past(self._state, self.records, clock=self.clock, rng=self._rng)

    async def _reload_late(self) -> None:
        if "drinks" in self.__dict__:
            await self.drinks.load()
        if "past" in self.__dict__:
            await self.past.forget()

    def look_up_preferences(self) -> None:
        """Take them as they are kept; undated facts of an older version begin to count today."""
        self._state.preferences = kept = kept_preferences(self._keeper)
        if (begun := kept.profile.with_beginnings(self._today)) != kept.profile:
            self._prefer(kept.model_copy(update={"profile": begun}))
        self.choices.meet_again()
        self.checking.restore()
        self.choosing.follow_night()

    def switch_helper(self) -> None:
        """Huge words for whoever lies beside."""
        self._state.helper = not self._state.helper

    # By day

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
        profile = chosen.profile.answered(fact, answer, self._today)
        self._prefer(chosen.model_copy(update={"profile": profile}))

    def tell_day(self, occasion: Occasion, day: date) -> bool:
        """Tell from which day a fact ends; changes nothing if nobody can mean it.

        Returns:
            Whether somebody can.
        """
        if possible := occasion.is_possible(day, self._today):
            chosen = self._state.preferences
            profile = chosen.profile.dated(occasion, day, self._today)
            self._prefer(chosen.model_copy(update={"profile": profile}))
        return possible

    def accept_update(self) -> None:
        """Let the page change to the version that waits."""
        self._bridge.post("update")

    @property
    def _today(self) -> date:
        return self.clock.now().local.date()

    def _prefer(self, preferences: Preferences) -> None:
        self._state.preferences = preferences
        keep_preferences(self._keeper, preferences)


def earlier(now: Moment, by: timedelta) -> Moment:
    """The moment some minutes ago, in the same zone."""
    return Moment(utc=now.utc - by, zone=now.zone, local=now.local - by)


def last_night(now: Moment, at: time) -> Moment:
    """The most recent moment at which the clock on the wall said this."""
    then = datetime.combine(now.local, at)
    if then > now.local:
        then -= timedelta(days=1)
    return earlier(now, now.local - then)
