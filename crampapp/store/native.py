"""Files on a disk, for native builds and for tools."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from crampapp.store.errors import CannotOpenError, Problem
from crampapp.store.files import Kind
from crampapp.store.memory import CopiedFiles

_NAMES = ("log-a", "log-b", "damaged")
_GLANCES = 5
"""How often to look again when the files changed while they were looked at."""

try:
    import fcntl
except ImportError:  # Windows has no flock; there the store trusts that it is alone.
    # To a type checker an imported module cannot be None.
    fcntl = None  # type: ignore[assignment]


class NativeFile:
    """One unbuffered file, open for reading anywhere and writing at its end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def read(self, at: int, length: int) -> bytes:
        self._file.seek(at)
        parts = []
        while length > 0 and (part := self._file.read(length)):
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def append(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]

    def truncate(self, size: int) -> None:
        self._file.truncate(size)

    def flush(self) -> None:
        os.fsync(self._file.fileno())


class NativeFiles:
    """The store's files in one directory, locked against other processes."""

    kind = Kind.FILE
    keeps = True

    def __init__(self, directory: Path) -> None:
        """Open the files, making the directory if need be.

        Raises:
            CannotOpenError: Another process has them open, or the system refuses.
        """
        with ExitStack() as opened:
            try:
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
                a, b, aside = (opened.enter_context(_open(directory / name)) for name in _NAMES)
                _lock(a)
                _flush_names(directory)
            except OSError as error:
                raise CannotOpenError(Problem.UNAVAILABLE) from error
            self.logs = (NativeFile(a), NativeFile(b))
            self.aside = NativeFile(aside)
            self._opened = opened.pop_all()

    async def durable(self) -> None: ...

    async def close(self) -> None:
        self._opened.close()


def glance(directory: Path) -> CopiedFiles:
    """A copy of what was last written, whichever process has the lock.

    Raises:
        CannotOpenError: The system refuses.
    """
    paths = [directory / name for name in _NAMES]
    for _ in range(_GLANCES):
        try:
            before = [path.stat().st_size for path in paths]
            copied = [path.read_bytes() for path in paths]
            # All at one moment: a compaction empties the one log when the other is whole.
            if before == [path.stat().st_size for path in paths]:
                return CopiedFiles(Kind.FILE, copied)
        except OSError as error:
            raise CannotOpenError(Problem.UNAVAILABLE) from error
    raise CannotOpenError(Problem.UNAVAILABLE)


def _open(path: Path) -> BinaryIO:
    # Health data: for the owner's eyes only.
    return open(path, "a+b", buffering=0, opener=lambda name, flags: os.open(name, flags, 0o600))


def _lock(file: BinaryIO) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CannotOpenError(Problem.LOCKED) from error


def _flush_names(directory: Path) -> None:
    """Make the new files' names survive a power cut, where directories can be opened."""
    if fcntl is None:
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
