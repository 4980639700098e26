"""What arrives: from the inbox, in the open app, and from a notification."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import BaseModel

from crampapp.domain.alarm import next_due
from crampapp.domain.drink import Drink
from crampapp.domain.hydration import HydrationProfile
from crampapp.domain.identifier import new_id
from crampapp.domain.insights.digest import digest
from crampapp.domain.reminder import Outcome, Reminder, ReminderKind, ReminderOutcome
from crampapp.domain.routine_done import RoutineDone
from crampapp.domain.settings import Settings, Units
from crampapp.platform.notifier import NullNotifier
from crampapp.store import Store
from crampapp.store.inbox import ASIDE, Item, MemoryInbox

from .conftest import MORNING, FixedClock, Launch, Session, SlowFiles
from .fake_notifier import FakeNotifier

EVENING = MORNING.replace(hour=22, minute=15)
DUE = EVENING.replace(tzinfo=UTC)
BEDTIME = Reminder(id="01BED", kind=ReminderKind.BEDTIME_STRETCH, at=time(22, 15))
DRINKS = Reminder(id="01D", kind=ReminderKind.DRINKS_BY_DAY, at=time(11), until=time(15))
MAY_DRINK = HydrationProfile().answered(frozenset(), sure=True)
SHEET = "/prevent/reminder/01BED?due=2026-11-24T22:15:00Z"


async def with_rows(*rows: BaseModel) -> SlowFiles:
    files = SlowFiles()
    store = await Store.open(files)
    for row in rows:
        await store.save(row)
    return files


async def outcomes(client: Session) -> list[tuple[str, Outcome, datetime]]:
    """What a new start of the app would find."""
    found = await (await Store.open(client.files)).newest(ReminderOutcome, 100)
    return [(one.reminder, one.outcome, one.started.local) for one in found]


async def drinks(client: Session) -> list[int]:
    found = await (await Store.open(client.files)).newest(Drink, 100)
    return [one.ml for one in found]


def item(outcome: str = "done") -> Item:
    """As the service worker writes it."""
    text = (
        '{"alarm": "01BED", "kind": "bedtime_stretch", "due": "2026-11-23T22:15:00Z", '
        f'"outcome": "{outcome}", "at": "2026-11-23T22:20:00Z"}}'
    )
    return Item(f"01BED@2026-11-23T22:15:00Z#{outcome}", "outcome", text)


async def handed_over(launch: Launch, inbox: MemoryInbox, **given: Any) -> Session:
    """A session that the page has let go of, which empties the inbox."""
    client = await launch(inbox=inbox, page_leads=True, **given)
    client.bridge.handlers["yours"]({})
    await client.settle()
    return client


# From the inbox


async def test_what_the_service_worker_noted_is_kept_exactly_once(launch: Launch) -> None:
    drink = Item("d1", "drink", '{"ml": 250, "at": "2026-11-23T22:21:00Z"}')
    inbox = MemoryInbox(item("shown"), item("done"), drink)
    client = await handed_over(launch, inbox)
    assert await inbox.items() == []
    last_night = EVENING - timedelta(days=1)
    assert await outcomes(client) == [
        ("01BED", Outcome.SHOWN, last_night),
        ("01BED", Outcome.DONE, last_night),
    ]
    assert await drinks(client) == [250]


async def test_an_end_between_saving_and_removing_keeps_nothing_twice(launch: Launch) -> None:
    files = SlowFiles()
    await handed_over(launch, MemoryInbox(item()), files=files)
    client = await handed_over(launch, MemoryInbox(item()), files=files)
    assert len(await outcomes(client)) == 1


async def test_what_cannot_be_read_is_put_aside(launch: Launch) -> None:
    inbox = MemoryInbox(Item("x", "outcome", "{}"), item())
    client = await handed_over(launch, inbox)
    assert [one.kind for one in await inbox.items()] == [ASIDE]
    assert len(await outcomes(client)) == 1


async def test_a_store_that_does_not_last_leaves_it_in_the_inbox(launch: Launch) -> None:
    files = SlowFiles()
    files.keeps = False
    inbox = MemoryInbox(item())
    await handed_over(launch, inbox, files=files)
    assert await inbox.items() == [item()]


# In the open app


async def test_without_push_the_open_app_reminds_itself(launch: Launch) -> None:
    now = EVENING - timedelta(seconds=30)
    client = await launch(files=await with_rows(BEDTIME), now=now)
    assert client.snacks() == []
    await client.advance(30)
    assert client.texts(client.snacks()[-1]) == ["Time for your stretch", "Open"]
    await client.snack_action()
    assert client.view.route == "/prevent/reminder/01BED"
    await client.go("/")
    assert client.says("Your reminder for 22:15")


async def test_with_push_the_open_app_leaves_it_to_the_phone(launch: Launch) -> None:
    now = EVENING - timedelta(seconds=30)
    client = await launch(files=await with_rows(BEDTIME), now=now, notifier=FakeNotifier())
    await client.advance(30)
    assert client.snacks() == []


async def test_what_is_due_when_the_app_opens_rings_then(launch: Launch) -> None:
    files = await with_rows(BEDTIME)
    client = await launch(files=files, now=EVENING + timedelta(minutes=20))
    await client.advance(1)
    assert client.says("Time for your stretch")
    again = await launch(files=files, keeper=client.keeper, now=EVENING + timedelta(minutes=30))
    await again.advance(1)
    assert again.snacks() == []


async def test_too_late_is_too_late(launch: Launch) -> None:
    client = await launch(files=await with_rows(BEDTIME), now=EVENING + timedelta(minutes=46))
    await client.advance(1)
    assert not client.says("Time for your stretch")


async def test_one_that_was_set_just_now_for_a_moment_ago_does_not_ring(launch: Launch) -> None:
    client = await launch("/prevent/reminders", now=EVENING + timedelta(minutes=1))
    await client.advance(1)
    await client.tap("preset-bedtime_stretch")
    await client.advance(60)
    assert client.snacks() == []


async def test_a_cramp_is_not_interrupted(launch: Launch) -> None:
    now = EVENING - timedelta(seconds=30)
    client = await launch(files=await with_rows(BEDTIME), now=now)
    await client.tap("cramp-now")
    await client.advance(30)
    assert client.snacks() == []


async def test_the_card_goes_when_it_is_answered(launch: Launch) -> None:
    client = await launch(files=await with_rows(BEDTIME), now=EVENING)
    await client.advance(1)
    await client.tap("reminder-done")
    assert "reminder-done" not in client.key_names()
    assert await outcomes(client) == [("01BED", Outcome.DONE, EVENING)]


async def test_the_card_goes_when_it_is_too_late(launch: Launch) -> None:
    client = await launch(files=await with_rows(BEDTIME), now=EVENING)
    await client.advance(1)
    assert "open-reminder" in client.key_names()
    await client.advance(46 * 60)
    assert "open-reminder" not in client.key_names()


# From a notification


async def test_start_leads_to_the_stretch_and_counts_as_done(launch: Launch) -> None:
    client = await launch(SHEET, files=await with_rows(BEDTIME), now=EVENING)
    assert client.says("Your reminder for 22:15")
    await client.tap("start")
    assert client.view.route == "/prevent/stretch/bedtime"
    assert await outcomes(client) == [("01BED", Outcome.DONE, EVENING)]


async def test_done_is_the_record_that_the_service_worker_would_write(launch: Launch) -> None:
    now = EVENING - timedelta(days=1)
    sheet = SHEET.replace("24", "23")
    client = await launch(sheet, files=await with_rows(BEDTIME), now=now)
    await client.tap("done")
    client = await handed_over(launch, MemoryInbox(item()), files=client.files)
    assert await outcomes(client) == [("01BED", Outcome.DONE, now)]


async def test_what_became_of_reminders_can_be_taken_away_and_brought_back(launch: Launch) -> None:
    alarm = f"{new_id(DUE, Random(1))}_during12"
    files = await with_rows(BEDTIME.model_copy(update={"id": alarm.partition("_")[0]}))
    sheet = SHEET.replace("01BED", alarm)
    client = await launch(sheet, files=files, now=EVENING, notifier=FakeNotifier())
    await client.tap("done")
    await client.go("/settings/data")
    await client.tap("back-up")
    (file,) = client.outside.taken.values()
    again = await launch("/settings/data")
    again.outside.choice = file
    await again.tap("choose")
    await again.tap("merge")
    assert len(await outcomes(again)) == 1


async def test_snooze_rings_once_more_in_ten_minutes(launch: Launch) -> None:
    notifier = FakeNotifier()
    now = EVENING + timedelta(seconds=20)
    client = await launch(SHEET, files=await with_rows(BEDTIME), now=now, notifier=notifier)
    await client.tap("snooze")
    assert client.says("Again at 22:26.")
    again = next(alarm for alarm in notifier.alarms if alarm.day)
    assert (again.at, again.day) == (time(22, 26), MORNING.date())
    assert (await outcomes(client))[0][1] is Outcome.SNOOZED
    await client.go("/prevent/reminders")
    assert client.says("Once more: Bedtime stretch, 22:26")


async def test_a_snoozed_one_can_be_snoozed_again(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch(SHEET, files=await with_rows(BEDTIME), now=EVENING, notifier=notifier)
    await client.tap("snooze")
    again = next(alarm for alarm in notifier.alarms if alarm.day)
    await client.advance(600)
    await client.go(f"/prevent/reminder/{again.id}")
    await client.tap("snooze")
    assert client.says("Again at 22:35.")


@pytest.mark.parametrize(
    ("minute", "fold", "again"),
    [
        (20, 0, "2026-10-25T00:30Z"),
        # Ten minutes on, the clock has been put back.
        (55, 0, "2026-10-25T01:05Z"),
        (20, 1, "2026-10-25T01:30Z"),
        (55, 1, "2026-10-25T02:05Z"),
    ],
)
async def test_a_snooze_while_clocks_are_put_back_rings_ten_minutes_later(
    launch: Launch, minute: int, fold: int, again: str
) -> None:
    notifier = FakeNotifier()
    late = BEDTIME.model_copy(update={"at": time(2, 15)})
    now = datetime(2026, 10, 25, 2, minute, fold=fold)
    client = await launch(
        SHEET, files=await with_rows(late), now=now, zone="Europe/Berlin", notifier=notifier
    )
    await client.tap("snooze")
    snoozed = next(alarm for alarm in notifier.alarms if alarm.day)
    due = next_due(snoozed, ZoneInfo("Europe/Berlin"), client.clock.now().utc)
    assert due == datetime.fromisoformat(again)
    (kept,) = [one for one in await (await Store.open(client.files)).every(Reminder) if one.of]
    assert kept.fold == snoozed.fold


async def test_in_the_open_app_an_hour_that_comes_twice_rings_once(launch: Launch) -> None:
    late = BEDTIME.model_copy(update={"at": time(2, 15)})
    client = await launch(
        SHEET,
        files=await with_rows(late),
        now=datetime(2026, 10, 25, 2, 14),
        zone="Europe/Berlin",
        notifier=NullNotifier(),
    )
    await client.advance(60)
    assert len(client.snacks()) == 1
    await client.advance(25 * 60)
    client.clock.local = datetime(2026, 10, 25, 2, 14, fold=1)
    await client.advance(60)
    assert len(client.snacks()) == 1
    await client.tap("snooze")
    await client.advance(600)
    assert len(client.snacks()) == 2


async def test_a_snooze_that_could_not_reach_the_relay_says_so(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch(SHEET, files=await with_rows(BEDTIME), now=EVENING, notifier=notifier)
    notifier.now = replace(notifier.now, known=False, problem="offline")
    await client.tap("snooze")
    assert client.says("Again at 22:25, if you leave the app open.")
    assert not client.says("Again at 22:25.")


async def test_a_snooze_says_when_only_the_open_app_can_ring(launch: Launch) -> None:
    client = await launch(
        SHEET, files=await with_rows(BEDTIME), now=EVENING, notifier=NullNotifier()
    )
    await client.tap("snooze")
    assert client.says("Again at 22:25, if you leave the app open.")
    await client.advance(600)
    assert client.texts(client.snacks()[-1]) == ["Time for your stretch", "Open"]


@pytest.mark.parametrize(
    ("kind", "routine"),
    [
        (ReminderKind.BEDTIME_STRETCH, "routine.bedtime"),
        (ReminderKind.BEFORE_EXERCISE, "routine.warm_up"),
    ],
)
async def test_what_is_done_counts_like_a_routine_that_was_followed(
    launch: Launch, kind: ReminderKind, routine: str
) -> None:
    files = await with_rows(BEDTIME.model_copy(update={"kind": kind}))
    client = await launch(SHEET, files=files, now=EVENING + timedelta(minutes=20))
    await client.tap("done")
    (done,) = await (await Store.open(files)).newest(RoutineDone, 100)
    assert (done.routine, done.started.local, done.finished) == (routine, EVENING, True)


async def test_a_stretch_that_was_only_begun_or_put_off_does_not_count(launch: Launch) -> None:
    files = await with_rows(BEDTIME)
    client = await launch(SHEET, files=files, now=EVENING, notifier=FakeNotifier())
    await client.tap("snooze")
    await client.go(SHEET)
    again = await launch(SHEET, files=files, now=EVENING)
    await again.tap("start")
    assert await (await Store.open(files)).newest(RoutineDone, 100) == []


async def test_a_night_after_a_stretch_that_was_done_is_one_with_a_stretch(launch: Launch) -> None:
    files = await with_rows(BEDTIME)
    client = await launch(SHEET, files=files, now=EVENING)
    await client.tap("done")
    store = await Store.open(files)
    counts = digest([], await store.newest(RoutineDone, 100))
    assert [night.stretched for night in counts.nights.values()] == [True]


async def test_a_glass_that_meets_the_goal_is_the_last_one_asked_for_today(launch: Launch) -> None:
    notifier = FakeNotifier()
    goal = MAY_DRINK.model_copy(update={"target_ml": 500})
    before = Drink(id="01A", started=FixedClock(MORNING).now(), ml=250)
    route = "/prevent/reminder/01D_1?due=2026-11-24T11:00:00Z"
    client = await launch(route, files=await with_rows(DRINKS, goal, before), notifier=notifier)
    assert {alarm.not_before for alarm in notifier.alarms} == {None}
    await client.tap("drank")
    assert {alarm.not_before for alarm in notifier.alarms} == {MORNING.date() + timedelta(days=1)}


async def test_a_snooze_that_cannot_be_kept_says_so(launch: Launch) -> None:
    files = await with_rows(BEDTIME)
    client = await launch(SHEET, files=files, now=EVENING, notifier=FakeNotifier())
    files.is_full = True
    await client.tap("snooze")
    assert client.says("It could not be set again. Nothing will ring.")


async def test_a_glass_is_kept(launch: Launch) -> None:
    route = "/prevent/reminder/01D_1?due=2026-11-24T11:00:00Z"
    client = await launch(route, files=await with_rows(DRINKS, MAY_DRINK), notifier=FakeNotifier())
    assert "start" not in client.key_names()
    await client.tap("drank")
    assert client.says("Saved")
    assert await drinks(client) == [250]
    assert (await outcomes(client))[0][:2] == ("01D", Outcome.DONE)


@pytest.mark.parametrize(
    ("units", "glass"), [(Units.METRIC, "Drank 250 ml"), (Units.IMPERIAL, "Drank 8 fl oz")]
)
async def test_a_glass_is_told_in_the_units_of_the_person(
    launch: Launch, units: Units, glass: str
) -> None:
    route = "/prevent/reminder/01D_1?due=2026-11-24T11:00:00Z"
    files = await with_rows(DRINKS, MAY_DRINK, Settings(units=units))
    client = await launch(route, files=files, notifier=FakeNotifier())
    assert client.says(glass)


async def test_a_reminder_that_is_gone_can_still_be_done(launch: Launch) -> None:
    client = await launch(SHEET, now=EVENING)
    assert client.says("This reminder is not set any more.")
    assert "snooze" not in client.key_names()
    await client.tap("done")
    assert client.view.route == "/"


@pytest.mark.parametrize("due", ["", "?due=", "?due=yesterday", "?due=2026-11-24T22:15:00"])
async def test_any_address_of_a_notification_opens_its_sheet(launch: Launch, due: str) -> None:
    client = await launch(f"/prevent/reminder/01BED{due}", files=await with_rows(BEDTIME))
    assert "snooze" in client.key_names()


# What did not ring


async def test_a_missed_reminder_is_told_once(launch: Launch) -> None:
    notifier = FakeNotifier()
    notifier.miss("01BED", DUE - timedelta(days=1))
    client = await launch(files=await with_rows(BEDTIME), notifier=notifier)
    assert client.says("Yesterday, 22:15: “Bedtime stretch” did not arrive.")
    assert (await outcomes(client))[0][1] is Outcome.MISSED
    await client.tap("missed-seen")
    assert "missed-seen" not in client.key_names()
    again = await launch(files=client.files, keeper=client.keeper, notifier=notifier)
    assert "missed-seen" not in again.key_names()


async def test_a_missed_reminder_leads_to_the_reason(launch: Launch) -> None:
    notifier = FakeNotifier()
    notifier.miss("01BED", DUE - timedelta(days=1))
    client = await launch(files=await with_rows(BEDTIME), notifier=notifier)
    await client.tap("missed-why")
    assert client.says("Can they ring?")
