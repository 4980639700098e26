"""The last failures: their kind and place in our code, and never their words.

The text of an exception, or what a log line fills in, can quote what a person typed. File and line
tell as much to whoever has the sources.
"""

import logging
from collections import deque
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

MOST = 20
"""So many are kept, the newest."""


class Failures(logging.Handler):
    """Listens to the log of the app."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[str] = deque(maxlen=MOST)

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.levelname} {Path(record.pathname).name}:{record.lineno}"
        if record.exc_info and record.exc_info[0]:
            kind, _words, trace = record.exc_info
            line += f" {kind.__name__} {_places(trace)}"
        self._kept.append(line.strip())

    def lines(self) -> list[str]:
        """Newest last, such as ``ERROR records.py:201 StoreError store.py:96 log.py:210``."""
        return list(self._kept)


def _places(trace: TracebackType | None) -> str:
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(trace)]
    return " ".join(f"{path.name}:{line}" for path, line in frames if "crampapp" in path.parts)


failures = Failures()
"""Those of this process."""
