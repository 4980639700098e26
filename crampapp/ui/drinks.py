"""The verbs of drinking: noting and undoing drinks, workouts, and what a person told about it."""

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import flet as ft
from pydantic import BaseModel

from crampapp.domain.drink import Drink
from crampapp.domain.hydration import HydrationProfile
from crampapp.domain.identifier import new_id
from crampapp.domain.workout import Workout
from crampapp.platform.clock import Clock
from crampapp.ui.records import Records
from crampapp.ui.reminders import Reminders

DAYS = 8
"""Drinks and workouts are read back to this many days: a week, and the night before it."""

log = logging.getLogger("crampapp")

_Begun = TypeVar("_Begun", Drink, Workout)


@ft.observable
@dataclass
class DrinkState:
    """What the screens about drinks show; everything in it is durable."""

    ready: bool = False
    """Whether it was read from the store."""
    unreadable: bool = False
    """Whether reading failed: then nobody gets figures."""
    hydration: HydrationProfile | None = None
    """``None``: nothing was told yet."""
    drinks: tuple[Drink, ...] = ()
    """Of the last days, newest first."""
    workouts: tuple[Workout, ...] = ()
    """The same, with those to come, and one of long ago that is being changed."""


class Drinks:
    """The verbs over the records about drinks."""

    def __init__(
        self, records: Records, reminders: Reminders, *, clock: Clock, rng: random.Random
    ) -> None:
        self.state = DrinkState()
        self._records = records
        self._reminders = reminders
        self._clock = clock
        self._rng = rng

    async def load(self) -> None:
        """Read what is kept; again at each visit, for a reminder may have noted a drink."""
        from crampapp.store import StoreError

        today = self._clock.now().local.date()
        try:
            store = await self._records.store()
            hydration = await store.one(HydrationProfile)
            drinks = await self._lately(Drink, today)
            workouts = await self._lately(Workout, today)
        except StoreError:
            log.exception("the records about drinks could not be read")
            self.state.unreadable = True
            return
        self.state.unreadable = False
        self.state.hydration = hydration
        self.state.drinks = _newest_first(drinks)
        self.state.workouts = _newest_first(workouts)
        self.state.ready = True

    # Drinks

    async def note(self, ml: int) -> Drink | None:
        """Note what was just drunk.

        Returns:
            The record, which is durable; ``None``: it could not be kept.
        """
        now = self._clock.now()
        drink = Drink(id=new_id(now.utc, self._rng), started=now, ml=ml)
        return drink if await self.put_back(drink) else None

    async def put_back(self, drink: Drink) -> bool:
        """Keep a drink, perhaps one that was taken out; tells whether it is durable."""
        if not await self._save(drink):
            return False
        self.state.drinks = _newest_first([drink, *self.state.drinks])
        await self._reminders.drunk()
        return True

    async def take_out(self, drink: Drink) -> bool:
        """Take a drink out again; tells whether that is durable."""
        if not await self._delete(Drink, drink.id):
            return False
        self.state.drinks = tuple(one for one in self.state.drinks if one.id != drink.id)
        await self._reminders.drunk()
        return True

    # Workouts

    def new_workout(self) -> Workout:
        """One that begins now and takes an hour, to be changed and then kept."""
        now = self._clock.now()
        return Workout(id=new_id(now.utc, self._rng), started=now, duration_min=60)

    async def recall(self, id: str) -> bool:
        """Read a workout of long ago, so that it can be changed; tells whether there is one."""
        from crampapp.store import StoreError

        try:
            found = await (await self._records.store()).find(Workout, id)
        except StoreError:
            log.exception("a workout could not be read")
            return False
        if found and all(one.id != id for one in self.state.workouts):
            self.state.workouts = _newest_first([*self.state.workouts, found])
        return found is not None

    async def keep_workout(self, workout: Workout) -> bool:
        """Keep a workout; tells whether it is durable."""
        if not await self._save(workout):
            return False
        others = [one for one in self.state.workouts if one.id != workout.id]
        self.state.workouts = _newest_first([workout, *others])
        return True

    async def take_out_workout(self, workout: Workout) -> bool:
        """Take a workout out; tells whether that is durable."""
        if not await self._delete(Workout, workout.id):
            return False
        self.state.workouts = tuple(one for one in self.state.workouts if one.id != workout.id)
        return True

    # What was told

    async def tell(self, hydration: HydrationProfile) -> bool:
        """Keep what the person told about drinking; tells whether it is durable."""
        if not await self._save(hydration):
            return False
        self.state.hydration = hydration
        await self._reminders.go_by(hydration)
        return True

    # How

    async def _lately(self, of: type[_Begun], today: date) -> list[_Begun]:
        """The records since some days ago, and those to come this month and the next."""
        store = await self._records.store()
        first = today - timedelta(days=DAYS)
        months = {(day.year, day.month) for day in (first, today, today + timedelta(days=31))}
        found: list[_Begun] = []
        for year, month in sorted(months):
            found += await store.month(of, year, month)
        return [one for one in found if one.started.local.date() >= first]

    async def _save(self, record: BaseModel) -> bool:
        from crampapp.store import StoreError

        try:
            await (await self._records.store()).save(record)
        except StoreError:
            log.exception("a record about drinks was not saved")
            return False
        return True

    async def _delete(self, of: type[BaseModel], id: str) -> bool:
        from crampapp.store import StoreError

        try:
            await (await self._records.store()).delete(of, id)
        except StoreError:
            log.exception("a record about drinks was not removed")
            return False
        return True


def _newest_first(records: Sequence[_Begun]) -> tuple[_Begun, ...]:
    return tuple(sorted(records, key=lambda one: (one.started.utc, one.id), reverse=True))
