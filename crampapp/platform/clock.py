"""The time, as the phone tells it."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import Protocol

from crampapp.domain.moment import Moment

TICK_S = 0.25
"""Often enough for what changes by the minute."""

SECOND_S = 0.1
"""Often enough that a second is shown well within a quarter of the next."""


class Clock(Protocol):
    """Where screens and verbs get the time from."""

    def now(self) -> Moment:
        """This instant, with its zone and wall time."""

    def wall(self, utc: datetime) -> datetime:
        """What the clock shows at an instant (aware), with a fold when it shows that again."""

    async def tick(self, every: float = TICK_S) -> None:
        """Wait until it is worth looking at the time again.

        Args:
            every: Seconds from one look to the next.
        """


class SystemClock:
    """The clock of the device."""

    def __init__(self) -> None:
        self._zone = _zone()

    def now(self) -> Moment:
        utc = datetime.now(UTC)
        # The local offset is the platform's: no zone database is needed, and the web has none.
        return Moment(utc=utc, zone=self._zone, local=utc.astimezone().replace(tzinfo=None))

    def wall(self, utc: datetime) -> datetime:
        first = utc.astimezone().replace(tzinfo=None)
        return first if first.astimezone(UTC) == utc else first.replace(fold=1)

    async def tick(self, every: float = TICK_S) -> None:
        await asyncio.sleep(every)


def _zone() -> str:
    """IANA name of the device's zone, or ``UTC`` where it will not say."""
    try:
        if sys.platform == "emscripten":
            import js

            return str(js.Intl.DateTimeFormat.new().resolvedOptions().timeZone)
        from tzlocal import get_localzone_name

        return get_localzone_name()
    except Exception:
        return "UTC"
