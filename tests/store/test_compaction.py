"""Dead bytes are given back, and a kill on the way loses nothing."""

import errno
from datetime import datetime

import pytest

from crampapp.domain.episode import Episode
from crampapp.store import Store, StoreError, log
from crampapp.store.memory import MemoryFile, MemoryFiles

from .conftest import FailingFiles, copy_of
from .records import episode


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "COMPACT_ABOVE", 2000)
    monkeypatch.setattr(log, "CHECKPOINT_EVERY", 1000)


async def rewritten(store: Store, until: int) -> None:
    """Save the same episodes until the log is about to be compacted."""
    for n in range(until):
        await store.save(episode(n % 4, duration_s=n))


def last(count: int) -> list:
    return [episode(n % 4, duration_s=n) for n in range(count)][-4:]


def newest_first(episodes: list) -> list:
    return sorted(episodes, key=lambda e: e.started.local, reverse=True)


async def test_a_log_of_mostly_dead_bytes_is_compacted(files: MemoryFiles):
    store = await Store.open(files)
    await rewritten(store, 400)
    assert sum(f.size() for f in files.logs) < 12_000
    assert await store.newest(Episode, 9) == newest_first(last(400))
    again = await Store.open(copy_of(files))
    assert await again.newest(Episode, 9) == newest_first(last(400))


class RecordingFile(MemoryFile):
    """Notes every change of the files of one device, byte by byte of an append."""

    def __init__(self, changes: list) -> None:
        super().__init__()
        self.changes = changes

    def append(self, data: bytes) -> None:
        super().append(data)
        self.changes.append((self, "append", data))

    def truncate(self, size: int) -> None:
        super().truncate(size)
        self.changes.append((self, "truncate", size))


async def test_a_kill_at_any_byte_of_a_compaction_leaves_every_record():
    changes: list = []
    files = MemoryFiles()
    files.logs = (RecordingFile(changes), RecordingFile(changes))
    store = await Store.open(files)
    n = 0
    while True:
        before = copy_of(files)
        changes.clear()
        await store.save(episode(n % 4, duration_s=n))
        n += 1
        if any(file is files.logs[1] for file, _, _ in changes):
            break
    assert files.logs[0].size() == 0, "the other file was written"

    saved = changes.pop(0)
    before.logs[0].append(saved[2])
    acknowledged = newest_first(last(n))
    kills = 0
    for file, verb, argument in changes:
        target = before.logs[files.logs.index(file)]
        if verb == "truncate":
            target.truncate(argument)
            argument = b""
        for at in range(len(argument) + 1):
            if at:
                target.append(argument[at - 1 : at])
            found = await Store.open(copy_of(before))
            assert await found.newest(Episode, 9) == acknowledged
            assert found.health.quarantined == 0
            kills += 1
    assert kills > 500


@pytest.mark.parametrize("stays_broken", [False, True])
async def test_a_failure_at_any_operation_of_a_compaction_loses_nothing(stays_broken: bool):
    for fails_after in range(2, 12):
        failing = FailingFiles()
        store = await Store.open(failing)
        n = 0
        refused = False
        while not failing.logs[1].appended and not refused:
            failing.device.fails_after = fails_after
            failing.device.stays_broken = stays_broken
            try:
                await store.save(episode(n % 4, duration_s=n))
            except StoreError:
                # First of all it tries to get rid of what was given up of the new log.
                refused = True
                continue
            n += 1
            if n > 60:
                break
        failing.device.fails_after = None
        assert await store.newest(Episode, 9) == newest_first(last(n))
        if not refused:
            again = await Store.open(copy_of(failing))
            assert await again.newest(Episode, 9) == newest_first(last(n))
        # What was given up of the new log must not count for more than the old one.
        await store.save(episode(9))
        again = await Store.open(copy_of(failing))
        assert await again.newest(Episode, 9) == newest_first([*last(n), episode(9)])


async def test_damage_is_not_lost_with_the_old_file(files: MemoryFiles):
    store = await Store.open(files)
    await rewritten(store, 8)
    at = files.logs[0].size() - 40
    damaged = bytes(files.logs[0].data[at + 1 : at + 40])
    files.logs[0].data[at] ^= 1
    store = await Store.open(files)
    await rewritten(store, 400)
    assert damaged in files.aside.data


async def test_damage_that_cannot_be_put_aside_keeps_the_old_file(files: MemoryFiles):
    store = await Store.open(files)
    await store.save(episode(50, started=datetime(2020, 1, 1)))
    at = files.logs[0].size() - 40
    await rewritten(store, 8)
    files.logs[0].data[at] ^= 1
    damaged = bytes(files.logs[0].data[at - 100 : at + 40])

    def append(data: bytes) -> None:
        raise OSError(errno.EIO, "the device failed")

    store = await Store.open(files)
    assert store.health.quarantined == 0, "the old month was read already"
    files.aside.append = append
    await rewritten(store, 60)
    assert store.health.quarantined == 1
    assert damaged in files.logs[0].data
    assert await store.newest(Episode, 9) == newest_first(last(60))


async def test_of_two_whole_logs_the_newer_counts(files: MemoryFiles):
    store = await Store.open(files)
    await rewritten(store, 8)
    old = bytes(files.logs[0].data)
    while not files.logs[1].size():
        await store.save(episode(1, relapses=files.logs[0].size()))
    newest = await store.newest(Episode, 9)
    files.logs[0].append(old)
    again = await Store.open(files)
    assert await again.newest(Episode, 9) == newest
    assert files.logs[0].size() == 0
