"""What the person did, kept: the verbs that the rest of the app calls."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from crampapp.store.checkpoint import Place
from crampapp.store.errors import Code, Problem, StoreError, unwritable
from crampapp.store.files import Device, LogFiles
from crampapp.store.history import History
from crampapp.store.log import Log
from crampapp.store.schema import R
from crampapp.store.seat import Seat

if TYPE_CHECKING:
    from crampapp.store.sums import Recipe

T = TypeVar("T")


class Store(Seat):
    """The history of one person.

    One table a month keeps every verb's cost independent of how long the history is. A verb that
    changes something returns when the change outlives the app; if it raises, nothing has changed.

    While another tab has the store open, this one reads what was last flushed, and every change
    raises :class:`StoreError` with ``Code.LOCKED``; so with ``Code.NEWER`` where a newer version of
    the app wrote the files.

    What the owner does with all of it at once is in :mod:`crampapp.store.ownership`.
    """

    @classmethod
    async def open(
        cls, files: LogFiles, problem: Problem | None = None, device: Device | None = None
    ) -> "Store":
        """A store over the files of one backend.

        Args:
            files: The files, or a copy of them to look at.
            problem: Why they are not the usual ones.
            device: For :meth:`refresh` and :meth:`take_over`, where they are a copy.

        Raises:
            CannotOpenError: The files cannot be read, or a newer version of the app wrote them.
        """
        store = cls(files, problem, device)
        if store.can_write:
            with suppress(StoreError):
                # Mending may wait for the first write: a full device must not keep the store shut.
                await store.durable()
        return store

    @property
    def can_undo_restore(self) -> bool:
        """Whether what a restore replaced is still there, until the log is next compacted."""
        return self._log.can_undo

    async def save(self, record: BaseModel) -> None:
        """Insert a record of any kind, or replace the one of the same id; durable on return.

        Raises:
            StoreError: Nothing has changed.
        """
        async with self._changing():
            self._history.put(record)

    async def delete(self, of: type[R], id: str) -> R | None:
        """Delete a record and return it, so that saving it again undoes this; durable on return.

        Raises:
            StoreError: Nothing has changed.
        """
        async with self._changing():
            return self._history.remove(of, id)

    async def replace(self, record: BaseModel, gone: str) -> None:
        """Save a record and delete the one of id ``gone`` of its kind, both or neither; durable.

        Raises:
            StoreError: Nothing has changed.
        """
        async with self._changing():
            self._history.put(record)
            self._history.remove(type(record), gone)

    async def find(self, of: type[R], id: str) -> R | None:
        """The record of this id, if there is one that this version can read.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            return self._history.by_id(of, id)

    async def newest(self, of: type[R], limit: int, before: str | None = None) -> list[R]:
        """The newest records by wall clock, newest first; reads no more months than it takes.

        Args:
            of: Their class, one with a beginning.
            limit: The most to return.
            before: Id of one; only older ones are returned. If it is gone, lower ids are.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            return list(islice(self._history.newest(of, before), limit))

    async def month(self, of: type[R], year: int, month: int) -> list[R]:
        """The records that began in a month of the wall clock, newest first; reads that month.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            return self._history.month(of, year, month)

    async def counts(self, of: type[BaseModel]) -> dict[tuple[int, int], int]:
        """How many records each month has, by year and month; reads none of them.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            return self._history.counts(of)

    async def traces(self, of: type[BaseModel]) -> dict[tuple[int, int], object]:
        """What differs after a record of a month has changed, by year and month; reads none.

        For what is computed from a month once: equal traces, equal months.
        """
        async with self._lock:
            return self._history.traces(of)

    async def sums(self, recipe: "Recipe[T]", year: int, month: int, *, keep: bool) -> "T":
        """What the records of a month come to; computed once where it is kept.

        Args:
            recipe: How they are computed.
            year: On the wall clock.
            month: On the wall clock.
            keep: Whether to write them down for later, if the device has room to: for a month in
                which little happens any more.

        Raises:
            StoreError: The device failed to read.
        """
        from crampapp.store import sums

        async with self._lock:
            kept = sums.kept(self._log, recipe, year, month)
            if kept is not None:
                return kept
            records = [self._history.month(kind, year, month) for kind in recipe.of]
            made = recipe.compute(*records)
            read = sum(map(len, records))
            if keep and self.can_write and sums.are_of_all(self._log, recipe, year, month, read):
                with suppress(StoreError):
                    self._log.append([sums.entry(self._log, recipe, year, month, made)])
                    await self._log.durable()
            return made

    async def every(self, of: type[R]) -> list[R]:
        """All records of a kind without a beginning, such as reminders, by id.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            return self._history.every(of)

    async def one(self, of: type[R]) -> R | None:
        """The record of a kind of which there is one: profile, settings, newest backup.

        Raises:
            StoreError: The device failed to read.
        """
        async with self._lock:
            return self._history.one(of)

    async def durable(self) -> None:
        """Return when everything saved outlives the app.

        Raises:
            StoreError: The device failed.
        """
        async with self._changing():
            pass

    @asynccontextmanager
    async def held_still(self) -> AsyncIterator[tuple[Log, Mapping[str, Place]]]:
        """The log, and where its tables are now, which stays so while records are saved."""
        async with self._lock:
            log = self._log
            places = log.hold()
        try:
            yield log, places
        finally:
            log.let_go()

    @asynccontextmanager
    async def rewriting(self) -> AsyncIterator[Log]:
        """The log, to be changed as a whole; durable at the end, and nothing else meanwhile.

        Raises:
            StoreError: The device failed; nothing has changed.
        """
        async with self._lock:
            self._must_write()
            if self._log.is_held:
                raise StoreError(Code.BUSY)
            try:
                yield self._log
                await self._log.durable()
            except OSError as error:
                raise unwritable(error) from error
            finally:
                self._history = History(self._log)

    @asynccontextmanager
    async def _changing(self) -> AsyncIterator[None]:
        """One change at a time, appended whole and made durable, or undone."""
        async with self._lock:
            self._must_write()
            storage = self._history.storage
            try:
                yield
                storage.commit()
                await self._log.durable()
            except BaseException:
                storage.forget()
                raise
            if self._log.is_wasteful:
                # Seldom, and what was saved is safe already: a failure here is nobody's concern.
                with suppress(StoreError):
                    self._log.compact()
