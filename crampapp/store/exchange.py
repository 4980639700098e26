"""Ways out of the app and into it: files that are read in slices and written piece by piece."""

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol

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


class HandedOver(Target, Protocol):
    """A file that is given to the person once it is whole."""

    @property
    def file(self) -> Any:
        """What the platform knows it by: a ``Blob`` in the browser, else :class:`Bytes`."""
        ...


class Bytes:
    """A file in memory, both ways."""

    def __init__(self, data: bytes = b"") -> None:
        self._data = bytearray(data)

    @property
    def size(self) -> int:
        return len(self._data)

    @property
    def data(self) -> bytes:
        return bytes(self._data)

    @property
    def file(self) -> "Bytes":
        return self

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


class WatchedTarget:
    """A file whose making is told of: the first half is writing it, the second reading it back."""

    def __init__(self, target: Target, likely: int, tell: Callable[[float], None]) -> None:
        """Watch.

        Args:
            target: The file.
            likely: About how many bytes it will have.
            tell: Told the share that is done, from 0 to 1.
        """
        self._target = target
        self._likely = max(1, likely)
        self._tell = tell
        self._written = 0

    async def write(self, data: bytes) -> None:
        await self._target.write(data)
        self._written += len(data)
        self._tell(min(1.0, self._written / self._likely) / 2)

    async def finish(self) -> Source:
        source = await self._target.finish()
        return WatchedSource(source, lambda share: self._tell(0.5 + share / 2))


class WatchedSource:
    """A file whose reading is told of."""

    def __init__(self, source: Source, tell: Callable[[float], None]) -> None:
        """Watch.

        Args:
            source: The file.
            tell: Told the share that was read, from 0 to 1.
        """
        self._source = source
        self._tell = tell

    @property
    def size(self) -> int:
        return self._source.size

    async def read(self, at: int, length: int) -> bytes:
        data = await self._source.read(at, length)
        self._tell(min(1.0, (at + len(data)) / max(1, self.size)))
        return data


def new_file() -> HandedOver:
    """A file to be handed to the person."""
    if sys.platform == "emscripten":
        from crampapp.store.web_files import BlobTarget

        return BlobTarget()
    return Bytes()


def chosen(file: Any) -> Source:
    """What a person chose, to be read.

    Args:
        file: What the platform knows it by: a ``File`` in the browser, else :class:`Bytes` or the
            path of a file.
    """
    if sys.platform == "emscripten":
        from crampapp.store.web_files import BlobSource

        return BlobSource(file)
    if isinstance(file, Path):
        return PathSource(file)
    return Bytes(file) if isinstance(file, bytes) else file
