"""A log made in the file that does not count yet: written whole, or taken up again."""

from collections.abc import Sequence

from crampapp.store.checkpoint import Checkpoint, Undo
from crampapp.store.entry import Entry, is_sums, pack
from crampapp.store.files import LogFile
from crampapp.store.record import CHECKPOINT, ROWS, encode
from crampapp.store.recovery import Position

_BUFFER = 64 * 1024
"""Bytes held back until they are written in one go."""


class Draft:
    """Rows on their way into a new log; until its checkpoint they count for nothing.

    Every method raises ``OSError`` when the device fails.
    """

    def __init__(self, file: LogFile) -> None:
        self._file = file
        self._size = 0
        self._contents = Checkpoint()
        self._records = bytearray()
        self._entries: list[Entry] = []
        file.truncate(0)

    def put(self, row: Entry) -> None:
        """Add a row; those of a table one after the other, each row once.

        Sums are left out: they count only after the records that they were computed from.
        """
        if is_sums(row.table):
            return
        if self._entries and (self._entries[-1].table != row.table or len(self._records) > _BUFFER):
            self._write()
        entry = row._replace(replaced=0)
        # A record a row: damage costs one row at most.
        self._records += encode(ROWS, pack([entry]))
        self._entries.append(entry)

    def finish(self, generation: int, undo: tuple[int, int] | None) -> tuple[int, int, Checkpoint]:
        """Make a log of it.

        Args:
            generation: Its number, above that of the log before.
            undo: Generation and size of the log before, where one may go back to it.

        Returns:
            Size of the file, size of its checkpoint, and what it holds.
        """
        self._write()
        # The rows first: a checkpoint says that all before it is there.
        self._file.flush()
        contents = self._contents._replace(
            generation=generation, undo=Undo(*undo, self._size) if undo else None
        )
        checkpoint = encode(CHECKPOINT, contents.pack())
        self._file.append(checkpoint)
        self._file.flush()
        return self._size + len(checkpoint), len(checkpoint), contents

    def _write(self) -> None:
        if not self._entries:
            return
        end = self._size + len(self._records)
        self._file.append(bytes(self._records))
        self._contents = self._contents.after(self._entries, self._size, end)
        self._size = end
        self._records.clear()
        self._entries.clear()


def resumed(old: Position, file: LogFile, generation: int, since: Sequence[Entry]) -> Position:
    """Make an old log the newer one again, with the entries since it was left.

    Raises:
        OSError: The device failed.
    """
    data = b"".join(encode(ROWS, pack([row._replace(replaced=0)])) for row in since)
    end = old.size + len(data)
    contents = old.contents.after(since, old.size, end)
    for table in {row.table for row in since}:
        # Which of the rows were there is not known.
        contents = contents.counted(table, None)
    contents = contents._replace(generation=generation, undo=None)
    file.append(data)
    file.flush()
    checkpoint = encode(CHECKPOINT, contents.pack())
    file.append(checkpoint)
    file.flush()
    end += len(checkpoint)
    return Position(old.file, end, end, len(checkpoint), contents)
