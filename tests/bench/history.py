"""What showing another month of the history costs, in a long history and in a short one."""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from crampapp.domain.history import by_day, months_on
from crampapp.platform.clock import SystemClock
from crampapp.store import Store
from crampapp.store.inbox import MemoryInbox
from crampapp.store.native import NativeFiles
from crampapp.ui.past import Past
from crampapp.ui.records import Records
from crampapp.ui.state import AppState
from tests.bench.store import END, MONTHS, PER_MONTH, Figure, history, keep

SWITCHES = 15
NEWEST = END.year, END.month
BEFORE = months_on(NEWEST, -1)


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    decade = history(MONTHS)
    with tempfile.TemporaryDirectory() as folder:
        ten_years, month = Path(folder, "ten-years"), Path(folder, "months")
        keep(decade, ten_years)
        # A month to come from, and the one to go to.
        keep(decade[-2 * PER_MONTH :], month)
        long, short = asyncio.run(switch_times(ten_years, month))
    yield "history.month_switch_ms", long * 1e3, "ms"
    yield "history.month_switch_10y_vs_month", long / short, "times"


async def switch_times(*directories: Path) -> list[float]:
    """Seconds until a month that was not read before is there to be drawn, in the middle case."""
    times: list[list[float]] = [[] for _ in directories]
    for _turn in range(SWITCHES):
        # By turns: what slows the machine down slows both.
        for directory, found in zip(directories, times, strict=True):
            store = await Store.open(NativeFiles(directory))
            past = _past(store)
            await past.show_month(NEWEST)
            began = time.perf_counter()
            await past.show_month(BEFORE)
            days = by_day(past.state.shown)
            found.append(time.perf_counter() - began)
            assert days.total() == PER_MONTH
            await store.close()
    return [median(found) for found in times]


def _past(store: Store) -> Past:
    async def opened() -> Store:
        return store

    state = AppState()
    records = Records(
        state,
        open_store=opened,
        open_inbox=MemoryInbox,
        run=lambda work: None,
        development=False,
    )
    return Past(state, records, clock=SystemClock(), rng=random.Random(1))
