"""What Python asks the page about reminders, and what it makes of the answers."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from crampapp.domain.alarm import Alarm
from crampapp.domain.reminder import ReminderKind
from crampapp.platform import notifier as port
from crampapp.platform.bridge import Handler
from crampapp.platform.notifier import Permission
from crampapp.platform.web_notifier import WebNotifier

STATUS = {
    "offered": True,
    "platform": "android",
    "installed": True,
    "permission": "granted",
    "subscribed": True,
    "known": True,
    "next_due": "2026-11-22T22:15:00Z",
    "last_shown": "2026-11-21T22:15:01.250Z",
    "missed": [["stretch", "2026-11-20T22:15:00Z"]],
    "problem": "",
}
ALARM = Alarm(id="stretch", kind=ReminderKind.BEDTIME_STRETCH, at=time(22, 15), days=(1, 3))


class Page:
    """Answers each verb with what it was given for it; a verb without an answer is left waiting."""

    leads = True

    def __init__(self, *, ready: bool = True, **answers: object) -> None:
        self.asked: list[tuple[str, Mapping[str, Any]]] = []
        self._answers = answers
        self._ready = ready
        self._handlers: dict[str, Handler] = {}

    def on(self, kind: str, handler: Handler) -> None:
        self._handlers[kind] = handler
        if kind == "notifier.ready" and self._ready:
            asyncio.get_running_loop().call_soon(handler, {})

    def post(self, kind: str, **data: Any) -> None:
        verb = kind.removeprefix("notifier.")
        self.asked.append((verb, data))
        if verb in self._answers:
            answer = self._answers[verb]
            text = answer if isinstance(answer, str) else json.dumps(answer)
            self.tell(data["id"], text)

    def tell(self, number: int, text: str) -> None:
        asyncio.get_running_loop().call_soon(
            self._handlers["notifier.answer"], {"id": number, "text": text}
        )


async def test_the_status_is_what_the_page_says() -> None:
    status = await WebNotifier(Page(status=STATUS)).status()
    assert status.rings
    assert status.permission is Permission.GRANTED
    assert status.next_due == datetime(2026, 11, 22, 22, 15, tzinfo=UTC)
    assert status.last_shown == datetime(2026, 11, 21, 22, 15, 1, 250_000, tzinfo=UTC)
    assert status.missed == (("stretch", datetime(2026, 11, 20, 22, 15, tzinfo=UTC)),)


async def test_alarms_go_to_the_page_as_the_relay_reads_them() -> None:
    page = Page(schedule=STATUS)
    await WebNotifier(page).schedule([ALARM], "Europe/Berlin", {"stretch": "Calves, then bed"})
    ((verb, data),) = page.asked
    assert verb == "schedule"
    assert [Alarm.model_validate(alarm) for alarm in json.loads(data["alarms"])] == [ALARM]
    assert json.loads(data["wordings"]) == {"stretch": "Calves, then bed"}


async def test_a_person_may_read_the_sheet_for_as_long_as_they_like() -> None:
    page = Page()
    asking = asyncio.create_task(WebNotifier(page, patience=0.01).ask())
    ended, _ = await asyncio.wait([asking], timeout=0.05)
    assert not ended
    ((_, data),) = page.asked
    page.tell(data["id"], '{"permission": "denied"}')
    assert await asking is Permission.DENIED


async def test_answers_find_their_questions_in_any_order() -> None:
    page = Page()
    notifier = WebNotifier(page)
    testing = asyncio.create_task(notifier.test())
    asking = asyncio.create_task(notifier.ask())
    await asyncio.wait([testing, asking], timeout=0.05)
    numbers = {verb: data["id"] for verb, data in page.asked}
    page.tell(numbers["ask"], '{"permission": "granted"}')
    page.tell(numbers["test"], '{"outcome": "accepted_not_shown"}')
    assert await asking is Permission.GRANTED
    assert await testing is port.TestOutcome.ACCEPTED_NOT_SHOWN


async def test_a_page_without_the_script_rings_nothing() -> None:
    notifier = WebNotifier(Page(ready=False), patience=0.01)
    assert not (await notifier.status()).offered
    assert await notifier.ask() is Permission.UNSUPPORTED
    assert await notifier.test() is port.TestOutcome.UNREACHABLE
    await notifier.forget()


async def test_a_page_that_failed_at_it_says_so_at_once() -> None:
    notifier = WebNotifier(Page(status="", test="", forget="{}"))
    assert not (await notifier.status()).offered
    assert await notifier.test() is port.TestOutcome.UNREACHABLE
    await notifier.forget()


async def test_a_late_answer_is_nobodys() -> None:
    page = Page()
    notifier = WebNotifier(page, patience=0.01)
    assert not (await notifier.status()).offered
    page.tell(page.asked[0][1]["id"], json.dumps(STATUS))
    await asyncio.sleep(0)
    assert len(page.asked) == 1
