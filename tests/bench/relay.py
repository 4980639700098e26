"""Whether reminders arrive, and what the relay costs beside merely sending."""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import aiohttp
import httpx
from pywebpush import WebPusher

from crampapp.domain.reminder import ReminderKind
from crampapp.relay import devices, ledger
from crampapp.relay.clock import ring
from crampapp.relay.database import Database, Transaction
from crampapp.relay.delivery import Answer, Delivery
from crampapp.relay.payload import payload, topic
from crampapp.relay.postgres import PostgresDatabase
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from crampapp.relay.sqlite import SqliteDatabase
from crampapp.relay.wire import Registration
from tests.relay.postgres import postgres_server
from tests.relay.push_service import Browser
from tests.relay.years import Year, year

Figure = tuple[str, float, str]

ROOT = Path(__file__).parents[2]
SECRET = "s" * 43
PHONES = 40
"""In the simulated year: each of the 20 zones twice."""
PUSHES = 1000
ROUNDS = 5
EVENING = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
ALARM = {"id": "evening", "kind": "bedtime_stretch", "at": "21:15", "days": [1, 2, 3, 4, 5, 6, 7]}
FEW, MANY = 1_000, 100_000
TICKS = 300
SHARED = 480
"""Pushes that PostgreSQL workers share."""
DELAY_S = 0.05
LEAD_S = 5
"""Until they are due, when all workers have started."""
PATIENCE_S = 120


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = asyncio.run(_year(folder / "year.sqlite3"))
        yield "relay.year_lost", found.lost, f"of {found.due}"
        yield "relay.year_doubled", found.doubled, f"of {found.due}"
        yield "relay.resent", found.resent, f"of {found.due}"
        with sink(0) as push_service:
            rates = asyncio.run(send_rates(folder, push_service))
        yield "relay.send_vs_bare", median(ours / bare for ours, bare in rates), "times"
        yield "relay.sends_per_s", median(ours for ours, _ in rates), "per second"
        yield "relay.claim_100k_vs_1k", asyncio.run(tick_ratio(folder)), "times"
        shared = {workers: shared_rate(folder, workers) for workers in (1, 2, 4)}
        yield "relay.pg_2_vs_1", shared[2] / shared[1], "times"
        yield "relay.pg_4_vs_1", shared[4] / shared[1], "times"
        yield "relay.pg_sends_per_s", shared[1], "per second"


async def _year(path: Path) -> Year:
    database = SqliteDatabase(path)
    found = await year(database, PHONES, seed=7)
    database.close()
    return found


@contextmanager
def sink(delay_s: float) -> Iterator[str]:
    """The address of a push service in a process of its own."""
    with running("tests.bench.push_sink", str(delay_s)) as address:
        yield address


@contextmanager
def running(module: str, *arguments: str) -> Iterator[str]:
    """The first line that the process says."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def register(
    tx: Transaction, count: int, endpoint: str, key: str, now: datetime, *, alarms: int = 1
) -> None:
    """So many phones with one alarm each, or none."""
    subscription = Browser(endpoint).subscription()
    values = {"subscription": subscription, "zone": "UTC", "alarms": alarms * [ALARM]}
    wanted = Registration.model_validate(values)
    for n in range(count):
        devices.register(tx, f"device-{n:016}", SECRET, wanted, key, now)


async def send_rates(folder: Path, push_service: str) -> list[tuple[float, float]]:
    """Pushes per second through the relay, and by nothing but encryption and the same client.

    By turns: what slows the machine down slows both.
    """
    settings = Settings(folder / "send", push_services=(push_service,), rings=False)
    now = [EVENING - timedelta(hours=1)]
    rates = []
    async with Relay(settings, lambda: now[0]) as relay:
        endpoint, key = f"{push_service}/push", relay.keys.current
        await relay.database.run(lambda tx: register(tx, PUSHES, endpoint, key, now[0]))
        for day in range(ROUNDS):
            now[0] = EVENING + timedelta(days=day)
            ours_s = await _timed(relay.ring())
            rates.append((PUSHES / ours_s, PUSHES / await _timed(_send_bare(relay, endpoint))))
    return rates


async def _timed(work: Awaitable[object]) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


async def _send_bare(relay: Relay, endpoint: str) -> None:
    signer = relay.keys.signer(relay.keys.current)
    assert signer
    audience = endpoint.removesuffix("/push")
    claims = {"aud": audience, "exp": 2**31, "sub": "mailto:a@crampapp.org"}
    kind = ReminderKind.BEDTIME_STRETCH
    headers = {
        **signer.sign(claims),
        "Content-Encoding": "aes128gcm",
        "TTL": "2700",
        "Urgency": "high",
        "Topic": topic(kind),
    }
    subscription = Browser(endpoint).subscription()
    left = iter(range(PUSHES))
    concurrency = relay.settings.hands * relay.settings.batch

    async def send(session: aiohttp.ClientSession) -> None:
        for _ in left:
            message = payload("evening", kind, EVENING, base="./")
            body = WebPusher(subscription).encode(message)["body"]
            async with session.post(endpoint, data=body, headers=headers) as answer:
                assert answer.status == 201

    connector = aiohttp.TCPConnector(limit=concurrency)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*(send(session) for _ in range(concurrency)))


async def tick_ratio(folder: Path) -> float:
    """The cost of a tick with nothing due at many devices over that at few; by turns too."""
    databases = [SqliteDatabase(folder / f"{count}.sqlite3") for count in (FEW, MANY)]
    before = EVENING - timedelta(hours=12)
    for count, database in zip((FEW, MANY), databases, strict=True):
        await database.run(partial(_fill, count=count, now=before))
    times: list[list[float]] = [[], []]
    for _ in range(TICKS):
        for database, found in zip(databases, times, strict=True):
            found.append(await _timed(ring(database, _nobody, lambda: before, batch=32)))
    for database in databases:
        database.close()
    return median(times[1]) / median(times[0])


def _fill(tx: Transaction, count: int, now: datetime) -> None:
    register(tx, count, "https://fcm.googleapis.com/x", "", now)


async def _nobody(delivery: Delivery) -> Answer:
    raise AssertionError("nothing is due")


def shared_rate(folder: Path, workers: int) -> float:
    """Pushes per second by so many PostgreSQL workers, to a service that takes 50 ms for each."""
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server())
        push_service = stack.enter_context(sink(DELAY_S))
        url = server.new_database()
        database = PostgresDatabase(url)
        stack.callback(database.close)
        keys = folder / "shared"
        key = Relay(Settings(keys, rings=False)).keys.current
        for _ in range(workers):
            arguments = (url, str(keys), push_service)
            stack.enter_context(running("tests.bench.relay_worker", *arguments))
        asyncio.run(_load(database, f"{push_service}/push", key))
        return _rate(push_service)


async def _load(database: Database, endpoint: str, key: str) -> None:
    now = datetime.now(UTC)
    due = now + timedelta(seconds=LEAD_S)

    def fill(tx: Transaction) -> None:
        register(tx, SHARED, endpoint, key, now, alarms=0)
        kind = ReminderKind.BEDTIME_STRETCH
        names = (f"device-{n:016}" for n in range(SHARED))
        ledger.enter(tx, [ledger.entry(id, "now", kind, due, snoozed=True) for id in names])

    await database.run(fill)


def _rate(push_service: str) -> float:
    """Wait until all have come."""
    for _ in range(PATIENCE_S):
        time.sleep(1)
        came = httpx.get(push_service, trust_env=False).json()
        if came["count"] >= SHARED:
            return SHARED / float(came["span_s"])
    raise AssertionError(f"after {PATIENCE_S} s: {came}")
