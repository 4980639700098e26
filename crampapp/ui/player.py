"""The verbs of a relief under way, from the tap on "Cramp now" to what is asked about it later."""

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.identifier import new_id
from crampapp.domain.moves import your_moves
from crampapp.domain.profile import Fact
from crampapp.domain.relief import (
    Guide,
    LegCheck,
    Position,
    Run,
    Step,
    eased,
    is_asleep,
    parked,
)
from crampapp.platform.bridge import Bridge
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.cues import Cues
from crampapp.ui.plan import Plan
from crampapp.ui.records import Records
from crampapp.ui.state import AppState, Keeping
from crampapp.ui.unfinished import Unfinished, drop_relief, keep_relief, kept_relief

SETTLED = timedelta(milliseconds=400)
"""Within this time of a change, a tap was meant for what stood there before."""


class Player:
    """The verbs of the player."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        *,
        guide: Guide,
        clock: Clock,
        bridge: Bridge,
        keeper: Keeper,
        plan: Plan,
        cues: Cues,
        rng: random.Random,
    ) -> None:
        self.guide = guide
        self.clock = clock
        self.cues = cues
        self._state = state
        self._records = records
        self._bridge = bridge
        self._keeper = keeper
        self._plan = plan
        self._rng = rng
        self._led = bridge.leads
        """Whether the page still leads the relief: then nothing is begun, kept or said here."""
        self._said_before: datetime | None = None
        """Beginning of the step that the page has spoken."""
        cues.silent = bridge.leads
        self._changed_at = clock.now().utc - SETTLED
        self._asleep: list[Episode] = []

    # Beginning and going on

    def first_step(self) -> Step:
        """What :meth:`begin` begins with."""
        return self.guide.first_step(MuscleGroup.CALF)

    def restore(self) -> None:
        """Go on with the relief that a reload or a closed window interrupted."""
        if left := kept_relief(self._keeper):
            self._take_up(left)

    def take_over(self, relief: str) -> None:
        """Show the relief as the page leads it at this moment; it is not ours yet.

        Args:
            relief: JSON of :class:`~crampapp.ui.unfinished.Unfinished`; empty when there is none.

        Raises:
            ValidationError: It cannot be read. Nothing has changed.
        """
        if relief:
            self._take_up(Unfinished.model_validate_json(relief))
        elif not ((run := self._going_on()) and is_asleep(run, self.clock.now().utc)):
            # A relief from long ago is not the page's any more; it is parked when we lead.
            self._forget()

    async def lead(self) -> None:
        """The page has let go: from here on we begin, keep and tell."""
        self._led = False
        self.cues.silent = False
        run = self._going_on()
        if run and not is_asleep(run, self.clock.now().utc):
            self._said_before = run.step_started
            self._set(run)
            self._tell(running=True)
        elif (ended := self._state.ended) and self._state.keeping is Keeping.SAVING:
            await self._keep(ended)

    def begin(self) -> None:
        """Start a relief, or go on with the one that was left a moment ago."""
        if self._led:
            return
        now = self.clock.now()
        if (run := self._going_on()) and is_asleep(run, now.utc):
            self._park(run)
        if self._going_on() is None:
            self._state.ended = None
            self._state.forget_signs()
            self._state.signs_asked = False
            moves = tuple(your_moves(self._state.episodes))
            id = new_id(now.utc, self._rng)
            profile = self._state.preferences.profile
            self._set(self.guide.begin(id, now, MuscleGroup.CALF, profile=profile, moves=moves))
        self._enter()

    def came_back(self) -> None:
        """Go on with the same episode; its record is replaced when it eases again."""
        if (run := self._state.run) and self._state.ended:
            self._state.ended = None
            self._set(self.guide.came_back(run, self.clock.now().utc))
            self._enter()

    def leave(self) -> None:
        """Leave the player; a relief that has not ended can be gone on with."""
        if self._led:
            return
        self._rest()
        self._said_before = None
        if self._state.ended:
            self._forget()

    async def watch(self) -> None:
        """See to it that a relief nobody watches any more claims nothing."""
        while True:
            run = None if self._led else self._going_on()
            if run and is_asleep(run, self.clock.now().utc):
                self._park(run)
            while self._asleep:
                await self._records.save(self._asleep.pop())
            await self.clock.tick()

    # During it

    def step_begins(self, words: str) -> None:
        """A step is on the screen: it is spoken, unless the page has done so."""
        if self._state.run is None or self._state.run.step_started != self._said_before:
            self.cues.step_begins(words)

    def next_step(self) -> None:
        self._change(self.guide.next)

    def previous_step(self) -> None:
        self._change(self.guide.previous)

    def still_cramping(self) -> None:
        self._change(self.guide.still_cramping)

    def move_to(self, position: Position, sport: bool = False) -> None:
        self._change(lambda run, now: self.guide.move_to(run, position, now, sport))

    def choose_muscle(self, muscle: MuscleGroup) -> None:
        self._change(lambda run, now: self.guide.change_muscle(run, muscle, now))

    def choose_side(self, side: Side) -> None:
        self._change(lambda run, _now: self.guide.change_side(run, side))

    def already_over_ten(self) -> None:
        """The clock began at the tap, not at the cramp."""
        self._change(self.guide.already_over_ten)
        self.changed()

    def touch(self) -> None:
        """Somebody is there."""
        self._change(lambda run, _now: run)

    def answer_leg_check(self, check: LegCheck) -> None:
        if run := self._state.run:
            self._set(self.guide.answer_leg_check(run, check))

    def none_apply(self, facts: Sequence[Fact]) -> None:
        """The person says that none of these holds."""
        if run := self._state.run:
            known = {**run.profile.facts, **dict.fromkeys(facts, False)}
            profile = run.profile.model_copy(update={"facts": known})
            self._set(run.model_copy(update={"profile": profile}))

    def end_routine(self) -> None:
        """A routine is over or left."""
        self.cues.hush()
        self.cues.stay_awake(False)

    def tick(self, flag: str) -> None:
        """Turn one sign of danger on or off."""
        self._state.unsure = tuple(f for f in self._state.unsure if f != flag)
        self._state.flags = _turned(self._state.flags, flag)
        self.touch()

    def not_sure(self, flag: str) -> None:
        """Turn the doubt about one sign of danger on or off."""
        self._state.flags = tuple(f for f in self._state.flags if f != flag)
        self._state.unsure = _turned(self._state.unsure, flag)
        self.touch()

    def ticked_by_mistake(self) -> None:
        self._state.forget_signs()
        self.touch()

    def forget_signs(self) -> None:
        """Signs ticked outside of a relief are not carried into the next."""
        if self._state.run is None:
            self._state.forget_signs()

    def signs_asked(self) -> None:
        """After ten minutes: the signs of an emergency were looked at, and none was there."""
        self._state.signs_asked = True
        self.touch()

    # Ending

    async def it_eased(self) -> None:
        """End the relief and keep its record."""
        if run := self._going_on():
            self._rest()
            self.changed()
            await self._keep(eased(run, self.clock.now().utc, self._state.flags))

    async def set_side(self, side: Side) -> None:
        """Add which leg it was to the record."""
        if (run := self._state.run) and (ended := self._state.ended):
            self._state.run = self.guide.change_side(run, side)
            await self._keep(ended.model_copy(update={"side": side}))

    # Taps that are meant

    def changed(self) -> None:
        """What stands under the thumb has just become something else."""
        self._changed_at = self.clock.now().utc

    def steady(self, verb: Callable[[], object]) -> Callable[[], object]:
        """The verb, deaf for a moment after a change: the second half of a double tap."""

        def meant() -> object:
            since = self.clock.now().utc - self._changed_at
            # Negative when the clock was set back.
            return None if timedelta(0) <= since < SETTLED else verb()

        return meant

    # How

    def _going_on(self) -> Run | None:
        return self._state.run if self._state.ended is None else None

    def _enter(self) -> None:
        self._tell(running=True)
        self.changed()

    def _rest(self) -> None:
        self.cues.hush()
        self._tell(running=False)

    def _tell(self, *, running: bool) -> None:
        """Keep the screen lit, and the page from reloading, as long as it goes on."""
        self.cues.stay_awake(running)
        if not self._led:
            self._bridge.post("relief", running=running)

    def _take_up(self, left: Unfinished) -> None:
        left.show(self._state, self.guide, self._plan, self.clock.now().utc)

    def _forget(self) -> None:
        self._state.run = None
        self._state.ended = None
        self._state.signs_asked = False
        self._state.forget_signs()

    def _change(self, move: Callable[[Run, datetime], Run]) -> None:
        if run := self._going_on():
            now = self.clock.now().utc
            self._set(self.guide.touched(move(run, now), now))

    def _set(self, run: Run) -> None:
        self._state.run = run
        if self._state.ended is None and not self._led:
            keep_relief(self._keeper, self._state, run)

    def _park(self, run: Run) -> None:
        self._rest()
        self._asleep.append(parked(run, self._state.flags))
        self._forget()
        drop_relief(self._keeper)

    async def _keep(self, episode: Episode) -> None:
        await self._records.keep(episode)
        # Only now: until it is durable, a closed window must not lose it.
        if self._state.run is None or self._state.run.episode_id == episode.id:
            drop_relief(self._keeper)


def _turned(flags: tuple[str, ...], flag: str) -> tuple[str, ...]:
    return tuple(f for f in flags if f != flag) if flag in flags else (*flags, flag)
