"""Devices that fail, and files that a killed process left."""

import errno

import pytest

from crampapp.store.memory import MemoryFile, MemoryFiles


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
