"""The system's alarms, through the real package; only the phone at the end is pretended."""

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from flet.messaging.protocol import InvokeMethodRequestBody

from crampapp.domain.alarm import Alarm
from crampapp.domain.reminder import ReminderKind
from crampapp.platform import notifier
from crampapp.platform.native_notifier import MOST, NativeNotifier
from crampapp.platform.notifier import Permission
from crampapp.ui.reminder_words import said_of
from tests.ui.fake_client import FakeClient

TUESDAY = date(2026, 11, 24)
MORNING = datetime.combine(TUESDAY, time(10))
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def alarm(**given: object) -> Alarm:
    values: dict[str, object] = {
        "id": "01BED",
        "kind": ReminderKind.BEDTIME_STRETCH,
        "at": time(22, 15),
    }
    if "day" not in given:
        values["days"] = EVERY_DAY
    return Alarm.model_validate(values | given)


class Phone(FakeClient):
    """Answers for the system: what it is told, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.called: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self.says: dict[str, Any] = {"are_notifications_enabled": "true"}

    def _answer(self, call: InvokeMethodRequestBody) -> None:
        self.called[call.name].append(call.args or {})
        if call.name == "push_route":
            super()._answer(call)
            return
        said = self.says.get(call.name)
        self.session.handle_invoke_method_results(call.control_id, call.call_id, said, None)


@pytest.fixture
async def phone() -> AsyncIterator[Phone]:
    client = Phone()
    await client.start(lambda page: None)
    yield client
    await client.close()


@pytest.fixture
def native(phone: Phone) -> NativeNotifier:
    return NativeNotifier(phone.page, said_of, "Reminders", now=lambda: MORNING)


async def told(
    phone: Phone, native: NativeNotifier, *alarms: Alarm
) -> list[tuple[str, str | None]]:
    """When the system rings first, and by what it repeats."""
    await native.schedule(alarms, "Europe/Dublin", {})
    return [(one["when"]["iso"], one["match_components"]) for one in phone.called["schedule"]]


async def test_a_daily_alarm_is_repeated_by_the_system_inexactly(
    phone: Phone, native: NativeNotifier
) -> None:
    assert await told(phone, native, alarm()) == [("2026-11-24T22:15:00", "time")]
    (call,) = phone.called["schedule"]
    assert call["schedule_mode"] == "inexactAllowWhileIdle"
    assert call["when"]["time_zone"] == "Europe/Dublin"
    assert call["title"] == "Time for your stretch"
    assert call["payload"] == "/prevent/reminder/01BED"


async def test_a_weekly_alarm_is_one_for_each_of_its_days(
    phone: Phone, native: NativeNotifier
) -> None:
    assert await told(phone, native, alarm(at=time(9), days=(2, 4))) == [
        ("2026-11-26T09:00:00", "dayOfWeekAndTime"),
        ("2026-12-01T09:00:00", "dayOfWeekAndTime"),
    ]


async def test_a_single_alarm_does_not_repeat_and_a_past_one_is_not_told(
    phone: Phone, native: NativeNotifier
) -> None:
    single, past = alarm(day=TUESDAY), alarm(id="01P", at=time(9), day=TUESDAY)
    assert await told(phone, native, single, past) == [("2026-11-24T22:15:00", None)]


async def test_nothing_rings_during_a_pause(phone: Phone, native: NativeNotifier) -> None:
    told_so = await told(phone, native, alarm(not_before=TUESDAY + timedelta(days=7)))
    assert told_so[0] == ("2026-12-01T22:15:00", None)
    assert {repeats for _when, repeats in told_so} == {None}


async def test_no_more_is_told_than_a_phone_takes(phone: Phone, native: NativeNotifier) -> None:
    many = [alarm(id=f"a{n}", at=time(8, n), days=(1, 2, 3, 4, 5)) for n in range(20)]
    assert len(await told(phone, native, *many)) == MOST


async def test_what_was_told_before_is_taken_back_first(
    phone: Phone, native: NativeNotifier
) -> None:
    await native.schedule([alarm()], "UTC", {})
    await native.schedule([], "UTC", {})
    assert len(phone.called["cancel_pending"]) == 2
    assert len(phone.called["schedule"]) == 1


async def test_own_words_are_shown(phone: Phone, native: NativeNotifier) -> None:
    await native.schedule([alarm()], "UTC", {"01BED": "Calves first"})
    assert phone.called["schedule"][0]["title"] == "Calves first"


async def test_it_asks_only_when_told_to(phone: Phone, native: NativeNotifier) -> None:
    await native.status()
    assert "request_permissions" not in phone.called
    phone.says["request_permissions"] = "false"
    assert await native.ask() is Permission.DENIED
    phone.says["request_permissions"] = "true"
    assert await native.ask() is Permission.GRANTED


async def test_without_permission_it_does_not_say_that_it_rings(
    phone: Phone, native: NativeNotifier
) -> None:
    phone.says["are_notifications_enabled"] = "false"
    status = await native.schedule([alarm()], "UTC", {})
    assert not status.rings
    assert await native.test() is notifier.TestOutcome.NOT_ALLOWED


async def test_a_system_that_refuses_is_told_of(phone: Phone, native: NativeNotifier) -> None:
    phone.says["schedule"] = "error:schedule_failed:no"
    status = await native.schedule([alarm()], "UTC", {})
    assert (status.rings, status.problem) == (False, "stopped")


async def test_a_test_tells_whether_it_was_seen(phone: Phone, native: NativeNotifier) -> None:
    assert await native.test() is notifier.TestOutcome.ACCEPTED_NOT_SHOWN
    phone.says["get_active"] = [{"id": 1}]
    assert await native.test() is notifier.TestOutcome.SHOWN


async def test_a_tap_opens_the_sheet_of_its_alarm(phone: Phone, native: NativeNotifier) -> None:
    await native.status()
    service = native._system
    await phone.session.dispatch_event(
        service._i, "tap", {"id": 100, "payload": "/prevent/reminder/01BED"}
    )
    await phone.settle()
    assert phone.called["push_route"] == [{"route": "/prevent/reminder/01BED"}]


async def test_forgetting_takes_every_alarm_back(phone: Phone, native: NativeNotifier) -> None:
    await native.forget()
    assert phone.called["cancel_pending"] == [{}]
