"""Rings what is due by the job queue in PostgreSQL, which any number of processes share.

Each few seconds one of the processes counts what is due and calls as many hands as there is work
for; whichever process has a hand free rings. The ledger keeps each from being rung twice, so a job
that is lost with its process needs no care: the next count finds what it left.
"""

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from crampapp.relay import clock, schedule
from crampapp.relay.sender import TIMEOUT_S

if TYPE_CHECKING:
    from crampapp.relay.relay import Relay

MOST_HANDS = 64
"""Called at the same time, of all processes together."""

_log = logging.getLogger(__name__)


async def keep_ringing(relay: "Relay", stopping: asyncio.Event) -> None:
    """Work on the queue until told to stop."""
    while not stopping.is_set():
        try:
            await _work(relay, stopping)
        except Exception as error:
            _log.warning("The job queue does not answer (%s).", type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), relay.settings.poll_s)


async def _work(relay: "Relay", stopping: asyncio.Event) -> None:
    settings = relay.settings
    await relay.recount()
    app = App(connector=PsycopgConnector(conninfo=settings.database_url))
    _add_tasks(app, relay)
    async with app.open_async():
        working = asyncio.create_task(
            app.run_worker_async(
                concurrency=settings.hands + 1,  # one to count while the others ring
                fetch_job_polling_interval=settings.poll_s,
                shutdown_graceful_timeout=TIMEOUT_S,
                delete_jobs="always",
                install_signal_handlers=False,
            )
        )
        stopped = asyncio.create_task(stopping.wait())
        await asyncio.wait([working, stopped], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working


def _add_tasks(app: App, relay: "Relay") -> None:
    batch = relay.settings.batch

    @app.task(name="ring")
    async def ring(hand: int) -> None:
        await clock.ring(relay.database, relay.deliver, relay.now, batch)

    @app.periodic(cron="* * * * * */5")
    @app.task(name="count", queueing_lock="count")
    async def count(timestamp: int) -> None:
        most = batch * MOST_HANDS
        waiting = await relay.database.run(lambda tx: schedule.waiting(tx, relay.now(), most))
        for hand in range(-(-waiting // batch)):
            # Waiting ones are enough; more of the same would find nothing to do.
            with contextlib.suppress(AlreadyEnqueued):
                await ring.configure(queueing_lock=f"ring-{hand}").defer_async(hand=hand)

    @app.periodic(cron="7 * * * *")
    @app.task(name="prune", queueing_lock="prune")
    async def prune(timestamp: int) -> None:
        await relay.prune()
        for job in await app.job_manager.get_stalled_jobs():
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
