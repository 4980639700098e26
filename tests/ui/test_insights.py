"""Insights: what is drawn, what is said about it, and what can be done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import flet as ft
import pytest
from flet_charts import BarChart, LineChart

from crampapp.demo import demo_records
from crampapp.domain.change import Change
from crampapp.domain.hydration import HydrationProfile
from crampapp.domain.insights.digest import Digest
from crampapp.domain.routine_done import RoutineDone
from crampapp.platform import late
from crampapp.store import Code, Store, StoreError
from crampapp.store.memory import MemoryFiles
from crampapp.store.sums import Recipe

from .conftest import MORNING, Launch, Session, SlowFiles, episode

TABLES = ("trend", "nights", "hours", "places", "lengths", "pain")


@pytest.fixture
async def demo() -> MemoryFiles:
    files = SlowFiles()
    store = await Store.open(files)
    for record in demo_records(1, MORNING.date(), 1):
        await store.save(record)
    return files


async def opened(client: Session) -> Session:
    for _ in range(20):
        await client.settle()
        if client.state.insights:
            break
    return client


async def test_without_a_cramp_it_says_what_is_needed(launch: Launch) -> None:
    client = await opened(await launch("/history/insights"))
    assert client.says("No cramps recorded.")
    assert client.says("Needs weeks with a cramp, and with evenings with and without the stretch.")
    assert "span-year" not in client.key_names()


async def test_a_record_that_cannot_be_read_is_told_and_read_when_asked_again(
    launch: Launch,
) -> None:
    fails = [StoreError(Code.UNREADABLE)]
    files = SlowFiles()

    async def shaky() -> Store:
        if fails:
            raise fails[0]
        return await Store.open(files)

    client = await opened(await launch("/history/insights", open_store=shaky))
    assert client.says("Your records could not be read just now.")
    assert not client.says("Reading")
    fails.clear()
    await client.tap("again")
    await opened(client)
    assert client.says("No cramps recorded.")


async def test_history_leads_there(launch: Launch) -> None:
    client = await launch("/history", history=2)
    await client.tap("insights")
    await opened(client)
    assert client.says("Cramps a week")


async def test_every_chart_is_a_picture_with_its_words_and_a_table(
    launch: Launch, demo: MemoryFiles
) -> None:
    client = await opened(await launch("/history/insights", files=demo))
    pictures = [one for one in client.controls() if isinstance(one, ft.Semantics) and one.image]
    assert len(pictures) == 5
    texts = client.texts()
    assert all(one.label in texts and one.exclude_semantics for one in pictures)
    for name in TABLES:
        await client.tap(f"table-{name}")


async def test_bars_words_and_table_say_the_same(launch: Launch, demo: MemoryFiles) -> None:
    client = await opened(await launch("/history/insights", files=demo))
    await client.tap("span-year")
    trend, nights, _lengths = (one for one in client.controls() if isinstance(one, BarChart))
    heights = [group.rods[0].to_y for group in trend.groups]
    before = len(client.texts())
    await client.tap("table-trend")
    rows = client.texts()
    assert len(rows) == before + 3 * (1 + len(heights))
    at = rows.index("A week") + 1
    table = [rows[at + 3 * row : at + 3 * row + 3] for row in range(len(heights))]
    assert [float(per_week) for _from, _cramps, per_week in table] == heights
    assert client.says(f"{sum(int(cramps) for _from, cramps, _per_week in table)} cramps in all.")
    assert client.says(f"{sum(group.rods[0].to_y for group in nights.groups):.0f} nights with")


async def test_pain_that_nobody_told_has_no_points(launch: Launch, demo: MemoryFiles) -> None:
    store = await Store.open(demo)
    for one in await store.month(type(episode(MORNING)), 2026, 10):
        await store.save(one.model_copy(update={"pain": None}))
    client = await opened(await launch("/history/insights", files=demo))
    (chart,) = (one for one in client.controls() if isinstance(one, LineChart))
    assert [point.x for point in chart.data_series[0].points] == [0, 2]


async def test_the_counts_of_a_habit_are_shown_when_they_mean_something(
    launch: Launch, demo: MemoryFiles
) -> None:
    client = await opened(await launch("/history/insights", files=demo))
    assert client.says("With the stretch: ")
    assert client.says("Together with it there were fewer cramps")
    assert not client.says("After exercise: ")


async def test_fluids_are_compared_for_somebody_with_a_goal_of_their_own(
    launch: Launch, demo: MemoryFiles
) -> None:
    without = await opened(await launch("/history/insights", files=demo))
    assert not without.says("Fluid goal of the day")
    store = await Store.open(demo)
    free = HydrationProfile().answered(frozenset(), sure=True)
    await store.save(free.model_copy(update={"target_ml": 1500}))
    client = await opened(await launch("/history/insights", files=demo))
    assert client.says("Fluid goal of the day")


async def test_demo_data_says_what_it_is_and_goes_in_one_tap(
    launch: Launch, demo: MemoryFiles
) -> None:
    client = await launch("/history", files=demo)
    assert client.says("This is demo data.")
    await client.tap("insights")
    await opened(client)
    assert client.says("This is demo data.")
    await client.tap("notice")
    await client.settle(400)
    assert client.says("No cramps recorded.")
    assert await client.stored() == []


async def test_what_has_not_changed_is_not_read_again(launch: Launch, demo: MemoryFiles) -> None:
    client = await opened(await launch("/history/insights", files=demo))
    first = client.state.insights
    await client.go("/history")
    with months_read() as read:
        await client.go("/log")
        await client.tap("save")
        await client.go("/history/insights")
        await client.settle(200)
    assert client.state.insights != first
    assert read == {(2026, 11)}


async def test_a_later_session_reads_the_month_under_way_only(
    launch: Launch, demo: MemoryFiles
) -> None:
    first = (await opened(await launch("/history/insights", files=demo))).state.insights
    with months_read() as read:
        later = (await opened(await launch("/history/insights", files=demo))).state.insights
    assert read == {(2026, 11)}
    assert first is not None
    assert later == first
    assert len(first.months) > 10


@contextmanager
def months_read() -> Iterator[set[tuple[int, int]]]:
    """The months whose records are read meanwhile for what they come to."""
    of_store = Store.sums
    read = set()

    async def sums(
        self: Store, recipe: Recipe[Digest], year: int, month: int, *, keep: bool
    ) -> Digest:
        def compute(*records: object) -> Digest:
            read.add((year, month))
            return recipe.compute(*records)

        noted = recipe._replace(compute=compute)
        return await of_store(self, noted, year, month, keep=keep)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "sums", sums)
        yield read


async def test_without_charts_the_figures_stand_alone(
    launch: Launch, demo: MemoryFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def offline(package: str) -> None:
        raise OSError(package)

    monkeypatch.setattr(late, "provide", offline)
    client = await opened(await launch("/history/insights", files=demo))
    assert not [one for one in client.controls() if isinstance(one, BarChart)]
    await client.tap("table-trend")
    assert client.says("A week")


async def test_a_change_is_marked_and_can_be_taken_back(launch: Launch) -> None:
    client = await opened(await launch("/history/insights", history=3))
    await client.tap("mark")
    await client.type("words", "New tablets")
    await client.tap("kind-medicine")
    await client.tap("another-day")
    await client.tap("month-2026-10")
    await client.tap("day-2026-10-03")
    await client.tap("save")
    await client.settle(200)
    assert client.says("New tablets, from 3 October")
    assert client.says("Needs two weeks before and two weeks after it.")
    (change,) = await (await client.open_store()).every(Change)
    await client.tap(f"unmark-{change.id}")
    await client.settle(200)
    assert not client.says("New tablets")
    await client.snack_action()
    await client.settle(200)
    assert client.says("New tablets")


async def many_nights(files: SlowFiles) -> None:
    store = await Store.open(files)
    for number in (2, 5, 9):
        await store.save(episode(MORNING.replace(hour=3) - timedelta(days=number), number))


async def test_a_talk_with_a_doctor_is_suggested_once_a_month(launch: Launch) -> None:
    files = SlowFiles()
    await many_nights(files)
    client = await launch("/", files=files)
    await client.settle(200)
    assert client.says("Worth a talk with a doctor")
    await client.tap("no-talk")
    assert not client.says("Worth a talk with a doctor")
    later = await launch("/", files=files, keeper=client.keeper, now=MORNING + timedelta(days=2))
    await later.settle(200)
    assert not later.says("Worth a talk with a doctor")


async def test_the_talk_leads_to_the_page_for_the_doctor(launch: Launch) -> None:
    files = SlowFiles()
    await many_nights(files)
    client = await launch("/", files=files)
    await client.settle(200)
    await client.tap("why-talk")
    await opened(client)
    assert client.says("Cramps broke your sleep on three nights or more in two weeks.")
    await client.tap("talk")
    assert client.page.route == "/history/report"


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (12, "12 nights since the last cramp"),
        (1, "Last cramp: yesterday"),
    ],
)
async def test_home_counts_nights_and_keeps_no_streak(launch: Launch, days: int, line: str) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    await store.save(episode(datetime(2026, 11, 24, 3) - timedelta(days=days)))
    client = await launch("/", files=files)
    await client.settle(200)
    assert client.says(line)


async def test_a_bedtime_stretch_done_to_its_end_is_kept_and_one_that_was_left_is_not(
    launch: Launch,
) -> None:
    files = SlowFiles()
    evening = MORNING.replace(hour=22)
    client = await launch("/stretch/bedtime", files=files, now=evening)
    await client.tap("stand")
    await client.tap("begin")
    await client.advance(20)
    await client.go("/")
    store = await client.open_store()
    assert await store.newest(RoutineDone, 9) == []
    await client.go("/stretch/bedtime")
    await client.tap("begin")
    begun = client.clock.local
    await client.advance(3600)
    await client.settle(200)
    store = await client.open_store()
    (done,) = await store.newest(RoutineDone, 9)
    assert (done.routine, done.started.local) == ("routine.bedtime", begun)
    assert 60 < done.duration_s < 600
