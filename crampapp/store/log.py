"""The log: every change to a row appended to one of two files, found again at the next start.

A file is a log once it holds a checkpoint. The first write begins with one; compaction, which
copies the living rows into the other file, ends with one of the next generation, and until then
the other file counts for nothing: a kill at any byte leaves the old log or the new one. A restore
goes the same way, and leaves the old log where it is so that it can be undone. Further checkpoints
are strewn in as the log grows, so that opening reads the end of the file only, and a table's rows
are read when they are first asked for.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from crampapp.store.checkpoint import Checkpoint, Place
from crampapp.store.draft import Draft, resumed
from crampapp.store.ending import Ending
from crampapp.store.entry import Entry, is_sums, pack
from crampapp.store.errors import CannotOpenError, Code, Problem, StoreError, unwritable
from crampapp.store.files import LogFile, LogFiles
from crampapp.store.quarantine import Quarantine
from crampapp.store.record import CHECKPOINT, ROWS, encode
from crampapp.store.recovery import Position, mended, recovered
from crampapp.store.stretches import entries_of, living, moved

CHECKPOINT_EVERY = 64 * 1024
"""Bytes of log between checkpoints: the most that opening has to go through."""
CHECKPOINT_SHARE = 4
"""Bytes of log to a byte of checkpoint at least, however many tables there are."""
COMPACT_ABOVE = 256 * 1024
"""Dead bytes that are not worth a compaction."""


class Log:
    """An append-only log of rows over two files."""

    def __init__(self, files: LogFiles, *, newer: bool = False) -> None:
        """Find the newer log and cut what was torn off its end.

        Args:
            files: Where it is.
            newer: Whether to read what can be read of a format that is not known; for copies only.

        Raises:
            CannotOpenError: The files cannot be read, or a newer version wrote them.
        """
        self._files = files
        self._quarantine = Quarantine(files.aside)
        self._can_compact = True
        self._holders = 0
        self._stray: int | None = None
        """Size to which the other file must be cut before this one grows: what came after it was
        given up, and would count for more at the next start."""
        self.era = object()
        """Another one whenever offsets mean something else."""
        self.torn_bytes = 0
        """Bytes of an unfinished record, dropped at opening."""
        try:
            self._position, self.torn_bytes = recovered(files.logs, self._quarantine, newer=newer)
        except (OSError, ValueError, LookupError, TypeError) as error:
            # The last three: checksums hold, and yet it is not what this version writes.
            raise CannotOpenError(Problem.DAMAGED) from error
        self._durable = self._position

    @property
    def quarantined(self) -> int:
        """Stretches of damage met since opening; a table's are met when it is first read."""
        return self._quarantine.count

    @property
    def places(self) -> Mapping[str, Place]:
        """The tables there are, and where."""
        return self._position.contents.places

    @property
    def is_wasteful(self) -> bool:
        """Whether compaction is worth its while."""
        size, dead = self._position.size, self._position.contents.dead
        is_free = self._can_compact and self._quarantine.is_safe and not self.is_held
        return is_free and dead > COMPACT_ABOVE and dead > size - dead

    def hold(self) -> Mapping[str, Place]:
        """The tables and where they are; until :meth:`let_go` the log does no more than grow."""
        self._holders += 1
        return self.places

    def let_go(self) -> None:
        self._holders -= 1

    @property
    def is_held(self) -> bool:
        """Whether somebody relies on :meth:`hold`."""
        return self._holders > 0

    def count(self, table: str) -> int:
        """How many rows a table holds.

        Raises:
            StoreError: The device failed to read.
        """
        place = self.places.get(table)
        if place is None:
            return 0
        return len(self.rows(table)) if place.rows is None else place.rows

    def rows(self, table: str, places: Mapping[str, Place] | None = None) -> dict[str, Entry]:
        """The living rows of a table, by id, as last put.

        Args:
            table: Its name.
            places: Of :meth:`hold`, for the rows as they were then.

        Raises:
            StoreError: The device failed to read.
        """
        place = (self.places if places is None else places).get(table)
        try:
            rows = living(self._current, table, place, self._quarantine)
        except (OSError, ValueError) as error:
            raise StoreError(Code.UNREADABLE) from error
        if places is None and place and place.rows != len(rows):
            # Never counted, or damaged since.
            contents = self._position.contents.counted(table, len(rows))
            self._position = self._position._replace(contents=contents)
        return rows

    def append(self, entries: Sequence[Entry]) -> None:
        """Write one record and flush it; :meth:`durable` is to be awaited as well.

        Raises:
            StoreError: The device failed; the log is as before.
        """
        position = self._position
        contents = position.contents
        data = b""
        checkpoint_at, checkpoint_size = position.checkpoint_at, position.checkpoint_size
        if contents.generation == 0:
            contents = contents._replace(generation=1)
            data = encode(CHECKPOINT, contents.pack())
            checkpoint_at, checkpoint_size = position.size + len(data), len(data)
        start = position.size + len(data)
        data += encode(ROWS, pack(entries))
        contents = contents.after(entries, start, position.size + len(data))
        due = max(CHECKPOINT_EVERY, CHECKPOINT_SHARE * checkpoint_size)
        if position.size + len(data) - checkpoint_at > due:
            checkpoint = encode(CHECKPOINT, contents.pack())
            data += checkpoint
            checkpoint_at, checkpoint_size = position.size + len(data), len(checkpoint)
        file = self._current
        try:
            self._cut_stray()
            if file.size() != position.size:
                # Left by a failed write; a record after it would look damaged.
                file.truncate(position.size)
            file.append(data)
            file.flush()
        except OSError as error:
            with suppress(OSError):
                file.truncate(position.size)
            raise unwritable(error) from error
        self._position = Position(
            position.file, position.size + len(data), checkpoint_at, checkpoint_size, contents
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
        try:
            draft = self.draft()
            for table in sorted(self.places):
                for row in self.rows(table).values():
                    draft.put(row)
            self._take(draft, is_undoable=False)
        except OSError:
            self._can_compact = False
            self.abandon()

    def draft(self) -> Draft:
        """Begin a log in the other file; :meth:`adopt` makes it count, :meth:`abandon` drops it.

        What a restore left there to go back to is gone with this.

        Raises:
            OSError: The device failed.
        """
        self._position = self._position._replace(
            contents=self._position.contents._replace(undo=None)
        )
        draft = Draft(self._other)
        self._stray = None
        return draft

    def adopt(self, draft: Draft) -> None:
        """Go on with what was restored; :meth:`undo` goes back.

        Raises:
            OSError: The device failed; the log is as before.
        """
        self._take(draft, is_undoable=True)

    def abandon(self, size: int = 0) -> None:
        """Stay with the log as it is, and cut the other file down to ``size`` bytes."""
        self._stray = size
        with suppress(OSError):
            self._cut_stray()

    def _cut_stray(self) -> None:
        if self._stray is not None:
            self._other.truncate(self._stray)
            self._other.flush()
            self._stray = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a restore to undo."""
        return self._position.contents.undo is not None

    def undo(self) -> None:
        """Go back to what a restore replaced; what was written since then stays.

        Raises:
            OSError: The device failed; the log is as before.
        """
        undo = self._position.contents.undo
        if undo is None:
            return
        since = [
            entry
            for entry in entries_of(
                self._current, undo.since, self._position.size, self._quarantine
            )
            # They would come after records that they were not computed from.
            if not is_sums(entry.table)
        ]
        generation = self._position.contents.generation + 1
        other = 1 - self._position.file
        try:
            self._other.truncate(undo.size)
            position, _ = mended(other, Ending(self._other), self._quarantine)
            places = position.contents.places
            since = [*moved(self._other, places, since, self._quarantine), *since]
            position = resumed(position, self._other, generation, since)
        except OSError:
            self.abandon(undo.size)
            raise
        self._switch(position)
        self._drop_other()

    def clear(self) -> None:
        """Delete everything, what was put aside included.

        Raises:
            OSError: The device failed; the records are there, or it is not sure that they are gone
                for good.
        """
        # The records last: cut off anywhere, all of them are there or none.
        for file in (self._other, self._files.aside):
            file.truncate(0)
            file.flush()
        file = self._current
        file.truncate(0)
        self._switch(Position(self._position.file, 0, 0, 0, Checkpoint()))
        self._quarantine = Quarantine(self._files.aside)
        self._stray = None
        self.torn_bytes = 0
        file.flush()

    def _take(self, draft: Draft, *, is_undoable: bool) -> None:
        old = self._position
        if not self._quarantine.is_safe:
            raise OSError("damage that could not be put aside must not go with the old file")
        undo = (old.contents.generation, old.size) if is_undoable else None
        size, checkpoint_size, contents = draft.finish(old.contents.generation + 1, undo)
        self._switch(Position(1 - old.file, size, size, checkpoint_size, contents))
        if not is_undoable:
            self._drop_other()

    def _switch(self, position: Position) -> None:
        self._position = position
        self._stray = None
        self.era = object()
        self._quarantine.begin_anew()

    def _drop_other(self) -> None:
        with suppress(OSError):
            self._other.truncate(0)
            self._other.flush()

    @property
    def _other(self) -> LogFile:
        return self._files.logs[1 - self._position.file]

    @property
    def _current(self) -> LogFile:
        return self._files.logs[self._position.file]
