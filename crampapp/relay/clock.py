"""Rings what is due."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from crampapp.relay import ledger, schedule
from crampapp.relay.database import Database, Transaction
from crampapp.relay.delivery import Answer, Delivery

BATCH = 32
"""Deliveries that one hand has under way."""


async def ring(
    database: Database,
    send: Callable[[Delivery], Awaitable[Answer]],
    now: Callable[[], datetime],
    batch: int = BATCH,
) -> int:
    """Send until nothing is due; return how many were sent.

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
