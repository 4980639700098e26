"""What the person did, kept: the verbs that the rest of the app calls."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from itertools import islice

from pydantic import BaseModel

from crampapp.store.checkpoint import Place
from crampapp.store.errors import CannotOpenError, Code, Problem, StoreError, unwritable
from crampapp.store.files import Call, Device, LogFiles
from crampapp.store.health import Health
from crampapp.store.history import History
from crampapp.store.log import Log
from crampapp.store.schema import R

_ASK_AGAIN_S = 1.0
"""How often a reader asks whether the writer is gone."""
_READ_ONLY = {Problem.LOCKED: Code.LOCKED, Problem.NEWER: Code.NEWER}


class Store:
    """The history of one person.

    One table a month keeps every verb's cost independent of how long the history is. A verb that
    changes something returns when the change outlives the app; if it raises, nothing has changed.

    While another tab has the store open, this one reads what was last flushed, and every change
    raises :class:`StoreError` with ``Code.LOCKED``; so with ``Code.NEWER`` where a newer version of
    the app wrote the files.

    What the owner does with all of it at once is in :mod:`crampapp.store.ownership`.
    """

    _files: LogFiles
    _problem: Problem | None
    _log: Log
    _history: History

    def __init__(
        self, files: LogFiles, problem: Problem | None = None, device: Device | None = None
    ) -> None:
        """Read what the files hold; :func:`crampapp.store.open_store` finds the files.

        Raises:
            CannotOpenError: The files cannot be read, or a newer version of the app wrote them.
        """
        self._device = device
        self._lock = asyncio.Lock()
        self._insists = False
        self._take(files, problem)

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
    def health(self) -> Health:
        """How well the records are kept, as far as known by now."""
        return Health(
            self._files.kind,
            self._files.keeps,
            self._problem,
            # Somebody else may be writing what looks torn in a copy.
            self._log.torn_bytes if self.can_write else 0,
            self._log.quarantined,
            len(self._history.unreadable),
        )

    @property
    def can_undo_restore(self) -> bool:
        """Whether what a restore replaced is still there, until the log is next compacted."""
        return self._log.can_undo

    @property
    def can_write(self) -> bool:
        """Whether the verbs that change something work."""
        return self._problem not in _READ_ONLY

    @property
    def size(self) -> int:
        """Bytes of the files."""
        return sum(file.size() for file in (*self._files.logs, self._files.aside))

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

    async def refresh(self) -> None:
        """Look again at what the tab that writes has flushed.

        Raises:
            CannotOpenError: The platform refuses.
        """
        if self._device and not self.can_write:
            async with self._lock:
                self._take(await self._device.glance(), self._problem)

    async def take_over(self) -> None:
        """Wait until no other tab has the store open, then write; to be cancelled at will.

        A tab that died counts as gone at once, so this takes a second at most. Returns at once
        where nothing is to be taken over.
        """
        while self._device and self._problem is Problem.LOCKED:
            if self._insists:
                self._device.call(Call.LET_GO)
            try:
                files = await self._device.open()
            except CannotOpenError as error:
                self._problem = error.problem
                await asyncio.sleep(_ASK_AGAIN_S)
                continue
            async with self._lock:
                try:
                    self._take(files, None)
                except CannotOpenError as error:
                    await files.close()
                    self._problem = error.problem
        self._insists = False

    def insist(self) -> None:
        """Let :meth:`take_over` ask the tab that writes to let go, until it does or dies."""
        self._insists = True

    async def step_aside(self) -> None:
        """Let another tab write, and look at what it does from now on.

        Raises:
            StoreError: A backup is being written; nothing has changed.
            CannotOpenError: The platform refuses; nothing has changed.
        """
        async with self._lock:
            if self._device is None or self._problem is not None:
                return
            if self._log.is_held:
                raise StoreError(Code.BUSY)
            copy = await self._device.glance()
            await self._files.close()
            self._take(copy, Problem.LOCKED)

    def tell_of_inbox(self) -> None:
        """Let the tab that writes look into the inbox."""
        if self._device:
            self._device.call(Call.INBOX)

    def listen(self, heard: Callable[[Call], None]) -> None:
        """From now on, be told what other tabs ask; each is to be answered by a verb of this."""
        if self._device:
            self._device.listen(heard)

    async def close(self) -> None:
        """Give the files free; the store is of no use afterwards."""
        async with self._lock:
            await self._files.close()

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

    def _take(self, files: LogFiles, problem: Problem | None) -> None:
        log = Log(files, newer=problem is Problem.NEWER)
        self._files, self._problem, self._log = files, problem, log
        self._history = History(log)

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

    def _must_write(self) -> None:
        if self._problem in _READ_ONLY:
            raise StoreError(_READ_ONLY[self._problem])
