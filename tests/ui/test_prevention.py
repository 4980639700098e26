"""What the clinical brief says of prevention, as something to tap: S39, S41 and S43."""

from datetime import time

from crampapp.domain.hydration import HydrationProfile
from crampapp.store import Store

from .conftest import Launch, SlowFiles
from .fake_notifier import FakeNotifier


async def may_drink() -> SlowFiles:
    """The files of somebody who need not limit what they drink."""
    files = SlowFiles()
    await (await Store.open(files)).save(HydrationProfile().answered(frozenset(), sure=True))
    return files


async def test_s39_prevention_is_a_main_place_with_all_that_it_rests_on(launch: Launch) -> None:
    client = await launch()
    await client.select_tab(2)
    assert {"tonight", "warm-up", "drinks", "reminders"} <= set(client.key_names())
    await client.tap("warm-up")
    assert client.view.route == "/prevent/stretch/warm-up"


async def test_s41_a_workout_rings_for_drinks_before_during_and_after(launch: Launch) -> None:
    notifier = FakeNotifier()
    files = await may_drink()
    client = await launch("/prevent/reminders", files=files, notifier=notifier)
    await client.tap("preset-drink_with_exercise")
    await client.tap("lasts-120")
    await client.tap("save")
    assert [alarm.at for alarm in notifier.alarms] == [time(16), time(19), time(20)]


async def test_s43_a_stretch_before_bed_is_rung_for_and_led_through(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", notifier=notifier)
    await client.tap("preset-bedtime_stretch")
    (alarm,) = notifier.alarms
    assert alarm.at == time(22, 15)
    await client.go(f"/prevent/reminder/{alarm.id}?due=2026-11-24T22:15:00Z")
    await client.tap("start")
    assert client.view.route == "/prevent/stretch/bedtime"
    assert client.says("Tonight’s stretch")
