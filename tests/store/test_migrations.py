"""Stores of every past version, as that version left them."""

import json
import shutil
from pathlib import Path

import pytest

from crampapp.domain.episode import Episode
from crampapp.store import Store, migrations, open_store
from crampapp.store.checkpoint import FORMAT
from crampapp.store.migrations import Fields
from crampapp.store.record import CHECKPOINT, scan
from crampapp.store.schema import COLLECTIONS, from_row, to_row

from .records import episode

FIXTURES = Path(__file__).parent / "fixtures"
PAST = sorted(path for past in FIXTURES.glob("format-*") for path in past.iterdir())


def expected(fixture: Path) -> list[Episode]:
    found = json.loads(fixture.joinpath("episodes.json").read_text(encoding="utf-8"))
    return [Episode.model_validate(fields) for fields in found]


async def opened(fixture: Path, tmp_path: Path) -> Store:
    directory = tmp_path / "store"
    shutil.copytree(fixture, directory, dirs_exist_ok=True)
    return await open_store(directory)


def test_there_is_a_fixture_of_every_past_format():
    assert {path.parent.name for path in PAST} == {f"format-{n}" for n in range(1, FORMAT)}


@pytest.mark.parametrize("fixture", PAST, ids=lambda path: f"{path.parent.name} {path.name}")
async def test_a_store_of_a_past_format_opens_whole(fixture: Path, tmp_path: Path):
    store = await opened(fixture, tmp_path)
    episodes = expected(fixture)
    assert len(episodes) > 5
    assert await store.newest(Episode, 99) == episodes
    assert (store.health.problem, store.health.quarantined, store.health.unreadable) == (None, 0, 0)
    assert (store.health.torn_bytes > 0) is (fixture.name == "torn")
    assert sum((await store.counts(Episode)).values()) == len(episodes)
    await store.close()


@pytest.mark.parametrize("fixture", PAST, ids=lambda path: f"{path.parent.name} {path.name}")
async def test_a_store_of_a_past_format_goes_on_in_the_new_one(fixture: Path, tmp_path: Path):
    store = await opened(fixture, tmp_path)
    for n in range(3):
        await store.save(episode(n))
    await store.close()
    store = await open_store(tmp_path / "store")
    after = {e.id: e for e in (*expected(fixture), *(episode(n) for n in range(3)))}
    assert {e.id: e for e in await store.newest(Episode, 99)} == after
    assert sum((await store.counts(Episode)).values()) == len(after)
    await store.close()


@pytest.mark.parametrize("fixture", PAST, ids=lambda path: f"{path.parent.name} {path.name}")
def test_a_checkpoint_of_a_past_format_is_brought_up_by_pure_steps(fixture: Path):
    logs = [fixture.joinpath(name).read_bytes() for name in ("log-a", "log-b")]
    checkpoints = [
        record.payload for log in logs for record in scan(log).records if record.kind == CHECKPOINT
    ]
    assert checkpoints
    for payload in checkpoints:
        found = json.loads(payload)
        before = json.dumps(found)
        brought_up = migrations.brought_up(found, found["format"], migrations.CHECKPOINT)
        assert brought_up["format"] == FORMAT
        assert brought_up["tables"].keys() == found["tables"].keys()
        assert json.dumps(found) == before


def _in_minutes(row: Fields) -> Fields:
    seconds = row["minutes"] * 60
    return {**{k: v for k, v in row.items() if k != "minutes"}, "duration_s": seconds}


def _renamed(row: Fields) -> Fields:
    return {**{k: v for k, v in row.items() if k != "cramp"}, "muscle": row["cramp"]}


async def test_a_row_goes_through_the_steps_it_lacks_in_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(migrations, "ROWS", {"episodes": (_renamed, _in_minutes)})
    assert COLLECTIONS["episodes"].version == 3
    now = to_row(episode(1, duration_s=120), None)
    assert now["v"] == 3
    common = {k: v for k, v in now.items() if k not in ("muscle", "duration_s")}
    first = {**common, "v": 1, "cramp": "calf", "minutes": 2, "mood": "kept"}
    second = {**common, "v": 2, "muscle": "calf", "minutes": 2, "mood": "kept"}
    for past in (first, second):
        assert from_row(Episode, past) == episode(1, duration_s=120)
        assert to_row(episode(1, duration_s=5), past) == {**now, "duration_s": 5, "mood": "kept"}
    assert from_row(Episode, now) == episode(1, duration_s=120)
