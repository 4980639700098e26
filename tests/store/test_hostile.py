"""Files that are no backup, or are meant to do harm: one error each, and nothing has changed."""

import hashlib
import json
import random
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode
from crampapp.domain.profile import Profile
from crampapp.domain.reminder import Reminder
from crampapp.store import Store, StoreError, ownership
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import BackupError, Flaw, Way
from crampapp.store.reading import MAX_SIZE

from .records import ROWS, episode, fill, moment

Lines = list[Any]


def sealed(lines: Lines) -> bytes:
    """A backup of a header and rows, with counts and checksum that fit."""
    ids: dict[str, list[Any]] = {}
    for line in lines[1:]:
        if isinstance(line, dict) and isinstance(line.get("table"), str):
            row = line.get("row")
            id = row.get("id") if isinstance(row, dict) else None
            ids.setdefault(line["table"].split("-")[0], []).append(id)
    counts = {name: len(found) for name, found in ids.items()}
    data = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    sha256 = hashlib.sha256(data).hexdigest()
    last = {"rows": sum(counts.values()), "counts": counts, "sha256": sha256}
    return data + json.dumps(last).encode() + b"\n"


async def good() -> bytes:
    store = await Store.open(MemoryFiles())
    await fill(store)
    target = Bytes()
    await ownership.backup(store, moment(9), target)
    return target.data


async def good_lines() -> Lines:
    return [json.loads(line) for line in (await good()).splitlines()[:-1]]


async def flaw_of(data: bytes) -> tuple[Flaw, int | None]:
    """What previewing and restoring say, once it is sure that they changed nothing."""
    files = MemoryFiles()
    store = await Store.open(files)
    await store.save(episode(1))
    before = bytes(files.logs[0].data), bytes(files.logs[1].data)
    said = []
    for verb in (
        ownership.preview(store, Bytes(data)),
        ownership.restore(store, Bytes(data), Way.MERGE),
        ownership.restore(store, Bytes(data), Way.REPLACE),
    ):
        with pytest.raises(BackupError) as raised:
            await verb
        said.append((raised.value.flaw, raised.value.line))
    assert len(set(said)) == 1
    assert (bytes(files.logs[0].data), bytes(files.logs[1].data)) == before
    assert await store.newest(Episode, 9) == [episode(1)]
    return said[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"hello",
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        b"\xff\xfe{}",
        b"[]\n",
        b"{}\n",
        b"null\n",
        b'"crampapp-backup"\n',
        b'{"format":"crampapp-backup"}\n',
        b'{"format":"crampapp-backup","version":true,"made":""}\n',
        b'{"format":"crampapp-backup","version":1,"made":7}\n',
        b'{"format":"crampapp-backup","version":-1,"made":""}\n',
        b"[" * 100_000,
        b"a" * 2_000_000,
    ],
    ids=range(15),
)
async def test_a_file_of_the_wrong_type_is_no_backup(data: bytes):
    assert await flaw_of(data) == (Flaw.NOT_A_BACKUP, None)


async def test_a_backup_of_a_newer_form_is_told_apart():
    lines = await good_lines()
    lines[0]["version"] = 2
    assert await flaw_of(sealed(lines)) == (Flaw.NEWER, None)


async def test_half_a_file_is_cut_short_wherever_it_was_cut():
    data = await good()
    first = data.index(b"\n") + 1
    for cut in range(first, len(data) - 1, 23):
        assert (await flaw_of(data[:cut]))[0] is Flaw.CUT_SHORT


async def test_a_changed_letter_is_met_by_the_checksum():
    data = await good()
    assert (await flaw_of(data.replace(b"Calves first", b"Calves worst")))[0] is Flaw.CHANGED


async def test_something_after_the_end_is_not_valid():
    data = await good()
    assert (await flaw_of(data + b"{}\n"))[0] is Flaw.INVALID


class Endless:
    """A source that says any size and gives the same bytes again and again."""

    def __init__(self, size: int, begin: bytes, repeated: bytes) -> None:
        self.size = size
        self.given = 0
        self._begin = begin
        self._repeated = repeated

    async def read(self, at: int, length: int) -> bytes:
        if at == 0:
            data = self._begin
        else:
            data = (self._repeated * (length // len(self._repeated) + 1))[:length]
        self.given += len(data)
        return data


async def test_500_megabytes_are_refused_before_a_byte_is_read():
    source = Endless(500 * 1024 * 1024, b"", b"a")
    with pytest.raises(BackupError) as raised:
        await ownership.preview(await Store.open(MemoryFiles()), source)
    assert raised.value.flaw is Flaw.TOO_LARGE
    assert source.given == 0


HEADER = b'{"format":"crampapp-backup","version":1,"made":"2026-11-22T00:00:00Z"}\n'


@pytest.mark.parametrize(
    ("repeated", "flaw"),
    [(b"a", Flaw.INVALID), (b'{"table":"x","row":{"id":"a","v":1,"n":[[[', Flaw.INVALID)],
    ids=["no end of line", "nested"],
)
async def test_an_endless_line_takes_bounded_memory(repeated: bytes, flaw: Flaw):
    store = await Store.open(MemoryFiles())
    source = Endless(MAX_SIZE, HEADER, repeated)
    tracemalloc.start()
    with pytest.raises(BackupError) as raised:
        await ownership.restore(store, source, Way.MERGE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert raised.value.flaw is flaw
    assert peak < 8 * 1024 * 1024


async def test_a_source_larger_than_it_says_is_given_up(monkeypatch: pytest.MonkeyPatch):
    store = await Store.open(MemoryFiles())
    source = Endless(100, b"", b"")

    async def read(at: int, length: int) -> bytes:
        source.given += 10 * 1024 * 1024
        return b"\n" * (10 * 1024 * 1024) if at else HEADER

    monkeypatch.setattr(source, "read", read)
    with pytest.raises(BackupError):
        await ownership.preview(store, source)
    assert source.given <= MAX_SIZE + 20 * 1024 * 1024


async def test_a_source_that_cannot_be_read_is_told_apart(monkeypatch: pytest.MonkeyPatch):
    source = Endless(100, HEADER, b"")

    async def read(at: int, length: int) -> bytes:
        raise OSError("gone")

    monkeypatch.setattr(source, "read", read)
    with pytest.raises(BackupError) as raised:
        await ownership.preview(await Store.open(MemoryFiles()), source)
    assert raised.value.flaw is Flaw.UNREADABLE


def in_episode(change: Callable[[dict[str, Any]], object]) -> Callable[[Lines], object]:
    def changed(lines: Lines) -> None:
        row = next(line["row"] for line in lines[1:] if line["table"].startswith("episodes"))
        change(row)

    return changed


def deep() -> list[Any]:
    nested: list[Any] = []
    for _ in range(500):
        nested = [nested]
    return nested


def in_december(line: dict[str, Any]) -> dict[str, Any]:
    row = {**line["row"], "started": moment(32).model_dump(mode="json")}
    return {"table": line["table"].replace("-11", "-12"), "row": row}


HARM: dict[str, Callable[[Lines], object]] = {
    "the same row twice": lambda lines: lines.insert(2, lines[1]),
    "the same id in two months": lambda lines: lines.append(in_december(lines[4])),
    "a table begun anew": lambda lines: lines.append(lines.pop(2)),
    "the year 9999": in_episode(
        lambda row: row.update(
            started={"utc": "9999-12-31T23:59:59Z", "zone": "UTC", "local": "9999-12-31T23:59:59"}
        )
    ),
    "a wall clock of another year": in_episode(
        lambda row: row["started"].update(local="0001-01-01T00:00")
    ),
    "another month": in_episode(lambda row: row.update(started=moment(90).model_dump(mode="json"))),
    "nested deep": in_episode(lambda row: row.update(more=deep())),
    "a number without end": in_episode(lambda row: row.update(duration_s=10**300)),
    "not a number": in_episode(lambda row: row.update(duration_s=float("nan"))),
    "infinite": in_episode(lambda row: row.update(mood=float("inf"))),
    "half a character": in_episode(lambda row: row.update(note="\ud800")),
    "a wrong type": in_episode(lambda row: row.update(steps={"a": 1})),
    "no id": in_episode(lambda row: row.pop("id")),
    "an id that is a path": in_episode(lambda row: row.update(id="../../etc/passwd")),
    "an id that is a list": in_episode(lambda row: row.update(id=["a"])),
    "no version": in_episode(lambda row: row.pop("v")),
    "a version that is no number": in_episode(lambda row: row.update(v="1")),
    "version 0": in_episode(lambda row: row.update(v=0)),
    "a row that is a list": lambda lines: lines[1].update(row=[]),
    "a table that is a number": lambda lines: lines[1].update(table=7),
    "a table that is a path": lambda lines: lines[1].update(table="../x"),
    "the table of backups": lambda lines: lines.append(
        {"table": "backups", "row": {"v": 1, "id": "backups"}}
    ),
    "two profiles": lambda lines: lines.append(
        {"table": "profile", "row": {"v": 1, "id": "other"}}
    ),
    "a due date in the year 9999": lambda lines: next(
        line["row"] for line in lines[1:] if line["table"] == "profile"
    ).update(dates={"pregnant": "9999-12-31"}),
}


@pytest.mark.parametrize("harm", HARM)
async def test_harm_is_refused_though_the_checksum_fits(harm: str):
    lines = await good_lines()
    HARM[harm](lines)
    flaw, line = await flaw_of(sealed(lines))
    assert flaw is Flaw.INVALID
    assert line in range(2, len(lines) + 1)


async def test_bad_utf_8_is_refused_though_the_checksum_fits():
    *lines, _ = (await good()).splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"zone":"', b'"zone":"\xc3\x28')
    data = b"".join(lines)
    last = {"sha256": hashlib.sha256(data).hexdigest(), "rows": ROWS, "counts": {}}
    assert await flaw_of(data + json.dumps(last).encode()) == (Flaw.INVALID, 4)


async def test_a_sealed_copy_of_a_good_backup_is_good():
    store = await Store.open(MemoryFiles())
    restored = await ownership.restore(store, Bytes(sealed(await good_lines())), Way.MERGE)
    assert restored.summary.rows == ROWS


WEIRD: list[Any] = [
    *(None, True, -1, 0, 10**30, 1e308, "", "\x00", "\u202e", "=1+1", [], {}, [[]], deep()),
    *("9999-12-31", "9999-12-31T00:00:00Z", "0000-00-00", "2026-11-01T00:00:00+99:00", "x" * 9999),
]


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The file with something wrong, sealed anew half of the time."""
    if rng.random() < 0.5:
        raw = bytearray(data)
        for _ in range(rng.choice((1, 1, 2, 9))):
            at = rng.randrange(len(raw))
            match rng.randrange(5):
                case 0:
                    raw[at] ^= 1 << rng.randrange(8)
                case 1:
                    del raw[at:]
                case 2:
                    del raw[at : at + rng.randrange(1, 400)]
                case 3:
                    raw[at:at] = rng.randbytes(rng.randrange(1, 40))
                case 4:
                    raw[at:at] = raw[: rng.randrange(len(raw))]
            raw = raw or bytearray(b"x")
        return bytes(raw)
    lines: Lines = [json.loads(line) for line in data.splitlines()[:-1]]
    for _ in range(rng.choice((1, 1, 2, 5))):
        at = rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                lines.insert(rng.randrange(len(lines)), lines[at])
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines[at] = rng.choice(WEIRD)
            case _:
                _spoil(lines[at], rng)
    return sealed(lines)


def _spoil(value: Any, rng: random.Random) -> None:
    """Put something weird into some place of a parsed line."""
    while isinstance(value, dict | list) and value:
        key = rng.choice(list(value) if isinstance(value, dict) else range(len(value)))
        if isinstance(value[key], dict | list) and value[key] and rng.random() < 0.8:
            value = value[key]
            continue
        match rng.randrange(3):
            case 0:
                del value[key]
            case 1 if isinstance(value, dict):
                value[rng.choice(("mood", "id", "v", "sha256", "started"))] = rng.choice(WEIRD)
            case _:
                value[key] = rng.choice(WEIRD)
        return


async def fuzz(count: int, seed: int) -> tuple[int, int]:
    """Restore mutated backups; how many were refused, how many taken."""
    rng = random.Random(seed)
    data = await good()
    refused = taken = 0
    for _ in range(count):
        files = MemoryFiles()
        store = await Store.open(files)
        await store.save(episode(1))
        before = bytes(files.logs[0].data), bytes(files.logs[1].data)
        source = Bytes(mutated(data, rng))
        try:
            await ownership.restore(store, source, rng.choice(list(Way)))
        except BackupError:
            refused += 1
            assert (bytes(files.logs[0].data), bytes(files.logs[1].data)) == before
            continue
        taken += 1
        await _show_all(store)
        await _show_all(await Store.open(files))
        await ownership.undo_restore(store)
        assert await store.newest(Episode, 99) == [episode(1)]
    return refused, taken


async def _show_all(store: Store) -> None:
    """Do with the records what the screens do."""
    for each in await store.newest(Episode, 99):
        assert each.started.local.strftime("%Y") >= "1900"
    await store.newest(Drink, 99)
    await store.every(Reminder)
    if profile := await store.one(Profile):
        for fact in profile.facts:
            profile.has(fact, moment(0).local.date())
    await store.counts(Episode)
    await ownership.write_csv(store, Bytes().write)
    await ownership.backup(store, moment(1), Bytes())


async def test_mutated_backups_are_refused_or_taken_and_never_break_anything():
    refused, taken = await fuzz(300, seed=1)
    assert refused > 100
    assert taken > 5


@pytest.mark.long
async def test_thousands_of_mutated_backups_never_break_anything():
    refused, taken = await fuzz(4000, seed=2)
    assert refused > 2000
    assert taken > 50


async def test_a_store_error_is_not_a_flaw_of_the_file(monkeypatch: pytest.MonkeyPatch):
    files = MemoryFiles()
    store = await Store.open(files)

    def append(data: bytes) -> None:
        raise OSError("full")

    monkeypatch.setattr(files.logs[1], "append", append)
    with pytest.raises(StoreError):
        await ownership.restore(store, Bytes(await good()), Way.MERGE)
