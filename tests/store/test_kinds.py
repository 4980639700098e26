"""Every kind of record, on every backend."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from crampapp.domain.backup_made import BackupMade
from crampapp.domain.drink import Drink
from crampapp.domain.hydration import HydrationProfile
from crampapp.domain.profile import Profile
from crampapp.domain.reminder import Reminder
from crampapp.domain.settings import Settings
from crampapp.store import Store
from crampapp.store.files import LogFiles
from crampapp.store.memory import MemoryFiles
from crampapp.store.native import NativeFiles
from crampapp.store.schema import COLLECTIONS, collection_of

from .conftest import copy_of
from .records import BACKUP, HYDRATION, KEPT, PROFILE, REMINDER, SETTINGS, begun, fill, moment

KINDS = [type(record) for record in begun(0)]


@pytest.fixture(params=["memory", "file"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> LogFiles:
    return NativeFiles(tmp_path) if request.param == "file" else MemoryFiles()


async def reopened(store: Store, files: LogFiles, directory: Path) -> Store:
    await store.close()
    is_memory = isinstance(files, MemoryFiles)
    return await Store.open(copy_of(files) if is_memory else NativeFiles(directory))


def test_every_collection_has_its_class_and_every_record_here_its_collection():
    classes = {collection.load() for collection in COLLECTIONS.values()}
    assert classes == {*KINDS, *map(type, KEPT), BackupMade}


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=[kind.__name__ for kind in KINDS])
async def test_a_record_comes_back_as_it_was(kind: int, files: LogFiles, tmp_path: Path):
    first, second = begun(1)[kind], begun(2)[kind]
    store = await Store.open(files)
    await store.save(first)
    await store.save(second)
    store = await reopened(store, files, tmp_path)
    assert await store.newest(type(first), 9) == [second, first]
    assert await store.month(type(first), 2026, 11) == [second, first]
    assert await store.month(type(first), 2026, 10) == []
    assert await store.delete(type(first), f"{1:026}") == first
    assert await store.newest(type(first), 9) == [second]
    await store.close()


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=[kind.__name__ for kind in KINDS])
async def test_a_record_takes_the_place_of_two(kind: int, files: LogFiles, tmp_path: Path):
    first, second = begun(1)[kind], begun(2)[kind]
    store = await Store.open(files)
    await store.save(second)
    await store.replace(first, f"{2:026}")
    store = await reopened(store, files, tmp_path)
    assert await store.newest(type(first), 9) == [first]
    await store.close()


async def test_kinds_do_not_mix_though_their_ids_are_the_same(files: LogFiles, tmp_path: Path):
    store = await Store.open(files)
    await fill(store)
    store = await reopened(store, files, tmp_path)
    for number, kind in enumerate(KINDS):
        found: list[BaseModel] = list(await store.newest(kind, 9))
        assert found == [begun(2)[number], begun(1)[number], begun(0)[number]]
    await store.close()


async def test_of_profile_settings_and_newest_backup_there_is_one(files: LogFiles, tmp_path: Path):
    store = await Store.open(files)
    assert await store.one(Profile) is None
    await store.save(Profile())
    for record in (PROFILE, SETTINGS, HYDRATION, BACKUP):
        await store.save(record)
    store = await reopened(store, files, tmp_path)
    assert await store.one(Profile) == PROFILE
    assert await store.one(Settings) == SETTINGS
    assert await store.one(HydrationProfile) == HYDRATION
    assert await store.one(BackupMade) == BACKUP
    await store.close()


async def test_reminders_are_listed_without_months(files: LogFiles, tmp_path: Path):
    store = await Store.open(files)
    second = REMINDER.model_copy(update={"id": "r2", "on": False})
    await store.save(second)
    await store.save(REMINDER)
    store = await reopened(store, files, tmp_path)
    assert await store.every(Reminder) == [REMINDER, second]
    await store.close()


async def test_the_records_of_each_month_are_counted_without_reading_them(
    files: LogFiles, tmp_path: Path
):
    store = await Store.open(files)
    for number in range(40):
        await store.save(Drink(id=f"{number:026}", started=moment(number), ml=200))
    await store.save(Drink(id=f"{3:026}", started=moment(3), ml=300))
    await store.save(Drink(id=f"{4:026}", started=moment(33), ml=300))
    await store.delete(Drink, f"{5:026}")
    store = await reopened(store, files, tmp_path)
    assert await store.counts(Drink) == {(2026, 11): 28, (2026, 12): 11}
    for number in range(30, 40):
        await store.delete(Drink, f"{number:026}")
    await store.delete(Drink, f"{4:026}")
    assert await store.counts(Drink) == {(2026, 11): 28}
    await store.close()


def test_what_is_no_record_is_refused():
    with pytest.raises(KeyError):
        collection_of(MomentLike)


class MomentLike(BaseModel):
    """Looks like a record, and no collection holds it."""

    id: str
