"""Rings what is due, in the process of the relay itself."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from crampapp.relay import ledger, schedule
from crampapp.relay.database import Database, Transaction
from crampapp.relay.delivery import Answer, Delivery

if TYPE_CHECKING:
    from crampapp.relay.relay import Relay

PRUNE_S = 3600

_log = logging.getLogger(__name__)


async def ring(
    database: Database,
    send: Callable[[Delivery], Awaitable[Answer]],
    now: Callable[[], datetime],
    batch: int,
) -> int:
    """Send until nothing is due, so many at the same time; return how many were sent.

    Any number of these may run at once, in any number of processes.
    """

    def take(tx: Transaction) -> tuple[list[Delivery], bool]:
        entered = schedule.fall_due(tx, now(), batch)
        taken, seen = ledger.claim(tx, now(), batch)
        return taken, batch in (entered, seen)

    sent, more = 0, True
    while more:
        deliveries, more = await database.run(take)
        if deliveries:
            answers = await asyncio.gather(*map(send, deliveries))
            pairs = list(zip(deliveries, answers, strict=True))
            await database.run(partial(ledger.settle, now=now(), answers=pairs))
            sent += len(pairs)
    return sent


async def keep_ringing(relay: "Relay", stopping: asyncio.Event) -> None:
    """Ring again and again until told to stop."""
    pruned, counted = float("-inf"), False
    while not stopping.is_set():
        try:
            if not counted:
                await relay.recount()
                counted = True
            await relay.ring()
            if time.monotonic() - pruned >= PRUNE_S:
                await relay.prune()
                pruned = time.monotonic()
        except Exception as error:
            # The clock must go on; what the error says of itself may name a device.
            _log.warning("The clock could not tick (%s).", type(error).__name__)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), relay.settings.poll_s)
