"""What the store costs after ten years, and what it survives."""

import asyncio
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.store import Store
from crampapp.store.entry import Entry, to_text
from crampapp.store.log import Log
from crampapp.store.memory import MemoryFiles
from crampapp.store.native import NativeFiles
from crampapp.store.schema import table_of, to_row
from tests.store.killing import survive

Figure = tuple[str, float, str]

END = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
MONTHS = 120
PER_MONTH = 367
"""Twelve a day; the running month is full."""
HOME = 30
"""Episodes that home asks for."""
SAVES = 60
KILLS = 1000


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    with tempfile.TemporaryDirectory() as folder:
        decade = history(MONTHS)
        ten_years, month = Path(folder, "ten-years"), Path(folder, "month")
        size = keep(decade, ten_years)
        keep(decade[-PER_MONTH:], month)
        saves = asyncio.run(save_times(ten_years, month))
        yield "store.save_10y_vs_month", saves[0] / saves[1], "times"
        with_json = json_save_time(decade, Path(folder, "all.json"))
        yield "store.save_vs_jsonstorage_10y", with_json / saves[0], "times"
        yield "store.save_10y_ms", saves[0] * 1e3, "ms"
        homes = [median_of_nine(lambda place=place: home(place)) for place in (ten_years, month)]
        yield "store.home_10y_vs_month", homes[0] / homes[1], "times"
        yield "store.home_10y_ms", homes[0] * 1e3, "ms"
        yield "store.bytes_per_record", size / len(decade), "bytes"
        yield "store.memory_mb", asyncio.run(memory(ten_years)) / 1e6, "MB"
        survived = survive(Path(folder, "killed"), KILLS, seed=3)
    yield "store.kills_survived", survived.kills, f"of {KILLS}"
    yield "store.records_lost", survived.lost, f"of {survived.acknowledged}"


def history(months: int) -> list[Episode]:
    """Episodes as people leave them, up to the end of the running month, oldest first."""
    rng = random.Random(10)
    episodes = []
    for back in range(months - 1, -1, -1):
        year, month = divmod(END.year * 12 + END.month - 1 - back, 12)
        for n in range(PER_MONTH):
            started = datetime(year, month + 1, 1, tzinfo=UTC) + timedelta(minutes=109 * n)
            episodes.append(_episode(started, rng))
    return episodes


def _episode(started: datetime, rng: random.Random) -> Episode:
    steps = tuple(f"calf-as-you-are-{n}" for n in range(1, rng.randrange(2, 5)))
    return Episode(
        id=new_id(started, rng),
        started=Moment(utc=started, zone="Europe/Dublin", local=started.replace(tzinfo=None)),
        duration_s=rng.randrange(20, 600),
        muscle=rng.choice(list(MuscleGroup)),
        side=rng.choice(list(Side)),
        steps=steps,
        eased_by=steps[-1],
        eased_after_s=rng.randrange(10, 90),
        pain=rng.choice([None, rng.randrange(1, 11)]),
        triggers=rng.choice([(), (Trigger.IN_BED,), (Trigger.CYCLING, Trigger.HOT_DAY)]),
    )


def keep(episodes: list[Episode], directory: Path) -> int:
    """Make the files that saving these one by one leaves; return their size."""
    files = MemoryFiles()
    log = Log(files)
    for episode in episodes:
        row = to_text(to_row(episode, None))
        log.append([Entry(table_of(episode), episode.id, row)])
    directory.mkdir()
    directory.joinpath("log-a").write_bytes(files.logs[0].data)
    return files.logs[0].size()


async def save_times(*directories: Path) -> list[float]:
    """Seconds until an episode more in the running month is durable, in the middle case."""
    rng = random.Random(11)
    stores = [await Store.open(NativeFiles(directory)) for directory in directories]
    times: list[list[float]] = [[] for _ in stores]
    for n in range(-3, SAVES):
        more = _episode(END - timedelta(hours=n + 4), rng)
        # By turns: what slows the machine down slows both.
        for store, found in zip(stores, times, strict=True):
            began = time.perf_counter()
            await store.save(more)
            if n >= 0:
                found.append(time.perf_counter() - began)
            await store.delete(Episode, more.id)
    for store in stores:
        await store.close()
    return [median(found) for found in times]


def json_save_time(episodes: list[Episode], path: Path) -> float:
    """Seconds that TinyDB's own storage takes for one episode more, flushed too."""
    database = TinyDB(path, storage=JSONStorage)
    tables: dict[str, dict[str, dict[str, object]]] = {}
    for episode in episodes:
        table = tables.setdefault(table_of(episode), {})
        table[str(len(table) + 1)] = to_row(episode, None)
    database.storage.write(tables)
    rng = random.Random(12)
    times = []
    for n in range(3):
        row = to_row(_episode(END - timedelta(minutes=n), rng), None)
        began = time.perf_counter()
        database.table(table_of(episodes[-1])).insert(row)
        times.append(time.perf_counter() - began)
    database.close()
    return median(times)


def median_of_nine(verb: Callable[[], Coroutine[Any, Any, None]]) -> float:
    """Seconds it takes in the middle case of nine."""
    times = []
    for _ in range(9):
        began = time.perf_counter()
        asyncio.run(verb())
        times.append(time.perf_counter() - began)
    return median(times)


async def home(directory: Path) -> None:
    """Open the store and read what home shows."""
    store = await Store.open(NativeFiles(directory))
    assert len(await store.newest(Episode, HOME)) == HOME
    await store.close()


async def memory(directory: Path) -> int:
    """Bytes held by a store whose ten years were all scrolled through, month by month."""
    tracemalloc.start()
    store = await Store.open(NativeFiles(directory))
    for year, month in await store.counts(Episode):
        await store.month(Episode, year, month)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    await store.close()
    return held
