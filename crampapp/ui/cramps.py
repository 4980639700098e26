"""The verbs over one cramp of the history: adding, correcting, merging, taking out."""

import logging
import random
from typing import TYPE_CHECKING

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.history import MERGE_WITHIN, may_be_one, merged, month_of
from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.ui.records import Records

if TYPE_CHECKING:
    from crampapp.ui.past import Past

log = logging.getLogger("crampapp")


class Cramps:
    """The verbs; what they change, the history shows on return."""

    def __init__(self, past: "Past", records: Records, *, rng: random.Random) -> None:
        self._past = past
        self._records = records
        self._rng = rng

    async def find(self, id: str) -> Episode | None:
        """The cramp of this id, as it is kept."""
        from crampapp.store import StoreError

        if waits := next((one for one in self._past.boxed() if one.id == id), None):
            return waits
        try:
            return await (await self._records.store()).find(Episode, id)
        except StoreError:
            log.exception("an episode could not be read")
            return None

    async def add(
        self, started: Moment, duration_s: int, muscle: MuscleGroup, side: Side | None
    ) -> Episode | None:
        """Add a cramp that is over.

        Returns:
            The record, which is durable; ``None``: it could not be kept yet.
        """
        episode = Episode(
            id=new_id(started.utc, self._rng),
            started=started,
            duration_s=duration_s,
            muscle=muscle,
            side=side,
        )
        return episode if await self.save(episode) else None

    async def save(self, episode: Episode) -> bool:
        """Keep a cramp as it was corrected, or put it back; tells whether it is durable."""
        saved = await self._records.save(episode)
        await self._past.refresh()
        return saved

    async def remove(self, episode: Episode) -> None:
        """Take a cramp out."""
        await self._records.remove(episode)
        await self._past.refresh()

    async def near(self, episode: Episode) -> tuple[Episode, ...]:
        """The cramps with which this one may be one and the same, in their order."""
        from crampapp.store import StoreError

        local = episode.started.local
        months = {month_of((local + by).date()) for by in (-MERGE_WITHIN, MERGE_WITHIN)}
        try:
            store = await self._records.store()
            found = [one for m in sorted(months) for one in await self._past.episodes_of(store, m)]
        except StoreError:
            log.exception("the cramps of that night could not be read")
            return ()
        near = (one for one in found if may_be_one(episode, one))
        return tuple(sorted(near, key=lambda one: (one.started.utc, one.id)))

    async def merge(self, one: Episode, other: Episode) -> Episode | None:
        """Keep two records as the one cramp that they were.

        Returns:
            The record, which is durable; ``None``: nothing has changed.
        """
        both = merged(one, other)
        gone = other.id if both.id == one.id else one.id
        done = await self._records.merge(both, gone)
        await self._past.refresh()
        return both if done else None

    async def take_apart(self, one: Episode, other: Episode) -> None:
        """Undo :meth:`merge`."""
        for episode in (one, other):
            await self._records.save(episode)
        await self._past.refresh()
