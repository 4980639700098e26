"""What holds on every backend."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crampapp.domain.moment import Moment
from crampapp.store import Kind, Store
from crampapp.store.files import LogFiles
from crampapp.store.memory import MemoryFiles
from crampapp.store.native import NativeFiles

from .conftest import copy_of, episode

Reopen = Callable[[], LogFiles]


class Backend:
    """Files that can be opened again after being closed."""

    def __init__(self, kind: str, directory: Path) -> None:
        self.kind = Kind(kind)
        self.directory = directory
        self.memory = MemoryFiles()

    def files(self) -> LogFiles:
        if self.kind is Kind.FILE:
            return NativeFiles(self.directory)
        self.memory = copy_of(self.memory)
        return self.memory


@pytest.fixture(params=["memory", "file"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Backend:
    return Backend(request.param, tmp_path / "store")


@pytest.fixture
async def store(backend: Backend):
    store = await Store.open(backend.files())
    yield store
    await store.close()


async def reopened(store: Store, backend: Backend) -> Store:
    await store.close()
    return await Store.open(backend.files())


async def test_an_empty_store_opens_and_is_healthy(store: Store, backend: Backend):
    assert await store.recent(10) == []
    health = store.health
    assert health.kind is backend.kind
    assert health.keeps is (backend.kind is Kind.FILE)
    assert (health.problem, health.torn_bytes, health.quarantined, health.unreadable) == (
        None,
        0,
        0,
        0,
    )


async def test_a_saved_episode_is_there_after_reopening(store: Store, backend: Backend):
    await store.save_episode(episode(1))
    again = await reopened(store, backend)
    assert await again.recent(10) == [episode(1)]
    await again.close()


async def test_every_field_comes_back_as_it_was(store: Store, backend: Backend):
    moment = Moment(
        utc=datetime(2026, 3, 1, 3, 10, 5, 123456, tzinfo=UTC),
        zone="America/St_Johns",
        local=datetime(2026, 2, 28, 23, 40, 5, 123456),
    )
    saved = episode(1, started=None, side=None, steps=("a", "ü\n\u2028"), relapses=3)
    saved = saved.model_copy(update={"started": moment})
    await store.save_episode(saved)
    again = await reopened(store, backend)
    assert await again.recent(10) == [saved]
    await again.close()


async def test_saving_again_replaces(store: Store, backend: Backend):
    await store.save_episode(episode(1))
    await store.save_episode(episode(1, duration_s=30))
    assert await store.recent(10) == [episode(1, duration_s=30)]
    again = await reopened(store, backend)
    assert await again.recent(10) == [episode(1, duration_s=30)]
    await again.close()


async def test_an_episode_moved_to_another_month_is_there_once(store: Store, backend: Backend):
    await store.save_episode(episode(1))
    await store.save_episode(episode(2))
    moved = episode(1, started=datetime(2025, 6, 1, 2, 0))
    await store.save_episode(moved)
    again = await reopened(store, backend)
    assert await again.recent(10) == [episode(2), moved]
    await again.save_episode(episode(1))
    assert await again.recent(10) == [episode(2), episode(1)]
    await again.close()


async def test_a_deleted_episode_is_returned_and_gone(store: Store, backend: Backend):
    await store.save_episode(episode(1))
    await store.save_episode(episode(2))
    assert await store.delete_episode(episode(1).id) == episode(1)
    again = await reopened(store, backend)
    assert await again.recent(10) == [episode(2)]
    await again.close()


async def test_saving_a_deleted_episode_undoes_the_deletion(store: Store, backend: Backend):
    await store.save_episode(episode(1))
    deleted = await store.delete_episode(episode(1).id)
    assert deleted is not None
    await store.save_episode(deleted)
    again = await reopened(store, backend)
    assert await again.recent(10) == [episode(1)]
    await again.close()


async def test_deleting_what_is_not_there_returns_nothing(store: Store):
    assert await store.delete_episode("never saved") is None


async def test_recent_pages_across_months_newest_first(store: Store, backend: Backend):
    saved = [episode(n, started=datetime(2026, 1, 1) + timedelta(days=9 * n)) for n in range(30)]
    for each in saved[::2] + saved[1::2]:
        await store.save_episode(each)
    again = await reopened(store, backend)
    pages = []
    before = None
    while page := await again.recent(4, before):
        pages.append(len(page))
        assert page == saved[:-5:-1]
        del saved[-4:]
        before = page[-1].id
    assert not saved
    assert pages == [4, 4, 4, 4, 4, 4, 4, 2]
    await again.close()


async def test_paging_goes_on_after_an_episode_that_was_deleted(store: Store):
    saved = [episode(n, started=datetime(2026, 1, 1) + timedelta(days=9 * n)) for n in range(9)]
    for each in saved:
        await store.save_episode(each)
    await store.delete_episode(saved[5].id)
    assert await store.recent(2, before=saved[5].id) == [saved[4], saved[3]]


async def test_the_month_is_the_one_on_the_wall(store: Store):
    utc = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    new_month = Moment(utc=utc, zone="Europe/Berlin", local=datetime(2026, 11, 1, 0, 30))
    old_month = Moment(
        utc=utc + timedelta(hours=1), zone="Europe/Dublin", local=datetime(2026, 10, 31, 23, 59)
    )
    first, second = (
        episode(n).model_copy(update={"started": moment})
        for n, moment in ((1, new_month), (2, old_month))
    )
    await store.save_episode(first)
    await store.save_episode(second)
    assert await store.recent(10) == [first, second]
    assert await store.recent(10, before=first.id) == [second]
