"""A session with a clock that stands still, a store that can be held, and a bridge that listens."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crampapp.app import start
from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.platform.clock import TICK_S
from crampapp.platform.keeper import MemoryKeeper
from crampapp.platform.notifier import Notifier, NullNotifier
from crampapp.platform.outside import File, Lasting, Sending, Sent, Words
from crampapp.platform.signals import PageSignals
from crampapp.store import Kind, Store
from crampapp.store.inbox import MemoryInbox
from crampapp.store.memory import MemoryFiles
from crampapp.ui.state import AppState

from .fake_client import FakeClient

DEAF_FOR_A_MOMENT = {"it-eased", "still-cramping", "undo", "came-back", "none", "mistake"}
"""Buttons that ignore the second half of a double tap."""

MORNING = datetime(2026, 11, 24, 10, 0)


class FixedClock:
    """A clock that goes on only when told."""

    def __init__(self, local: datetime, zone: str = "UTC") -> None:
        self.local = local
        self.zone = zone
        self._ticked = asyncio.Event()

    def now(self) -> Moment:
        utc = self.local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
        return Moment(utc=utc, zone=self.zone, local=self.local)

    def wall(self, utc: datetime) -> datetime:
        return utc.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    async def tick(self, every: float = TICK_S) -> None:
        await self._ticked.wait()

    def advance(self, seconds: float) -> None:
        self.local += timedelta(seconds=seconds)
        ticked, self._ticked = self._ticked, asyncio.Event()
        ticked.set()


class SlowFiles(MemoryFiles):
    """A memory that says it lasts, can be held before it is durable, and can be full."""

    kind = Kind.FILE
    keeps = True

    def __init__(self) -> None:
        super().__init__()
        self.may_flush = asyncio.Event()
        self.may_flush.set()
        self.is_full = False

    async def durable(self) -> None:
        await self.may_flush.wait()
        if self.is_full:
            raise OSError(28, "No space left on device")


class RecordingBridge:
    def __init__(self, *, leads: bool = False) -> None:
        self.leads = leads
        self.posted: list[tuple[str, dict[str, Any]]] = []
        self.handlers: dict[str, Callable[[dict[str, Any]], None]] = {}

    def post(self, kind: str, **data: Any) -> None:
        self.posted.append((kind, data))

    def on(self, kind: str, handler: Callable[[dict[str, Any]], None]) -> None:
        self.handlers[kind] = handler


class FakeOutside:
    """A page whose person takes every file, and chooses what the test says."""

    erases_files = True

    def __init__(self) -> None:
        self.promises = False
        self.takes = True
        self.refuses = False
        self.taken: dict[str, File] = {}
        self.choice: File | None = None
        self.way = Sent.SHARED
        self.sent: list[Sending] = []
        self.erased = 0

    async def lasting(self, *, ask: bool = False) -> Lasting:
        return Lasting(promised=ask and self.promises, usage=45_000_000, quota=60_000_000_000)

    async def choose(self, words: Words) -> File | None:
        return self.choice

    async def hand_over(self, file: File, name: str, words: Words) -> bool:
        if self.refuses:
            raise OSError(28, "No space left on device")
        if self.takes:
            self.taken[name] = file
        return self.takes

    async def send(self, sending: Sending) -> Sent:
        self.sent.append(sending)
        return self.way

    async def erase(self, words: Words) -> None:
        self.erased += 1


class Session(FakeClient):
    """A window with the app in it."""

    state: AppState
    clock: FixedClock
    files: MemoryFiles
    bridge: RecordingBridge
    keeper: MemoryKeeper
    inbox: MemoryInbox
    outside: FakeOutside

    async def tap(self, key: str) -> None:
        """A tap that is meant: not in the same moment as the one before."""
        if key in DEAF_FOR_A_MOMENT:
            self.clock.local += timedelta(seconds=0.4)
        await super().tap(key)

    async def until_read(self) -> None:
        """Until the questions of the checker have been read, which takes real time."""
        async with asyncio.timeout(60):
            while not self.state.checker_ready:
                await self.settle()
        await self.settle()

    async def open_store(self) -> Store:
        return await Store.open(self.files)

    def posted(self, kind: str) -> list[dict[str, Any]]:
        """What the page was told of this kind."""
        return [data for name, data in self.bridge.posted if name == kind]

    def last_posted(self, kind: str) -> dict[str, Any]:
        return self.posted(kind)[-1]

    async def advance(self, seconds: float) -> None:
        self.clock.advance(seconds)
        await self.settle()

    async def stored(self) -> list[Episode]:
        """What a new start of the app would find."""
        return await (await Store.open(self.files)).newest(Episode, 1000)


Launch = Callable[..., Awaitable[Session]]


@pytest.fixture
async def launch() -> AsyncIterator[Launch]:
    """Start the app in a window of its own."""
    open_windows: list[Session] = []

    async def started(
        route: str = "/",
        *,
        now: datetime = MORNING,
        zone: str = "UTC",
        history: int = 0,
        files: MemoryFiles | None = None,
        keeper: MemoryKeeper | None = None,
        inbox: MemoryInbox | None = None,
        notifier: Notifier | None = None,
        page_leads: bool = False,
        open_store: Callable[[], Awaitable[Store]] | None = None,
        **window: Any,
    ) -> Session:
        session = Session(route, **window)
        open_windows.append(session)
        session.clock = FixedClock(now, zone)
        session.files = files or SlowFiles()
        session.bridge = RecordingBridge(leads=page_leads)
        session.keeper = keeper or MemoryKeeper()
        session.inbox = inbox or MemoryInbox()
        session.outside = FakeOutside()
        store = await session.open_store()
        for number in range(history):
            await store.save(episode(now - timedelta(hours=9 * number + 1), number))
        session.state = await session.start(
            lambda page: start(
                page,
                clock=session.clock,
                bridge=session.bridge,
                signals=PageSignals(session.bridge),
                keeper=session.keeper,
                notifier=notifier or NullNotifier(),
                open_store=open_store or session.open_store,
                open_inbox=lambda: session.inbox,
                open_outside=lambda: session.outside,
                rng=random.Random(1),
            )
        )
        return session

    yield started
    for session in open_windows:
        await session.close()


def episode(local: datetime, number: int = 0) -> Episode:
    return Episode(
        id=f"{number:026}",
        started=Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local),
        duration_s=48,
        muscle=MuscleGroup.CALF,
        side=Side.LEFT,
    )
