"""A year of alarms in moments: many devices, a clock that jumps, and all that goes wrong.

Devices open their app, change alarms and travel; the relay is down for hours, the push service
refuses for minutes, and workers die between sending and writing down that they have sent. What
then reached the phones is held against what the schedule says.
"""

import asyncio
import heapq
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crampapp.domain.alarm import Alarm, due_times, next_due
from crampapp.domain.reminder import ReminderKind
from crampapp.relay import devices, ledger
from crampapp.relay.clock import ring
from crampapp.relay.database import Database, Row, Transaction
from crampapp.relay.delivery import Answer, Delivery, Verdict, moment
from crampapp.relay.schedule import EARLY_S
from crampapp.relay.wire import Registration
from tests.relay.push_service import Browser

START = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = (
    *("Europe/Dublin", "Europe/Berlin", "Europe/London", "America/New_York", "America/St_Johns"),
    *("America/Havana", "America/Sao_Paulo", "America/Santiago", "America/Los_Angeles"),
    *("Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia", "Pacific/Chatham"),
    *("Pacific/Auckland", "Asia/Kolkata", "Asia/Beirut", "Africa/Casablanca", "Africa/Cairo"),
    *("Antarctica/Troll", "America/Scoresbysund"),
)
SECRET = "s" * 43
POLL = timedelta(seconds=5)
EARLY = timedelta(seconds=EARLY_S)

Ring = tuple[str, str, datetime]
"""Device, alarm, due."""
Span = tuple[datetime, datetime]


class CrashError(Exception):
    """A worker dies."""


@dataclass
class Year:
    """What happened. `resent` is no fault: it did not ring again."""

    due: int = 0
    accepted: int = 0
    missed: int = 0
    lost: int = 0
    """Due, neither at the phone nor marked as missed."""
    doubled: int = 0
    """Rang twice at the phone."""
    resent: int = 0
    """Sent again after a crash, collapsed by the phone."""
    without_crash: int = 0
    """Of these, those where nobody had died."""
    unasked: int = 0
    """Rang and was not due."""
    late: int = 0
    """Rang when it was of no use any more."""
    without_reason: int = 0
    """Marked as missed though relay and push service were up."""


@dataclass
class World:
    """Everything outside the relay."""

    rng: random.Random
    now: datetime = START
    outages: list[Span] = field(default_factory=list)
    """Of the relay."""
    refusals: list[Span] = field(default_factory=list)
    """Of the push service."""
    crash_chance: float = 0.002
    shown: Counter[Ring] = field(default_factory=Counter)
    """How often each rang."""
    sent_at: dict[Ring, datetime] = field(default_factory=dict)
    resent: int = 0
    without_crash: int = 0
    late: int = 0
    crashes: set[datetime] = field(default_factory=set)
    """When workers died or heard nothing; the clock stands while they work."""

    def is_in(self, spans: list[Span]) -> datetime | None:
        """The end of the span that it is now."""
        return next((end for start, end in spans if start <= self.now < end), None)

    async def send(self, delivery: Delivery) -> Answer:
        """A push service with a phone behind it that collapses by topic and tag."""
        if self._crashes():
            raise CrashError
        if until := self.is_in(self.refusals):
            wait_s = self.rng.choice([None, int((until - self.now).total_seconds())])
            return Answer(Verdict.LATER, 503, wait_s)
        ring = (delivery.device, delivery.alarm, delivery.due)
        if delivery.unsure and self.shown[ring]:
            self.resent += 1
            self.without_crash += self.sent_at[ring] not in self.crashes
        else:
            self.shown[ring] += 1
        self.sent_at[ring] = self.now
        self.late += self.now > delivery.useful_until
        if self._crashes():
            raise CrashError
        if self._crashes():
            return Answer(Verdict.UNKNOWN)
        return Answer(Verdict.ACCEPTED, 201)

    def _crashes(self) -> bool:
        if crashes := self.rng.random() < self.crash_chance:
            self.crashes.add(self.now)
        return crashes


@dataclass
class Device:
    """A phone, and what its app has told the relay since when."""

    id: str
    zone: str
    alarms: tuple[Alarm, ...]
    told: list[tuple[datetime, str, tuple[Alarm, ...]]] = field(default_factory=list)

    def rings(self, end: datetime, beyond: timedelta = timedelta(0)) -> Iterator[Ring]:
        """What is due up to ``end`` by what was told; each telling holds until the next one."""
        ends = [when for when, _, _ in self.told[1:]] + [end]
        for (start, zone, alarms), until in zip(self.told, ends, strict=True):
            for alarm in alarms:
                for due in due_times(alarm, ZoneInfo(zone), start, until + beyond):
                    yield self.id, alarm.id, due


def some_alarms(rng: random.Random) -> tuple[Alarm, ...]:
    """What an app may ask for; times that clocks skip or repeat are not rare."""
    alarms = []
    for n in range(rng.randrange(1, 5)):
        hour = rng.choice([0, 1, 2, 3, rng.randrange(24), 22])
        values: dict[str, object] = {
            "id": f"a{n}",
            "kind": rng.choice(list(ReminderKind)),
            "at": time(hour, rng.choice([0, 1, 15, 30, rng.randrange(60)])),
        }
        if rng.random() < 0.15:
            values["day"] = date(2026, 1, 1) + timedelta(days=rng.randrange(365))
        else:
            values["days"] = tuple(rng.sample(range(1, 8), rng.randrange(1, 8)))
        if rng.random() < 0.1:
            values["not_before"] = date(2026, 1, 1) + timedelta(days=rng.randrange(365))
        alarms.append(Alarm.model_validate(values))
    return tuple(alarms)


async def year(database: Database, count: int, *, seed: int, days: int = 365) -> Year:
    """Live through it with two workers, and count."""
    rng = random.Random(seed)
    end = START + timedelta(days=days)
    world = World(rng)
    world.outages = _spans(rng, days // 25 + 1, days, hours=60)
    world.refusals = _spans(rng, days // 12 + 1, days, hours=2)
    phones = [
        Device(f"device-{seed}-{n:016}", ZONES[n * 9 % len(ZONES)], some_alarms(rng))
        for n in range(count)
    ]
    visits = [(START, n, "nothing") for n in range(count)]
    visits += _visits(rng, count, days, world.outages)
    heapq.heapify(visits)
    subscription = Browser("https://fcm.googleapis.com/x").subscription()
    outcomes: dict[Ring, str] = {}
    harvest = START
    while world.now < end:
        if up_again := world.is_in(world.outages):
            world.now = up_again
        while visits and visits[0][0] <= world.now:
            _, n, change = heapq.heappop(visits)
            await _visit(database, world, phones[n], change, subscription)
            if change != "again" and (soon := _around_the_next(rng, phones[n], world.now)):
                heapq.heappush(visits, (soon, n, "again"))
        await _tick(database, world)
        if world.now >= harvest:
            outcomes |= await database.run(_harvest)
            await database.run(lambda tx: ledger.prune(tx, world.now))
            harvest += timedelta(days=3)
        soonest = await database.run(_soonest)
        wake = min([soonest, harvest, end, *(visit[0] for visit in visits[:1])])
        world.now = max(wake, world.now) + POLL * rng.random()
    outcomes |= await database.run(_harvest)
    return _counted(world, phones, outcomes, end)


async def _tick(database: Database, world: World) -> None:
    workers = (ring(database, world.send, lambda: world.now, batch=8) for _ in range(2))
    for died in await asyncio.gather(*workers, return_exceptions=True):
        if isinstance(died, BaseException) and not isinstance(died, CrashError):
            raise died


def _visits(
    rng: random.Random, count: int, days: int, outages: list[Span]
) -> Iterator[tuple[datetime, int, str]]:
    """When which app is opened, and what is changed there; many look after an outage."""
    for n in range(count):
        for _ in range(days // 12):
            when = START + timedelta(days=days) * rng.random()
            yield when, n, rng.choice(["nothing", "nothing", "alarms", "zone"])
        for _, end in outages:
            if rng.random() < 0.5:
                yield end, n, rng.choice(["nothing", "alarms"])


def _around_the_next(rng: random.Random, phone: Device, now: datetime) -> datetime | None:
    """A moment at which something rings: the worst one to open the app."""
    due = next_due(rng.choice(phone.alarms), ZoneInfo(phone.zone), now)
    return due and max(now, due + timedelta(seconds=rng.randrange(-50, 10)))


async def _visit(
    database: Database, world: World, phone: Device, change: str, subscription: dict[str, object]
) -> None:
    if change == "alarms":
        phone.alarms = some_alarms(world.rng)
    elif change == "zone":
        phone.zone = world.rng.choice(ZONES)
    values = {"subscription": subscription, "zone": phone.zone, "alarms": phone.alarms}
    wanted = Registration.model_validate(values)
    now = world.now
    await database.run(lambda tx: devices.register(tx, phone.id, SECRET, wanted, "key", now))
    # The relay keeps whole seconds.
    phone.told.append((now.replace(microsecond=0), phone.zone, phone.alarms))


def _soonest(tx: Transaction) -> datetime:
    """When the relay has something to do again."""
    (row,) = tx.all(
        """SELECT (SELECT MIN(ring_at) FROM alarm) AS ring_at,
        (SELECT MIN(try_at) FROM delivery WHERE state = 'pending') AS try_at"""
    )
    return moment(min(row["ring_at"] or 2**33, row["try_at"] or 2**33))


def _harvest(tx: Transaction) -> dict[Ring, str]:
    rows = tx.all("SELECT * FROM delivery WHERE state <> 'pending'")
    return {_ring(row): row["state"] for row in rows}


def _ring(row: Row) -> Ring:
    return row["device"], row["alarm"], moment(row["due"])


def _spans(rng: random.Random, count: int, days: int, hours: float) -> list[Span]:
    starts = sorted(START + timedelta(days=days) * rng.random() for _ in range(count))
    return [(start, start + timedelta(hours=hours) * rng.random() ** 2) for start in starts]


def _counted(world: World, phones: list[Device], outcomes: dict[Ring, str], end: datetime) -> Year:
    # At the very end some are on their way still; an outage may last beyond it.
    due = {ring for phone in phones for ring in phone.rings(end - timedelta(hours=1))}
    last = max(end, world.now)
    allowed = {ring for phone in phones for ring in phone.rings(last, beyond=EARLY)}
    missed = {ring for ring in due if outcomes.get(ring) == "missed"}
    trouble = [*world.outages, *world.refusals]
    trouble += [(crash, crash + ledger.LEASE) for crash in world.crashes]
    return Year(
        due=len(due),
        accepted=sum(1 for ring in due if world.shown[ring]),
        missed=len(missed),
        lost=sum(1 for ring in due if not world.shown[ring] and ring not in missed),
        doubled=sum(count - 1 for count in world.shown.values() if count > 1),
        resent=world.resent,
        without_crash=world.without_crash,
        unasked=sum(1 for ring in world.shown if ring not in allowed),
        late=world.late,
        without_reason=sum(
            1
            for ring in missed
            if not any(
                start <= ring[2] + timedelta(hours=1) and ring[2] - EARLY <= stop
                for start, stop in trouble
            )
        ),
    )
