"""Ways out of the app and into it: files that are read in slices and written piece by piece."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

Sink = Callable[[bytes], Awaitable[None]]
"""Takes the next bytes of a file; raises ``OSError`` when it cannot."""


class Source(Protocol):
    """A file that somebody chose; nothing about it is to be trusted."""

    @property
    def size(self) -> int:
        """Bytes, known before anything is read."""
        ...

    async def read(self, at: int, length: int) -> bytes:
        """At most ``length`` bytes from offset ``at``; none at the end.

        Raises:
            OSError: It cannot be read.
        """
        ...


class Target(Protocol):
    """A file that is being made."""

    async def write(self, data: bytes) -> None:
        """Add bytes at its end.

        Raises:
            OSError: There is no room, or no access.
        """
        ...

    async def finish(self) -> Source:
        """Keep it, and open it to be read back.

        Raises:
            OSError: It could not be kept.
        """
        ...


class Bytes:
    """A file in memory, both ways: what the page is given to download, and what it hands in."""

    def __init__(self, data: bytes = b"") -> None:
        self._data = bytearray(data)

    @property
    def size(self) -> int:
        return len(self._data)

    @property
    def data(self) -> bytes:
        return bytes(self._data)

    async def read(self, at: int, length: int) -> bytes:
        return bytes(self._data[at : at + length])

    async def write(self, data: bytes) -> None:
        self._data += data

    async def finish(self) -> "Bytes":
        return self


class PathSource:
    """A file of a native build's device."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def size(self) -> int:
        return self._path.stat().st_size

    async def read(self, at: int, length: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek(at)
            return file.read(length)


class PathTarget:
    """The same to write: under another name until it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(path.name + ".part")
        self._part.write_bytes(b"")
        # Health data: for the owner's eyes only.
        self._part.chmod(0o600)

    async def write(self, data: bytes) -> None:
        with self._part.open("ab") as file:
            file.write(data)

    async def finish(self) -> PathSource:
        with self._part.open("rb+") as file:
            os.fsync(file.fileno())
        self._part.replace(self._path)
        return PathSource(self._path)
