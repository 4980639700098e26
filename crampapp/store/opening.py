"""Where the store of this device is."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from crampapp.store.errors import CannotOpenError, Problem
from crampapp.store.files import Call, LogFiles
from crampapp.store.memory import MemoryFiles
from crampapp.store.store import Store


async def open_store(directory: Path | None = None) -> Store:
    """Open the person's store, whatever state it is in.

    Damage is put aside and reported by :attr:`Store.health`. What another tab has open, or a newer
    version of the app wrote, can be read and not be changed. A store that cannot be opened at all
    is replaced by one in memory that says so: never by another place that would keep the records,
    out of sight when the usual place is back.

    Args:
        directory: Where the files are; the browser has its own place. ``None`` elsewhere keeps
            nothing.
    """
    device = BrowserDevice() if sys.platform == "emscripten" else NativeDevice(directory)
    try:
        files = await device.open()
    except CannotOpenError as error:
        return await _looking(device, error.problem)
    try:
        return await Store.open(files, device=device)
    except CannotOpenError as error:
        await files.close()
        return await _looking(device, error.problem)


async def _looking(device: "NativeDevice | BrowserDevice", problem: Problem) -> Store:
    if problem in (Problem.LOCKED, Problem.NEWER):
        with suppress(CannotOpenError):
            return await Store.open(await device.glance(), problem, device)
    return await Store.open(MemoryFiles(), problem, device)


class NativeDevice:
    """A directory."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory

    async def open(self) -> LogFiles:
        from crampapp.store.native import NativeFiles

        return NativeFiles(self._place())

    async def glance(self) -> LogFiles:
        from crampapp.store.native import glance

        return glance(self._place())

    def call(self, what: Call) -> None:
        """There are no tabs here."""

    def listen(self, heard: Callable[[Call], None]) -> None:
        """Nobody will ask."""

    def _place(self) -> Path:
        if self._directory is None:
            raise CannotOpenError(Problem.UNAVAILABLE)
        return self._directory


class BrowserDevice:
    """The origin's private files, or its database where there are none or the store began there."""

    async def open(self) -> LogFiles:
        from crampapp.store import indexed_db, opfs

        if not opfs.is_offered():
            return await indexed_db.IndexedDbFiles.open()
        files = await opfs.OpfsFiles.open()
        if files.is_empty and await indexed_db.holds_records():
            # Begun before the browser learnt OPFS: the records stay where they are.
            await files.close()
            return await indexed_db.IndexedDbFiles.open()
        return files

    async def glance(self) -> LogFiles:
        from crampapp.store import indexed_db, opfs

        if not opfs.is_offered():
            return await indexed_db.glance()
        files = await opfs.glance()
        is_empty = not any(file.size() for file in files.logs)
        if is_empty and await indexed_db.holds_records():
            return await indexed_db.glance()
        return files

    def call(self, what: Call) -> None:
        from crampapp.store import web_tabs

        web_tabs.call(what)

    def listen(self, heard: Callable[[Call], None]) -> None:
        from crampapp.store import web_tabs

        web_tabs.listen(heard)
