"""Reminders that ring while the app is closed, by whatever this device has for that.

On the web a relay sends pushes, and the page asks for permission; an installed build uses the
alarms of the system. Either may be missing or refused at any time, so every answer says how things
stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from crampapp.domain.alarm import Alarm


class Permission(StrEnum):
    """Whether the person lets the app show notifications."""

    UNASKED = "default"
    GRANTED = "granted"
    DENIED = "denied"
    UNSUPPORTED = "unsupported"


class TestOutcome(StrEnum):
    """What became of a test notification."""

    SHOWN = "shown"
    """Seen on this device by what shows notifications."""
    ACCEPTED_NOT_SHOWN = "accepted_not_shown"
    """Taken by the push service, and not shown in time."""
    REFUSED = "refused"
    """The push service would not take it."""
    GONE = "gone"
    """The push service no longer knows this device."""
    UNREACHABLE = "unreachable"
    """The relay did not answer, or could not reach the push service."""
    NOT_ALLOWED = "not_allowed"
    """There is no permission, or nothing that could show it."""


@dataclass(frozen=True)
class NotifierStatus:
    """How things stand, as far as each part could be asked."""

    offered: bool
    """Whether a relay, or the system's alarms, is there at all."""
    platform: str
    """``ios``, ``android``, ``desktop`` or ``native``."""
    installed: bool
    """Whether the app is on the home screen, or a native build."""
    permission: Permission
    subscribed: bool
    """Whether this device can be reached by push, or the system's alarms are usable."""
    known: bool
    """Whether the relay knows this device, and its alarms are the ones set here."""
    next_due: datetime | None = None
    """When the next alarm is due, in UTC, by who will ring it."""
    last_shown: datetime | None = None
    """When a notification was last shown on this device, in UTC."""
    missed: tuple[tuple[str, datetime], ...] = ()
    """Alarms that did not ring: id and when they were due, in UTC."""
    problem: str = ""
    """``offline``, ``gone``, ``stopped``, ``timeout``; empty when there is none."""

    @property
    def rings(self) -> bool:
        """Whether the alarms that are set will ring while the app is closed."""
        return (
            self.offered
            and self.permission is Permission.GRANTED
            and self.subscribed
            and self.known
            and not self.problem
        )


class Notifier(Protocol):
    """What rings. No verb raises; what went wrong is in the answer."""

    async def status(self) -> NotifierStatus:
        """How things stand now."""

    async def ask(self) -> Permission:
        """Say why, and let the person allow notifications; on the web in a sheet of the page."""

    async def schedule(
        self, alarms: "Sequence[Alarm]", zone: str, wordings: Mapping[str, str]
    ) -> NotifierStatus:
        """Ring at these times and no others.

        Args:
            alarms: All of them.
            zone: IANA name of the zone that their wall times are in.
            wordings: What to say instead of the usual words, by alarm; it stays on the device.
        """

    async def test(self) -> TestOutcome:
        """Send a notification now, and tell what became of it."""

    async def forget(self) -> None:
        """Take every alarm back and let the relay forget this device; repeated if it is away."""


class NullNotifier:
    """Nothing here can ring: a development server, or an address without a relay, and tests."""

    async def status(self) -> NotifierStatus:
        return NotifierStatus(
            offered=False,
            platform="desktop",
            installed=False,
            permission=Permission.UNSUPPORTED,
            subscribed=False,
            known=False,
        )

    async def ask(self) -> Permission:
        return Permission.UNSUPPORTED

    async def schedule(
        self, alarms: "Sequence[Alarm]", zone: str, wordings: Mapping[str, str]
    ) -> NotifierStatus:
        return await self.status()

    async def test(self) -> TestOutcome:
        return TestOutcome.NOT_ALLOWED

    async def forget(self) -> None:
        """There is nothing to forget."""
