"""What a month comes to, kept beside its records: never anything but what they come to now."""

import asyncio
import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode
from crampapp.domain.moment import Moment
from crampapp.store import Problem, Store, log, ownership
from crampapp.store.demo import remove_demo
from crampapp.store.entry import Entry
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import Flaw, Way
from crampapp.store.sums import Recipe

from .conftest import FailingFiles, copy_of
from .records import episode, moment
from .test_hostile import flaw_of, good_lines, sealed
from .test_scale import MONTHS, full_store

Sums = list[list[Any]]


def every_word(episodes: list[Episode], drinks: list[Drink]) -> Sums:
    """Sums that differ whenever anything does."""
    return [[one.id, one.started.local.isoformat(), one.relapses] for one in episodes] + [
        [one.id, one.started.local.isoformat(), one.ml] for one in drinks
    ]


def recipe(version: int = 1) -> Recipe[Sums]:
    return Recipe(
        version, (Episode, Drink), every_word, lambda sums: {"all": sums}, lambda row: row["all"]
    )


def never(*records: object) -> Sums:
    raise AssertionError("it was computed")


KEPT = recipe()._replace(compute=never)
"""Takes what is kept, or fails."""


async def computed(store: Store, year: int, month: int) -> Sums:
    return every_word(
        await store.month(Episode, year, month), await store.month(Drink, year, month)
    )


async def kept_november() -> tuple[MemoryFiles, Store]:
    """Two episodes, and what they come to."""
    files = MemoryFiles()
    store = await Store.open(files)
    for number in (1, 2):
        await store.save(episode(number))
    await store.sums(recipe(), 2026, 11, keep=True)
    assert await store.sums(KEPT, 2026, 11, keep=False)
    return files, store


async def test_a_later_session_reads_none_of_the_records():
    files, counting = await full_store()
    store = await Store.open(files)
    for year, month in await store.counts(Episode):
        await store.sums(recipe(), year, month, keep=True)
    store = await Store.open(files)
    counting.read_bytes = 0
    found = [await store.sums(KEPT, *month, keep=True) for month in await store.counts(Episode)]
    assert len(found) == MONTHS
    assert counting.read_bytes < counting.size() / 2
    assert found[0] == await computed(store, *next(iter(await store.counts(Episode))))


async def test_a_change_in_one_month_leaves_the_others():
    _, store = await kept_november()
    await store.save(episode(3, started=datetime(2026, 10, 3)))
    assert await store.sums(KEPT, 2026, 11, keep=False)
    await store.save(episode(1, relapses=2))
    assert await store.sums(recipe(), 2026, 11, keep=True) == await computed(store, 2026, 11)
    with pytest.raises(AssertionError, match="computed"):
        await store.sums(KEPT, 2026, 10, keep=False)


async def test_sums_of_another_version_are_computed_again():
    _, store = await kept_november()
    with pytest.raises(AssertionError, match="computed"):
        await store.sums(KEPT._replace(version=2), 2026, 11, keep=False)


@pytest.mark.parametrize("text", [b"{}", b"[]", b"7", b'{"forms":[1,1,1],"sums":{}}', b"{"])
async def test_sums_that_make_no_sense_are_computed_again(text: bytes):
    _, store = await kept_november()
    store._log.append([Entry("sums-2026-11", "sums-2026-11", text)])
    assert await store.sums(recipe(), 2026, 11, keep=False) == await computed(store, 2026, 11)


async def test_a_month_with_a_row_that_only_a_newer_version_reads_is_not_kept():
    store = await Store.open(MemoryFiles())
    await store.save(episode(1))
    row = json.loads(store._log.rows("episodes-2026-11")[episode(1).id].text or b"")
    text = json.dumps({**row, "id": "b", "v": 9, "muscle": "neck"}).encode()
    store._log.append([Entry("episodes-2026-11", "b", text)])
    assert len(await store.sums(recipe(), 2026, 11, keep=True)) == 1
    with pytest.raises(AssertionError, match="computed"):
        await store.sums(KEPT, 2026, 11, keep=False)


async def test_after_damage_was_met_nothing_kept_is_believed():
    files, store = await kept_november()
    files = copy_of(files)
    files.logs[0].data[200] ^= 1
    store = await Store.open(files)
    found = await store.sums(recipe(), 2026, 11, keep=True)
    assert store.health.quarantined
    assert found == await computed(store, 2026, 11)
    assert len(found) < 2


async def test_a_full_device_gives_the_sums_and_is_as_before(failing: FailingFiles):
    store = await Store.open(failing)
    await store.save(episode(1))
    size = store.size
    failing.device.fails_after, failing.device.stays_broken = 0, True
    assert await store.sums(recipe(), 2026, 11, keep=True) == await computed(store, 2026, 11)
    failing.device.fails_after = None
    await store.save(episode(2))
    again = await Store.open(copy_of(failing))
    assert await again.newest(Episode, 9) == [episode(2), episode(1)]
    assert again.health.torn_bytes == again.health.quarantined == 0
    assert size < again.size


async def test_a_store_that_only_looks_takes_what_is_kept_and_writes_nothing():
    files, _ = await kept_november()
    copy = copy_of(files)
    await (await Store.open(copy)).save(episode(9, started=datetime(2026, 10, 3)))
    before = bytes(copy.logs[0].data)
    reader = await Store.open(copy, Problem.LOCKED)
    assert await reader.sums(KEPT, 2026, 11, keep=True)
    assert await reader.sums(recipe(), 2026, 10, keep=True) == await computed(reader, 2026, 10)
    assert bytes(copy.logs[0].data) == before


async def test_sums_are_in_no_count_and_in_no_backup():
    _, store = await kept_november()
    assert await ownership.totals(store) == {"episodes": 2}
    file = Bytes()
    written = await ownership.backup(store, moment(9), file)
    assert written.counts == {"episodes": 2}
    assert b"sums" not in file.data
    preview = await ownership.preview(store, file)
    assert list(preview.changes) == ["episodes"]


async def test_a_backup_that_brings_sums_is_refused():
    lines = await good_lines()
    lines.append({"table": "sums-2026-11", "row": {"id": "sums-2026-11", "v": 1}})
    flaw, _line = await flaw_of(sealed(lines))
    assert flaw is Flaw.INVALID


async def test_deleting_everything_takes_them_along():
    files, store = await kept_november()
    await ownership.delete_everything(store)
    assert not any(file.size() for file in files.logs)


@pytest.mark.parametrize("verb", ["restore", "undo", "remove demo", "compaction"])
async def test_a_log_written_anew_holds_none(verb: str):
    _, store = await kept_november()
    file = Bytes()
    await ownership.backup(store, moment(9), file)
    match verb:
        case "restore" | "undo":
            await ownership.restore(store, file, Way.MERGE)
        case "remove demo":
            await remove_demo(store)
        case "compaction":
            store._log.compact()
    if verb == "undo":
        await store.sums(recipe(), 2026, 11, keep=True)
        await store.save(episode(3))
        await ownership.undo_restore(store)
    with pytest.raises(AssertionError, match="computed"):
        await store.sums(KEPT, 2026, 11, keep=False)
    assert await store.sums(recipe(), 2026, 11, keep=True) == await computed(store, 2026, 11)


NUMBERS = st.integers(0, 5)
MONTHS_USED = st.integers(1, 3)
AMOUNTS = st.integers(0, 3)


class SumsMachine(RuleBasedStateMachine):
    """Whatever was done, what is kept is what would be computed now."""

    @initialize()
    def start(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.files = MemoryFiles()
        self.store = self.run(Store.open(self.files))
        self.backups: list[Bytes] = []
        self.seen: dict[tuple[int, int], tuple[object, Sums]] = {}

    def run(self, verb):
        return self.loop.run_until_complete(verb)

    @rule(number=NUMBERS, month=MONTHS_USED, relapses=AMOUNTS)
    def save(self, number: int, month: int, relapses: int) -> None:
        """Make, edit or move an episode; rows of one length, so that offsets may come again."""
        started = datetime(2026, month, 1 + number)
        self.run(self.store.save(episode(number, started=started, relapses=relapses)))

    @rule(number=NUMBERS, month=MONTHS_USED, ml=AMOUNTS)
    def drink(self, number: int, month: int, ml: int) -> None:
        local = datetime(2026, month, 1 + number)
        started = Moment(utc=episode(1, started=local).started.utc, zone="UTC", local=local)
        self.run(self.store.save(Drink(id=f"{number:026}", started=started, ml=ml + 1)))

    @rule(number=NUMBERS, of=st.sampled_from([Episode, Drink]))
    def delete(self, number: int, of: type) -> None:
        self.run(self.store.delete(of, f"{number:026}"))

    @rule(month=MONTHS_USED)
    def look(self, month: int) -> None:
        self.run(self.store.sums(recipe(), 2026, month, keep=True))

    @rule()
    def back_up(self) -> None:
        file = Bytes()
        self.run(ownership.backup(self.store, moment(0), file))
        self.backups.append(file)

    @rule(way=st.sampled_from(Way), at=st.integers(0, 5))
    def restore(self, way: Way, at: int) -> None:
        if self.backups:
            self.run(ownership.restore(self.store, self.backups[at % len(self.backups)], way))

    @rule()
    def undo(self) -> None:
        self.run(ownership.undo_restore(self.store))

    @rule()
    def delete_everything(self) -> None:
        self.run(ownership.delete_everything(self.store))

    @rule()
    def reopen(self) -> None:
        self.files = copy_of(self.files)
        self.store = self.run(Store.open(self.files))

    @rule(cut=st.integers(0, 900), number=st.integers(0, 1))
    def killed(self, cut: int, number: int) -> None:
        """Lose the end of a log, as with a loss of power."""
        self.files = copy_of(self.files)
        file = self.files.logs[number]
        file.truncate(max(0, file.size() - cut))
        self.store = self.run(Store.open(self.files))

    @invariant()
    def kept_is_computed(self) -> None:
        if not hasattr(self, "store"):
            return
        traces = [self.run(self.store.traces(of)) for of in (Episode, Drink)]
        for month in {month for of in traces for month in of}:
            now = self.run(computed(self.store, *month))
            assert self.run(self.store.sums(recipe(), *month, keep=False)) == now
            trace = tuple(of.get(month) for of in traces)
            before = self.seen.get(month)
            if before and before[0] == trace:
                assert before[1] == now
            self.seen[month] = trace, now

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.loop.close()


class SmallLogSumsMachine(SumsMachine):
    """The same with checkpoints and compactions every few saves."""

    @initialize()
    def start(self) -> None:
        self.constants = (log.CHECKPOINT_EVERY, log.COMPACT_ABOVE)
        log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = 500, 1000
        super().start()

    def teardown(self) -> None:
        if hasattr(self, "constants"):
            log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = self.constants
        super().teardown()


FEW = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestSums = SumsMachine.TestCase
TestSums.settings = FEW
TestSmallLogSums = SmallLogSumsMachine.TestCase
TestSmallLogSums.settings = FEW
