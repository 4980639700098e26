"""The verbs of the history: a month at a time, and what is looked for in it.

What is read at once does not depend on how long the history is: a month, or as many months back as
it takes to find a page of what is looked for, at most a year of them.
"""

import asyncio
import logging
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import flet as ft

from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import Episode
from crampapp.domain.history import Filter, Month, Option, month_of
from crampapp.platform.clock import Clock
from crampapp.ui.cramps import Cramps
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.store import Store

ROWS = 30
"""Rows of the list that are added at a time."""
MONTHS = 12
"""Months with records that are looked through at a time."""

Entry = Episode | CheckResult
"""A row of the list."""
_Begun = TypeVar("_Begun", bound=Entry)

log = logging.getLogger("crampapp")


@dataclass(frozen=True)
class Read:
    """What was read of the store."""

    counts: Mapping[Month, int]
    """Cramps of each month that has any."""
    episodes: tuple[Episode, ...]
    """All of the month that is shown, newest first."""
    entries: tuple[Entry, ...]
    """The list, newest first: what passes the filter, from that month back."""
    left: tuple[Month, ...]
    """Months with records that the list has not come to, newest first."""
    back_to: Month
    """The month that the list has come to."""


@ft.observable
@dataclass
class PastState:
    """What the history shows."""

    month: Month = (1, 1)
    """The month of the calendar."""
    day: date | None = None
    """The day of it that was tapped."""
    filter: Filter = field(default_factory=Filter)
    rows: int = ROWS
    """How many of the entries are shown."""
    looking: bool = False
    """Whether earlier months are being read."""
    read: Read | None = None
    """``None``: not yet."""

    @property
    def shown(self) -> tuple[Episode, ...]:
        """The cramps of the month that pass the filter."""
        of_month = self.read.episodes if self.read else ()
        return tuple(one for one in of_month if self.filter.lets(one))

    @property
    def has_any(self) -> bool:
        """Whether anything was ever recorded, as far as that was read."""
        read = self.read
        return bool(read and (read.counts or read.episodes or read.entries or read.left))

    @property
    def back_to(self) -> Month:
        """The month that the list has come to."""
        return self.read.back_to if self.read else self.month

    @property
    def more(self) -> bool:
        """Whether there may be more than is shown."""
        return bool(self.read and (self.read.left or len(self.read.entries) > self.rows))


class Past:
    """The verbs over months of records."""

    def __init__(
        self, state: AppState, records: Records, *, clock: Clock, rng: random.Random
    ) -> None:
        self.state = PastState()
        self._state = state
        self._records = records
        self._clock = clock
        # Whether the list goes on by itself until it has a page: not where something was chosen.
        self._fills = True
        self.cramps = Cramps(self, records, rng=rng)

    def begin(self) -> None:
        """Begin with the running month, and look for nothing."""
        now = month_of(self._clock.now().local.date())
        read, fits = self.state.read, self.state.month == now and not self.state.filter
        # What was shown there before stands until it has been read again.
        self.state.read = replace(read, back_to=now) if read and fits else None
        self.state.month = now
        self.state.day = None
        self.state.filter = Filter()
        self.state.rows = ROWS
        self._fills = True

    async def forget(self) -> None:
        """Show nothing of what was replaced or deleted as a whole."""
        self.state.read = None

    async def refresh(self) -> None:
        """Read again what is shown, as far back as the list has come."""
        await self._look(self.state.back_to)

    async def show_month(self, month: Month) -> None:
        """Show another month; the list begins with it."""
        self.state.month = month
        self.state.day = None
        self.state.rows = ROWS
        self._fills = False
        await self._look(month)

    def show_day(self, day: date | None) -> None:
        """Show a day of the month, or all of them."""
        self.state.day = day

    async def turn(self, option: Option) -> None:
        """Look for this too, or no longer."""
        await self._filter(self.state.filter.turned(option))

    async def clear(self) -> None:
        """Look for nothing in particular."""
        await self._filter(Filter())

    async def earlier(self) -> None:
        """Show a page more, from earlier months if need be."""
        self.state.rows += ROWS
        self._fills = True
        await self._go_on()

    async def _filter(self, chosen: Filter) -> None:
        self.state.filter = chosen
        self.state.rows = ROWS
        self._fills = False
        await self._look(self.state.month)

    async def _look(self, back_to: Month) -> None:
        """Read the month that is shown, and list what there is from it back to another."""
        from crampapp.store import StoreError

        wanted = self.state.month, self.state.filter
        try:
            store = await self._records.store()
            counts = await store.counts(Episode)
            filled = {*counts, *await store.counts(CheckResult)}
            filled |= {month_of(one.started.local.date()) for one in self.boxed()}
            episodes = await self.episodes_of(store, wanted[0])
            months = sorted((m for m in filled if m <= wanted[0]), reverse=True)
            entries: tuple[Entry, ...] = ()
            done = [month for month in months if month >= back_to]
            for month in done:
                of_month = episodes if month == wanted[0] else None
                entries += await self._entries(store, month, of_month)
        except StoreError:
            log.exception("the history could not be read")
            self.state.read = Read({}, (), (), (), wanted[0])
            return
        if wanted != (self.state.month, self.state.filter):
            return
        left = tuple(months[len(done) :])
        self.state.read = Read(counts, episodes, entries, left, min(back_to, wanted[0]))
        if self._fills:
            await self._go_on()

    async def _go_on(self) -> None:
        """Look through earlier months until the list is long enough, a year of them at most."""
        from crampapp.store import StoreError

        if (read := self.state.read) is None:
            return
        self.state.looking = True
        try:
            store = await self._records.store()
            for month in read.left[:MONTHS]:
                if len(read.entries) >= self.state.rows:
                    break
                entries = read.entries + await self._entries(store, month)
                read = Read(read.counts, read.episodes, entries, read.left[1:], month)
                if self.state.read is None or self.state.read.counts is not read.counts:
                    # It was read anew meanwhile, perhaps for another month.
                    return
                self.state.read = read
        except StoreError:
            log.exception("earlier months could not be read")
        finally:
            self.state.looking = False

    async def _entries(
        self, store: "Store", month: Month, episodes: tuple[Episode, ...] | None = None
    ) -> tuple[Entry, ...]:
        """What of a month passes the filter; checks are there when nothing is looked for."""
        # Ten years take a while: what is tapped meanwhile goes first.
        await asyncio.sleep(0)
        chosen = self.state.filter
        if episodes is None:
            episodes = await self.episodes_of(store, month)
        found: list[Entry] = [one for one in episodes if chosen.lets(one)]
        return newest_first(found if chosen else found + await store.month(CheckResult, *month))

    async def episodes_of(self, store: "Store", month: Month) -> tuple[Episode, ...]:
        """The cramps of a month, newest first, those that are not in the store yet among them."""
        kept = {one.id: one for one in await store.month(Episode, *month)}
        late = (one for one in self.boxed() if month_of(one.started.local.date()) == month)
        return newest_first({**{one.id: one for one in late}, **kept}.values())

    def boxed(self) -> list[Episode]:
        """The cramps that wait in the inbox for another tab."""
        return [one for one in self._state.episodes if one.id in self._state.boxed]


def newest_first(records: Iterable[_Begun]) -> tuple[_Begun, ...]:
    """In the order of the wall clock, as the store reads them."""
    return tuple(
        sorted(records, key=lambda one: (one.started.local, one.started.utc, one.id), reverse=True)
    )
