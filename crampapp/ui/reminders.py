"""The verbs of reminders: reading them, and setting them.

A reminder is kept in the store first; then it is seen to that it rings.
"""

import asyncio
import logging
import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from crampapp.domain.identifier import new_id
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.platform.notifier import Notifier
from crampapp.ui.arrivals import Arrivals
from crampapp.ui.records import Records
from crampapp.ui.ringing import Ringing
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.domain.hydration import HydrationProfile
    from crampapp.domain.quiet_hours import QuietHours
    from crampapp.domain.reminder import Reminder, ReminderKind
    from crampapp.store import Store
    from crampapp.ui.reminding import Reminding

BEDTIME = time(22, 15)
"""When a bedtime stretch rings until somebody says otherwise."""
_OFFER = "stretch_offer"

log = logging.getLogger("crampapp")


class Reminders:
    """The verbs over the reminders of one session."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        *,
        notifier: Notifier,
        clock: Clock,
        keeper: Keeper,
        rng: random.Random,
    ) -> None:
        self._state = state
        self._records = records
        self._clock = clock
        self._keeper = keeper
        self._rng = rng
        self._loading: asyncio.Future[None] | None = None
        self.arrivals = Arrivals(
            state, records, save=self.save, drunk=self.drunk, clock=clock, keeper=keeper, rng=rng
        )
        self.ringing = Ringing(
            state,
            read=self._read,
            see_missed=self.arrivals.see_missed,
            notifier=notifier,
            clock=clock,
        )

    # Reading

    async def load(self) -> None:
        """Read what was set, once, and have it ring; after a failure the next verb tries again."""
        from crampapp.store import StoreError
        from crampapp.ui.reminding import Reminding

        if self._loading is None:
            self._loading = asyncio.ensure_future(self.reload())
        try:
            await asyncio.shield(self._loading)
        except StoreError:
            log.exception("the reminders could not be read")
            self._loading = None
            self._state.reminding = self._state.reminding or Reminding()

    async def reload(self) -> None:
        """Read what is set once more: a restore, or somebody else, has changed the records."""
        from crampapp.domain.hydration import HydrationProfile
        from crampapp.domain.reminder import Reminder
        from crampapp.domain.settings import Settings
        from crampapp.ui.reminding import Reminding

        store = await self._records.store()
        settings = await store.one(Settings) or Settings()
        reminders = await self._without_past_ones(store, await store.every(Reminder))
        self._state.reminding = before = self._state.reminding or Reminding()
        self._set(
            reminders=tuple(reminders),
            quiet=settings.quiet,
            hydration=await store.one(HydrationProfile),
            not_offered_on=self._keeper.kept(_OFFER) or "",
        )
        if reminders or before.reminders:
            self.ringing.tell()
        await self.drunk()

    # Setting

    def new(self, kind: "ReminderKind", **fields: Any) -> "Reminder":
        """One with the usual values, not kept yet."""
        from crampapp.domain.reminder import Reminder

        now = self._clock.now()
        return Reminder(id=new_id(now.utc, self._rng), kind=kind, **fields)

    async def save(self, reminder: "Reminder") -> bool:
        """Keep a reminder, and begin to have it ring.

        Returns:
            Whether it is durable; whether it can ring is in the status, soon after.
        """
        from crampapp.store import StoreError

        await self._read()
        try:
            await (await self._records.store()).save(reminder)
        except StoreError:
            log.exception("a reminder was not saved")
            return False
        reminding = await self._read()
        others = [one for one in reminding.reminders if one.id != reminder.id]
        self._set(reminders=(*others, reminder))
        self.ringing.tell()
        return True

    async def remove(self, id: str) -> None:
        """Take a reminder out, with what repeats it."""
        from crampapp.domain.reminder import Reminder

        reminding = await self._read()
        store = await self._records.store()
        gone = {one.id for one in reminding.reminders if id in (one.id, one.of)}
        for one in gone:
            await store.delete(Reminder, one)
        reminding = await self._read()
        kept = tuple(one for one in reminding.reminders if one.id not in gone)
        self._set(reminders=kept)
        self.ringing.tell()

    async def set_bedtime(self) -> bool:
        """The usual bedtime stretch, every day.

        Returns:
            Whether it is durable.
        """
        from crampapp.domain.reminder import ReminderKind

        return await self.save(self.new(ReminderKind.BEDTIME_STRETCH, at=BEDTIME))

    async def stretch_tonight(self) -> bool:
        """A single bedtime stretch; nobody but this device knows what for.

        Returns:
            Whether it is durable.
        """
        from crampapp.domain.reminder import ReminderKind

        self.no_stretch_tonight()
        kind, today = ReminderKind.BEDTIME_STRETCH, self._now.date()
        return await self.save(self.new(kind, at=BEDTIME, day=today))

    def no_stretch_tonight(self) -> None:
        """Do not offer one again today."""
        today = self._now.date()
        self._keeper.keep(_OFFER, today.isoformat())
        if self._state.reminding:
            self._set(not_offered_on=today.isoformat())

    def offers_stretch(self) -> bool:
        """Whether to offer one for tonight."""
        reminding, now = self._state.reminding, self._now
        if reminding is None or reminding.not_offered_on == now.date().isoformat():
            return False
        from crampapp.ui.reminding import offers_stretch

        newest = self._state.episodes[0] if self._state.episodes else None
        return offers_stretch(newest, now) and not reminding.stretches_on(now.date())

    async def skip(self, reminder: "Reminder") -> None:
        """Leave out what is left of the day on which it rings next."""
        from crampapp.domain.alarms import skipped

        reminding = await self._read()
        await self.save(skipped(reminder, reminding.quiet, self._now))

    async def pause(self, reminder: "Reminder", until: date | None) -> None:
        """Let it rest until a day, or ring again from now on."""
        await self.save(reminder.model_copy(update={"paused_until": until}))

    async def go_by(self, hydration: "HydrationProfile") -> None:
        """Follow what the person has told about drinking; it is kept already."""
        reminding = await self._read()
        self._set(hydration=hydration)
        if reminding.reminders:
            self.ringing.tell()
        await self.drunk()

    async def drunk(self) -> None:
        """What was drunk today has changed: whose own goal is met is told to drink no more."""
        from crampapp.store import StoreError
        from crampapp.ui.goal import is_met

        reminding, person = await self._read(), self._state.preferences.profile
        today = self._now.date()
        try:
            store = await self._records.store()
            enough = reminding.may_drink and await is_met(store, reminding.hydration, person, today)
        except StoreError:
            log.exception("whether it is enough for today is not known")
            return
        before = (await self._read()).alarms
        self._set(enough_on=today if enough else None)
        if (await self._read()).alarms != before:
            self.ringing.tell()

    async def set_quiet(self, quiet: "QuietHours") -> None:
        """When nobody is told to drink."""
        from crampapp.domain.settings import Settings

        store = await self._records.store()
        settings = await store.one(Settings) or Settings()
        await store.save(settings.model_copy(update={"quiet": quiet}))
        self._set(quiet=quiet)
        self.ringing.tell()

    # How

    async def _read(self) -> "Reminding":
        if self._loading is None or self._state.reminding is None:
            await self.load()
        assert self._state.reminding is not None
        return self._state.reminding

    def _set(self, **fields: Any) -> None:
        """Change what the screens show; while something was awaited the rest may have changed."""
        assert self._state.reminding is not None
        self._state.reminding = replace(self._state.reminding, **fields)

    async def _without_past_ones(
        self, store: "Store", reminders: "list[Reminder]"
    ) -> "list[Reminder]":
        """The reminders, where single ones of the days before yesterday are gone."""
        from crampapp.domain.reminder import Reminder

        yesterday = self._now.date() - timedelta(days=1)
        over = {one.id for one in reminders if one.day and one.day < yesterday}
        if store.can_write:
            for id in over:
                await store.delete(Reminder, id)
        return [one for one in reminders if one.id not in over]

    @property
    def _now(self) -> datetime:
        return self._clock.now().local
