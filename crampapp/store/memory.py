"""Files in memory: for tests, and for a device that refuses every other place."""

from collections.abc import Sequence

from crampapp.store.files import Kind


class MemoryFile:
    """Bytes that vanish with the process."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = bytearray(data)

    def size(self) -> int:
        return len(self.data)

    def read(self, at: int, length: int) -> bytes:
        return bytes(self.data[at : at + length])

    def append(self, data: bytes) -> None:
        self.data += data

    def truncate(self, size: int) -> None:
        del self.data[size:]

    def flush(self) -> None: ...


class MemoryFiles:
    """A backend that keeps nothing."""

    kind: Kind = Kind.MEMORY
    keeps = False

    def __init__(self) -> None:
        self.logs = (MemoryFile(), MemoryFile())
        self.aside = MemoryFile()

    async def durable(self) -> None: ...

    async def close(self) -> None: ...


class CopiedFiles(MemoryFiles):
    """What another backend holds, to look at."""

    def __init__(self, kind: Kind, contents: Sequence[bytes]) -> None:
        """Copy the bytes of the two logs and of the file aside."""
        self.kind = kind
        a, b, aside = (MemoryFile(data) for data in contents)
        self.logs = (a, b)
        self.aside = aside
