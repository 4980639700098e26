"""The relay put together: keys, database, sender and clock, from start to end."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self

from crampapp.domain.reminder import ReminderKind
from crampapp.relay import clock, ledger, schedule
from crampapp.relay.database import Database
from crampapp.relay.delivery import Answer, Delivery, Target, Verdict
from crampapp.relay.keys import Keys
from crampapp.relay.payload import payload, topic
from crampapp.relay.sender import TIMEOUT_S, Sender
from crampapp.relay.settings import Settings
from crampapp.relay.sqlite import SqliteDatabase

STALLED_S = 60
"""A clock that is so late does not go."""
RECOUNTED_AT_ONCE = 500
"""So few that nothing else waits long."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class Relay:
    """Made before anything listens, so that what is wrong is said at once; raises RelayError.

    Rings while it is used as a context.
    """

    def __init__(self, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self.settings = settings
        self.now = now
        self.keys = Keys(settings.data / "keys")
        self.database = _database(settings)
        self._sender = Sender(
            self.keys,
            settings.subject,
            settings.push_services,
            now,
            connections=settings.hands * settings.batch,
        )
        self._base = settings.public_url.rstrip("/") + "/" if settings.public_url else "./"

    async def __aenter__(self) -> Self:
        await self._sender.__aenter__()
        self._stopping = asyncio.Event()
        self._clock = asyncio.create_task(_keep_ringing(self, self._stopping))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stopping.set()
        # What is on its way is still written down; beyond that time the lease sees to it.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._clock, TIMEOUT_S)
        await self._sender.__aexit__(kind, error, traceback)
        self.database.close()

    async def is_ticking(self) -> bool:
        """Whether nothing is overdue."""
        late_s = await self.database.run(lambda tx: schedule.lateness_s(tx, self.now()))
        return late_s < STALLED_S

    async def ring(self) -> None:
        """Send what is due."""
        hands = (
            clock.ring(self.database, self.deliver, self.now, self.settings.batch)
            for _ in range(self.settings.hands)
        )
        await asyncio.gather(*hands)

    async def recount(self) -> None:
        """Follow what countries have done to their clocks since the alarms were set."""
        last: tuple[str, str] | None = ("", "")
        while last:
            last = await self.database.run(
                partial(schedule.recount, after=last, limit=RECOUNTED_AT_ONCE)
            )

    async def prune(self) -> None:
        """Forget what nobody asks for any more."""
        await self.database.run(lambda tx: ledger.prune(tx, self.now()))

    async def deliver(self, delivery: Delivery) -> Answer:
        """Send one notification that we hold."""
        left = delivery.held_until - self.now()
        if left.total_seconds() < TIMEOUT_S:  # we were asleep; somebody else may have it by now
            return Answer(Verdict.LATER, wait_s=0)
        message = payload(
            delivery.alarm,
            delivery.kind,
            delivery.due,
            base=self._base,
            snoozed=delivery.snoozed,
            again=delivery.unsure,
        )
        useful_s = (delivery.useful_until - self.now()).total_seconds()
        name = topic(delivery.kind, snoozed=delivery.snoozed)
        return await self._sender.send(delivery.target, message, name, useful_s)

    async def test(self, target: Target) -> Answer:
        """Send a notification that says it is a test."""
        kind = ReminderKind.BEDTIME_STRETCH
        message = payload("test", kind, self.now(), base=self._base, test=True)
        return await self._sender.send(target, message, topic(kind, test=True), ttl_s=60)


def _database(settings: Settings) -> Database:
    if not settings.database_url:
        return SqliteDatabase(settings.data / "relay.sqlite3")
    from crampapp.relay.postgres import PostgresDatabase

    return PostgresDatabase(settings.database_url)


async def _keep_ringing(relay: Relay, stopping: asyncio.Event) -> None:
    if not relay.settings.rings:
        return
    if not relay.settings.database_url:
        return await clock.keep_ringing(relay, stopping)
    from crampapp.relay import worker

    await worker.keep_ringing(relay, stopping)
