"""A backup taken over: what it would change, and the change."""

import json
from collections.abc import AsyncIterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from crampapp.store.backup import BackupError, Flaw, Summary
from crampapp.store.entry import Entry, to_text
from crampapp.store.exchange import Source
from crampapp.store.log import Log
from crampapp.store.reading import Incoming, Reading
from crampapp.store.schema import BACKUPS, is_taken_along


class Way(StrEnum):
    MERGE = "merge"
    """What is missing here is added; a record that is here stays as it is here."""
    REPLACE = "replace"
    """Afterwards all is as in the backup."""


class Change(NamedTuple):
    """How the records of one collection in a backup compare with those here."""

    new: int = 0
    same: int = 0
    different: int = 0
    only_here: int = 0


class Preview(NamedTuple):
    """What a restore would do, or did."""

    summary: Summary
    changes: Mapping[str, Change]
    """By collection."""
    unreadable: int
    """Rows that a newer version of the app wrote; they are kept and cannot be shown."""


async def compare(written: Summary, source: Source) -> None:
    """Hold what was written against what can be read of it.

    Raises:
        BackupError: They differ.
    """
    reading = Reading(source, strict=False)
    async for _ in reading.rows():
        pass
    if reading.summary != written:
        raise BackupError(Flaw.CHANGED)


async def preview(log: Log, source: Source) -> Preview:
    """What restoring would do.

    Raises:
        BackupError: It cannot be restored.
        StoreError: The device failed to read.
    """
    comparison = _Comparison(log)
    async for _ in comparison.of(source):
        pass
    return comparison.result


async def apply(log: Log, source: Source, way: Way) -> Preview:
    """Write what a restore makes of the log into the other file, and go on there.

    Raises:
        BackupError: It cannot be restored; the log is as before.
        StoreError: The device failed to read; the log is as before.
        OSError: The device failed to write; the log is as before.
    """
    comparison = _Comparison(log)
    draft = log.draft()
    try:
        for table in sorted(log.places):
            if way is Way.MERGE or table == BACKUPS.name:
                for row in log.rows(table).values():
                    draft.put(row)
        async for incoming, is_here in comparison.of(source):
            if way is Way.REPLACE or not is_here:
                draft.put(Entry(incoming.table, incoming.id, to_text(incoming.row)))
        log.adopt(draft)
    except BaseException:
        log.abandon()
        raise
    return comparison.result


class _Comparison:
    """A backup held against the log, row by row."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._tables: dict[tuple[str, str], str] = {}
        """Where each row here is, by collection and id."""
        for table in log.places:
            if is_taken_along(table):
                collection = table.split("-")[0]
                self._tables |= {(collection, id): table for id in log.rows(table)}
        self._loaded = "", dict[str, Entry]()

    async def of(self, source: Source) -> AsyncIterator[tuple[Incoming, bool]]:
        """The rows of a backup, and whether each is here."""
        reading = Reading(source)
        found: dict[str, list[int]] = {}
        unreadable = 0
        async for incoming in reading.rows():
            table = self._tables.get((incoming.collection, incoming.id))
            counts = found.setdefault(incoming.collection, [0, 0, 0])
            if table is None:
                counts[0] += 1
            elif self._here(table, incoming.id) == incoming.row:
                counts[1] += 1
            else:
                counts[2] += 1
            unreadable += not incoming.is_shown
            yield incoming, table is not None
        here: dict[str, int] = {}
        for collection, _ in self._tables:
            here[collection] = here.get(collection, 0) + 1
        changes = {}
        for collection in sorted({*found, *here}):
            new, same, different = found.get(collection, (0, 0, 0))
            only_here = here.get(collection, 0) - same - different
            changes[collection] = Change(new, same, different, only_here)
        self.result = Preview(reading.summary, changes, unreadable)

    def _here(self, table: str, id: str) -> object:
        if self._loaded[0] != table:
            self._loaded = table, self._log.rows(table)
        return json.loads(self._loaded[1][id].text or b"{}")
