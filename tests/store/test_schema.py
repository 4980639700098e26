"""Rows that a newer version of the app wrote."""

import json

from crampapp.store import Problem, Store, open_store
from crampapp.store.checkpoint import Checkpoint
from crampapp.store.entry import Entry, to_text
from crampapp.store.log import Log
from crampapp.store.memory import MemoryFiles
from crampapp.store.record import CHECKPOINT, encode
from crampapp.store.schema import to_row

from .conftest import copy_of, episode

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
    await store.save_episode(episode(1))
    assert row_in(files, episode(1).id)["v"] == 1


async def test_unknown_fields_survive_a_change(files: MemoryFiles):
    store = await stored(files, newer(1))
    (found,) = await store.recent(1)
    await store.save_episode(found.model_copy(update={"relapses": 2}))
    assert row_in(files, episode(1).id) == {**newer(1), "relapses": 2}


async def test_unknown_fields_survive_an_undone_deletion(files: MemoryFiles):
    store = await stored(files, newer(1))
    deleted = await store.delete_episode(episode(1).id)
    assert deleted is not None
    await store.save_episode(deleted)
    assert row_in(files, episode(1).id) == newer(1)


async def test_a_row_that_cannot_be_shown_is_counted_and_stays(files: MemoryFiles):
    strange = {**newer(2), "muscle": "neck"}
    store = await stored(files, newer(1), strange)
    assert await store.recent(9) == [episode(1)]
    assert store.health.unreadable == 1
    assert await store.delete_episode(strange["id"]) is None
    await store.save_episode(episode(3))
    assert row_in(files, strange["id"]) == strange


async def test_a_log_of_a_newer_format_is_left_alone(monkeypatch, tmp_path):
    fields = json.loads(Checkpoint(generation=3).pack()) | {"format": 99}
    tmp_path.joinpath("log-a").write_bytes(encode(CHECKPOINT, to_text(fields)) + b"whatever")
    before = tmp_path.joinpath("log-a").read_bytes()
    store = await open_store(tmp_path)
    assert store.health.problem is Problem.NEWER
    await store.save_episode(episode(1))
    assert await store.recent(1) == [episode(1)]
    await store.close()
    assert tmp_path.joinpath("log-a").read_bytes() == before
