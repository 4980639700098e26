"""Reminders of the installed web app: the page and its service worker do it, we ask them.

``reminders.js`` of the page answers each ``notifier.<verb>`` with one ``notifier.answer`` of the
same number. It is loaded after the handover, and keeps what is set while the relay is away.
"""

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from crampapp.platform.bridge import Bridge
from crampapp.platform.notifier import NotifierStatus, NullNotifier, Permission, TestOutcome

if TYPE_CHECKING:
    from crampapp.domain.alarm import Alarm

log = logging.getLogger("crampapp")

ANSWER_S = 120.0
"""The page has limits of its own for every step; after this long it is not there."""


class WebNotifier:
    """Asks the page; one that does not answer is as good as none that rings."""

    def __init__(self, bridge: Bridge, *, patience: float = ANSWER_S) -> None:
        """
        Args:
            bridge: The way to the page.
            patience: Seconds to wait for an answer that nobody has to tap for.
        """
        self._bridge = bridge
        self._patience = patience
        self._numbers = count(1)
        self._asked: dict[int, asyncio.Future[str]] = {}
        self._ready = asyncio.Event()
        bridge.on("notifier.answer", self._answered)
        bridge.on("notifier.ready", lambda _: self._ready.set())

    async def status(self) -> NotifierStatus:
        return await self._status("status")

    async def ask(self) -> Permission:
        # However long the person reads.
        answer = await self._ask("ask", patience=None)
        return Permission(answer["permission"]) if answer else Permission.UNSUPPORTED

    async def schedule(
        self, alarms: "Sequence[Alarm]", zone: str, wordings: Mapping[str, str]
    ) -> NotifierStatus:
        # The page takes the zone from the browser: it also follows a change that we do not see.
        return await self._status(
            "schedule",
            # An older relay takes what is said in an older app's words.
            alarms=json.dumps(
                [one.model_dump(mode="json", exclude_defaults=True) for one in alarms]
            ),
            wordings=json.dumps(dict(wordings)),
        )

    async def test(self) -> TestOutcome:
        answer = await self._ask("test", patience=self._patience)
        return TestOutcome(answer["outcome"]) if answer else TestOutcome.UNREACHABLE

    async def forget(self) -> None:
        await self._ask("forget", patience=self._patience)

    async def _status(self, verb: str, **data: Any) -> NotifierStatus:
        answer = await self._ask(verb, patience=self._patience, **data)
        if answer is None:
            return replace(await NullNotifier().status(), problem="timeout")
        return TypeAdapter(NotifierStatus).validate_python(answer)

    async def _ask(self, verb: str, *, patience: float | None, **data: Any) -> Any:
        """The answer of the page; None when there is none."""
        number = next(self._numbers)
        answer = self._asked[number] = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(self._ready.wait(), self._patience)
            self._bridge.post(f"notifier.{verb}", id=number, **data)
            text = await asyncio.wait_for(answer, patience)
            return json.loads(text) if text else None
        except TimeoutError:
            log.warning("the page did not answer to %s", verb)
            return None
        finally:
            del self._asked[number]

    def _answered(self, message: dict[str, Any]) -> None:
        answer = self._asked.get(message.get("id", 0))
        if answer and not answer.done():
            answer.set_result(str(message["text"]))
