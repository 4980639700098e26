"""Where the store of this device is."""

import sys
from pathlib import Path

from crampapp.store.errors import CannotOpenError, Problem
from crampapp.store.files import LogFiles
from crampapp.store.memory import MemoryFiles
from crampapp.store.store import Store


async def open_store(directory: Path | None = None) -> Store:
    """Open the person's store, whatever state it is in.

    Damage is put aside and reported by :attr:`Store.health`. A store that cannot be opened at all
    is replaced by one in memory that says so: never by another place that would keep the records,
    out of sight when the usual place is back.

    Args:
        directory: Where the files are; the browser has its own place. ``None`` elsewhere keeps
            nothing.
    """
    try:
        files = await _files(directory)
    except CannotOpenError as error:
        return await Store.open(MemoryFiles(), error.problem)
    try:
        return await Store.open(files)
    except CannotOpenError as error:
        await files.close()
        return await Store.open(MemoryFiles(), error.problem)


async def _files(directory: Path | None) -> LogFiles:
    if sys.platform == "emscripten":
        return await _browser_files()
    if directory is None:
        raise CannotOpenError(Problem.UNAVAILABLE)

    from crampapp.store.native import NativeFiles

    return NativeFiles(directory)


async def _browser_files() -> LogFiles:
    from crampapp.store import indexed_db, opfs

    if not opfs.is_offered():
        return await indexed_db.IndexedDbFiles.open()
    files = await opfs.OpfsFiles.open()
    if files.is_empty and await indexed_db.holds_records():
        # Begun before the browser learnt OPFS: the records stay where they are.
        await files.close()
        return await indexed_db.IndexedDbFiles.open()
    return files
