"""Damaged bytes, copied aside before anything overwrites them."""

from crampapp.store.files import LogFile
from crampapp.store.record import DAMAGED, Stretch, encode


class Quarantine:
    """The file aside, and what was met since opening."""

    def __init__(self, file: LogFile) -> None:
        self._file = file
        self._met: set[int] = set()
        self.count = 0
        """Stretches of damage met."""
        self.is_safe = True
        """Whether all of it is aside; else the file it is in must stay."""

    def put(self, stretch: Stretch, damaged: bytes) -> bool:
        """Keep a stretch of the log, once, and say whether it is safe."""
        if stretch.start in self._met:
            return True
        self._met.add(stretch.start)
        return self.keep(damaged)

    def keep(self, damaged: bytes) -> bool:
        """Copy bytes aside unless they are there, and say whether they are safe."""
        self.count += 1
        try:
            if damaged not in self._file.read(0, self._file.size()):
                self._file.append(encode(DAMAGED, damaged))
                self._file.flush()
        except OSError:
            self.is_safe = False
            return False
        return True

    def begin_anew(self) -> None:
        """The log is in the other file now: offsets mean something else."""
        self._met.clear()
