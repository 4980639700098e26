"""All records at once: taken away, brought back, undone, deleted."""

import csv
import hashlib
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from crampapp.domain.backup_made import BackupMade
from crampapp.domain.episode import Episode
from crampapp.store import Code, Store, StoreError, log, ownership
from crampapp.store.exchange import Bytes, PathSource, PathTarget, WatchedTarget
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import BackupError, Change, Flaw, Way

from .conftest import FailingFiles, copy_of
from .records import BACKUP, ROWS, episode, fill, moment


async def everything(store: Store) -> dict[str, dict[str, object]]:
    """All rows by table; what tells two stores apart."""
    kept = store._log
    tables = {table: kept.rows(table) for table in kept.places if table != "backups"}
    return {
        table: {id: json.loads(row.text or b"") for id, row in rows.items()}
        for table, rows in tables.items()
        if rows
    }


async def backup_of(store: Store) -> Bytes:
    target = Bytes()
    await ownership.backup(store, moment(9), target)
    return target


@pytest.fixture
async def full() -> Store:
    store = await Store.open(MemoryFiles())
    await fill(store)
    return store


async def test_a_backup_says_what_it_holds(full: Store, tmp_path: Path):
    summary = await ownership.backup(full, moment(9), PathTarget(tmp_path / "mine.jsonl"))
    data = tmp_path.joinpath("mine.jsonl").read_bytes()
    assert summary.rows == ROWS
    assert (summary.counts["episodes"], summary.counts["profile"]) == (3, 1)
    assert summary.size == len(data)
    *lines, last = data.splitlines(keepends=True)
    assert hashlib.sha256(b"".join(lines)).hexdigest() == summary.sha256
    assert json.loads(last)["counts"] == summary.counts
    assert await full.one(BackupMade) is None
    assert not tmp_path.joinpath("mine.jsonl.part").exists()
    assert tmp_path.joinpath("mine.jsonl").stat().st_mode & 0o077 == 0


async def test_a_backup_that_somebody_took_is_remembered(full: Store):
    target = Bytes()
    summary = await ownership.backup(full, moment(9), target)
    await ownership.remember(full, moment(9), summary)
    assert await full.one(BackupMade) == BackupMade(made=moment(9), rows=ROWS, size=target.size)


async def test_a_full_device_can_still_be_backed_up(failing: FailingFiles):
    store = await Store.open(failing)
    await fill(store)
    failing.device.fails_after, failing.device.stays_broken = 0, True
    target = Bytes()
    summary = await ownership.backup(store, moment(9), target)
    await ownership.remember(store, moment(9), summary)
    assert summary.size == target.size
    assert await store.one(BackupMade) is None


async def test_the_records_of_each_collection_are_counted(full: Store):
    await ownership.remember(full, moment(9), await ownership.backup(full, moment(9), Bytes()))
    assert await ownership.totals(full) == {
        **dict.fromkeys(("checks", "drinks", "episodes", "outcomes"), 3),
        **dict.fromkeys(("changes", "hydration", "profile", "reminders", "settings"), 1),
        **dict.fromkeys(("routines", "workouts"), 3),
    }


async def test_the_making_and_the_reading_of_a_file_are_told_of(full: Store):
    shares: list[float] = []
    await ownership.backup(full, moment(9), WatchedTarget(Bytes(), full.size, shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert any(0 < share <= 0.5 for share in shares)


async def test_a_backup_restored_into_an_empty_store_is_the_same_store(full: Store):
    source = await backup_of(full)
    for way in Way:
        files = MemoryFiles()
        store = await Store.open(files)
        await ownership.restore(store, source, way)
        assert await everything(store) == await everything(full)
        again = await Store.open(copy_of(files))
        assert await everything(again) == await everything(full)
        assert (await again.counts(Episode)) == {(2026, 11): 3}
        assert (again.health.torn_bytes, again.health.quarantined) == (0, 0)


async def test_a_backup_holds_the_records_as_they_were_when_it_began(full: Store):
    before = await everything(full)

    class Slow(Bytes):
        async def write(self, data: bytes) -> None:
            await full.save(episode(50))
            await full.delete(Episode, episode(1).id)
            await super().write(data)

    target = Slow()
    await ownership.backup(full, moment(9), target)
    store = await Store.open(MemoryFiles())
    await ownership.restore(store, target, Way.REPLACE)
    assert await everything(store) == before


async def test_no_restore_while_a_backup_is_written(full: Store):
    source = await backup_of(full)

    class Slow(Bytes):
        async def write(self, data: bytes) -> None:
            with pytest.raises(StoreError) as raised:
                await ownership.restore(full, source, Way.REPLACE)
            assert raised.value.code is Code.BUSY
            await super().write(data)

    await ownership.backup(full, moment(9), Slow())


async def test_a_backup_that_was_not_kept_whole_is_not_called_one(full: Store):
    class Lossy(Bytes):
        async def finish(self) -> Bytes:
            return Bytes(self.data[:-40])

    with pytest.raises(BackupError) as raised:
        await ownership.backup(full, moment(9), Lossy())
    assert raised.value.flaw is Flaw.CUT_SHORT
    assert await full.one(BackupMade) is None


async def two_stores() -> tuple[Store, Bytes]:
    """A store, and a backup with one episode more, one changed and one missing."""
    store = await Store.open(MemoryFiles())
    for number in (1, 2, 3):
        await store.save(episode(number))
    other = await Store.open(MemoryFiles())
    for each in (episode(1), episode(2, note="changed"), episode(4)):
        await other.save(each)
    return store, await backup_of(other)


async def test_a_preview_counts_and_changes_nothing():
    store, source = await two_stores()
    before = await everything(store)
    preview = await ownership.preview(store, source)
    assert preview.changes == {"episodes": Change(new=1, same=1, different=1, only_here=1)}
    assert preview.summary.counts == {"episodes": 3}
    assert preview.unreadable == 0
    assert await everything(store) == before


async def test_merging_adds_what_is_missing_and_leaves_the_rest_as_it_is_here():
    store, source = await two_stores()
    await ownership.restore(store, source, Way.MERGE)
    assert await store.newest(Episode, 9) == [episode(4), episode(3), episode(2), episode(1)]


async def test_replacing_leaves_what_the_backup_holds_and_when_the_newest_was_made():
    store, source = await two_stores()
    await store.save(BACKUP)
    await ownership.restore(store, source, Way.REPLACE)
    assert await store.newest(Episode, 9) == [episode(4), episode(2, note="changed"), episode(1)]
    assert await store.one(BackupMade) == BACKUP


async def test_an_episode_that_is_here_in_another_month_is_not_doubled():
    store, source = await two_stores()
    moved = episode(2, started=moment(60).local)
    await store.save(moved)
    await ownership.restore(store, source, Way.MERGE)
    assert [e.id for e in await store.newest(Episode, 9)].count(moved.id) == 1
    assert moved in await store.newest(Episode, 9)


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("restarted", [False, True])
async def test_a_restore_can_be_undone_and_what_was_saved_since_stays(way: Way, restarted: bool):
    store, source = await two_stores()
    assert not store.can_undo_restore
    await ownership.restore(store, source, way)
    await store.save(episode(7))
    await store.delete(Episode, episode(1).id)
    if restarted:
        store = await Store.open(copy_of(store._files))
    assert store.can_undo_restore
    await ownership.undo_restore(store)
    expected = [episode(7), episode(3), episode(2)]
    assert await store.newest(Episode, 9) == expected
    assert not store.can_undo_restore
    assert await store.counts(Episode) == {(2026, 11): 3}
    again = await Store.open(copy_of(store._files))
    assert await again.newest(Episode, 9) == expected
    assert not again.can_undo_restore


async def test_what_was_moved_to_another_month_since_a_restore_is_there_once_after_the_undo():
    store, source = await two_stores()
    await ownership.restore(store, source, Way.REPLACE)
    moved = episode(3, started=moment(60).local)
    await store.save(moved)
    await ownership.undo_restore(store)
    assert await store.newest(Episode, 9) == [moved, episode(2), episode(1)]


async def test_a_first_restore_can_be_undone_to_nothing(full: Store):
    files = MemoryFiles()
    store = await Store.open(files)
    await ownership.restore(store, await backup_of(full), Way.MERGE)
    store = await Store.open(copy_of(files))
    await ownership.undo_restore(store)
    assert await everything(store) == {}
    await store.save(episode(1))
    assert await (await Store.open(copy_of(store._files))).newest(Episode, 9) == [episode(1)]


async def test_a_compaction_ends_the_undo(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(log, "COMPACT_ABOVE", 2000)
    store, source = await two_stores()
    await ownership.restore(store, source, Way.REPLACE)
    for number in range(60):
        await store.save(episode(1, duration_s=number))
    assert not store.can_undo_restore
    expected = [episode(4), episode(2, note="changed"), episode(1, duration_s=59)]
    assert await store.newest(Episode, 9) == expected
    assert await (await Store.open(copy_of(store._files))).newest(Episode, 9) == expected


@pytest.mark.parametrize("verb", ["restore", "undo", "delete"])
@pytest.mark.parametrize("stays_broken", [False, True])
async def test_a_failure_at_any_operation_leaves_the_records(verb: str, stays_broken: bool):
    other, source = await two_stores()
    await other.close()
    failures = []
    for fails_after in range(12):
        failing = FailingFiles()
        store = await Store.open(failing)
        await store.save(episode(1))
        await store.save(episode(8))
        if verb == "undo":
            await ownership.restore(store, source, Way.REPLACE)
        before = await store.newest(Episode, 9)
        failing.device.fails_after = fails_after
        failing.device.stays_broken = stays_broken
        try:
            match verb:
                case "restore":
                    await ownership.restore(store, source, Way.REPLACE)
                case "undo":
                    await ownership.undo_restore(store)
                case "delete":
                    await ownership.delete_everything(store)
        except StoreError as error:
            failures.append(error.code)
            # To be sure that they are gone takes one operation more than their going.
            expected = before if verb != "delete" or fails_after < 5 else []
            assert await store.newest(Episode, 9) == expected
            failing.device.fails_after = None
            if not stays_broken:
                assert await (await Store.open(copy_of(failing))).newest(Episode, 9) == expected
            await store.save(episode(9))
            again = await Store.open(copy_of(failing))
            assert await again.newest(Episode, 9) == [episode(9), *expected]
    assert len(failures) >= 3
    assert set(failures) == {Code.UNWRITABLE}


class Recording(MemoryFiles):
    """Keeps a copy of the files after each byte or cut."""

    def __init__(self, copies: list[MemoryFiles]) -> None:
        super().__init__()
        self.copies = copies
        for file in (*self.logs, self.aside):
            self._watch(file)

    def _watch(self, file) -> None:
        append, truncate = file.append, file.truncate

        def noted_append(data: bytes) -> None:
            for at in range(0, len(data), 37):
                append(data[at : at + 37])
                self.copies.append(copy_of(self))

        def noted_truncate(size: int) -> None:
            truncate(size)
            self.copies.append(copy_of(self))

        file.append, file.truncate = noted_append, noted_truncate


@pytest.mark.parametrize("verb", ["restore", "undo", "delete"])
async def test_a_kill_on_the_way_leaves_the_records_before_or_after(verb: str):
    _, source = await two_stores()
    copies: list[MemoryFiles] = []
    store = await Store.open(Recording(copies))
    for number in (1, 8, 9):
        await store.save(episode(number))
    if verb == "undo":
        await ownership.restore(store, source, Way.REPLACE)
        await store.save(episode(7))
    before = await store.newest(Episode, 9)
    copies.clear()
    match verb:
        case "restore":
            await ownership.restore(store, source, Way.REPLACE)
        case "undo":
            await ownership.undo_restore(store)
        case "delete":
            await ownership.delete_everything(store)
    after = await store.newest(Episode, 9)
    assert before != after
    seen = set()
    for files in copies:
        found = await Store.open(files)
        episodes = await found.newest(Episode, 9)
        assert episodes in (before, after)
        assert found.health.quarantined == 0
        seen.add(episodes == after)
    assert seen == {False, True}


async def test_deleting_everything_leaves_no_byte(full: Store):
    source = await backup_of(full)
    await ownership.restore(full, source, Way.REPLACE)
    full._files.aside.append(b"what was damaged")
    await ownership.delete_everything(full)
    files = full._files
    assert [file.size() for file in (*files.logs, files.aside)] == [0, 0, 0]
    assert await everything(full) == {}
    assert not full.can_undo_restore
    await full.save(episode(1))
    assert await (await Store.open(copy_of(files))).newest(Episode, 9) == [episode(1)]


async def test_what_a_newer_version_wrote_goes_through_a_backup_unharmed():
    store = await Store.open(MemoryFiles())
    await store.save(episode(1))
    row = json.loads(store._log.rows("episodes-2026-11")[episode(1).id].text or b"")
    strange = [
        ("episodes-2026-11", {**row, "id": "a", "v": 9, "mood": 3}),
        ("episodes-2026-11", {**row, "id": "b", "v": 9, "muscle": "neck"}),
        ("sleep-2026-11", {"v": 4, "id": "c", "hours": 7.5}),
    ]
    for table, each in strange:
        store._log.append([log.Entry(table, each["id"], json.dumps(each).encode())])
    other = await Store.open(MemoryFiles())
    restored = await ownership.restore(other, await backup_of(store), Way.MERGE)
    assert restored.unreadable == 2
    assert await everything(other) == await everything(store)


async def test_restoring_the_same_backup_twice_changes_nothing(full: Store):
    source = await backup_of(full)
    before = await everything(full)
    preview = await ownership.restore(full, source, Way.MERGE)
    assert all(change.new == change.different == 0 for change in preview.changes.values())
    assert await everything(full) == before


async def test_a_table_for_spreadsheets_cannot_run_formulas():
    store = await Store.open(MemoryFiles())
    notes = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "  =1", 'a,b\n"c"', "ü"]
    for number, note in enumerate(notes):
        await store.save(episode(number, note=note, pain=number))
    sink = Bytes()
    assert await ownership.write_csv(store, sink.write) == len(notes)
    text = sink.data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row, note in zip(rows, notes, strict=True):
        is_formula = note.lstrip()[0] in "=+-@"
        assert row["note"] == (f"'{note}" if is_formula else note)
        assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert rows[0]["date"], rows[0]["time"] == ("2026-11-01", "00:00:00")
    assert [row["pain"] for row in rows] == [str(number) for number in range(len(notes))]


async def test_a_table_for_spreadsheets_begins_with_the_oldest():
    store = await Store.open(MemoryFiles())
    for number in (3, 1, 2):
        await store.save(episode(number, started=moment(0).local + timedelta(days=20 * number)))
    sink = Bytes()
    await ownership.write_csv(store, sink.write)
    rows = list(csv.DictReader(io.StringIO(sink.data.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [episode(number).id for number in (1, 2, 3)]


async def test_a_source_on_disk_is_read_in_slices(full: Store, tmp_path: Path):
    await ownership.backup(full, moment(9), PathTarget(tmp_path / "mine.jsonl"))
    store = await Store.open(MemoryFiles())
    await ownership.restore(store, PathSource(tmp_path / "mine.jsonl"), Way.MERGE)
    assert await everything(store) == await everything(full)


async def test_what_was_saved_as_it_was_since_a_restore_survives_its_undo():
    store = await Store.open(MemoryFiles())
    await store.save(episode(1))
    file = Bytes()
    await ownership.backup(store, moment(9), file)
    await store.delete(Episode, episode(1).id)
    await ownership.restore(store, file, Way.MERGE)
    await store.save(episode(1))
    await ownership.undo_restore(store)
    assert await store.newest(Episode, 9) == [episode(1)]
