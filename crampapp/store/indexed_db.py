"""Files in IndexedDB, for browsers without OPFS.

Nothing in IndexedDB is synchronous, so each file is held in memory and ``durable`` commits what
changed, all files in one transaction. A file is stored in chunks with ascending keys; only the
last chunk, and those that were cut, are written again.
"""

from typing import Any

import js
from pyodide.ffi import JsException, create_once_callable, to_js

from crampapp.store.errors import CannotOpenError, Problem
from crampapp.store.files import Kind
from crampapp.store.memory import CopiedFiles, MemoryFile
from crampapp.store.requests import options, os_error, settled
from crampapp.store.web_lock import Release, hold

_NAME = "crampapp"
_CHUNKS = "chunks"
_FILES = 3
_CHUNK = 64 * 1024
"""Bytes after which a chunk is left alone and the next one begun."""
_LAST = 2**31
"""Above every chunk's number."""


async def holds_records() -> bool:
    """Whether this browser ever kept the store here, asked without creating it."""
    if not hasattr(getattr(js, "indexedDB", None), "databases"):
        return False
    try:
        return any(found.name == _NAME for found in await js.indexedDB.databases())
    except JsException:
        return False


async def glance() -> CopiedFiles:
    """A copy of what was last committed, whichever tab has the lock.

    Raises:
        CannotOpenError: The browser refuses.
    """
    try:
        database = await _database()
        try:
            copied = [b"".join(chunks) for chunks in await _chunks(database)]
        finally:
            database.close()
    except (AttributeError, JsException, OSError) as error:
        raise CannotOpenError(Problem.UNAVAILABLE) from error
    return CopiedFiles(Kind.INDEXEDDB, copied)


class _ChunkedFile(MemoryFile):
    """A file in memory that knows what the database holds of it."""

    def __init__(self) -> None:
        super().__init__()
        self._ends: list[int] = []
        """Offsets at which the chunks in the database end."""
        self._next_ends: list[int] = []
        self._kept = 0
        """How many bytes from the start are as in the database."""
        self._cut = b""
        """What the database has after these."""

    @property
    def is_changed(self) -> bool:
        return bool(self._cut) or len(self.data) > self._kept

    def truncate(self, size: int) -> None:
        if size < self._kept:
            self._cut = bytes(self.data[size : self._kept]) + self._cut
            self._kept = size
        super().truncate(size)

    def load(self, chunks: list[bytes]) -> None:
        """Become what the database holds."""
        for chunk in chunks:
            self.data += chunk
            self._ends.append(len(self.data))
        self._kept = len(self.data)

    def store(self, number: int, chunks: Any) -> None:
        """Issue the requests that make the database hold this file, in an open transaction."""
        ends = [end for end in self._ends if end <= self._kept]
        if ends and ends[-1] - (ends[-2] if len(ends) > 1 else 0) < _CHUNK:
            ends.pop()
        chunks.delete(js.IDBKeyRange.bound(_key(number, len(ends)), _key(number, _LAST)))
        if rest := bytes(self.data[ends[-1] if ends else 0 :]):
            chunks.put(to_js(rest), _key(number, len(ends)))
            ends.append(len(self.data))
        self._next_ends = ends

    def stored(self) -> None:
        """The transaction is committed."""
        self._ends = self._next_ends
        self._kept = len(self.data)
        self._cut = b""

    def undo(self) -> None:
        """The transaction failed: go back to what the database holds."""
        self.data = self.data[: self._kept] + self._cut
        self._kept = len(self.data)
        self._cut = b""


class IndexedDbFiles:
    """The store's files as chunks in one object store."""

    kind = Kind.INDEXEDDB
    keeps = True

    def __init__(self, database: Any, release: Release) -> None:
        self._database = database
        self._release = release
        self._all = (_ChunkedFile(), _ChunkedFile(), _ChunkedFile())
        self.logs = self._all[:2]
        self.aside = self._all[2]

    @classmethod
    async def open(cls) -> "IndexedDbFiles":
        """Take the lock, open the database and read it into memory.

        Raises:
            CannotOpenError: Another tab has the lock, or the browser refuses.
        """
        release = await hold()
        try:
            files = cls(await _database(), release)
            for file, chunks in zip(files._all, await _chunks(files._database), strict=True):
                file.load(chunks)
        except (AttributeError, JsException, OSError) as error:
            await release()
            raise CannotOpenError(Problem.UNAVAILABLE) from error
        return files

    async def durable(self) -> None:
        changed = [(n, file) for n, file in enumerate(self._all) if file.is_changed]
        if not changed:
            return
        try:
            # By default a browser may report a commit that is not on the device yet.
            transaction = self._database.transaction(
                _CHUNKS, "readwrite", options(durability="strict")
            )
            try:
                for number, file in changed:
                    file.store(number, transaction.objectStore(_CHUNKS))
            except JsException:
                # Or else the requests made so far would be committed.
                transaction.abort()
                raise
            await settled(transaction, "oncomplete", "onabort")
        except (JsException, OSError) as error:
            for _, file in changed:
                file.undo()
            raise error if isinstance(error, OSError) else os_error(error) from error
        for _, file in changed:
            file.stored()

    async def close(self) -> None:
        self._database.close()
        await self._release()


async def _database() -> Any:
    """The database, made if need be."""
    request = js.indexedDB.open(_NAME, 1)
    request.onupgradeneeded = create_once_callable(
        lambda _event: request.result.createObjectStore(_CHUNKS) and None
    )
    await settled(request, "onsuccess", "onerror")
    return request.result


async def _chunks(database: Any) -> list[list[bytes]]:
    """What the database holds of each file, all at one moment."""
    chunks = database.transaction(_CHUNKS, "readonly").objectStore(_CHUNKS)
    requests = [
        chunks.getAll(js.IDBKeyRange.bound(_key(number, 0), _key(number, _LAST)))
        for number in range(_FILES)
    ]
    # Requests of one transaction succeed in order: when the last has, all have.
    await settled(requests[-1], "onsuccess", "onerror")
    return [[bytes(chunk.to_bytes()) for chunk in request.result] for request in requests]


def _key(number: int, chunk: int) -> Any:
    return to_js([number, chunk])
