"""A second tab or process: it looks while the first one writes, and takes over from it."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crampapp.domain.episode import Episode
from crampapp.store import Code, Kind, Problem, Store, StoreError, open_store, ownership
from crampapp.store.exchange import Bytes

from .records import episode


async def test_a_second_opener_sees_what_was_flushed_and_changes_nothing(tmp_path: Path):
    first = await open_store(tmp_path)
    await first.save(episode(1))
    second = await open_store(tmp_path)
    assert second.health.problem is Problem.LOCKED
    assert (second.health.kind, second.health.keeps, second.can_write) == (Kind.FILE, False, False)
    assert await second.newest(Episode, 9) == [episode(1)]
    for verb in (
        second.save(episode(2)),
        second.delete(Episode, episode(1).id),
        ownership.delete_everything(second),
        ownership.restore(second, Bytes(), ownership.Way.MERGE),
    ):
        with pytest.raises(StoreError) as raised:
            await verb
        assert raised.value.code is Code.LOCKED
    assert await first.newest(Episode, 9) == await second.newest(Episode, 9) == [episode(1)]
    await first.close()


async def test_a_reader_looks_again_when_asked(tmp_path: Path):
    first = await open_store(tmp_path)
    await first.save(episode(1))
    second = await open_store(tmp_path)
    await first.save(episode(2))
    await second.refresh()
    assert await second.newest(Episode, 9) == [episode(2), episode(1)]
    assert second.health.torn_bytes == 0
    await first.close()


async def test_a_reader_can_make_a_backup(tmp_path: Path):
    first = await open_store(tmp_path)
    await first.save(episode(1))
    second = await open_store(tmp_path)
    summary = await ownership.backup(second, episode(9).started, Bytes())
    assert summary.counts == {"episodes": 1}
    await first.close()


async def test_the_one_that_waits_becomes_the_writer_when_the_other_closes(tmp_path: Path):
    first = await open_store(tmp_path)
    await first.save(episode(1))
    second = await open_store(tmp_path)
    waiting = asyncio.ensure_future(second.take_over())
    await first.save(episode(2))
    assert not waiting.done()
    await first.close()
    await asyncio.wait_for(waiting, 3)
    assert (second.health.problem, second.health.keeps) == (None, True)
    assert await second.newest(Episode, 9) == [episode(2), episode(1)]
    await second.save(episode(3))
    await second.close()


HOLDING = """
import asyncio, sys
from pathlib import Path
from crampapp.store import open_store
store = asyncio.run(open_store(Path(sys.argv[1])))
print(store.can_write, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open."""
    argv = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


async def test_the_lock_of_a_dead_process_is_taken_over_within_three_seconds(
    tmp_path: Path, holder: subprocess.Popen[str]
):
    store: Store = await open_store(tmp_path)
    assert store.health.problem is Problem.LOCKED
    waiting = asyncio.ensure_future(store.take_over())
    await asyncio.sleep(0)
    holder.kill()
    died = time.monotonic()
    await asyncio.wait_for(waiting, 10)
    assert time.monotonic() - died < 3
    await store.save(episode(1))
    await store.close()
