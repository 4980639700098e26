"""Setting reminders, from the tab to what the notifier is told."""

import asyncio
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from pydantic import BaseModel

from crampapp.domain.alarm import Alarm
from crampapp.domain.hydration import FluidRisk, HydrationProfile
from crampapp.domain.identifier import new_id
from crampapp.domain.quiet_hours import QuietHours
from crampapp.domain.reminder import DrinkTime, Reminder, ReminderKind
from crampapp.domain.settings import Settings
from crampapp.platform.notifier import NotifierStatus
from crampapp.store import Code, Store, StoreError
from crampapp.store.memory import MemoryFiles

from .conftest import (
    MORNING,
    Launch,
    Session,
    SlowFiles,
    episode,
)
from .fake_notifier import UNASKED, FakeNotifier

BEDTIME = Reminder(id="01BED", kind=ReminderKind.BEDTIME_STRETCH, at=time(22, 15))


DRINKS = Reminder(id="01D", kind=ReminderKind.DRINKS_BY_DAY, at=time(9), until=time(15))
MAY_DRINK = HydrationProfile().answered(frozenset(), sure=True)
MUST_LIMIT = HydrationProfile().answered(frozenset({FluidRisk.HEART}), sure=True)


async def with_rows(*rows: BaseModel) -> MemoryFiles:
    files = SlowFiles()
    store = await Store.open(files)
    for row in rows:
        await store.save(row)
    return files


async def kept(client: Session) -> list[Reminder]:
    """What a new start of the app would find."""
    return await (await Store.open(client.files)).every(Reminder)


async def settings(client: Session) -> Settings | None:
    return await (await Store.open(client.files)).one(Settings)


async def test_a_bedtime_stretch_is_three_taps_from_home(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch(notifier=notifier)
    await client.select_tab(2)
    await client.tap("reminders")
    await client.tap("preset-bedtime_stretch")
    assert client.says("Next: 22:15")
    assert client.says("They ring while the app is closed.")
    (reminder,) = await kept(client)
    assert (reminder.kind, reminder.at) == (ReminderKind.BEDTIME_STRETCH, time(22, 15))
    (alarm,) = notifier.alarms
    assert (alarm.id, alarm.at, alarm.days) == (reminder.id, time(22, 15), (1, 2, 3, 4, 5, 6, 7))


async def test_the_first_reminder_asks_for_permission(launch: Launch) -> None:
    notifier = FakeNotifier(UNASKED)
    client = await launch("/prevent/reminders", notifier=notifier)
    await client.tap("preset-bedtime_stretch")
    assert notifier.asked == 1
    assert client.says("They ring while the app is closed.")


async def test_without_a_relay_nobody_is_told_that_it_rings(launch: Launch) -> None:
    client = await launch("/prevent/reminders")
    await client.tap("preset-bedtime_stretch")
    assert client.says("They cannot ring while the app is closed.")
    assert not client.says("They ring while the app is closed.")
    await client.tap("what-to-do")
    assert client.says("No push at this address")


async def test_a_start_tells_the_notifier_again_what_is_set(launch: Launch) -> None:
    notifier = FakeNotifier()
    await launch(files=await with_rows(BEDTIME), notifier=notifier, zone="Europe/Dublin")
    assert [alarm.id for alarm in notifier.alarms] == ["01BED"]
    assert notifier.zone == "Europe/Dublin"


async def test_a_start_without_reminders_asks_nobody(launch: Launch) -> None:
    notifier = FakeNotifier()
    await launch(notifier=notifier)
    assert notifier.scheduled == 0


async def test_a_workout_today_rings_before_it(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", notifier=notifier)
    await client.tap("preset-before_exercise")
    await client.tap("before-30")
    assert client.says("Next: 17:30")
    await client.tap("save")
    assert client.view.route == "/prevent/reminders"
    assert client.says("Today, 18:00, 30 min before")
    (alarm,) = notifier.alarms
    assert (alarm.at, alarm.day) == (time(17, 30), MORNING.date())


async def test_a_weekly_workout_has_days_and_a_time_in_two_taps(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders/new/before_exercise", notifier=notifier)
    await client.tap("once-None")
    for day in (1, 3, 4, 5, 6, 7):
        await client.tap(f"on-{day}")
    await client.tap("at")
    await client.tap("at-hour-7")
    await client.tap("at-minute-30")
    await client.tap("save")
    (alarm,) = notifier.alarms
    assert (alarm.at, alarm.days) == (time(7, 15), (2,))


async def test_the_last_day_cannot_be_taken_away(launch: Launch) -> None:
    client = await launch("/prevent/reminders/new/bedtime_stretch")
    for day in range(1, 8):
        await client.tap(f"on-{day}")
    await client.tap("save")
    assert (await kept(client))[0].days == (7,)


async def test_own_words_go_to_the_device_only(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders/new/bedtime_stretch", notifier=notifier)
    await client.type("wording", "Calves, then the novel")
    await client.tap("save")
    assert client.says("“Calves, then the novel”")
    (alarm,) = notifier.alarms
    assert notifier.wordings == {alarm.id: "Calves, then the novel"}
    assert "novel" not in alarm.model_dump_json()


async def test_before_the_first_drink_it_is_asked_who_must_not(launch: Launch) -> None:
    client = await launch("/prevent/reminders")
    await client.tap("preset-drinks_by_day")
    assert client.says("Before any figures: is one of these true for you?")
    await client.tap("sure")
    assert client.view.route == "/prevent/reminders/new/drinks_by_day"
    assert client.says("Next: 11:00, if the app is open")
    await client.tap("save")
    assert [one.kind for one in await kept(client)] == [ReminderKind.DRINKS_BY_DAY]
    assert await (await client.open_store()).one(HydrationProfile) == MAY_DRINK


@pytest.mark.parametrize("answer", ["heart", "water_tablets", "unsure"])
async def test_who_must_limit_fluids_or_may_have_to_is_offered_no_drinks(
    launch: Launch, answer: str
) -> None:
    client = await launch("/prevent/reminders")
    await client.tap("preset-drink_with_exercise")
    if answer != "unsure":
        await client.tap(f"risk-{answer}")
    await client.tap("unsure" if answer == "unsure" else "sure")
    assert client.view.route == "/prevent/reminders"
    assert client.says("No reminders to drink")
    assert "preset-drinks_by_day" not in client.key_names()
    await client.tap("health")
    if answer != "unsure":
        await client.tap(f"risk-{answer}")
    await client.tap("sure")
    assert client.view.route == "/prevent/reminders"
    assert "preset-drinks_by_day" in client.key_names()


async def test_the_way_back_from_the_questions_is_the_list(launch: Launch) -> None:
    client = await launch("/prevent/reminders")
    await client.tap("preset-drinks_by_day")
    await client.tap("back")
    assert client.view.route == "/prevent/reminders"


async def test_a_reminder_to_drink_is_silent_until_the_questions_are_answered(
    launch: Launch,
) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", files=await with_rows(DRINKS), notifier=notifier)
    assert notifier.alarms == ()
    assert client.says("Does not ring: questions about your health come first")
    await client.tap("health")
    await client.tap("sure")
    assert client.says("Next: 11:00")
    assert len(notifier.alarms) == 4


async def test_an_answer_that_changes_silences_it_at_once(launch: Launch) -> None:
    notifier = FakeNotifier()
    files = await with_rows(DRINKS, BEDTIME, MAY_DRINK)
    client = await launch("/prevent/drinks/health", files=files, notifier=notifier)
    assert len(notifier.alarms) == 5
    await client.tap("risk-kidney")
    await client.tap("sure")
    assert [alarm.id for alarm in notifier.alarms] == ["01BED"]
    await client.go("/prevent/reminders/change/01D")
    assert client.says("Does not ring: you may have to limit what you drink")


async def test_whose_own_goal_is_met_is_told_to_drink_no_more_today(launch: Launch) -> None:
    notifier = FakeNotifier()
    goal = MAY_DRINK.model_copy(update={"target_ml": 500})
    files = await with_rows(DRINKS, BEDTIME, goal)
    client = await launch("/prevent/drinks", files=files, notifier=notifier)
    await client.tap("cup-250")
    assert {alarm.not_before for alarm in notifier.alarms} == {None}
    await client.tap("cup-250")
    tomorrow = MORNING.date() + timedelta(days=1)
    assert {alarm.id[:5]: alarm.not_before for alarm in notifier.alarms} == {
        "01BED": None,
        **{f"01D_{number}": tomorrow for number in range(1, 5)},
    }
    await client.go("/prevent/reminders/change/01D")
    assert client.says("Next: tomorrow, 09:00")


async def test_a_drink_that_was_noted_by_mistake_is_not_enough_for_today(launch: Launch) -> None:
    notifier = FakeNotifier()
    goal = MAY_DRINK.model_copy(update={"target_ml": 500})
    files = await with_rows(DRINKS, goal)
    client = await launch("/prevent/drinks", files=files, notifier=notifier)
    await client.tap("cup-250")
    await client.tap("cup-250")
    assert None not in {alarm.not_before for alarm in notifier.alarms}
    await client.tap("undo")
    assert {alarm.not_before for alarm in notifier.alarms} == {None}


async def test_what_was_enough_yesterday_is_asked_for_again_today(launch: Launch) -> None:
    goal = MAY_DRINK.model_copy(update={"target_ml": 500})
    files = await with_rows(DRINKS, goal)
    notifier = FakeNotifier()
    client = await launch("/prevent/drinks", files=files, notifier=notifier)
    await client.tap("cup-500")
    tomorrow = MORNING + timedelta(days=1)
    assert {alarm.not_before for alarm in notifier.alarms} == {tomorrow.date()}
    client = await launch("/prevent/reminders", files=files, notifier=notifier, now=tomorrow)
    assert client.says("Next: 11:00")
    assert {alarm.not_before for alarm in notifier.alarms} == {None}


async def test_who_comes_to_limit_fluids_is_told_to_drink_no_more(launch: Launch) -> None:
    notifier = FakeNotifier()
    files = await with_rows(DRINKS, BEDTIME, MUST_LIMIT)
    client = await launch("/prevent/reminders", files=files, notifier=notifier)
    assert [alarm.id for alarm in notifier.alarms] == ["01BED"]
    assert client.says("Does not ring: you may have to limit what you drink")


async def test_drinks_with_exercise_are_chosen(launch: Launch) -> None:
    notifier = FakeNotifier()
    files = await with_rows(MAY_DRINK)
    client = await launch("/prevent/reminders", files=files, notifier=notifier)
    await client.tap("preset-drink_with_exercise")
    assert client.says("Drink to thirst")
    await client.tap("lasts-120")
    await client.tap(f"drink-{DrinkTime.AFTER}")
    await client.tap("save")
    assert [alarm.at for alarm in notifier.alarms] == [time(16), time(19)]


async def test_quiet_hours_are_named_where_they_silence_something(launch: Launch) -> None:
    notifier = FakeNotifier()
    files = await with_rows(MAY_DRINK)
    client = await launch("/prevent/reminders/quiet", files=files, notifier=notifier)
    await client.tap("begin")
    await client.tap("begin-hour-19")
    await client.tap("begin-minute-0")
    kept_settings = await settings(client)
    assert kept_settings
    assert kept_settings.quiet == QuietHours(begin=time(19), end=time(7))
    await client.tap("back")
    assert client.says("No drinks from 19:00 to 07:00")
    await client.tap("preset-drink_with_exercise")
    assert client.says("Not at 19:00: those are your quiet hours.")


async def test_the_next_one_can_be_left_out(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", files=await with_rows(BEDTIME), notifier=notifier)
    await client.tap("change-01BED")
    await client.tap("skip")
    assert notifier.alarms[0].not_before == MORNING.date() + timedelta(days=1)
    assert client.says("Next: tomorrow, 22:15")


async def test_a_pause_lasts_until_a_day_and_can_be_ended(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", files=await with_rows(BEDTIME), notifier=notifier)
    await client.tap("change-01BED")
    await client.tap("pause-until")
    await client.tap("month-2026-12")
    await client.tap("day-2026-12-24")
    assert client.says("Paused until 24 December")
    assert notifier.alarms[0].not_before == date(2026, 12, 24)
    await client.tap("unpause")
    assert notifier.alarms[0].not_before is None


async def test_switched_off_it_does_not_ring_and_says_so(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", files=await with_rows(BEDTIME), notifier=notifier)
    await client.tap("change-01BED")
    await client.tap("switch")
    assert notifier.alarms == ()
    assert client.says("Off")


async def test_deleting_can_be_undone(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", files=await with_rows(BEDTIME), notifier=notifier)
    await client.tap("delete-01BED")
    assert await kept(client) == []
    assert notifier.alarms == ()
    await client.snack_action()
    assert await kept(client) == [BEDTIME]
    assert len(notifier.alarms) == 1


async def test_a_full_device_says_that_nothing_was_saved(launch: Launch) -> None:
    files = SlowFiles()
    client = await launch("/prevent/reminders/new/bedtime_stretch", files=files)
    files.is_full = True
    await client.tap("save")
    assert client.says("Not saved yet")
    assert client.view.route == "/prevent/reminders/new/bedtime_stretch"


async def test_single_ones_of_past_days_are_cleared_away(launch: Launch) -> None:
    past = Reminder(
        id="01OLD",
        kind=ReminderKind.BEFORE_EXERCISE,
        at=time(18),
        day=MORNING.date() - timedelta(days=2),
    )
    client = await launch(files=await with_rows(past, BEDTIME))
    assert await kept(client) == [BEDTIME]


class TestOffer:
    """A stretch tonight, after a night with a cramp."""

    async def test_after_a_night_with_a_cramp_a_stretch_is_offered(self, launch: Launch) -> None:
        notifier = FakeNotifier()
        client = await launch(files=await self.night(), notifier=notifier)
        await client.tap("no-details")
        await client.tap("stretch-tonight")
        (alarm,) = notifier.alarms
        assert (alarm.kind, alarm.at) == (ReminderKind.BEDTIME_STRETCH, time(22, 15))
        assert alarm.day == MORNING.date()
        assert "stretch-tonight" not in client.key_names()

    async def test_no_is_no_until_tomorrow(self, launch: Launch) -> None:
        client = await launch(files=await self.night())
        await client.tap("no-details")
        await client.tap("no-stretch-tonight")
        assert "stretch-tonight" not in client.key_names()
        again = await launch(files=client.files, keeper=client.keeper)
        assert "stretch-tonight" not in again.key_names()

    async def test_who_stretches_tonight_anyway_is_not_asked(self, launch: Launch) -> None:
        client = await launch(files=await self.night(BEDTIME))
        await client.tap("no-details")
        assert "stretch-tonight" not in client.key_names()

    @pytest.mark.parametrize("hours_ago", [17, 40])
    async def test_a_cramp_by_day_or_long_ago_is_no_reason(
        self, launch: Launch, hours_ago: int
    ) -> None:
        files = await self.night(hours_ago=hours_ago)
        client = await launch(files=files)
        if "no-details" in client.key_names():
            await client.tap("no-details")
        assert "stretch-tonight" not in client.key_names()

    async def night(self, *rows: Reminder, hours_ago: int = 7) -> MemoryFiles:
        files = await with_rows(*rows)
        await (await Store.open(files)).save(episode(MORNING - timedelta(hours=hours_ago)))
        return files


def test_ids_of_reminders_fit_into_those_of_alarms() -> None:
    id = new_id(datetime(2026, 11, 24, tzinfo=UTC), random.Random(1))
    assert "_" not in id
    assert len(f"{id}_during12") <= 40


async def test_a_store_that_cannot_be_opened_takes_nothing_back_that_rings(launch: Launch) -> None:
    async def refuse() -> Store:
        raise StoreError(Code.UNREADABLE)

    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", notifier=notifier, open_store=refuse)
    assert client.says("Remind me")
    assert client.snacks() == []
    assert notifier.scheduled == 0
    await client.tap("preset-bedtime_stretch")
    assert client.snacks()[-1].content.value == "Not saved: this device would not take it."


async def test_saving_does_not_wait_for_a_relay_that_is_far_away(launch: Launch) -> None:
    class Slow(FakeNotifier):
        async def schedule(
            self, alarms: Sequence[Alarm], zone: str, wordings: Mapping[str, str]
        ) -> NotifierStatus:
            await answered.wait()
            return await super().schedule(alarms, zone, wordings)

    answered = asyncio.Event()
    client = await launch("/prevent/reminders/new/bedtime_stretch", notifier=Slow())
    await client.tap("save")
    assert client.view.route == "/prevent/reminders"
    assert client.says("Asking whether they can ring…")
    assert not client.says("They ring while the app is closed.")
    answered.set()
    await client.settle()
    assert client.says("They ring while the app is closed.")
