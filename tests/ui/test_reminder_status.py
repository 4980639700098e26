"""The status screen says what is not so, and what to do about it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from crampapp.domain.reminder import Reminder, ReminderKind
from crampapp.platform import notifier
from crampapp.platform.notifier import NotifierStatus, Permission
from crampapp.store import Store

from .conftest import MORNING, Launch, Session, SlowFiles
from .fake_notifier import READY, UNASKED, FakeNotifier

ROUTE = "/prevent/reminders/status"
IPHONE_TAB = replace(UNASKED, platform="ios", installed=False, permission=Permission.UNSUPPORTED)
RINGS, SILENT = "Reminders ring, also while the app is closed.", "Reminders do not ring"


async def opened(launch: Launch, status: NotifierStatus) -> tuple[Session, FakeNotifier]:
    files = SlowFiles()
    store = await Store.open(files)
    await store.save(Reminder(id="01B", kind=ReminderKind.BEDTIME_STRETCH, at=time(22, 15)))
    fake = FakeNotifier(status)
    return await launch(ROUTE, files=files, notifier=fake), fake


async def test_when_everything_holds_it_says_so(launch: Launch) -> None:
    due = datetime(2026, 11, 24, 22, 15, tzinfo=UTC)
    status = replace(READY, next_due=due, last_shown=due - timedelta(days=1))
    client, _ = await opened(launch, status)
    assert client.says(RINGS)
    assert client.says("Next: 22:15")
    assert client.says("Last one shown: Yesterday, 22:15")
    assert "allow" not in client.key_names()


@pytest.mark.parametrize(
    ("broken", "said", "cure"),
    [
        ({"offered": False}, "No push at this address", "Until then the calendar can ring."),
        ({"installed": False}, "The app is not on the home screen", "Add it there"),
        ({"permission": Permission.DENIED}, "Notifications are not allowed", "in the settings"),
        ({"permission": Permission.UNASKED}, "Notifications are not allowed", "Turn on"),
        ({"subscribed": False}, "This device cannot be reached yet", "Turn on"),
        ({"known": False}, "The relay has no times of yours", "when you are online"),
        ({"problem": "offline"}, "The relay could not be asked", "when you are online"),
        ({"problem": "gone"}, "The push service forgot this device", "Turn on"),
        ({"problem": "stopped"}, "The relay cannot send at the moment", "Use the calendar"),
        ({"problem": "timeout"}, "The browser did not answer in time", "in a minute"),
    ],
)
async def test_whatever_does_not_hold_is_named_with_its_cure(
    launch: Launch, broken: dict[str, object], said: str, cure: str
) -> None:
    client, _ = await opened(launch, replace(READY, **broken))
    assert client.says(said)
    assert client.says(cure)
    if "installed" not in broken:
        assert client.says(SILENT)


async def test_who_does_not_allow_them_is_sent_to_no_button_that_is_not_there(
    launch: Launch,
) -> None:
    denied = replace(READY, permission=Permission.DENIED, subscribed=False, known=False)
    client, _ = await opened(launch, denied)
    assert "allow" not in client.key_names()
    assert not client.says("Turn on reminders")
    assert not client.says("when you are online")
    assert client.says("1. Open the menu of the browser")
    assert client.says("3. Allow notifications for this app in the settings")


async def test_an_iphone_without_the_app_on_its_home_screen_is_told_how(launch: Launch) -> None:
    client, _ = await opened(launch, IPHONE_TAB)
    assert client.says("An iPhone allows them only for apps on the home screen.")
    assert client.says("Tap Share, then “Add to Home Screen”.")
    assert "allow" not in client.key_names()


async def test_turning_on_asks_once_and_then_it_rings(launch: Launch) -> None:
    client, fake = await opened(launch, UNASKED)
    assert client.says(SILENT)
    await client.tap("allow")
    assert fake.asked == 1
    assert client.says(RINGS)


async def test_without_any_reminder_the_cure_is_to_set_one(launch: Launch) -> None:
    client = await launch(ROUTE, notifier=FakeNotifier(replace(READY, known=False)))
    assert client.says("Set a reminder first.")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (notifier.TestOutcome.SHOWN, "Shown on this device."),
        (notifier.TestOutcome.ACCEPTED_NOT_SHOWN, "Sent, but not shown here yet."),
        (notifier.TestOutcome.REFUSED, "The push service refused it."),
        (notifier.TestOutcome.GONE, "not subscribed any more"),
        (notifier.TestOutcome.UNREACHABLE, "The relay could not be reached."),
        (notifier.TestOutcome.NOT_ALLOWED, "Notifications are not allowed here."),
    ],
)
async def test_a_test_reports_what_became_of_it(
    launch: Launch, outcome: notifier.TestOutcome, said: str
) -> None:
    client, fake = await opened(launch, READY)
    fake.outcome = outcome
    await client.tap("test")
    assert any(said in words for words in client.announced())


async def test_it_is_looked_at_again_when_the_page_opens(launch: Launch) -> None:
    client, fake = await opened(launch, READY)
    fake.now = replace(READY, subscribed=False)
    await client.go("/prevent/reminders")
    await client.go(ROUTE)
    assert client.says("This device cannot be reached yet")


async def test_the_calendar_is_another_way(launch: Launch) -> None:
    client = await launch(ROUTE, page_leads=True)
    await client.tap("calendar")
    assert client.says("Google Calendar")


async def test_a_calendar_file_is_given_to_the_person(launch: Launch) -> None:
    client = await launch("/prevent/reminders", page_leads=True)
    await client.tap("preset-bedtime_stretch")
    await client.tap("calendar")
    await client.tap("share")
    file = client.outside.taken["crampapp.ics"].data.decode()
    assert f"DTSTART:{MORNING:%Y%m%d}T221500" in file
    assert "SUMMARY:Time for your stretch" in file
    assert client.says("Open the file with your calendar.")


async def test_a_calendar_file_that_nobody_took_is_not_called_given(launch: Launch) -> None:
    client = await launch("/prevent/reminders", page_leads=True)
    await client.tap("preset-bedtime_stretch")
    await client.tap("calendar")
    client.outside.takes = False
    await client.tap("share")
    assert client.says("You did not take the file.")
    client.outside.refuses = True
    await client.tap("share")
    assert client.says("The device would not take the file.")
