"""The port to the device's storage: three files of bytes, opened before anything is read."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    OPFS = "opfs"
    INDEXEDDB = "indexeddb"
    FILE = "file"
    MEMORY = "memory"


class Call(StrEnum):
    """What one tab of the app asks of the others."""

    LET_GO = "let_go"
    """Somebody wants to write here: whoever has the store open may give it free."""
    INBOX = "inbox"
    """There is something in the inbox for whoever writes."""


class LogFile(Protocol):
    """A file that grows at its end.

    Synchronous, because TinyDB is. Every method raises ``OSError`` when the device fails, with
    ``ENOSPC`` or ``EDQUOT`` when it is full; a failed ``append`` may leave any part of its bytes.
    """

    def size(self) -> int:
        """Length in bytes."""
        ...

    def read(self, at: int, length: int) -> bytes:
        """The ``length`` bytes from offset ``at``, fewer where the file ends."""
        ...

    def append(self, data: bytes) -> None:
        """Write all of ``data`` at the end."""
        ...

    def truncate(self, size: int) -> None:
        """Cut down to ``size`` bytes."""
        ...

    def flush(self) -> None:
        """Hand everything written to the device, at the latest with ``LogFiles.durable``."""
        ...


class LogFiles(Protocol):
    """The files of one backend."""

    @property
    def kind(self) -> Kind: ...

    @property
    def keeps(self) -> bool:
        """Whether records outlive the process."""
        ...

    @property
    def logs(self) -> tuple[LogFile, LogFile]:
        """Two files for the log: one in use, one for compaction to write."""
        ...

    @property
    def aside(self) -> LogFile:
        """Where damaged bytes are kept."""
        ...

    async def durable(self) -> None:
        """Return when everything flushed outlives the process.

        Raises:
            OSError: The device failed; the files are as when ``durable`` last returned.
        """
        ...

    async def close(self) -> None:
        """Give the files free for another process or tab."""
        ...


class Device(Protocol):
    """Where the files are, while somebody else may have them open."""

    async def open(self) -> LogFiles:
        """Take the lock and open the files.

        Raises:
            CannotOpenError: Somebody else has the lock, or the platform refuses.
        """
        ...

    async def glance(self) -> LogFiles:
        """A copy of the files in memory, as last flushed, whoever has the lock.

        Raises:
            CannotOpenError: The platform refuses.
        """
        ...

    def call(self, what: Call) -> None:
        """Ask the other tabs; nobody may be there, or hear it."""
        ...

    def listen(self, heard: Callable[[Call], None]) -> None:
        """From now on, be told what other tabs ask."""
        ...
