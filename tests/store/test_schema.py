"""Rows that a newer version of the app wrote."""

import json
from datetime import date
from pathlib import Path

import pytest

from crampapp.domain.episode import Episode
from crampapp.domain.profile import Fact, Profile
from crampapp.store import Code, Problem, Store, StoreError, open_store, ownership
from crampapp.store.entry import Entry, pack, to_text
from crampapp.store.log import Log
from crampapp.store.memory import MemoryFiles
from crampapp.store.record import CHECKPOINT, ROWS, encode
from crampapp.store.schema import to_row

from .conftest import copy_of
from .records import episode

TABLE = "episodes-2026-11"


async def stored(files: MemoryFiles, *rows: dict) -> Store:
    log = Log(files)
    log.append([Entry(TABLE, row["id"], to_text(row)) for row in rows])
    return await Store.open(files)


def row_in(files: MemoryFiles, id: str) -> dict:
    text = Log(copy_of(files)).rows(TABLE)[id].text
    assert text is not None
    return json.loads(text)


def newer(number: int) -> dict:
    row = to_row(episode(number), None)
    return {
        **row,
        "v": 7,
        "mood": 6,
        "started": {**row["started"], "source": "watch"},
    }


async def test_a_row_says_its_version(files: MemoryFiles):
    store = await Store.open(files)
    await store.save(episode(1))
    assert row_in(files, episode(1).id)["v"] == 1


async def test_unknown_fields_survive_a_change(files: MemoryFiles):
    store = await stored(files, newer(1))
    (found,) = await store.newest(Episode, 1)
    await store.save(found.model_copy(update={"relapses": 2}))
    assert row_in(files, episode(1).id) == {**newer(1), "relapses": 2}


async def test_unknown_fields_survive_an_undone_deletion(files: MemoryFiles):
    store = await stored(files, newer(1))
    deleted = await store.delete(Episode, episode(1).id)
    assert deleted is not None
    await store.save(deleted)
    assert row_in(files, episode(1).id) == newer(1)


async def test_a_row_that_cannot_be_shown_is_counted_and_stays(files: MemoryFiles):
    strange = {**newer(2), "muscle": "neck"}
    store = await stored(files, newer(1), strange)
    assert await store.newest(Episode, 9) == [episode(1)]
    assert store.health.unreadable == 1
    assert await store.delete(Episode, strange["id"]) is None
    await store.save(episode(3))
    assert row_in(files, strange["id"]) == strange


async def test_what_is_taken_out_of_a_record_does_not_come_back(files: MemoryFiles):
    store = await Store.open(files)
    known = Profile(facts={Fact.PREGNANT: True, Fact.DIABETES: False})
    await store.save(known)
    await store.save(known.answered(Fact.PREGNANT, None, date(2026, 11, 1)))
    again = await Store.open(copy_of(files))
    assert await again.one(Profile) == Profile(facts={Fact.DIABETES: False})


def log_of_a_newer_format(directory: Path) -> dict[str, bytes]:
    """Two episodes of today's form, then a checkpoint of a form to come; what the files hold."""
    rows = [Entry(TABLE, row["id"], to_text(row)) for row in (newer(1), newer(2))]
    fields = {"format": 99, "generation": 3, "index": "elsewhere"}
    data = encode(ROWS, pack(rows)) + encode(CHECKPOINT, to_text(fields))
    directory.joinpath("log-a").write_bytes(data)
    return {"log-a": data, "log-b": b"", "damaged": b""}


async def test_a_store_of_a_newer_format_is_read_as_far_as_may_be_and_never_written(tmp_path):
    before = log_of_a_newer_format(tmp_path)
    store = await open_store(tmp_path)
    assert (store.health.problem, store.health.keeps) == (Problem.NEWER, False)
    assert not store.can_write
    assert await store.newest(Episode, 9) == [episode(2), episode(1)]
    for verb in (
        store.save(episode(3)),
        store.delete(Episode, episode(1).id),
        ownership.delete_everything(store),
    ):
        with pytest.raises(StoreError) as raised:
            await verb
        assert raised.value.code is Code.NEWER
    await store.close()
    assert {name: tmp_path.joinpath(name).read_bytes() for name in before} == before


async def test_a_newer_format_that_makes_no_sense_is_left_alone_too(tmp_path):
    data = encode(CHECKPOINT, to_text({"format": 99})) + b"whatever"
    tmp_path.joinpath("log-a").write_bytes(data)
    store = await open_store(tmp_path)
    assert store.health.problem is Problem.NEWER
    assert await store.newest(Episode, 9) == []
    await store.close()
    assert tmp_path.joinpath("log-a").read_bytes() == data
