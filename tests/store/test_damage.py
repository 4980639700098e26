"""Files that were cut, flipped, zeroed or never were a log."""

import pytest

from crampapp.domain.episode import Episode
from crampapp.store import Store
from crampapp.store.entry import Entry, to_text
from crampapp.store.log import Log
from crampapp.store.memory import MemoryFiles
from crampapp.store.record import CHECKPOINT, DAMAGED, scan
from crampapp.store.schema import table_of, to_row

from .conftest import copy_of
from .records import episode


async def written(count: int) -> tuple[MemoryFiles, list[int]]:
    """A log of ``count`` episodes, and its size after each was acknowledged."""
    files = MemoryFiles()
    store = await Store.open(files)
    sizes = []
    for n in range(count):
        await store.save(episode(n))
        sizes.append(files.logs[0].size())
    return files, sizes


def expected(count: int) -> list:
    return [episode(n) for n in reversed(range(count))]


async def test_a_torn_last_record_is_dropped_and_reported():
    files, sizes = await written(3)
    files.logs[0].truncate(sizes[2] - 10)
    store = await Store.open(files)
    assert await store.newest(Episode, 10) == expected(2)
    assert store.health.torn_bytes == sizes[2] - sizes[1] - 10
    assert store.health.quarantined == 0
    assert files.logs[0].size() == sizes[1]


async def test_a_cut_at_any_byte_loses_only_what_was_cut():
    files, sizes = await written(4)
    for cut in range(sizes[-1]):
        found = copy_of(files)
        found.logs[0].truncate(cut)
        store = await Store.open(found)
        kept = sum(size <= cut for size in sizes)
        assert await store.newest(Episode, 10) == expected(kept)
        assert store.health.quarantined == 0
        await store.save(episode(9))
        again = await Store.open(copy_of(found))
        assert await again.newest(Episode, 10) == [episode(9), *expected(kept)]
        assert again.health.torn_bytes == 0


async def test_a_flipped_byte_costs_one_record_at_most_and_is_put_aside():
    files, sizes = await written(3)
    for at in range(sizes[-1]):
        found = copy_of(files)
        found.logs[0].data[at] ^= 0x55
        flipped = bytes(found.logs[0].data)
        store = await Store.open(found)
        lost = sum(size <= at for size in sizes)
        kept = [e for e in expected(3) if e != episode(lost)]
        assert [e for e in await store.newest(Episode, 10) if e != episode(lost)] == kept
        assert store.health.quarantined == 1
        (aside,) = scan(bytes(found.aside.data)).records
        assert aside.kind == DAMAGED
        assert flipped.index(aside.payload) <= at
        assert at < flipped.index(aside.payload) + len(aside.payload)
        again = await Store.open(copy_of(found))
        await again.save(episode(9))
        assert [e for e in await again.newest(Episode, 10) if e != episode(lost)] == [
            episode(9),
            *kept,
        ]


async def test_the_same_damage_is_put_aside_once():
    files, sizes = await written(3)
    files.logs[0].data[sizes[0] + 40] ^= 1
    sizes_aside = []
    for _ in range(3):
        store = await Store.open(files)
        assert len(await store.newest(Episode, 10)) == 2
        assert store.health.quarantined == 1
        sizes_aside.append(files.aside.size())
    assert len(set(sizes_aside)) == 1


async def test_a_flipped_length_does_not_pass_for_a_torn_record():
    files, sizes = await written(3)
    files.logs[0].data[sizes[1] + 6] ^= 0x80
    store = await Store.open(files)
    assert await store.newest(Episode, 10) == expected(2)
    assert store.health.torn_bytes == 0
    assert store.health.quarantined == 1


@pytest.mark.parametrize("zeros", [1, 15, 16, 4096])
async def test_a_zero_filled_tail_is_dropped(zeros: int):
    files, sizes = await written(3)
    files.logs[0].append(bytes(zeros))
    store = await Store.open(files)
    assert await store.newest(Episode, 10) == expected(3)
    assert store.health.torn_bytes == zeros
    assert files.logs[0].size() == sizes[2]


@pytest.mark.parametrize(
    "garbage",
    [
        b"{}",
        b"\xff" * 5000,
        b"\xffrow" * 500,
        bytes(range(256)) * 20,
        b'{"_default": {"1": {"a": 1}}}' * 9,
    ],
    ids=["two bytes", "all ones", "markers", "every byte", "json"],
)
@pytest.mark.parametrize("number", [0, 1])
async def test_garbage_opens_as_an_empty_store_and_is_kept_aside(garbage: bytes, number: int):
    files = MemoryFiles()
    files.logs[number].append(garbage)
    store = await Store.open(files)
    assert await store.newest(Episode, 10) == []
    assert files.logs[number].size() == 0
    is_torn = len(garbage) < 16
    assert store.health.torn_bytes == (len(garbage) if is_torn else 0)
    assert (garbage in files.aside.data) is not is_torn
    await store.save(episode(1))
    again = await Store.open(copy_of(files))
    assert await again.newest(Episode, 10) == [episode(1)]
    assert again.health.quarantined == 0


async def test_garbage_beside_the_log_is_kept_aside():
    files, _ = await written(3)
    files.logs[1].append(b"something else entirely")
    store = await Store.open(files)
    assert await store.newest(Episode, 10) == expected(3)
    assert b"something else entirely" in files.aside.data
    assert store.health.quarantined == 1


def long_log() -> MemoryFiles:
    """A log of 2000 episodes, longer than what is read at opening."""
    files = MemoryFiles()
    log = Log(files)
    for n in range(2000):
        saved = episode(n)
        log.append([Entry(table_of(saved), saved.id, to_text(to_row(saved, None)))])
    assert files.logs[0].size() > 4 * 64 * 1024
    return files


async def test_a_long_log_whose_checkpoints_are_damaged_loses_no_row():
    files = long_log()
    checkpoints = 0
    while (at := files.logs[0].data.find(CHECKPOINT)) >= 0:
        files.logs[0].data[at + 1] ^= 1
        checkpoints += 1
    assert checkpoints > 4
    store = await Store.open(files)
    assert len(await store.newest(Episode, 3000)) == 2000
    assert store.health.quarantined == checkpoints
    await store.save(episode(3000))
    assert len(await (await Store.open(copy_of(files))).newest(Episode, 3000)) == 2001


async def test_damage_in_an_old_month_is_met_when_the_month_is_read():
    files = long_log()
    files.logs[0].data[1000] ^= 1
    store = await Store.open(files)
    assert store.health.quarantined == 0
    assert len(await store.newest(Episode, 3000)) == 1999
    assert store.health.quarantined == 1
