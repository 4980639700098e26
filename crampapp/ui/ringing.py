"""The verbs over what rings: telling it, asking how it stands, permission, a test, the calendar.

Everything that rings is told to the notifier as a whole, so that what rings is always what is set.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from crampapp.platform.clock import Clock
from crampapp.platform.notifier import Notifier, NotifierStatus, Permission, TestOutcome
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.ui.reminding import Reminding


class Ringing:
    """What rings while the app is closed, in one session."""

    def __init__(
        self,
        state: AppState,
        *,
        read: "Callable[[], Awaitable[Reminding]]",
        see_missed: Callable[[], Awaitable[None]],
        notifier: Notifier,
        clock: Clock,
    ) -> None:
        """
        Args:
            state: What the screens show.
            read: All reminders, which may have to be read first.
            see_missed: Told after each answer of the notifier.
            notifier: What rings.
            clock: Knows the zone.
        """
        self._state = state
        self._read = read
        self._see_missed = see_missed
        self._notifier = notifier
        self._clock = clock
        self._busy = asyncio.Lock()
        self._telling: asyncio.Task[None] | None = None

    def tell(self) -> None:
        """Have it ring; nobody waits for a relay, which may be far away."""
        self._telling = asyncio.create_task(self._tell())

    async def told(self) -> None:
        """Return when the notifier has been told of the last change."""
        if self._telling:
            await self._telling

    async def look(self) -> None:
        """Look again how it stands."""
        if (await self._read()).alarms:
            await self._tell()
        else:
            self._stands(await self._notifier.status())

    async def ask(self) -> Permission:
        """Ask for permission to ring, and use it."""
        permission = await self._notifier.ask()
        await self.look()
        return permission

    async def ask_first(self) -> None:
        """Once the last change is told, ask for permission where nobody has asked yet."""
        await self.told()
        status = self._state.reminding.status if self._state.reminding else None
        if status and status.offered and status.permission is Permission.UNASKED:
            await self.ask()

    async def test(self) -> TestOutcome:
        """Send a notification now, and tell what became of it."""
        outcome = await self._notifier.test()
        await self.look()
        return outcome

    async def calendar_file(self) -> bytes:
        """All times as a calendar file.

        Raises:
            OSError: What writes such files could not be fetched.
        """
        from crampapp.platform.late import provide
        from crampapp.ui.reminder_words import wording

        for package in ("tzdata", "python-dateutil", "icalendar"):
            await provide(package)
        from crampapp.platform.calendar import calendar

        reminding = await self._read()
        titles = {
            alarm.id: wording(reminder)
            for alarm in reminding.alarms
            if (reminder := reminding.of_alarm(alarm.id))
        }
        return calendar(reminding.alarms, titles, self._clock.now()).encode()

    async def _tell(self) -> None:
        """Have the notifier ring what is set now, whatever it was told before."""
        async with self._busy:
            reminding = self._state.reminding
            assert reminding is not None
            told = {one.id: one.wording for one in reminding.reminders if one.wording}
            wordings = {
                alarm.id: told[reminder.id]
                for alarm in reminding.alarms
                if (reminder := reminding.of_alarm(alarm.id)) and reminder.id in told
            }
            zone = self._clock.now().zone
            self._stands(await self._notifier.schedule(reminding.alarms, zone, wordings))
        await self._see_missed()

    def _stands(self, status: NotifierStatus) -> None:
        # What is set may have changed while it was asked.
        assert self._state.reminding is not None
        self._state.reminding = replace(self._state.reminding, status=status)
