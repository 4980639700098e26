"""The verbs of the insights: computed once, and then for what has changed.

What a month that is over comes to is kept beside its records for later sessions. Home asks for the
last days only; the whole record is looked at when somebody opens the screen.
"""

import asyncio
import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.platform import late
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.preferences import keep_preferences
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.domain.change import Change, ChangeKind
    from crampapp.domain.insights.digest import Digest
    from crampapp.domain.insights.habits import Finding
    from crampapp.domain.insights.trend import Month
    from crampapp.domain.routine import Routine
    from crampapp.store.sums import Recipe

NEAR_MONTHS = 3
"""Calendar months that hold the sixty days of which home speaks."""
AGAIN_AFTER = timedelta(days=30)
"""How long a talk with a doctor is not suggested again."""

log = logging.getLogger("crampapp")


@dataclass(frozen=True)
class Loaded:
    """The whole record, in counts."""

    months: "Mapping[Month, Digest]"
    findings: "tuple[Finding, ...]"
    changes: "tuple[Change, ...]"
    """The newest first."""
    charts: bool
    """Whether there is what draws them; without it the tables stand alone."""

    @property
    def has_demo(self) -> bool:
        """Whether any of it is the demo history."""
        return any(month.has_demo for month in self.months.values())


class Insights:
    """The verbs."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        *,
        clock: Clock,
        keeper: Keeper,
        rng: random.Random,
    ) -> None:
        self._state = state
        self._records = records
        self._clock = clock
        self._keeper = keeper
        self._rng = rng
        self._digests: dict[Month, tuple[object, Digest]] = {}

    async def look_near(self) -> None:
        """Read what home says of the last days."""
        from crampapp.domain.insights.recent import recent
        from crampapp.domain.insights.trend import within
        from crampapp.store import StoreError

        try:
            months = await self._read(NEAR_MONTHS)
        except StoreError:
            log.exception("the last days could not be read")
            return
        self._state.recent = recent(within(months, NEAR_MONTHS, self._today), self._today)

    async def load(self) -> None:
        """Look at everything; what has not changed since the last time is not read again."""
        from crampapp.domain.change import Change
        from crampapp.domain.hydration import HydrationProfile, target_ml
        from crampapp.domain.insights.digest import nights_of
        from crampapp.domain.insights.habits import findings

        months = await self._read(None)
        nights = nights_of(months.values())
        store = await self._records.store()
        changes = sorted(await store.every(Change), key=lambda one: (one.day, one.id), reverse=True)
        drinking = await store.one(HydrationProfile)
        goal_ml = target_ml(drinking, self._state.preferences.profile, self._today)
        self._state.insights = Loaded(
            months, findings(nights, self._today, goal_ml), tuple(changes), await _charts()
        )

    async def keep_routine(self, routine: "Routine", begun: datetime) -> None:
        """Keep that a routine was done to its end; nights with and without are told apart by it."""
        from crampapp.domain.routine_done import RoutineDone
        from crampapp.store import StoreError

        now = self._clock.now()
        local = now.local - (now.utc - begun)
        done = RoutineDone(
            id=new_id(begun, self._rng),
            started=Moment(utc=begun, zone=now.zone, local=local),
            routine=routine.id,
            duration_s=routine.seconds,
        )
        try:
            await (await self._records.store()).save(done)
        except StoreError:
            log.exception("a routine was not kept")

    async def mark(self, kind: "ChangeKind", words: str, day: date) -> None:
        """Mark a change, to see what was before and after."""
        from crampapp.domain.change import Change

        id = new_id(self._clock.now().utc, self._rng)
        await (await self._records.store()).save(Change(id=id, day=day, kind=kind, words=words))
        await self.load()

    async def put_back(self, change: "Change") -> None:
        """Mark it again as it was."""
        await (await self._records.store()).save(change)
        await self.load()

    async def unmark(self, change: "Change") -> None:
        """Forget a change that was marked."""
        from crampapp.domain.change import Change

        await (await self._records.store()).delete(Change, change.id)
        await self.load()

    async def remove_demo(self) -> None:
        """Take every record of the demo history out."""
        from crampapp.domain.demo import is_demo
        from crampapp.store.demo import remove_demo

        await remove_demo(await self._records.store())
        self._state.episodes = tuple(one for one in self._state.episodes if not is_demo(one.id))
        await self._records.load_history()
        await self.load()

    def talked_of(self) -> None:
        """A talk with a doctor was suggested: not again for a month."""
        chosen = self._state.preferences.model_copy(update={"talk_from": self._today + AGAIN_AFTER})
        self._state.preferences = chosen
        keep_preferences(self._keeper, chosen)

    async def _read(self, number: int | None) -> "Mapping[Month, Digest]":
        """The counts of the last months, or of all for ``None``."""
        store, recipe = await self._records.store(), _recipe()
        traces = [await store.traces(kind) for kind in recipe.of]
        now = self._today.year, self._today.month
        months = sorted({month for of in traces for month in of}, reverse=True)[:number]
        for month in months:
            trace = tuple(of.get(month) for of in traces)
            known = self._digests.get(month)
            if known is None or known[0] != trace:
                found = await store.sums(recipe, *month, keep=month < now)
                self._digests[month] = trace, found
                # Ten years take a while: what is tapped meanwhile goes first.
                await asyncio.sleep(0)
        return {month: self._digests[month][1] for month in months}

    @property
    def _today(self) -> date:
        return self._clock.now().local.date()


def _recipe() -> "Recipe[Digest]":
    from crampapp.domain.drink import Drink
    from crampapp.domain.episode import Episode
    from crampapp.domain.insights.digest import digest
    from crampapp.domain.insights.packed import VERSION, packed, unpacked
    from crampapp.domain.routine_done import RoutineDone
    from crampapp.domain.workout import Workout
    from crampapp.store.sums import Recipe

    return Recipe(VERSION, (Episode, RoutineDone, Drink, Workout), digest, packed, unpacked)


async def _charts() -> bool:
    try:
        await late.provide("flet-charts")
    except OSError:
        log.exception("no charts")
        return False
    return True
