"""Episodes to keep, and devices that fail."""

import errno
from datetime import UTC, datetime, timedelta

import pytest

from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.store.memory import MemoryFile, MemoryFiles


def episode(number: int, started: datetime | None = None, **changes: object) -> Episode:
    """An episode whose id sorts as its number does; by default hours after 1 November 2026."""
    local = started or datetime(2026, 11, 1) + timedelta(hours=number)
    fields: dict[str, object] = {
        "id": f"{number:026}",
        "started": Moment(utc=local.replace(tzinfo=UTC), zone="Europe/Dublin", local=local),
        "duration_s": 90,
        "muscle": MuscleGroup.CALF,
        "side": Side.LEFT,
        "steps": ("calf-as-you-are-1",),
    }
    return Episode.model_validate(fields | changes)


class Device:
    """Counts down to a failure shared by the files of one device."""

    def __init__(self) -> None:
        self.fails_after: int | None = None
        """Operations that still work; ``None``: all of them."""
        self.stays_broken = False
        self.operations = 0
        self.error = errno.EIO

    def step(self) -> bool:
        """Count one operation and say whether it works."""
        self.operations += 1
        if self.fails_after is None:
            return True
        self.fails_after -= 1
        if self.stays_broken:
            return self.fails_after >= 0
        return self.fails_after != -1


class FailingFile(MemoryFile):
    """A file on a device that fails; a failed append leaves part of its bytes."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self.device = device
        self.share = 0.5
        self.appended = 0

    def _fail(self) -> None:
        raise OSError(self.device.error, "the device failed")

    def append(self, data: bytes) -> None:
        if not self.device.step():
            super().append(data[: int(len(data) * self.share)])
            self._fail()
        self.appended += len(data)
        super().append(data)

    def truncate(self, size: int) -> None:
        if not self.device.step():
            self._fail()
        super().truncate(size)

    def flush(self) -> None:
        if not self.device.step():
            self._fail()


class FailingFiles(MemoryFiles):
    """Three files on one failing device."""

    def __init__(self) -> None:
        self.device = Device()
        self.logs: tuple[FailingFile, FailingFile] = (
            FailingFile(self.device),
            FailingFile(self.device),
        )
        self.aside: FailingFile = FailingFile(self.device)


def copy_of(files: MemoryFiles) -> MemoryFiles:
    """What a new process finds where the old one was killed."""
    copy = MemoryFiles()
    for mine, theirs in zip((*copy.logs, copy.aside), (*files.logs, files.aside), strict=True):
        mine.data[:] = theirs.data
    return copy


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()


@pytest.fixture
def failing() -> FailingFiles:
    return FailingFiles()
