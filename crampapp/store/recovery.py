"""What to make of two files as they were found: which one counts, and where it really ends."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from crampapp.store.checkpoint import Checkpoint
from crampapp.store.ending import Ending
from crampapp.store.entry import unpack
from crampapp.store.files import LogFile
from crampapp.store.quarantine import Quarantine
from crampapp.store.record import ROWS


class Position(NamedTuple):
    """The state of the log; a write makes a new one, so going back is keeping the old."""

    file: int
    size: int
    checkpoint_at: int
    """End of the last checkpoint in the file."""
    checkpoint_size: int
    contents: Checkpoint


def recovered(
    files: Sequence[LogFile], quarantine: Quarantine, *, newer: bool
) -> tuple[Position, int]:
    """The log as it was left, and how many bytes of an unfinished record were cut off it.

    Args:
        files: The two.
        quarantine: Where damage goes.
        newer: Whether to read what can be read of a format that is not known.

    Raises:
        OSError: The device failed to read.
        NewerFormatError: A newer version wrote them, and ``newer`` is not set.
        ValueError, LookupError, TypeError: Checksums hold, and yet no version wrote this.
    """
    ends = [Ending(file, newer=newer) for file in files]
    current = max((0, 1), key=lambda n: (ends[n].contents.generation, ends[n].size, -n))
    end, other = ends[current], ends[1 - current]
    undo = end.contents.undo
    if undo is None or undo.generation != other.contents.generation:
        _discard(other, quarantine, is_in_doubt=end.contents.generation == 0)
        end.contents = end.contents._replace(undo=None)
    return mended(current, end, quarantine)


def mended(number: int, end: Ending, quarantine: Quarantine) -> tuple[Position, int]:
    """Cut a torn tail, put damage aside, and take up the rows written after the checkpoint."""
    contents = end.contents
    for record in end.scan.records:
        if record.kind == ROWS:
            contents = contents.after(unpack(record.payload), record.start, record.end)
    size = end.size
    torn_bytes = 0
    if torn := end.scan.torn:
        torn_bytes = torn.end - torn.start
        size = torn.start
    for stretch in reversed(end.scan.damaged):
        length = stretch.end - stretch.start
        is_safe = quarantine.put(stretch, end.file.read(stretch.start, length))
        if is_safe and stretch.end == size:
            size = stretch.start
        else:
            contents = contents._replace(dead=contents.dead + length)
    if size < end.size:
        with suppress(OSError):
            end.file.truncate(size)
    return Position(number, size, end.checkpoint_at, end.checkpoint_size, contents), torn_bytes


def _discard(end: Ending, quarantine: Quarantine, *, is_in_doubt: bool) -> None:
    """Empty the file that does not count: the old log, or one a compaction did not finish."""
    if end.size == 0:
        return
    is_safe = True
    if end.contents.generation == 0 and (is_in_doubt or end.scan.damaged):
        # It may have been a log and have lost its checkpoints.
        is_safe = quarantine.keep(end.file.read(0, end.size))
    if is_safe:
        with suppress(OSError):
            end.file.truncate(0)
