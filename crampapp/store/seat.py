"""Whose turn it is to write: the files of a store, open here or in another tab."""

import asyncio
from collections.abc import Callable

from crampapp.store.errors import CannotOpenError, Code, Problem, StoreError
from crampapp.store.files import Call, Device, LogFiles
from crampapp.store.health import Health
from crampapp.store.history import History
from crampapp.store.log import Log

_ASK_AGAIN_S = 1.0
"""How often a reader asks whether the writer is gone."""
_READ_ONLY = {Problem.LOCKED: Code.LOCKED, Problem.NEWER: Code.NEWER}


class Seat:
    """The files of a store, and the history in them, as one tab has them."""

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
    def can_write(self) -> bool:
        """Whether the verbs that change something work."""
        return self._problem not in _READ_ONLY

    @property
    def size(self) -> int:
        """Bytes of the files."""
        return sum(file.size() for file in (*self._files.logs, self._files.aside))

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

    def _take(self, files: LogFiles, problem: Problem | None) -> None:
        log = Log(files, newer=problem is Problem.NEWER)
        self._files, self._problem, self._log = files, problem, log
        self._history = History(log)

    def _must_write(self) -> None:
        if self._problem in _READ_ONLY:
            raise StoreError(_READ_ONLY[self._problem])
