"""What a person can do, as verbs over the state, the store and the ports.

A tap is never refused because the store is not open yet: the record is made at the tap, and saving
it waits for the store.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.domain.relief import Guide, Position, Step, eased, is_too_long
from crampapp.platform.bridge import Bridge
from crampapp.platform.clock import Clock
from crampapp.ui.state import AppState, Keeping, Storage

if TYPE_CHECKING:
    from crampapp.store import Health, Store

PAGE = 30
"""Episodes read at a time."""

SETTLED = timedelta(milliseconds=400)
"""Within this time of a change, a tap was meant for what stood there before."""

log = logging.getLogger("crampapp")


class Actions:
    """The verbs of one session."""

    def __init__(
        self,
        state: AppState,
        *,
        open_store: "Callable[[], Awaitable[Store]]",
        clock: Clock,
        guide: Guide,
        bridge: Bridge,
        rng: random.Random,
        development: bool = False,
    ) -> None:
        self.clock = clock
        self.guide = guide
        self._state = state
        self._open_store = open_store
        self._opening: asyncio.Future[Store] | None = None
        self._bridge = bridge
        self._rng = rng
        self._development = development
        self._eased_at = clock.now().utc

    # The store

    async def load_history(self) -> None:
        """Open the store and show its newest episodes."""
        store_error = _store_error()
        try:
            store = await self._store()
            first = await store.recent(PAGE)
        except store_error:
            log.exception("the store could not be opened")
            self._state.storage = Storage.FAILED
            return
        # What was saved while the store opened is shown already.
        self._show(*first)
        self._state.older = len(first) == PAGE
        # Damage is met while reading.
        self._tell_storage(store)

    async def show_earlier(self) -> None:
        """Read the next episodes back in time."""
        store = await self._store()
        more = await store.recent(PAGE, before=self._state.episodes[-1].id)
        self._show(*more)
        self._state.older = len(more) == PAGE

    async def save(self, episode: Episode) -> bool:
        """Keep an episode; on return it is durable, or among the unsaved ones.

        Returns:
            Whether it is durable.
        """
        store_error = _store_error()
        others = tuple(e for e in self._state.unsaved if e.id != episode.id)
        try:
            await (await self._store()).save_episode(episode)
        except store_error:
            log.exception("an episode was not saved")
            self._state.unsaved = (*others, episode)
            return False
        self._state.unsaved = others
        self._show(episode)
        return True

    async def remove(self, episode: Episode) -> None:
        """Take an episode out of the history."""
        await (await self._store()).delete_episode(episode.id)
        self._state.unsaved = tuple(e for e in self._state.unsaved if e.id != episode.id)
        self._state.episodes = tuple(e for e in self._state.episodes if e.id != episode.id)

    async def try_again(self) -> None:
        """Save what the store would not take before."""
        for episode in self._state.unsaved:
            saved = await self.save(episode)
            if saved and self._state.ended == episode:
                self._state.keeping = Keeping.SAVED

    # Relief

    def first_step(self) -> Step:
        """What :meth:`cramp_now` begins with."""
        return self.guide.step(self.guide.begin("", self.clock.now(), MuscleGroup.CALF))

    def cramp_now(self) -> None:
        """Start a relief, or go on with the one that was left a moment ago."""
        now = self.clock.now()
        run = self._state.run
        if run is None or self._state.ended is not None or is_too_long(run, now.utc):
            self._state.ended = None
            self._state.run = self.guide.begin(new_id(now.utc, self._rng), now, MuscleGroup.CALF)
        self._bridge.post("relief", running=True)

    def next_step(self) -> None:
        if run := self._state.run:
            self._state.run = self.guide.next(run, self.clock.now().utc)

    def previous_step(self) -> None:
        if run := self._state.run:
            self._state.run = self.guide.previous(run, self.clock.now().utc)

    def move_to(self, position: Position) -> None:
        if run := self._state.run:
            self._state.run = self.guide.move_to(run, position, self.clock.now().utc)

    def still_cramping(self) -> None:
        if run := self._state.run:
            self._state.run = self.guide.still_cramping(run, self.clock.now().utc)

    async def it_eased(self) -> None:
        """End the relief and keep its record."""
        if (run := self._state.run) and self._state.ended is None:
            self._bridge.post("relief", running=False)
            self._eased_at = self.clock.now().utc
            await self._keep(eased(run, self._eased_at))

    async def set_side(self, side: Side) -> None:
        """Add which leg it was to the record."""
        if (run := self._state.run) and (ended := self._state.ended):
            self._state.run = run.model_copy(update={"side": side})
            await self._keep(ended.model_copy(update={"side": side}))

    async def undo(self) -> None:
        """Take back the record of the relief just ended."""
        if ended := self._state.ended:
            self._state.keeping = Keeping.REMOVING
            try:
                await self.remove(ended)
            except Exception:
                self._state.keeping = Keeping.SAVED
                raise
            self._state.keeping = Keeping.REMOVED

    async def keep_after_all(self) -> None:
        if ended := self._state.ended:
            await self._keep(ended)

    def came_back(self) -> None:
        """Go on with the same episode; its record is replaced when it eases again."""
        if (run := self._state.run) and self._state.ended:
            self._state.run = self.guide.came_back(run, self.clock.now().utc)
            self._state.ended = None
            self._bridge.post("relief", running=True)

    def means_done(self) -> bool:
        """Whether a tap on "Done" is meant: a second tap on "It eased" lands there too."""
        return self.clock.now().utc - self._eased_at >= SETTLED

    def leave(self) -> None:
        """Leave the player; a relief that has not ended can be gone on with."""
        self._bridge.post("relief", running=False)
        if self._state.ended:
            self._state.run = None
            self._state.ended = None

    # By day

    async def log_cramp(self, started: Moment, duration_s: int, side: Side | None) -> bool:
        """Add a cramp that is over; tells whether it is durable."""
        return await self.save(
            Episode(
                id=new_id(started.utc, self._rng),
                started=started,
                duration_s=duration_s,
                muscle=MuscleGroup.CALF,
                side=side,
            )
        )

    def accept_update(self) -> None:
        """Let the page change to the version that waits."""
        self._bridge.post("update")

    async def _store(self) -> "Store":
        """The store, opened once; after a failure the next verb tries again."""
        opening = self._opening
        if opening is None or (opening.done() and opening.exception()):
            opening = self._opening = asyncio.ensure_future(self._open())
        return await asyncio.shield(opening)

    async def _open(self) -> "Store":
        store = await self._open_store()
        # Before anybody can say "Saved": how long that lasts is part of it.
        self._tell_storage(store)
        return store

    def _tell_storage(self, store: "Store") -> None:
        self._state.storage = Storage.DEVELOPMENT if self._development else _storage(store.health)

    async def _keep(self, episode: Episode) -> None:
        self._state.ended = episode
        self._state.keeping = Keeping.SAVING
        try:
            saved = await self.save(episode)
        except Exception:
            self._settle(episode, Keeping.FAILED)
            raise
        self._settle(episode, Keeping.SAVED if saved else Keeping.FAILED)

    def _settle(self, episode: Episode, keeping: Keeping) -> None:
        # By now the person may be elsewhere, or have changed the record again.
        if self._state.ended is episode:
            self._state.keeping = keeping

    def _show(self, *episodes: Episode) -> None:
        known = {e.id: e for e in (*self._state.episodes, *episodes)}
        self._state.episodes = tuple(sorted(known.values(), key=_age, reverse=True))


def _age(episode: Episode) -> tuple[datetime, datetime, str]:
    """Order by wall clock, as the store reads and the list shows them."""
    return episode.started.local, episode.started.utc, episode.id


def _storage(health: "Health") -> Storage:
    """What the person should know of the health of the store."""
    if health.keeps:
        return Storage.PARTLY_READ if health.quarantined else Storage.KEPT
    match health.problem:
        case "locked":
            return Storage.LOCKED
        case "newer":
            return Storage.NEWER
        case "damaged":
            return Storage.UNREADABLE
        case _:
            return Storage.NOT_KEPT


def _store_error() -> type[Exception]:
    # The store and its database are not on the way to the first screen.
    from crampapp.store import StoreError

    return StoreError


def earlier(now: Moment, by: timedelta) -> Moment:
    """The moment some minutes ago, in the same zone."""
    return Moment(utc=now.utc - by, zone=now.zone, local=now.local - by)


def last_night(now: Moment) -> Moment:
    """The most recent three o'clock in the morning."""
    three = now.local.replace(hour=3, minute=0, second=0, microsecond=0)
    if three > now.local:
        three -= timedelta(days=1)
    return earlier(now, now.local - three)
