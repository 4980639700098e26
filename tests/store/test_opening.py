"""The store of this device, whatever state it is in."""

import os
import subprocess
import sys
from pathlib import Path

from crampapp.domain.episode import Episode
from crampapp.store import Kind, Problem, open_store

from .records import episode


async def test_a_directory_is_made_and_kept_private(tmp_path: Path):
    store = await open_store(tmp_path / "new" / "store")
    await store.save(episode(1))
    await store.close()
    assert (store.health.kind, store.health.keeps) == (Kind.FILE, True)
    assert (tmp_path / "new" / "store" / "log-a").stat().st_mode & 0o077 == 0


async def test_a_place_that_is_no_directory_falls_back_to_memory(tmp_path: Path):
    tmp_path.joinpath("file").write_text("")
    store = await open_store(tmp_path / "file")
    assert store.health.problem is Problem.UNAVAILABLE
    assert store.health.keeps is False


async def test_without_a_directory_nothing_is_kept():
    store = await open_store()
    assert (store.health.kind, store.health.keeps) == (Kind.MEMORY, False)


async def test_damaged_files_do_not_keep_the_store_shut(tmp_path: Path):
    for name in ("log-a", "log-b", "damaged"):
        tmp_path.joinpath(name).write_bytes(os.urandom(5000))
    store = await open_store(tmp_path)
    assert store.health.keeps is True
    assert store.health.quarantined >= 1
    await store.save(episode(1))
    assert await store.newest(Episode, 9) == [episode(1)]
    await store.close()


SAVING = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from crampapp.domain.episode import Episode, Episode
from crampapp.store import open_store

async def main():
    store = await open_store(Path(sys.argv[1]))
    now = datetime(2026, 11, 1)
    started = {"utc": now.replace(tzinfo=UTC), "zone": "UTC", "local": now}
    for n in range(int(sys.argv[2]), 10**6):
        await store.save(
            Episode(id=f"{n:026}", started=started, duration_s=0, muscle="calf")
        )
        print(n, flush=True)

asyncio.run(main())
"""


def last_acknowledged(directory: Path, first: int, count: int) -> int:
    """Save from number ``first`` on in another process and kill it after ``count`` or more."""
    argv = [sys.executable, "-c", SAVING, str(directory), str(first)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(count)]
        process.kill()
        acknowledged += process.stdout.read().splitlines()
    return int(acknowledged[-1])


async def test_a_killed_process_loses_nothing_it_was_told_is_saved(tmp_path: Path):
    last = 0
    for count in (1, 40, 7):
        acknowledged = last_acknowledged(tmp_path, last + 1, count)
        store = await open_store(tmp_path)
        last = len(await store.newest(Episode, 10**6))
        # One more may have been written when the kill came before the word of it.
        assert acknowledged <= last <= acknowledged + 1
        assert store.health.quarantined == 0
        await store.close()


def test_nothing_of_the_browser_is_imported_natively():
    code = (
        "import sys, crampapp.store, crampapp.store.native;"
        "assert not {'js', 'pyodide', 'crampapp.store.opfs'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
