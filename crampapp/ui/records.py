"""Records: reading, saving and removing episodes, and what becomes of the one just ended.

A tap is never refused because the store is not open yet: the record is made at the tap, and saving
it waits for the store.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from crampapp.domain.episode import Episode, brought_up_to_date
from crampapp.ui.state import AppState, Keeping, Storage
from crampapp.ui.turns import Turns, Work

if TYPE_CHECKING:
    from crampapp.store import Health, Store
    from crampapp.store.inbox import Inbox, Item

PAGE = 30
"""The newest episodes, which the screens know at once."""

BACK_S = 60
"""How long a record of a tab that only looks can be taken back before the other tab takes it."""
Keep = Callable[["Store", "Item"], Awaitable[None]]
"""Keeps one kind of item of the inbox in the store; called again, it comes to the same."""

log = logging.getLogger("crampapp")


class Records:
    """The verbs over the store of one session."""

    def __init__(
        self,
        state: AppState,
        *,
        open_store: "Callable[[], Awaitable[Store]]",
        open_inbox: "Callable[[], Inbox]",
        run: Callable[[Work], None],
        development: bool,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            state: What the screens show.
            open_store: Opens the store of this device.
            open_inbox: The same for the inbox.
            run: Runs something in the background.
            development: Whether nothing is kept because this is a development server.
        """
        self._state = state
        self._open_store = open_store
        self._open_inbox = open_inbox
        self.turns = Turns(state, self, run)
        # What comes late from the inbox must not meet a record half changed.
        self._changing = asyncio.Lock()
        self._removed: set[str] = set()
        self._keeps: dict[str, Keep] = {}
        self._set_aside = False
        self._opening: asyncio.Future[Store] | None = None
        self._development = development

    async def load_history(self) -> None:
        """Open the store and show its newest episodes."""
        store_error = _store_error()
        try:
            store = await self.store()
            first = await store.newest(Episode, PAGE)
        except store_error:
            log.exception("the store could not be opened")
            self._state.storage = Storage.FAILED
            return
        # What was saved while the store opened is shown already.
        self._show(*first)
        # Damage is met while reading.
        self.tell_storage(store)

    async def reload(self) -> None:
        """Show what is there now, after it was changed as a whole."""
        boxed = self._state.boxed
        self._state.episodes = tuple(one for one in self._state.episodes if one.id in boxed)
        await self.load_history()

    async def save(self, episode: Episode) -> bool:
        """Keep an episode; on return it is durable, or among the unsaved ones.

        Returns:
            Whether it is durable.
        """
        from crampapp.store import Code, StoreError

        others = tuple(e for e in self._state.unsaved if e.id != episode.id)
        try:
            async with self._changing:
                await self._keep_or_box(episode)
        except StoreError as error:
            log.exception("an episode was not saved")
            self._state.unsaved = (*others, episode)
            self._state.full = error.code is Code.FULL
            return False
        self._state.unsaved = others
        self._state.full = False
        self._show(episode)
        return True

    async def _keep_or_box(self, episode: Episode) -> None:
        """Save it; where another tab writes, leave it to that one."""
        from crampapp.store import Code, StoreError
        from crampapp.store.inbox import EPISODE, Item

        store = await self.store()
        try:
            await store.save(episode)
        except StoreError as error:
            # What is kept already can only be changed where it is kept.
            if error.code is not Code.LOCKED or await store.find(Episode, episode.id):
                raise
            item = Item(episode.id, EPISODE, episode.model_dump_json())
            try:
                await self._open_inbox().put(item)
            except OSError:
                raise error from None
            self._state.boxed |= {episode.id}
            asyncio.get_running_loop().call_later(BACK_S, store.tell_of_inbox)

    async def remove(self, episode: Episode) -> None:
        """Take an episode out of the history."""
        async with self._changing:
            store = await self.store()
            # First, or else it would come back from there.
            if boxed := episode.id in self._state.boxed:
                await self._open_inbox().remove(episode.id)
                self._state.boxed -= {episode.id}
            self._removed.add(episode.id)
            if not boxed or store.can_write:
                await store.delete(Episode, episode.id)
        self._state.unsaved = tuple(e for e in self._state.unsaved if e.id != episode.id)
        self._state.episodes = tuple(e for e in self._state.episodes if e.id != episode.id)

    async def merge(self, merged: Episode, gone: str) -> bool:
        """Keep one record in the place of two, the other of which has the id ``gone``.

        Returns:
            Whether that is durable; if not, nothing has changed.
        """
        from crampapp.store import StoreError

        if {merged.id, gone} & self._state.boxed:
            return False
        try:
            async with self._changing:
                await (await self.store()).replace(merged, gone)
        except StoreError:
            log.exception("two episodes were not merged")
            return False
        self._removed.add(gone)
        self._state.episodes = tuple(e for e in self._state.episodes if e.id != gone)
        self._show(merged)
        return True

    async def try_again(self) -> None:
        """Save what the store would not take before."""
        for episode in self._state.unsaved:
            saved = await self.save(episode)
            if saved and self._state.ended == episode:
                self._state.keeping = Keeping.SAVED

    async def keep(self, episode: Episode) -> None:
        """Save the episode just ended, and tell what becomes of it."""
        self._state.ended = episode
        self._state.keeping = Keeping.SAVING
        try:
            saved = await self.save(episode)
        except Exception:
            self._settle(episode, Keeping.FAILED)
            raise
        self._settle(episode, Keeping.SAVED if saved else Keeping.FAILED)

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
            await self.keep(ended)

    def takes(self, kind: str, keep: Keep) -> None:
        """What to do from now on with a kind of item that is no episode.

        Args:
            kind: Of the item.
            keep: Keeps it; raises ``ValidationError`` when it cannot be read.
        """
        self._keeps[kind] = keep

    async def empty_inbox(self) -> None:
        """Bring what the page finished before us into the store, each record once.

        Called again after an end at any point, it comes to the same. What the store cannot keep now
        stays in the inbox, which is durable too.
        """
        inbox = self._open_inbox()
        try:
            items = await inbox.items()
            for item in items:
                await self._take(inbox, item)
        except OSError:
            log.exception("the inbox could not be emptied")

    async def _take(self, inbox: "Inbox", item: "Item") -> None:
        try:
            if keep := self._keeps.get(item.kind):
                return await self._take_other(inbox, item, keep)
            episode = Episode.model_validate_json(item.text)
        except ValidationError:
            return await self._put_aside(inbox, item)
        store_error = _store_error()
        async with self._changing:
            if item.id in self._removed:
                return
            self._state.boxed |= {item.id}
            try:
                store = await self.store()
                kept = await store.find(Episode, episode.id)
                late = brought_up_to_date(kept, episode)
                if late and store.health.keeps:
                    await store.save(late)
                if store.health.keeps:
                    await inbox.remove(item.id)
                    self._state.boxed -= {item.id}
            except store_error:
                log.exception("an item stays in the inbox")
                late = episode
        if late:
            self._show(late)

    async def empty_for_good(self) -> None:
        """Throw away what is in the inbox.

        Raises:
            OSError: The device refused.
        """
        async with self._changing:
            inbox = self._open_inbox()
            for item in await inbox.items():
                await inbox.remove(item.id)

    async def _take_other(self, inbox: "Inbox", item: "Item", keep: Keep) -> None:
        try:
            store = await self.store()
            if store.health.keeps:
                await keep(store, item)
                await inbox.remove(item.id)
        except _store_error():
            log.exception("an item stays in the inbox")

    async def _put_aside(self, inbox: "Inbox", item: "Item") -> None:
        from crampapp.store.inbox import ASIDE

        log.error("an item of the inbox could not be read")
        if item.kind != ASIDE:
            await inbox.put(item._replace(kind=ASIDE))
            self._set_aside = True
            self.tell_storage(await self.store())

    async def store(self) -> "Store":
        """The store, opened once; after a failure the next verb tries again."""
        opening = self._opening
        if opening is None or (opening.done() and opening.exception()):
            opening = self._opening = asyncio.ensure_future(self._open())
        return await asyncio.shield(opening)

    async def _open(self) -> "Store":
        store = await self._open_store()
        # Before anybody can say "Saved": how long that lasts is part of it.
        self.tell_storage(store)
        self.turns.follow(store)
        return store

    def tell_storage(self, store: "Store") -> None:
        """Show how well the store keeps what is saved."""
        kept = Storage.DEVELOPMENT if self._development else _storage(store.health)
        self._state.storage = Storage.PARTLY_READ if self._set_aside and kept.lasts else kept

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
