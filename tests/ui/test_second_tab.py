"""The app open twice: one tab writes, the other looks, leads through relief, and may take over."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from crampapp.store import Problem, Store
from crampapp.store.errors import CannotOpenError
from crampapp.store.files import Call
from crampapp.store.inbox import MemoryInbox
from crampapp.store.memory import MemoryFiles
from tests.store.conftest import copy_of

from .conftest import MORNING, Launch, Session, SlowFiles


class SharedDevice:
    """One place for several tabs, of which one has it open."""

    def __init__(self) -> None:
        self.files = SlowFiles()
        self.is_taken = False
        self.heard: list[Callable[[Call], None]] = []

    async def open(self) -> MemoryFiles:
        if self.is_taken:
            raise CannotOpenError(Problem.LOCKED)
        self.is_taken = True
        shared = self

        class Lent(SlowFiles):
            async def close(self) -> None:
                shared.is_taken = False

        lent = Lent()
        lent.logs, lent.aside = self.files.logs, self.files.aside
        return lent

    async def glance(self) -> MemoryFiles:
        return copy_of(self.files)

    def call(self, what: Call) -> None:
        for heard in self.heard:
            heard(what)

    def listen(self, heard: Callable[[Call], None]) -> None:
        self.heard.append(heard)

    async def store(self) -> Store:
        try:
            return await Store.open(await self.open(), device=self)
        except CannotOpenError as error:
            return await Store.open(await self.glance(), error.problem, self)


async def two_tabs(launch: Launch) -> tuple[Session, Session, SharedDevice]:
    device, inbox = SharedDevice(), MemoryInbox()
    first = await launch(open_store=device.store, inbox=inbox)
    await cramp(first)
    later = MORNING + timedelta(hours=1)
    second = await launch(open_store=device.store, inbox=inbox, now=later)
    return first, second, device


async def cramp(client: Session) -> None:
    await client.tap("cramp-now")
    await client.advance(48)
    await client.tap("it-eased")
    assert "Saved" in client.announced()


async def until(client: Session, words: str, *, gone: bool = False) -> None:
    async with asyncio.timeout(10):
        while client.says(words) is gone:
            await client.settle()


async def test_the_second_tab_says_so_and_shows_what_was_flushed(launch: Launch) -> None:
    first, second, _device = await two_tabs(launch)
    assert second.says("Your history is open in another tab.")
    assert second.state.episodes == first.state.episodes


async def test_the_history_of_the_second_tab_shows_what_was_flushed_since(launch: Launch) -> None:
    first, second, _device = await two_tabs(launch)
    await first.advance(600)
    await first.tap("done")
    await cramp(first)
    await cramp(second)
    await second.go("/history")
    assert len(second.state.episodes) == 3


async def test_a_cramp_of_the_second_tab_is_saved_by_way_of_the_inbox(launch: Launch) -> None:
    first, second, device = await two_tabs(launch)
    await cramp(second)
    assert len(await second.inbox.items()) == 1
    # As the second one does when nobody can take it back there any more.
    device.call(Call.INBOX)
    await first.settle()
    assert await second.inbox.items() == []
    assert len(first.state.episodes) == 2


async def test_such_a_cramp_can_be_taken_back(launch: Launch) -> None:
    _first, second, _device = await two_tabs(launch)
    await cramp(second)
    await second.tap("undo")
    assert "Removed." in second.announced()
    assert await second.inbox.items() == []


async def test_the_second_tab_takes_over_when_its_person_wants(launch: Launch) -> None:
    first, second, _device = await two_tabs(launch)
    await cramp(second)
    await second.go("/history")
    await second.tap("notice")
    assert second.says("Waiting for the other tab to let go.")
    await until(second, "Waiting for the other tab", gone=True)
    await first.go("/history")
    assert first.says("Your history is open in another tab.")
    assert len(second.state.episodes) == 2
    assert await second.inbox.items() == []


async def test_when_the_first_tab_is_gone_the_second_writes_by_itself(launch: Launch) -> None:
    _first, second, device = await two_tabs(launch)
    device.is_taken = False
    await until(second, "Your history is open in another tab.", gone=True)
    await cramp(second)
    assert await second.inbox.items() == []
