"""The page leads a relief until Python is there, then hands it over."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.content import guide
from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.domain.relief import Run, eased, parked
from crampapp.platform.keeper import MemoryKeeper
from crampapp.store.inbox import ASIDE, EPISODE, Item, MemoryInbox
from crampapp.store.memory import MemoryFiles
from crampapp.ui.unfinished import Unfinished

from .conftest import MORNING, Launch, Session, SlowFiles, episode
from .test_relief import seconds_shown

NOW = MORNING.replace(tzinfo=UTC)
BEGUN = Moment(utc=NOW - timedelta(seconds=7), zone="UTC", local=MORNING - timedelta(seconds=7))
RUN = guide().begin("0" * 26, BEGUN, MuscleGroup.CALF)
EASED = eased(RUN, NOW)


def left(run: Run = RUN, ended: Episode | None = None, *, saved: bool = False) -> str:
    """What the page hands over."""
    return Unfinished(run=run, ended=ended, saved=saved).model_dump_json()


def boxed(record: Episode) -> Item:
    return Item(record.id, EPISODE, record.model_dump_json())


async def ask(client: Session, relief: str = left(), address: str = "/relief") -> None:
    """The page asks us to show this."""
    turn = len(client.posted("taken")) + 1
    kept = json.dumps(client.keeper.__dict__["_texts"])
    message = {"turn": turn, "relief": relief, "address": address, "kept": kept}
    client.bridge.handlers["handover"](message)
    await client.settle()


async def let_go(client: Session) -> None:
    """The page has seen our screen and gone."""
    client.bridge.handlers["yours"]({})
    await client.settle()


def told(client: Session) -> list[str]:
    """Everything that the page was asked to do or keep for a relief."""
    about_relief = {"speak", "vibrate", "chime", "hush", "awake", "relief", "keep", "drop"}
    return [
        kind
        for kind, data in client.bridge.posted
        if kind in about_relief and data.get("name", "relief") == "relief"
    ]


async def _never() -> Any:
    await asyncio.Event().wait()


# Taking over


async def test_a_relief_goes_on_at_the_same_step_and_second(launch: Launch) -> None:
    client = await launch(page_leads=True)
    second = guide().next(RUN, NOW - timedelta(seconds=4))
    await ask(client, left(second))
    assert client.says("Step 2 of 3")
    assert seconds_shown(client) == "26"
    assert client.state.run == second


async def test_until_the_page_lets_go_nothing_is_said_kept_or_begun(launch: Launch) -> None:
    keeper = MemoryKeeper({"relief": left()})
    client = await launch("/relief", page_leads=True, keeper=keeper)
    await ask(client)
    await client.advance(30)
    assert told(client) == []


async def test_a_step_that_the_page_has_spoken_is_not_spoken_again(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client)
    await let_go(client)
    assert client.posted("speak") == client.posted("vibrate") == []
    assert client.last_posted("awake") == {"on": True}
    assert client.last_posted("relief") == {"running": True}


async def test_the_next_phase_and_the_next_step_are_spoken_again(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client)
    await let_go(client)
    await client.advance(24)
    assert len(client.posted("speak")) == 1
    await client.tap("next")
    assert len(client.posted("speak")) == 2


async def test_a_tap_meanwhile_is_shown_at_the_next_asking(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client)
    await ask(client, left(guide().still_cramping(RUN, NOW)))
    assert client.says("Step 2 of 3")
    assert [answer["turn"] for answer in client.posted("taken")] == [1, 2]
    assert client.last_posted("taken")["words"].startswith("Loop a towel")


async def test_the_page_is_told_by_what_to_know_the_screen(launch: Launch) -> None:
    client = await launch(page_leads=True)
    for relief, address, button in [
        ("", "", "Cramp now"),
        (left(), "/relief", "It eased"),
        (left(RUN, EASED, saved=True), "/relief", "It came back"),
        ("", "/relief", "Cramp now"),
        ("", "/history", ""),
    ]:
        await ask(client, relief, address)
        assert client.last_posted("taken")["button"] == button
        if button:
            assert button in client.texts()


async def test_a_tap_right_after_it_is_not_taken_for_a_slip(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client)
    await let_go(client)
    client.clock.local -= timedelta(seconds=0.4)  # `tap` waits that long before this one.
    await client.tap("still-cramping")
    assert client.says("Step 2 of 3")


async def test_a_link_tapped_on_the_page_is_honoured(launch: Launch) -> None:
    client = await launch("/", page_leads=True)
    await ask(client, "", "/history")
    assert client.says("No cramps recorded")


async def test_an_end_is_shown_wherever_the_page_s_address_is(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client, left(RUN, EASED, saved=True), "/")
    assert client.says("Eased in 0:07")


async def test_a_relief_that_waits_behind_home_stays_there(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client, left(), "/")
    await let_go(client)
    assert client.says("Going on since")


async def test_the_relief_of_the_address_waits_for_the_page(launch: Launch) -> None:
    client = await launch("/relief", page_leads=True)
    assert client.state.run is None
    await ask(client)
    assert client.state.run == RUN


async def test_switches_turned_on_the_page_are_taken_over(launch: Launch) -> None:
    client = await launch(page_leads=True)
    client.keeper.keep("preferences", '{"day": ["vibration"]}')
    await ask(client)
    await let_go(client)
    await client.tap("next")
    assert client.posted("speak") == []
    assert len(client.posted("vibrate")) == 1


async def test_a_relief_that_cannot_be_read_stays_with_the_page(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client, '{"run": 1}')
    assert client.posted("taken") == []
    assert len(client.posted("refused")) == 1


async def test_what_is_left_of_a_relief_long_ago_is_parked(launch: Launch) -> None:
    keeper = MemoryKeeper({"relief": left()})
    later = MORNING + timedelta(hours=8)
    client = await launch("/", page_leads=True, keeper=keeper, now=later)
    await ask(client, "", "/")
    await let_go(client)
    await client.advance(1)
    assert await client.stored() == [parked(RUN)]
    assert keeper.kept("relief") is None


async def test_a_step_that_is_no_longer_safe_gives_way_to_the_first(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client, left(RUN.model_copy(update={"step_id": "gone", "index": 7})))
    assert client.says("Step 1 of 3")


async def test_the_clock_set_back_makes_no_tap_deaf(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client)
    await let_go(client)
    await client.tap("still-cramping")
    await client.tap("over-ten")
    await client.advance(-3600)
    await client.tap("it-eased")
    assert client.says("Eased, after more than 10 minutes")


# A relief that ended on the page


async def test_an_end_that_the_page_saved_is_shown_as_saved_at_once(launch: Launch) -> None:
    inbox = MemoryInbox(boxed(EASED))
    client = await launch(page_leads=True, inbox=inbox, open_store=_never)
    await ask(client, left(RUN, EASED, saved=True))
    await let_go(client)
    assert "Saved" in client.announced()


async def test_it_is_in_the_store_once_and_no_longer_in_the_inbox(launch: Launch) -> None:
    inbox = MemoryInbox(boxed(EASED))
    client = await launch(page_leads=True, inbox=inbox)
    await ask(client, left(RUN, EASED, saved=True))
    await let_go(client)
    assert await client.stored() == [EASED]
    assert await inbox.items() == []
    assert client.state.episodes == (EASED,)


async def test_an_end_that_the_page_could_not_save_is_saved_here(launch: Launch) -> None:
    client = await launch(page_leads=True, keeper=MemoryKeeper({"relief": left(RUN, EASED)}))
    await ask(client, left(RUN, EASED))
    assert client.says("Saving")
    await let_go(client)
    assert "Saved" in client.announced()
    assert await client.stored() == [EASED]
    assert client.keeper.kept("relief") is None


@pytest.mark.parametrize("store_is_slow", [False, True])
async def test_undo_is_not_undone_by_the_inbox(launch: Launch, store_is_slow: bool) -> None:
    inbox, files = MemoryInbox(boxed(EASED)), SlowFiles()
    client = await launch(page_leads=True, inbox=inbox, files=files)
    await ask(client, left(RUN, EASED, saved=True))
    if store_is_slow:
        files.may_flush.clear()
    await let_go(client)
    await client.tap("undo")
    files.may_flush.set()
    await client.settle()
    assert client.says("Removed.")
    assert await client.stored() == []
    assert await inbox.items() == []
    again = await launch(page_leads=True, inbox=inbox, files=client.files)
    await ask(again, "", "/")
    await let_go(again)
    assert await again.stored() == []


async def test_the_leg_told_afterwards_stays(launch: Launch) -> None:
    inbox = MemoryInbox(boxed(EASED))
    client = await launch(page_leads=True, inbox=inbox)
    await ask(client, left(RUN, EASED, saved=True))
    await let_go(client)
    await client.tap("side-left")
    (kept,) = await client.stored()
    assert kept.side is Side.LEFT


async def test_while_the_page_leads_no_way_of_the_client_ends_it(launch: Launch) -> None:
    client = await launch(page_leads=True)
    await ask(client, left(RUN, EASED, saved=True))
    await client.go("/")
    await client.go("/relief")
    assert client.says("Eased in 0:07")


# The inbox


async def start(launch: Launch, inbox: MemoryInbox, files: MemoryFiles | None = None) -> Session:
    client = await launch(page_leads=True, inbox=inbox, files=files)
    await ask(client, "", "/")
    await let_go(client)
    return client


async def test_what_was_parked_on_the_page_is_asked_about(launch: Launch) -> None:
    client = await start(launch, MemoryInbox(boxed(parked(RUN))))
    assert await client.stored() == [parked(RUN)]
    assert client.says("How long")


class DyingInbox(MemoryInbox):
    """The browser dies before the item is out of it."""

    async def remove(self, id: str) -> None:
        raise OSError(5, "gone")


async def test_a_record_saved_and_not_yet_taken_out_is_not_saved_twice(launch: Launch) -> None:
    first = await start(launch, DyingInbox(boxed(EASED)))
    assert await first.stored() == [EASED]
    inbox = MemoryInbox(boxed(EASED))
    again = await start(launch, inbox, first.files)
    assert await again.stored() == [EASED]
    assert await inbox.items() == []


async def test_details_added_before_it_is_taken_out_stay(launch: Launch) -> None:
    first = await start(launch, DyingInbox(boxed(EASED)))
    detailed = EASED.model_copy(update={"pain": 7})
    await (await first.open_store()).save(detailed)
    again = await start(launch, MemoryInbox(boxed(EASED)), first.files)
    assert await again.stored() == [detailed]


async def test_what_the_store_cannot_keep_stays_in_the_inbox(launch: Launch) -> None:
    inbox, files = MemoryInbox(boxed(EASED)), SlowFiles()
    files.is_full = True
    client = await start(launch, inbox, files)
    assert client.state.episodes == (EASED,)
    assert await inbox.items() == [boxed(EASED)]
    files.is_full = False
    await start(launch, inbox, files)
    assert await inbox.items() == []


async def test_a_store_that_does_not_last_takes_nothing_out(launch: Launch) -> None:
    inbox = MemoryInbox(boxed(EASED))
    client = await start(launch, inbox, MemoryFiles())
    assert await inbox.items() == [boxed(EASED)]
    assert client.state.episodes == (EASED,)


async def test_an_unreadable_item_is_put_aside_and_reported_once(launch: Launch) -> None:
    inbox = MemoryInbox(Item("x", EPISODE, '{"from": "the future"}'), boxed(EASED))
    client = await start(launch, inbox)
    assert client.says("Part of your history could not be read.")
    assert await inbox.items() == [Item("x", ASIDE, '{"from": "the future"}')]
    assert await client.stored() == [EASED]
    again = await start(launch, inbox, client.files)
    assert not again.says("Part of your history could not be read.")


# What the page may show before us at the next start


def kept_plan(client: Session) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(client.keeper.kept("plan") or "{}")
    return plan


async def test_the_plan_lists_the_steps_of_every_muscle_and_position(launch: Launch) -> None:
    client = await launch()
    await client.advance(1)
    plan = kept_plan(client)
    for muscle in MuscleGroup:
        for position in guide().positions(muscle):
            run = guide().begin("", BEGUN, muscle, position)
            listed = [step["id"] for step in plan[f"{muscle}.{position}"]]
            assert listed == [step.id for step in guide().steps(run)]


async def test_the_plan_leaves_out_what_is_not_safe_and_says_what_to_be_careful_about(
    launch: Launch,
) -> None:
    client = await launch("/you")
    await client.tap("fall_risk-True")
    await client.advance(1)
    profile = client.state.preferences.profile
    plan = kept_plan(client)
    for muscle in MuscleGroup:
        for position in guide().positions(muscle):
            run = guide().begin("", BEGUN, muscle, position, profile=profile)
            listed = plan[f"{muscle}.{position}"]
            assert [step["id"] for step in listed] == [step.id for step in guide().steps(run)]
    assert any(step["cautions"] for steps in plan.values() for step in steps)


async def test_a_relief_begun_on_the_page_keeps_the_order_of_the_plan(launch: Launch) -> None:
    files = SlowFiles()
    first = await launch(files=files)
    store = await first.open_store()
    third = guide().steps(RUN)[2].id
    for number in range(5):
        record = episode(datetime(2026, 11, 1 + number, 3, 10), number)
        moved = {"steps": (third,), "eased_by": third, "eased_after_s": 20}
        await store.save(record.model_copy(update=moved))
    second = await launch(files=files)
    await second.advance(1)
    listed = [step["id"] for step in kept_plan(second)["calf.as_you_are"]]
    assert listed[1] == third
    client = await launch(page_leads=True, files=files, keeper=second.keeper)
    there = RUN.model_copy(update={"index": 1, "step_id": third})
    await ask(client, left(there))
    assert client.says("Step 2 of 3")
    assert client.state.run is not None
    assert [step.id for step in guide().steps(client.state.run)] == listed


async def test_the_plan_waits_for_the_history(launch: Launch) -> None:
    client = await launch(open_store=_never)
    await client.advance(1)
    assert client.keeper.kept("plan") is None


# A rule


@given(data=st.data())
def test_a_run_is_resumed_at_its_step_wherever_that_stands(data: st.DataObject) -> None:
    run = guide().begin("", BEGUN, data.draw(st.sampled_from(list(MuscleGroup))))
    steps = guide().steps(run)
    step = data.draw(st.sampled_from(steps))
    wrong = data.draw(st.integers(0, 9))
    resumed = guide().resumed(run.model_copy(update={"step_id": step.id, "index": wrong}), NOW)
    assert guide().step(resumed) == step
    assert resumed.step_started == run.step_started
