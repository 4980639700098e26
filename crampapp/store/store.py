"""What the person did, kept: the verbs that the rest of the app calls."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from tinydb import TinyDB
from tinydb.table import Document, Table

from crampapp.domain.episode import Episode
from crampapp.store.errors import Problem, StoreError
from crampapp.store.files import Kind, LogFiles
from crampapp.store.log import Log
from crampapp.store.schema import from_row, is_month, table_of, to_row
from crampapp.store.tinydb_storage import LogStorage, Row


@dataclass(frozen=True)
class Health:
    """How well the records are kept, for the person to know."""

    kind: Kind
    keeps: bool
    """Whether records outlive the app."""
    problem: Problem | None
    """Why they are not kept in their usual place."""
    torn_bytes: int
    """Bytes of an unfinished record, dropped when the store was opened."""
    quarantined: int
    """Damaged stretches met since the store was opened, and kept aside; a month's are met when it
    is first read."""
    unreadable: int
    """Rows met that a newer version of the app wrote and this one cannot show; they stay."""


class _MonthTable(Table):
    # Rows are numbered by TinyDB where nothing else tells them apart; an episode has an id.
    document_id_class = str  # type: ignore[assignment]


class _History(TinyDB):
    table_class = _MonthTable


class Store:
    """The history of one person.

    One table a month keeps every verb's cost independent of how long the history is. A verb that
    changes something returns when the change outlives the app; if it raises, nothing has changed.
    """

    def __init__(self, files: LogFiles, problem: Problem | None = None) -> None:
        """Read what the files hold; :func:`crampapp.store.open_store` finds the files.

        Raises:
            CannotOpenError: The files cannot be read, or a newer version of the app wrote them.
        """
        self._files = files
        self._problem = problem
        self._log = Log(files)
        self._storage = LogStorage(self._log)
        self._history = _History(storage=lambda: self._storage)
        self._deleted: dict[str, Row] = {}
        self._unreadable: set[str] = set()
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, files: LogFiles, problem: Problem | None = None) -> "Store":
        """A store over the files of one backend.

        Raises:
            CannotOpenError: The files cannot be read, or a newer version of the app wrote them.
        """
        store = cls(files, problem)
        with suppress(StoreError):
            # Mending may wait for the first write: a full device must not keep the store shut.
            await store.durable()
        return store

    @property
    def health(self) -> Health:
        """How well the records are kept, as far as known by now."""
        return Health(
            self._files.kind,
            self._files.keeps,
            self._problem,
            self._log.torn_bytes,
            self._log.quarantined,
            len(self._unreadable),
        )

    async def save_episode(self, episode: Episode) -> None:
        """Insert the episode, or replace the one of the same id; durable on return.

        Raises:
            StoreError: The device failed; nothing has changed.
        """
        async with self._changing():
            home = table_of(episode)
            old = self._find(episode.id)
            before = old[1] if old else self._deleted.get(episode.id)
            row = to_row(episode, before)
            if old and old[0] == home:
                self._history.table(home).update(row, doc_ids=[_doc_id(episode.id)])
            else:
                self._history.table(home).insert(Document(row, _doc_id(episode.id)))
                if old:
                    self._history.table(old[0]).remove(doc_ids=[_doc_id(episode.id)])

    async def delete_episode(self, id: str) -> Episode | None:
        """Delete an episode and return it, so that saving it again undoes this; durable on return.

        Raises:
            StoreError: The device failed; nothing has changed.
        """
        async with self._changing():
            found = self._find(id)
            episode = from_row(found[1]) if found else None
            if found is None or episode is None:
                return None
            self._history.table(found[0]).remove(doc_ids=[_doc_id(id)])
            # For the undo: what a newer version wrote is in the row, not in the episode.
            self._deleted[id] = found[1]
        return episode

    async def episode(self, id: str) -> Episode | None:
        """The episode of this id, if there is one that this version can read.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            found = self._find(id)
            return from_row(found[1]) if found else None

    async def recent(self, limit: int, before: str | None = None) -> list[Episode]:
        """The newest episodes by wall clock, newest first; reads no more months than it takes.

        Args:
            limit: The most to return.
            before: Id of an episode; only older ones are returned. If it is gone, lower ids are.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            episodes: list[Episode] = []
            for episode in self._older(before):
                if len(episodes) >= limit:
                    break
                episodes.append(episode)
            return episodes

    async def durable(self) -> None:
        """Return when everything saved outlives the app.

        Raises:
            StoreError: The device failed.
        """
        async with self._changing():
            pass

    async def close(self) -> None:
        """Give the files free; the store is of no use afterwards."""
        async with self._lock:
            await self._files.close()

    @asynccontextmanager
    async def _changing(self) -> AsyncIterator[None]:
        """One change at a time, appended whole and made durable, or undone."""
        async with self._lock:
            try:
                yield
                self._storage.commit()
                await self._log.durable()
            except BaseException:
                self._storage.forget()
                raise
            if self._log.is_wasteful:
                # Seldom, and what was saved is safe already: a failure here is nobody's concern.
                with suppress(StoreError):
                    self._log.compact()
                    await self._log.durable()

    def _months(self) -> list[str]:
        """The tables of episodes, newest first."""
        return [name for name in reversed(self._storage.names()) if is_month(name)]

    def _find(self, id: str) -> tuple[str, Row] | None:
        """The table and the row of an episode."""
        for name in self._months():
            if self._storage.may_hold(name, id):
                row = self._history.table(name).get(doc_id=_doc_id(id))
                if row is not None:
                    return name, row
        return None

    def _older(self, before: str | None) -> Iterator[Episode]:
        found = self._find(before) if before is not None else None
        last = from_row(found[1]) if found else None
        for name in self._months():
            if last is not None and name > table_of(last):
                continue
            for episode in self._newest_first(name):
                if (
                    before is None
                    or (last is not None and _age(episode) < _age(last))
                    or (last is None and episode.id < before)
                ):
                    yield episode

    def _newest_first(self, table: str) -> list[Episode]:
        episodes = []
        for row in self._history.table(table):
            episode = from_row(row)
            if episode is None:
                self._unreadable.add(str(row.doc_id))
            else:
                episodes.append(episode)
        return sorted(episodes, key=_age, reverse=True)


def _doc_id(id: str) -> int:
    return cast(int, id)  # TinyDB's annotations do not know of `document_id_class`.


def _age(episode: Episode) -> tuple[datetime, datetime, str]:
    """Sorts by wall clock as the months do; by instant where the clock was put back."""
    return episode.started.local, episode.started.utc, episode.id
