"""Files in the browser's origin private file system.

Its access handles read and write synchronously, in a worker only, and are opened asynchronously:
so all are opened before anything is read. A handle is exclusive, and so is the lock taken before
it; what a handle holds open can still be looked at as a whole.
"""

import errno
from contextlib import suppress
from typing import Any, Literal

import js
from pyodide.ffi import JsException, to_js

from crampapp.store.errors import CannotOpenError, Problem
from crampapp.store.files import Kind
from crampapp.store.memory import CopiedFiles
from crampapp.store.web_lock import Release, hold

_DIRECTORY = "crampapp"
_NAMES = ("log-a", "log-b", "damaged")
_GLANCES = 5
"""How often to look again when the files changed while they were looked at."""


def is_offered() -> bool:
    """Whether this browser lets a worker open files for synchronous access."""
    storage = getattr(js.navigator, "storage", None)
    handle = getattr(js, "FileSystemFileHandle", None)
    return hasattr(storage, "getDirectory") and hasattr(
        getattr(handle, "prototype", None), "createSyncAccessHandle"
    )


async def glance() -> CopiedFiles:
    """A copy of what was last flushed, whichever tab has the lock.

    Raises:
        CannotOpenError: The browser refuses.
    """
    try:
        root = await js.navigator.storage.getDirectory()
        directory = await root.getDirectoryHandle(_DIRECTORY, _options(create=True))
        handles = [await directory.getFileHandle(name, _options(create=True)) for name in _NAMES]
        for _ in range(_GLANCES):
            before = [await _size_of(handle) for handle in handles]
            with suppress(JsException):  # Changed under the hand.
                copied = [await _bytes_of(handle) for handle in handles]
                # All at one moment: a compaction empties the one log when the other is whole.
                if before == [await _size_of(handle) for handle in handles]:
                    return CopiedFiles(Kind.OPFS, copied)
    except JsException as error:
        raise CannotOpenError(Problem.UNAVAILABLE) from error
    raise CannotOpenError(Problem.UNAVAILABLE)


async def _size_of(handle: Any) -> int:
    return int((await handle.getFile()).size)


async def _bytes_of(handle: Any) -> bytes:
    buffer = await (await handle.getFile()).arrayBuffer()
    return bytes(buffer.to_bytes())


class OpfsFile:
    """One open access handle."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle

    def size(self) -> int:
        with _Device():
            return int(self.handle.getSize())

    def read(self, at: int, length: int) -> bytes:
        buffer = js.Uint8Array.new(max(0, min(length, self.size() - at)))
        with _Device():
            # Without `at` a read goes on from where the last one ended.
            got = int(self.handle.read(buffer, _options(at=at)))
        return bytes(buffer.to_bytes())[:got]

    def append(self, data: bytes) -> None:
        with _Device():
            written = int(self.handle.write(to_js(data), _options(at=self.size())))
        if written < len(data):
            raise OSError(errno.ENOSPC, "short write")

    def truncate(self, size: int) -> None:
        with _Device():
            self.handle.truncate(size)

    def flush(self) -> None:
        with _Device():
            self.handle.flush()


class OpfsFiles:
    """The store's files in a directory of the origin."""

    kind = Kind.OPFS
    keeps = True

    def __init__(self, release: Release, a: OpfsFile, b: OpfsFile, aside: OpfsFile) -> None:
        self._release = release
        self.logs = (a, b)
        self.aside = aside

    @classmethod
    async def open(cls) -> "OpfsFiles":
        """Open the files, making them if need be.

        Raises:
            CannotOpenError: Another tab has them open, or the browser refuses.
        """
        opened: list[OpfsFile] = []
        release = await hold()
        try:
            root = await js.navigator.storage.getDirectory()
            directory = await root.getDirectoryHandle(_DIRECTORY, _options(create=True))
            for name in _NAMES:
                file = await directory.getFileHandle(name, _options(create=True))
                opened.append(OpfsFile(await file.createSyncAccessHandle()))
        except JsException as error:
            for file in opened:
                file.handle.close()
            await release()
            is_locked = "NoModificationAllowedError" in str(error)
            problem = Problem.LOCKED if is_locked else Problem.UNAVAILABLE
            raise CannotOpenError(problem) from error
        return cls(release, *opened)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever saved here."""
        return all(file.size() == 0 for file in (*self.logs, self.aside))

    async def durable(self) -> None: ...

    async def close(self) -> None:
        for file in (*self.logs, self.aside):
            file.handle.close()
        await self._release()


class _Device:
    """Turns the browser's errors into the ``OSError`` that the port promises."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: object, traceback: object) -> Literal[False]:
        if isinstance(error, JsException):
            # Thrown synchronously, a DOMException comes inside an Error that only quotes its name.
            is_full = "QuotaExceededError" in str(error)
            raise OSError(errno.ENOSPC if is_full else errno.EIO, str(error)) from error
        return False


def _options(**options: object) -> Any:
    return to_js(options, dict_converter=js.Object.fromEntries)
