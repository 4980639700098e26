"""What arrives: a reminder rings or was missed, and the person answers it.

While the app is closed the service worker notes it in the inbox; while it is open and nothing else
can ring, the app itself does.
"""

import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crampapp.domain.identifier import new_id
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.domain.alarms import Ring
    from crampapp.domain.reminder import Outcome, Reminder
    from crampapp.store import Store
    from crampapp.store.inbox import Item
    from crampapp.ui.reminding import Reminding

OUTCOME, DRINK = "outcome", "drink"
"""Kinds of item that the service worker leaves in the inbox."""
SNOOZE = timedelta(minutes=10)
GLASS_ML = 250
"""What one tap on a reminder to drink notes."""
_SEEN, _RUNG = "missed_seen", "rung"

log = logging.getLogger("crampapp")


class Arrivals:
    """The verbs over what rang or did not."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        *,
        save: "Callable[[Reminder], Awaitable[bool]]",
        drunk: Callable[[], Awaitable[None]],
        clock: Clock,
        keeper: Keeper,
        rng: random.Random,
    ) -> None:
        self._state = state
        self._records = records
        self._save = save
        self._drunk = drunk
        self._clock = clock
        self._keeper = keeper
        self._rng = rng
        self._looked: tuple[Reminding | None, datetime] | None = None
        self._until: datetime | None = None
        records.takes(OUTCOME, self._keep_outcome)
        records.takes(DRINK, self._keep_drink)

    # From the inbox

    async def _keep_outcome(self, store: "Store", item: "Item") -> None:
        from crampapp.ui.arrived import outcome_of

        await store.save(outcome_of(item, self._clock.now()))

    async def _keep_drink(self, store: "Store", item: "Item") -> None:
        from crampapp.ui.arrived import drink_of

        await store.save(drink_of(item, self._clock.now()))

    # In the open app

    def ring(self) -> "Ring | None":
        """What has begun to ring here since this was last asked, where nothing else rings it."""
        reminding, now = self._state.reminding, self._clock.now().local
        # Working it out is not for every tick.
        look = reminding, now.replace(second=0, microsecond=0)
        if reminding is None or self._looked == look:
            return None
        if reminding.in_force and reminding.status is None:
            # It may be rung by somebody else: that is being asked.
            return None
        after = self._rung_until()
        self._looked = look
        self._until = now
        if reminding.ringing and reminding.is_late(reminding.ringing, now):
            self._state.reminding = reminding = replace(reminding, ringing=None)
        ring = None if reminding.can_ring else reminding.due(after, now)
        if ring and not self._has_rung(ring):
            self._keeper.keep(_RUNG, ring.at.isoformat())
            self._state.reminding = replace(reminding, ringing=ring)
            return ring
        return None

    def _has_rung(self, ring: "Ring") -> bool:
        """Whether it has, before the clock was put back."""
        return not ring.at.fold and ring.at <= self._last_rung()

    def _rung_until(self) -> datetime:
        """Wall time up to which everything has rung here."""
        return self._until or self._last_rung()

    def _last_rung(self) -> datetime:
        try:
            return datetime.fromisoformat(self._keeper.kept(_RUNG) or "")
        except ValueError:
            return datetime.min

    # Answering

    async def begin(self, alarm: str, due: datetime | None) -> None:
        """The person begins to do it here.

        Args:
            alarm: Its id.
            due: When it was due, aware; ``None``: about now.
        """
        from crampapp.domain.reminder import Outcome

        await self._note(alarm, due, Outcome.DONE)

    async def done(self, alarm: str, due: datetime | None) -> None:
        """The person has done it: a routine counts like one that was followed here.

        Args:
            alarm: Its id.
            due: When it was due, aware; ``None``: about now.
        """
        from crampapp.content import routine
        from crampapp.domain.reminder import ReminderKind
        from crampapp.domain.routine_done import RoutineDone
        from crampapp.store import StoreError

        reminding, now = self._state.reminding, self._clock.now()
        reminder = reminding.of_alarm(alarm) if reminding else None
        await self.begin(alarm, due)
        match reminder.kind if reminder else None:
            case ReminderKind.BEDTIME_STRETCH:
                done = routine("routine.bedtime")
            case ReminderKind.BEFORE_EXERCISE:
                done = routine("routine.warm_up")
            case _:
                return
        begun = now.at(due) if due else now
        record = RoutineDone(
            # Told twice, it was done once.
            id=f"{alarm}-{begun.utc.timestamp():.0f}",
            started=begun,
            routine=done.id,
            duration_s=done.seconds,
        )
        try:
            await (await self._records.store()).save(record)
        except StoreError:
            log.exception("a routine was not kept")

    async def snooze(self, alarm: str, due: datetime | None) -> datetime | None:
        """Ring once more in ten minutes.

        Returns:
            When, on the wall; ``None`` when it could not be kept, or is set no more.
        """
        from crampapp.domain.alarms import reminder_id
        from crampapp.domain.reminder import Outcome

        reminding = self._state.reminding
        reminder = reminding.of_alarm(alarm) if reminding else None
        if reminder is None:
            return None
        now = self._clock.now()
        # By the instant, for the clock may be put back meanwhile; alarms know no seconds.
        until = now.utc + SNOOZE
        if until.second or until.microsecond:
            until = until.replace(second=0, microsecond=0) + timedelta(minutes=1)
        at = self._clock.wall(until)
        again = reminder.model_copy(
            update={
                "id": new_id(now.utc, self._rng),
                "of": reminder.of or reminder_id(alarm),
                "at": at.time(),
                "day": at.date(),
                "fold": at.fold,
                "minutes_before": 0,
                "paused_until": None,
            }
        )
        kept = await self._save(again)
        await self._note(alarm, due, Outcome.SNOOZED if kept else Outcome.SNOOZE_FAILED)
        return at if kept else None

    async def drank(self, alarm: str, due: datetime | None) -> bool:
        """A glass was drunk.

        Returns:
            Whether that is durable.
        """
        from crampapp.domain.drink import Drink
        from crampapp.store import StoreError

        now = self._clock.now()
        try:
            store = await self._records.store()
            await store.save(Drink(id=new_id(now.utc, self._rng), started=now, ml=GLASS_ML))
        except StoreError:
            log.exception("a drink was not saved")
            return False
        await self.done(alarm, due)
        await self._drunk()
        return True

    # What did not ring

    async def see_missed(self) -> None:
        """Note what the relay says did not ring, and show what nobody has seen yet."""
        from crampapp.domain.reminder import Outcome
        from crampapp.ui.reminding import Missed

        reminding = self._state.reminding
        if reminding is None or reminding.status is None:
            return
        now, seen = self._clock.now(), self._seen()
        found = [
            Missed(alarm, utc, now.at(utc).local, reminder.kind)
            for alarm, utc in reminding.status.missed
            if (reminder := reminding.of_alarm(alarm)) and (seen is None or utc > seen)
        ]
        newest = tuple(sorted(found, key=lambda one: one.utc, reverse=True))
        self._state.reminding = replace(reminding, missed=newest)
        for one in newest:
            if one not in reminding.missed:
                await self._note(one.alarm, one.utc, Outcome.MISSED)

    def missed_seen(self) -> None:
        """The person knows of what was missed so far."""
        if (reminding := self._state.reminding) and reminding.missed:
            self._keeper.keep(_SEEN, reminding.missed[0].utc.isoformat())
            self._state.reminding = replace(reminding, missed=())

    # How

    def _seen(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self._keeper.kept(_SEEN) or "")
        except ValueError:
            return None

    async def _note(self, alarm: str, due: datetime | None, outcome: "Outcome") -> None:
        """Keep what became of it, as if the service worker had told."""
        from crampapp.domain.alarms import reminder_id
        from crampapp.domain.reminder import ReminderOutcome, outcome_id
        from crampapp.store import StoreError

        now = self._clock.now()
        reminding = self._state.reminding
        ringing = reminding.ringing if reminding else None
        if due is None and ringing and ringing.alarm.id == alarm:
            due = now.utc + (ringing.at - now.local)
        moment = now.at(due) if due else now
        record = ReminderOutcome(
            id=outcome_id(alarm, moment.utc, outcome),
            started=moment,
            reminder=reminder_id(alarm),
            outcome=outcome,
        )
        try:
            await (await self._records.store()).save(record)
        except StoreError:
            log.exception("what became of a reminder was not saved")
        reminding = self._state.reminding
        if reminding and reminding.ringing and reminding.ringing.alarm.id == alarm:
            self._state.reminding = replace(reminding, ringing=None)
