"""What the insights cost over ten years, and how often their sentences are wrong or missing."""

import asyncio
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from time import perf_counter

from crampapp.demo import demo_records
from crampapp.domain.episode import Episode
from crampapp.domain.insights.digest import Night
from crampapp.domain.insights.habits import looks
from crampapp.domain.insights.looks import Habit
from crampapp.platform.clock import SystemClock
from crampapp.platform.keeper import MemoryKeeper
from crampapp.store import Store
from crampapp.store.inbox import MemoryInbox
from crampapp.store.memory import MemoryFiles
from crampapp.ui.insights import Insights
from crampapp.ui.records import Records
from crampapp.ui.state import AppState
from tests.domain.insights.people import GOAL_ML, RUNS, nights

Figure = tuple[str, float, str]

YEARS = 10
PEOPLE = 400


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    first, update, later = asyncio.run(_costs())
    yield "insights.first_10y_ms", first, "ms"
    yield "insights.update_10y_ms", update, "ms"
    yield "insights.later_10y_ms", later, "ms"
    rng = random.Random(8)
    false = sum(bool(shown(nights(rng, 365, stays=RUNS))) for _ in range(PEOPLE))
    yield "insights.false_alarm_rate", false / PEOPLE, "share"
    true = sum(Habit.STRETCH in shown(nights(rng, 180, ratio=2)) for _ in range(PEOPLE))
    yield "insights.power", true / PEOPLE, "share"


def shown(person: Mapping[date, Night]) -> set[Habit]:
    """Habits of which a sentence was shown at any look."""
    after = max(person) + timedelta(days=1)
    every = (look.watches.items() for look in looks(person, after, GOAL_ML))
    return {habit for look in every for habit, watch in look if watch.holds}


async def _costs() -> tuple[float, float, float]:
    """Milliseconds from an open store to everything shown: at first, after one more record, and in
    a later session."""
    files = MemoryFiles()
    store = await Store.open(files)
    until = SystemClock().now().local.date()
    for record in demo_records(YEARS, until, 1):
        await store.save(record)
    insights = _session(store)
    first = await _timed(insights)
    (newest,) = await store.newest(Episode, 1)
    await store.save(Episode.model_validate({**dict(newest), "id": f"7{newest.id[1:]}"}))
    update = await _timed(insights)
    return first, update, await _timed(_session(await Store.open(files)))


def _session(store: Store) -> Insights:
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
    return Insights(
        state, records, clock=SystemClock(), keeper=MemoryKeeper(), rng=random.Random(1)
    )


async def _timed(insights: Insights) -> float:
    begin = perf_counter()
    await insights.load()
    return (perf_counter() - begin) * 1000
