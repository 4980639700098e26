"""The demo history: the same each time, plausible, and gone in one tap."""

from datetime import date

import pytest

from crampapp.cli import main
from crampapp.demo import demo_records, write_demo
from crampapp.domain.demo import is_demo
from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode
from crampapp.domain.insights.digest import digest
from crampapp.domain.insights.habits import Verdict, findings
from crampapp.domain.insights.looks import Habit
from crampapp.domain.moment import Moment
from crampapp.domain.routine_done import RoutineDone
from crampapp.store import Store
from crampapp.store.demo import remove_demo
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import Way, restore
from crampapp.store.schema import id_of

UNTIL = date(2026, 11, 22)


async def test_the_same_seed_gives_the_same_file_and_another_one_another():
    data = await write_demo(1, UNTIL, 1)
    assert data == await write_demo(1, UNTIL, 1)
    assert data != await write_demo(1, UNTIL, 2)


async def test_the_app_restores_it_and_removes_it_without_a_trace():
    store = await Store.open(MemoryFiles())
    own = next(one for one in demo_records(1, UNTIL, 9) if isinstance(one, Episode))
    own = own.model_copy(update={"id": "01KAP3Q9Z00000000000000000"})
    await store.save(own)
    done = await restore(store, Bytes(await write_demo(1, UNTIL, 1)), Way.MERGE)
    assert done.changes["episodes"].new > 100
    await remove_demo(store)
    assert await store.newest(Episode, 9) == [own]
    assert await store.counts(Drink) == {}


@pytest.mark.parametrize("seed", range(3))
def test_every_record_is_marked_and_none_is_from_tomorrow(seed: int):
    records = list(demo_records(2, UNTIL, seed))
    assert all(is_demo(id_of(one)) for one in records)
    moments = [m for one in records if isinstance(m := getattr(one, "started", None), Moment)]
    assert max(one.local.date() for one in moments) <= UNTIL


def test_it_has_something_to_show():
    records = list(demo_records(2, UNTIL, 1))
    counts = digest(
        [one for one in records if isinstance(one, Episode)],
        [one for one in records if isinstance(one, RoutineDone)],
    )
    found = {one.habit: one.verdict for one in findings(counts.nights, UNTIL)}
    assert found[Habit.STRETCH] is Verdict.FOUND


def test_the_command_writes_a_file(tmp_path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "demo.jsonl"
    assert main(["demo-data", "--years", "1", "--until", "2026-11-22", "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    assert len(out.read_bytes().splitlines()) > 1000
