"""What rings, without a relay or a phone: it remembers what it was told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from crampapp.domain.alarm import Alarm
from crampapp.platform import notifier
from crampapp.platform.notifier import NotifierStatus, Permission

READY = NotifierStatus(
    offered=True,
    platform="android",
    installed=True,
    permission=Permission.GRANTED,
    subscribed=True,
    known=True,
)
UNASKED = replace(READY, permission=Permission.UNASKED, subscribed=False, known=False)


class FakeNotifier:
    """A relay that answers at once, and a person who allows it when asked."""

    def __init__(self, status: NotifierStatus = READY) -> None:
        self.now = status
        self.alarms: tuple[Alarm, ...] = ()
        self.wordings: Mapping[str, str] = {}
        self.zone = ""
        self.asked = 0
        self.scheduled = 0
        self.outcome = notifier.TestOutcome.SHOWN

    async def status(self) -> NotifierStatus:
        return self.now

    async def ask(self) -> Permission:
        self.asked += 1
        self.now = replace(READY, platform=self.now.platform)
        return self.now.permission

    async def schedule(
        self, alarms: Sequence[Alarm], zone: str, wordings: Mapping[str, str]
    ) -> NotifierStatus:
        self.scheduled += 1
        self.alarms, self.zone, self.wordings = tuple(alarms), zone, dict(wordings)
        return self.now

    async def test(self) -> notifier.TestOutcome:
        return self.outcome

    async def forget(self) -> None:
        self.alarms = ()

    def miss(self, alarm: str, due: datetime) -> None:
        """From now on the relay says that this one did not ring."""
        self.now = replace(self.now, missed=((alarm, due),))
