"""The relay put together: keys, database, sender and clock, from start to end."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from crampapp.domain.reminder import ReminderKind
from crampapp.relay import clock, ledger
from crampapp.relay.database import Database
from crampapp.relay.delivery import Answer, Delivery, Target, Verdict
from crampapp.relay.errors import UnavailableError
from crampapp.relay.keys import Keys
from crampapp.relay.payload import payload, topic
from crampapp.relay.sender import TIMEOUT_S, Sender
from crampapp.relay.settings import Settings
from crampapp.relay.sqlite import SqliteDatabase

HANDS = 4
"""Batches that one process has under way at the same time."""
PRUNE_S = 3600
STALLED_S = 60
"""A clock that has not ticked for so long does not go."""

_log = logging.getLogger(__name__)


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
        self.database: Database = SqliteDatabase(settings.data / "relay.sqlite3")
        self._sender = Sender(
            self.keys, settings.subject, settings.push_services, now, HANDS * clock.BATCH
        )
        self._base = settings.public_url.rstrip("/") + "/" if settings.public_url else "./"

    async def __aenter__(self) -> Self:
        await self._sender.__aenter__()
        self._ticked = time.monotonic()
        self._clock = asyncio.create_task(self._keep_ringing())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._clock.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._clock
        await self._sender.__aexit__(kind, error, traceback)
        self.database.close()

    def is_ticking(self) -> bool:
        """Whether the clock goes and the database answers it."""
        return time.monotonic() - self._ticked < STALLED_S

    async def ring(self) -> None:
        """Send what is due."""
        hands = (clock.ring(self.database, self.deliver, self.now) for _ in range(HANDS))
        await asyncio.gather(*hands)

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

    async def _keep_ringing(self) -> None:
        pruned = float("-inf")
        while True:
            try:
                await self.ring()
                if time.monotonic() - pruned >= PRUNE_S:
                    await self.database.run(lambda tx: ledger.prune(tx, self.now()))
                    pruned = time.monotonic()
                self._ticked = time.monotonic()
            except UnavailableError as error:
                _log.warning("The database does not answer (%s).", error)
            await asyncio.sleep(self.settings.poll_s)
