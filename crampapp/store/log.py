"""The log: every change to a row appended to one of two files, found again at the next start.

A file is a log once it holds a checkpoint. The first write begins with one; compaction, which
copies the living rows into the other file, ends with one of the next generation, and until then
the other file counts for nothing: a kill at any byte leaves the old log or the new one. Further
checkpoints are strewn in as the log grows, so that opening reads the end of the file only, and a
table's rows are read when they are first asked for.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from crampapp.store.checkpoint import Checkpoint, Place
from crampapp.store.entry import Entry, pack, unpack
from crampapp.store.errors import CannotOpenError, Code, Problem, StoreError, unwritable
from crampapp.store.files import LogFile, LogFiles
from crampapp.store.record import CHECKPOINT, DAMAGED, ROWS, Record, Stretch, encode, intact, scan

CHECKPOINT_EVERY = 64 * 1024
"""Bytes of log between checkpoints: the most that opening has to go through."""
COMPACT_ABOVE = 256 * 1024
"""Dead bytes that are not worth a compaction."""

_READ_AT_OPEN = 4 * CHECKPOINT_EVERY


class _Position(NamedTuple):
    """The state of the log; a write makes a new one, so going back is keeping the old."""

    file: int
    size: int
    checkpoint_at: int
    """End of the last checkpoint in the file."""
    contents: Checkpoint


class Log:
    """An append-only log of rows over two files."""

    def __init__(self, files: LogFiles) -> None:
        """Find the newer log and cut what was torn off its end.

        Raises:
            CannotOpenError: The files cannot be read, or a newer version wrote them.
        """
        self._files = files
        self._met: set[int] = set()
        self._can_compact = True
        self.quarantined = 0
        """Stretches of damage met since opening; a table's are met when it is first read."""
        self.torn_bytes = 0
        """Bytes of an unfinished record, dropped at opening."""
        try:
            ends = [_End(file) for file in files.logs]
            current = max((0, 1), key=lambda n: (ends[n].contents.generation, ends[n].size, -n))
            is_in_doubt = ends[current].contents.generation == 0
            self._discard(ends[1 - current], is_in_doubt)
            self._position = self._mend(current, ends[current])
        except (OSError, ValueError, LookupError, TypeError) as error:
            # The last three: checksums hold, and yet it is not what this version writes.
            raise CannotOpenError(Problem.DAMAGED) from error
        self._durable = self._position

    @property
    def places(self) -> Mapping[str, Place]:
        """The tables there are, and where."""
        return self._position.contents.places

    @property
    def is_wasteful(self) -> bool:
        """Whether compaction is worth its while."""
        size, dead = self._position.size, self._position.contents.dead
        return self._can_compact and dead > COMPACT_ABOVE and dead > size - dead

    def rows(self, table: str) -> dict[str, Entry]:
        """The living rows of a table, by id, as last put.

        Raises:
            StoreError: The device failed to read.
        """
        rows: dict[str, Entry] = {}
        place = self.places.get(table)
        for start, end in place.stretches if place else ():
            try:
                entries = self._entries(start, end)
            except (OSError, ValueError) as error:
                raise StoreError(Code.UNREADABLE) from error
            for entry in entries:
                if entry.table != table:
                    continue
                if entry.text is None:
                    rows.pop(entry.id, None)
                else:
                    rows[entry.id] = entry
        return rows

    def append(self, entries: Sequence[Entry]) -> None:
        """Write one record and flush it; :meth:`durable` is to be awaited as well.

        Raises:
            StoreError: The device failed; the log is as before.
        """
        position = self._position
        contents = position.contents
        data = b""
        checkpoint_at = position.checkpoint_at
        if contents.generation == 0:
            contents = contents._replace(generation=1)
            data = encode(CHECKPOINT, contents.pack())
            checkpoint_at = position.size + len(data)
        start = position.size + len(data)
        data += encode(ROWS, pack(entries))
        contents = contents.after(entries, start, position.size + len(data))
        if position.size + len(data) - checkpoint_at > CHECKPOINT_EVERY:
            data += encode(CHECKPOINT, contents.pack())
            checkpoint_at = position.size + len(data)
        file = self._current
        try:
            if file.size() != position.size:
                # Left by a failed write; a record after it would look damaged.
                file.truncate(position.size)
            file.append(data)
            file.flush()
        except OSError as error:
            with suppress(OSError):
                file.truncate(position.size)
            raise unwritable(error) from error
        self._position = _Position(
            position.file, position.size + len(data), checkpoint_at, contents
        )

    async def durable(self) -> None:
        """Return when every appended record outlives the process.

        Raises:
            StoreError: The device failed; the log is as at the last call that returned.
        """
        try:
            await self._files.durable()
        except OSError as error:
            self._position = self._durable
            raise unwritable(error) from error
        self._durable = self._position

    def compact(self) -> None:
        """Copy the living rows into the other file and go on there.

        A device that fails leaves the log as it is, and is not asked again until the next start.

        Raises:
            StoreError: The device failed to read.
        """
        other = 1 - self._position.file
        file = self._files.logs[other]
        contents = Checkpoint(self._position.contents.generation)
        size = 0
        try:
            file.truncate(0)
            for table in sorted(self.places):
                records = bytearray()
                for row in self.rows(table).values():
                    entries = [row._replace(replaced=0)]
                    record = encode(ROWS, pack(entries))
                    start = size + len(records)
                    contents = contents.after(entries, start, start + len(record))
                    records += record
                file.append(bytes(records))
                size += len(records)
            if not self._can_compact:
                raise OSError("damage that could not be put aside must not go with the old file")
            # The rows first: a checkpoint says that all before it is there.
            file.flush()
            contents = contents._replace(generation=contents.generation + 1)
            checkpoint = encode(CHECKPOINT, contents.pack())
            file.append(checkpoint)
            file.flush()
        except OSError:
            self._can_compact = False
            with suppress(OSError):
                file.truncate(0)
            return
        old = self._current
        size += len(checkpoint)
        self._position = _Position(other, size, size, contents)
        self._met.clear()
        with suppress(OSError):
            old.truncate(0)
            old.flush()

    @property
    def _current(self) -> LogFile:
        return self._files.logs[self._position.file]

    def _entries(self, start: int, end: int) -> list[Entry]:
        """The entries of a stretch of the log; damage is put aside on the way."""
        data = self._current.read(start, end - start)
        found = scan(data, start)
        # A stretch of the log ends with a whole record: what looks torn here is damage.
        for stretch in (*found.damaged, *((found.torn,) if found.torn else ())):
            self._put_aside(stretch, data[stretch.start - start : stretch.end - start])
        return [
            entry
            for record in found.records
            if record.kind == ROWS
            for entry in unpack(record.payload)
        ]

    def _mend(self, number: int, end: "_End") -> _Position:
        """Cut a torn tail, put damage aside, and take up the rows written after the checkpoint."""
        contents = end.contents
        for record in end.scan.records:
            if record.kind == ROWS:
                contents = contents.after(unpack(record.payload), record.start, record.end)
        size = end.size
        if torn := end.scan.torn:
            self.torn_bytes = torn.end - torn.start
            size = torn.start
        for stretch in reversed(end.scan.damaged):
            length = stretch.end - stretch.start
            is_safe = self._put_aside(stretch, end.file.read(stretch.start, length))
            if is_safe and stretch.end == size:
                size = stretch.start
            else:
                contents = contents._replace(dead=contents.dead + length)
        if size < end.size:
            with suppress(OSError):
                end.file.truncate(size)
        return _Position(number, size, end.checkpoint_at, contents)

    def _discard(self, end: "_End", is_in_doubt: bool) -> None:
        """Empty the file that does not count: the old log, or one a compaction did not finish."""
        if end.size == 0:
            return
        is_safe = True
        if end.contents.generation == 0 and (is_in_doubt or end.scan.damaged):
            # It may have been a log and have lost its checkpoints.
            is_safe = self._keep(end.file.read(0, end.size))
        if is_safe:
            with suppress(OSError):
                end.file.truncate(0)

    def _put_aside(self, stretch: Stretch, damaged: bytes) -> bool:
        if stretch.start in self._met:
            return True
        self._met.add(stretch.start)
        return self._keep(damaged)

    def _keep(self, damaged: bytes) -> bool:
        """Copy bytes aside, once, and say whether they are safe there."""
        self.quarantined += 1
        aside = self._files.aside
        try:
            if damaged not in aside.read(0, aside.size()):
                aside.append(encode(DAMAGED, damaged))
                aside.flush()
        except OSError:
            self._can_compact = False
            return False
        return True


class _End:
    """What the end of a file tells: its last checkpoint and what comes after it."""

    def __init__(self, file: LogFile) -> None:
        self.file = file
        self.size = file.size()
        start = max(0, self.size - _READ_AT_OPEN)
        data = file.read(start, self.size - start)
        checkpoint = _last_checkpoint(data)
        if checkpoint is None and start > 0:
            start, data = 0, file.read(0, self.size)
            checkpoint = _last_checkpoint(data)
        self.contents = Checkpoint()
        after = 0
        if checkpoint is not None:
            self.contents = Checkpoint.unpack(checkpoint.payload)
            after = checkpoint.end
        self.checkpoint_at = start + after
        self.scan = scan(data[after:], self.checkpoint_at)


def _last_checkpoint(data: bytes) -> Record | None:
    at = len(data)
    while (at := data.rfind(CHECKPOINT, 0, at)) >= 0:
        if record := intact(data, at):
            return record
    return None
