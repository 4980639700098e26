"""The backup: everything in one file of JSON Lines; ``docs/data-format.md`` describes it.

::

    {"format":"crampapp-backup","version":1,"made":"2026-11-22T17:30:00Z"}
    {"table":"episodes-2026-11","row":{"v":1,"id":"01K9...","started":{...},...}}
    ...
    {"rows":1,"counts":{"episodes":1},"sha256":"..."}
"""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from crampapp.domain.moment import Moment
from crampapp.store.checkpoint import Place
from crampapp.store.entry import to_text
from crampapp.store.exchange import Sink
from crampapp.store.log import Log
from crampapp.store.schema import is_taken_along

FORMAT = "crampapp-backup"
VERSION = 1
_SLICE = 64 * 1024


class Flaw(StrEnum):
    """Why a file cannot be restored; stable, so that messages can be looked up by it."""

    TOO_LARGE = "too_large"
    NOT_A_BACKUP = "not_a_backup"
    NEWER = "newer"
    """A newer version of the app made it."""
    CUT_SHORT = "cut_short"
    """The end is missing."""
    CHANGED = "changed"
    """It is not what was written: checksum or counts differ."""
    INVALID = "invalid"
    """A line of it is not what a backup may hold."""
    UNREADABLE = "unreadable"
    """The device would not read it."""


class BackupError(Exception):
    """A file cannot be restored."""

    def __init__(self, flaw: Flaw, line: int | None = None) -> None:
        super().__init__(flaw.value if line is None else f"{flaw.value} in line {line}")
        self.flaw = flaw
        self.line = line
        """The first is 1."""


class Summary(NamedTuple):
    """What a backup holds."""

    made: str
    """Instant, in UTC."""
    counts: Mapping[str, int]
    """Rows of each collection that has any."""
    size: int
    """Bytes."""
    sha256: str
    """Of all lines but the last."""

    @property
    def rows(self) -> int:
        return sum(self.counts.values())


async def write(log: Log, places: Mapping[str, Place], made: Moment, sink: Sink) -> Summary:
    """Write the rows that are at ``places``, a table at a time.

    Raises:
        StoreError: The device failed to read.
        OSError: The sink failed.
    """
    at = made.utc.strftime("%Y-%m-%dT%H:%M:%SZ")
    buffer = bytearray(to_text({"format": FORMAT, "version": VERSION, "made": at}) + b"\n")
    digest = hashlib.sha256()
    counts: dict[str, int] = {}
    size = 0

    async def pour() -> None:
        nonlocal size
        data = bytes(buffer)
        buffer.clear()
        size += len(data)
        await sink(data)

    for table in sorted(places):
        if not is_taken_along(table):
            continue
        collection = table.split("-")[0]
        begin = b'{"table":' + to_text(table) + b',"row":'
        for row in log.rows(table, places).values():
            buffer += begin + (row.text or b"{}") + b"}\n"
            counts[collection] = counts.get(collection, 0) + 1
            if len(buffer) > _SLICE:
                digest.update(buffer)
                await pour()
    digest.update(buffer)
    sha256 = digest.hexdigest()
    buffer += to_text({"rows": sum(counts.values()), "counts": counts, "sha256": sha256}) + b"\n"
    await pour()
    return Summary(at, counts, size, sha256)
