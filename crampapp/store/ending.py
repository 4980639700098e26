"""The end of a log file: its last checkpoint, and what was written after it."""

from crampapp.store.checkpoint import Checkpoint, NewerFormatError
from crampapp.store.files import LogFile
from crampapp.store.record import CHECKPOINT, Record, intact, scan

_READ_FIRST = 256 * 1024
_READ_NEXT = 8
"""Times as much is read where no checkpoint was found."""


class Ending:
    """What the end of a file tells."""

    def __init__(self, file: LogFile, *, newer: bool = False) -> None:
        """Read it.

        Args:
            file: A file that may be a log.
            newer: Whether to make of a newer format what can be made of it: all its records of
                rows, and nothing of its checkpoints.

        Raises:
            NewerFormatError: It has a newer format, and ``newer`` is not set.
        """
        self.file = file
        self.size = file.size()
        start, data, checkpoint = _find(file, self.size)
        self.contents = Checkpoint()
        self.checkpoint_size = 0
        after = 0
        if checkpoint is not None:
            try:
                self.contents = Checkpoint.unpack(checkpoint.payload)
                self.checkpoint_size = checkpoint.end - checkpoint.start
                after = checkpoint.end
            except NewerFormatError as error:
                if not newer:
                    raise
                self.contents = Checkpoint(error.generation)
                start, data = 0, file.read(0, self.size)
        self.checkpoint_at = start + after
        self.scan = scan(data[after:], self.checkpoint_at)


def _find(file: LogFile, size: int) -> tuple[int, bytes, Record | None]:
    """The last checkpoint, in data that begins at an offset of the file."""
    length = _READ_FIRST
    while True:
        start = max(0, size - length)
        data = file.read(start, size - start)
        at = len(data)
        while (at := data.rfind(CHECKPOINT, 0, at)) >= 0:
            if record := intact(data, at):
                return start, data, record
        if start == 0:
            return start, data, None
        length *= _READ_NEXT
