"""History, logging by day, and the way around."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Literal

import flet as ft
import pytest

from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.store import Store

from .conftest import Launch, Session, SlowFiles, episode


def rows(client: Session) -> list[str]:
    """The keys of the cramps in the list."""
    return [key for key in client.key_names() if key.startswith("delete-")]


async def test_an_empty_history_invites(launch: Launch) -> None:
    client = await launch("/history")
    assert client.says("No cramps recorded.")


@pytest.mark.parametrize("tab", ["/", "/check", "/prevent", "/history", "/learn"])
async def test_the_settings_are_one_tap_from_every_main_place(launch: Launch, tab: str) -> None:
    client = await launch(tab)
    async with asyncio.timeout(60):
        while client.says("Reading…"):
            await asyncio.sleep(0.01)
            await client.settle()
    await client.tap("settings")
    assert client.view.route == "/settings"
    await client.tap("back")
    assert client.page.route == tab


async def test_episodes_stand_under_their_day_newest_first(launch: Launch) -> None:
    client = await launch("/history", history=4)
    headings = [
        text
        for control in client.controls()
        if isinstance(control, ft.Semantics) and control.heading_level == 2
        for text in client.texts(control)
    ]
    assert headings == ["Today", "Yesterday", "Monday 23 November"][: len(headings)]
    texts = client.texts()
    assert texts.index("09:00") < texts.index("00:00") < texts.index("15:00")
    assert "Calf, left" in texts
    assert "0:48" in texts


async def test_show_earlier_reads_on_to_the_last_one(launch: Launch) -> None:
    client = await launch("/history", history=65)
    assert len(rows(client)) == 30
    await client.tap("earlier")
    assert len(rows(client)) == 60
    await client.tap("earlier")
    assert len(rows(client)) == 65
    assert "earlier" not in client.key_names()


async def test_a_deleted_row_can_be_put_back(launch: Launch) -> None:
    client = await launch("/history", history=1)
    gone = client.state.episodes[0]
    await client.tap(f"delete-{gone.id}")
    assert client.says("No cramps recorded.")
    assert await client.stored() == []
    await client.snack_action()
    assert not client.snacks()[-1].open
    assert await client.stored() == [gone]
    assert f"delete-{gone.id}" in client.key_names()


def result(number: int, local: datetime, urgency: Literal["urgent", "gp"]) -> CheckResult:
    started = Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local)
    return CheckResult(id=f"check{number}", started=started, urgency=urgency, answers={"age": 62})


async def test_a_check_stands_among_the_cramps_with_its_urgency_and_opens(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    await store.save(result(1, datetime(2026, 11, 24, 8, 30), "urgent"))
    await store.save(result(2, datetime(2026, 11, 23, 8, 30), "gp"))
    client = await launch("/history", files=files, history=2)
    texts = client.texts()
    assert texts.index("09:00") < texts.index("08:30") < texts.index("00:00")
    assert texts.index("Check: See a doctor today") < texts.index("Yesterday")
    assert texts.index("Yesterday") < texts.index("Check: Book a visit to a doctor")
    await client.tap("open-check-check1")
    await client.until_read()
    assert client.page.route == "/history/check/check1"
    assert client.says("Your result: Today")


async def test_a_deleted_check_can_be_put_back(launch: Launch) -> None:
    files = SlowFiles()
    only = result(1, datetime(2026, 11, 24, 8, 30), "gp")
    await (await Store.open(files)).save(only)
    client = await launch("/history", files=files)
    await client.tap("check-check1")
    assert client.says("No cramps recorded.")
    assert await (await Store.open(files)).newest(CheckResult, 9) == []
    await client.snack_action()
    assert client.says("Check: Book a visit to a doctor")
    assert await (await Store.open(files)).newest(CheckResult, 9) == [only]


async def test_show_earlier_reads_on_in_the_checks_too(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    for number in range(35):
        await store.save(result(number, datetime(2026, 11, 24) - timedelta(days=number), "gp"))
    client = await launch("/history", files=files)
    await client.tap("earlier")
    assert len([key for key in client.key_names() if key.startswith("check-")]) == 35
    assert "earlier" not in client.key_names()


async def test_back_from_a_check_of_long_ago_goes_to_the_history(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    for number in range(35):
        await store.save(result(number, datetime(2026, 11, 24) - timedelta(days=number), "gp"))
    client = await launch("/history", files=files)
    await client.tap("earlier")
    await client.tap("open-check-check34")
    await client.until_read()
    assert client.says("Your result: Wednesday 21 October")
    await client.tap("back")
    assert client.page.route == "/history"


async def test_two_windows_see_different_histories(launch: Launch) -> None:
    one, other = await launch("/relief"), await launch("/history")
    await one.tap("it-eased")
    assert len(one.state.episodes) == 1
    assert other.says("No cramps recorded.")


@pytest.mark.parametrize(
    ("when", "local"),
    [
        ("now", datetime(2026, 11, 24, 10, 0)),
        ("quarter", datetime(2026, 11, 24, 9, 45)),
        ("half", datetime(2026, 11, 24, 9, 30)),
        ("hour", datetime(2026, 11, 24, 9, 0)),
        ("night", datetime(2026, 11, 24, 3, 0)),
    ],
)
async def test_a_cramp_that_is_over_is_logged(launch: Launch, when: str, local: datetime) -> None:
    client = await launch("/log")
    await client.tap(f"when-{when}")
    await client.tap("long-medium")
    await client.tap("calf-right")
    await client.tap("save")
    assert "Saved" in client.announced()
    (kept,) = await client.stored()
    assert kept.started.local == local
    assert (kept.duration_s, kept.muscle, kept.side) == (300, MuscleGroup.CALF, Side.RIGHT)


async def test_last_night_before_three_is_the_night_before(launch: Launch) -> None:
    client = await launch("/log", now=datetime(2026, 11, 24, 1, 0))
    await client.tap("when-night")
    await client.tap("save")
    assert (await client.stored())[0].started.local == datetime(2026, 11, 23, 3, 0)


async def test_a_long_cramp_brings_the_advice(launch: Launch) -> None:
    client = await launch("/log")
    await client.tap("long-long")
    assert client.says("This has lasted over 10 minutes")


async def test_a_form_left_open_uses_the_time_of_saving(launch: Launch) -> None:
    client = await launch("/log")
    await client.advance(600)
    await client.tap("save")
    assert (await client.stored())[0].started.local == datetime(2026, 11, 24, 10, 10)


def test_an_episode_of_last_year_says_so() -> None:
    from crampapp.ui.formats import last_cramp

    old = episode(datetime(2025, 3, 2, 3, 10))
    assert last_cramp(old, datetime(2026, 1, 1).date()) == "Last cramp: Sunday 2 March 2025, 03:10"
