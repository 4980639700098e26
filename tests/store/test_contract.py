"""What holds on every backend, on those that need no browser; `tests/browser` has the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crampapp.store import Store
from crampapp.store.files import Device
from crampapp.store.memory import MemoryFiles
from crampapp.store.opening import NativeDevice

from .conftest import copy_of
from .contract import CASES, LOCKED_CASES, Case


class MemoryDevice:
    """Memory that is there when the store is opened again."""

    def __init__(self) -> None:
        self._files = MemoryFiles()

    async def open(self) -> MemoryFiles:
        self._files = copy_of(self._files)
        return self._files

    async def glance(self) -> MemoryFiles:
        return copy_of(self._files)


def name_of(case: Case) -> str:
    return getattr(case, "__name__", "")


@pytest.mark.parametrize("kind", ["memory", "file"])
@pytest.mark.parametrize("case", CASES, ids=name_of)
async def test_it_holds_that(case: Case, kind: str, tmp_path: Path):
    device: Device = MemoryDevice() if kind == "memory" else NativeDevice(tmp_path)
    store = await Store.open(await device.open(), device=device)
    await case(store, device)
    await store.close()


@pytest.mark.parametrize("case", LOCKED_CASES, ids=name_of)
async def test_under_a_lock_it_holds_that(case: Callable[..., object], tmp_path: Path):
    device = NativeDevice(tmp_path)
    store = await Store.open(await device.open(), device=device)
    await case(store, device)
    await store.close()
