"""All workouts, each with what was drunk around it, read month by month."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import flet as ft

from crampapp.domain.drink import Drink
from crampapp.domain.history import Month, month_of
from crampapp.domain.hydration_day import AFTER_WORKOUT, Drunk, drunk_around
from crampapp.domain.hydration_plan import BEFORE_HOURS
from crampapp.domain.workout import Workout
from crampapp.ui.records import Records

if TYPE_CHECKING:
    from crampapp.store import Store

ROWS = 30
"""Workouts that are read at a time, and those of the month that the last of them lies in."""

log = logging.getLogger("crampapp")


class Done(NamedTuple):
    """A workout and what was drunk around it."""

    workout: Workout
    drunk: Drunk


@ft.observable
@dataclass
class WorkoutsState:
    """What the list shows."""

    ready: bool = False
    found: tuple[Done, ...] = ()
    """Newest first, as far as they were read."""
    left: tuple[Month, ...] = ()
    """Months with workouts that were not read, newest first."""


class Workouts:
    """The verbs of the list."""

    def __init__(self, records: Records) -> None:
        self.state = WorkoutsState()
        self._records = records

    async def refresh(self) -> None:
        """Read as many as are shown again, the first ones at least."""
        await self._read(max(ROWS, len(self.state.found)))

    async def earlier(self) -> None:
        """Read more."""
        await self._read(len(self.state.found) + ROWS)

    async def _read(self, number: int) -> None:
        from crampapp.store import StoreError

        try:
            store = await self._records.store()
            left = sorted(await store.counts(Workout), reverse=True)
            found: list[Done] = []
            while left and len(found) < number:
                found += await _done(store, left.pop(0))
        except StoreError:
            log.exception("the workouts could not be read")
            found, left = [], []
        self.state.found = tuple(found)
        self.state.left = tuple(left)
        self.state.ready = True


async def _done(store: "Store", month: Month) -> list[Done]:
    workouts = await store.month(Workout, *month)
    before, after = timedelta(hours=BEFORE_HOURS), AFTER_WORKOUT
    months: set[Month] = set()
    for one in workouts:
        begun, took = one.started.local, timedelta(minutes=one.duration_min)
        months |= {month_of(at.date()) for at in (begun - before, begun, begun + took + after)}
    drinks = [drink for m in sorted(months) for drink in await store.month(Drink, *m)]
    return [Done(one, drunk_around(drinks, one)) for one in workouts]
