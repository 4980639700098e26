"""Kills at random moments, and devices that fail at every byte of every write."""

import errno
import json
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crampapp.domain.episode import Episode
from crampapp.store import Code, Store, StoreError, log, ownership
from crampapp.store.exchange import Bytes
from crampapp.store.files import LogFiles
from crampapp.store.memory import MemoryFiles
from crampapp.store.native import NativeFiles

from .conftest import copy_of
from .records import episode

ROOT = Path(__file__).parents[2]


def survive(directory: Path, count: int, seed: int) -> dict[str, int]:
    argv = [sys.executable, "-m", "tests.store.killing", str(directory), str(count), str(seed)]
    ended = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(ended.stdout)


def test_fifty_kills_lose_and_damage_nothing(tmp_path: Path):
    survived = survive(tmp_path, 50, seed=1)
    assert (survived["kills"], survived["lost"]) == (50, 0)
    assert survived["acknowledged"] > 50


@pytest.mark.long
def test_a_thousand_kills_lose_and_damage_nothing(tmp_path: Path):
    survived = survive(tmp_path, 1000, seed=2)
    assert (survived["kills"], survived["lost"]) == (1000, 0)
    assert survived["compactions"] > 10


class Budget:
    """What a device still takes, counted over its files."""

    def __init__(self, error: int) -> None:
        self.left: int | None = None
        """Bytes; ``None`` is any number."""
        self.used = 0
        self._error = error

    def take(self, count: int) -> int:
        """How many of ``count`` bytes are written.

        Raises:
            OSError: None is.
        """
        if self.left is not None:
            if self.left == 0:
                if self._error == errno.EIO:
                    # Once; a device that is full stays so.
                    self.left = None
                raise OSError(self._error, "the device failed")
            count = min(count, self.left)
            self.left -= count
        self.used += count
        return count


class ShortFile:
    """A raw file that writes as much as the budget has."""

    def __init__(self, raw, budget: Budget) -> None:
        self._raw = raw
        self._budget = budget

    def write(self, data) -> int:
        return self._raw.write(data[: self._budget.take(len(data))])

    def __getattr__(self, name: str) -> object:
        return getattr(self._raw, name)


class ShortNativeFiles(NativeFiles):
    def __init__(self, directory: Path, budget: Budget) -> None:
        super().__init__(directory)
        for file in (*self.logs, self.aside):
            file._file = ShortFile(file._file, budget)


class ShortMemoryFiles(MemoryFiles):
    def __init__(self, budget: Budget) -> None:
        super().__init__()
        for file in (*self.logs, self.aside):
            self._limit(file, budget)

    def _limit(self, file, budget: Budget) -> None:
        append = file.append

        def limited(data: bytes) -> None:
            while data:
                written = budget.take(len(data))
                append(data[:written])
                data = data[written:]

        file.append = limited


Verb = Callable[[Store], Awaitable[object]]


async def verbs() -> list[tuple[Verb, dict[str, int] | None]]:
    """Changes, and what the store holds after each: durations by id."""
    other = await Store.open(MemoryFiles())
    await other.save(episode(60, duration_s=60))
    backup = Bytes()
    await ownership.backup(other, episode(1).started, backup)

    def save(number: int, duration: int) -> Verb:
        return lambda store: store.save(episode(number, duration_s=duration))

    steps: list[tuple[Verb, dict[str, int] | None]] = []
    model: dict[str, int] = {}
    for step in range(26):
        number, duration = step % 5, step
        model = {**model, episode(number).id: duration}
        steps.append((save(number, duration), model))
    model = {id: d for id, d in model.items() if id != episode(2).id}
    steps.append((lambda store: store.delete(Episode, episode(2).id), model))
    model = {**model, episode(60).id: 60}
    steps.append((lambda store: ownership.restore(store, backup, ownership.Way.MERGE), model))
    return steps


async def durations(store: Store) -> dict[str, int]:
    return {e.id: e.duration_s for e in await store.newest(Episode, 99)}


@contextmanager
def small_log() -> Iterator[None]:
    before = log.CHECKPOINT_EVERY, log.COMPACT_ABOVE
    log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = 1000, 1500
    yield
    log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = before


async def fail_at(
    position: int, budget: Budget, files: LogFiles, reopened: Callable[[], LogFiles]
) -> int:
    """Do the verbs with a failure after so many bytes; how many bytes were written in all."""
    store = await Store.open(files)
    budget.left = position
    model: dict[str, int] = {}
    codes = set()
    for verb, after in await verbs():
        try:
            await verb(store)
            model = after or {}
        except StoreError as error:
            codes.add(error.code)
            assert await durations(store) == model
            again = await Store.open(reopened())
            assert await durations(again) == model
            assert again.health.quarantined == 0
            await again.close()
            if budget.left == 0:
                break
            await verb(store)
            model = after or {}
    assert codes <= {Code.FULL, Code.UNWRITABLE}
    assert await durations(store) == model
    await store.close()
    again = await Store.open(reopened())
    assert await durations(again) == model
    await again.close()
    return budget.used


async def written_without_failure() -> int:
    budget = Budget(errno.EIO)
    files = ShortMemoryFiles(budget)
    return await fail_at(10**9, budget, files, lambda: copy_of(files))


async def fail_on_disk(position: int, error: int, directory: Path) -> None:
    budget = Budget(error)
    files = ShortNativeFiles(directory / "store", budget)

    def reopened() -> LogFiles:
        copy = directory / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(directory / "store", copy)
        return NativeFiles(copy)

    await fail_at(position, budget, files, reopened)
    shutil.rmtree(directory)


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("share", range(25))
async def test_a_file_that_fails_at_a_byte_keeps_what_was_saved(
    error: int, share: int, tmp_path: Path
):
    with small_log():
        written = await written_without_failure()
        await fail_on_disk(written * share // 25 + share, error, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
async def test_files_that_fail_at_a_thousand_bytes_keep_what_was_saved(error: int, tmp_path: Path):
    with small_log():
        written = await written_without_failure()
        for position in range(0, written, max(1, written // 500)):
            await fail_on_disk(position, error, tmp_path / str(position))


@pytest.mark.long
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
async def test_a_failure_at_every_byte_keeps_what_was_saved(error: int):
    with small_log():
        for position in range(await written_without_failure()):
            budget = Budget(error)
            files = ShortMemoryFiles(budget)
            await fail_at(position, budget, files, lambda files=files: copy_of(files))


async def test_the_failures_meet_a_compaction_and_a_restore():
    with small_log():
        files = MemoryFiles()
        store = await Store.open(files)
        generations = set()
        for verb, after in await verbs():
            await verb(store)
            assert await durations(store) == after
            generations.add(store._log._position.contents.generation)
        assert len(generations) >= 3
