"""An installed build: alarms of the system, through ``flet-notifications``.

The system repeats an alarm every day or every week by itself and rings it within about ten minutes
of its time: exact alarms need a permission that a stretch does not. Not yet run on a device.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import flet as ft
from flet_notifications import (
    AndroidScheduleMode,
    DateTimeComponents,
    LocalNotifications,
    NotificationChannel,
    NotificationError,
    NotificationEvent,
)

from crampapp.platform.notifier import NotifierStatus, Permission, TestOutcome

if TYPE_CHECKING:
    from crampapp.domain.alarm import Alarm
    from crampapp.domain.reminder import ReminderKind

MOST = 60
"""An iPhone keeps no more than 64 to come."""
CHANNEL = "reminders"
_TEST_ID = 1
_FIRST_ID = 100
_WEEK = 7
_AFTER_REST = 28
"""Days after a pause for which alarms are told one by one."""

log = logging.getLogger("crampapp")


class Scheduled(NamedTuple):
    """One entry in the system's list."""

    alarm: "Alarm"
    when: datetime
    """Wall time of the first one."""
    repeats: DateTimeComponents | None
    """By what it repeats; ``None``: it does not."""


class NativeNotifier:
    """The alarms of the system."""

    def __init__(
        self,
        page: ft.Page,
        words: "Callable[[ReminderKind], str]",
        channel: str,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """Listen to taps; asks for nothing yet.

        Args:
            page: Where a tap leads to.
            words: What a kind says when the person has no words of their own for it.
            channel: Name of our notifications in the settings of the system.
            now: The wall time.
        """
        self._page = page
        self._words = words
        self._channel = channel
        self._now = now
        self._next: datetime | None = None
        # Kept here, or Flet would drop it after the first event. By itself it would ask at once.
        self._system = LocalNotifications(
            request_alert_permission=False,
            request_sound_permission=False,
            request_badge_permission=False,
            on_tap=self._tapped,
        )

    async def status(self) -> NotifierStatus:
        try:
            allowed = await self._system.are_notifications_enabled()
        except (NotificationError, RuntimeError):
            log.exception("the system's notifications cannot be asked")
            return _status(offered=False, permission=Permission.UNSUPPORTED)
        # Before it was asked, a phone says the same as after a no: asking again does no harm.
        permission = Permission.GRANTED if allowed else Permission.UNASKED
        return _status(offered=True, permission=permission, next_due=self._next)

    async def ask(self) -> Permission:
        try:
            allowed = await self._system.request_permissions()
        except (NotificationError, RuntimeError):
            log.exception("the system would not ask for permission")
            return Permission.UNSUPPORTED
        return Permission.GRANTED if allowed else Permission.DENIED

    async def schedule(
        self, alarms: "Sequence[Alarm]", zone: str, wordings: Mapping[str, str]
    ) -> NotifierStatus:
        now = self._now()
        plan = planned(alarms, now)
        try:
            await self._system.create_notification_channel(
                NotificationChannel(id=CHANNEL, name=self._channel)
            )
            await self._system.cancel_pending()
            for number, (alarm, when, repeats) in enumerate(plan, _FIRST_ID):
                await self._system.schedule(
                    id=number,
                    when=when,
                    title=wordings.get(alarm.id) or self._words(alarm.kind),
                    payload=f"/prevent/reminder/{alarm.id}",
                    match_components=repeats,
                    schedule_mode=AndroidScheduleMode.INEXACT_ALLOW_WHILE_IDLE,
                    time_zone=zone,
                    channel_id=CHANNEL,
                )
        except (NotificationError, RuntimeError):
            log.exception("the system took no alarms")
            self._next = None
            return _status(offered=True, permission=Permission.UNASKED, problem="stopped")
        self._next = plan[0].when.astimezone(UTC) if plan else None
        return await self.status()

    async def test(self) -> TestOutcome:
        from crampapp.domain.reminder import ReminderKind

        try:
            if not await self._system.are_notifications_enabled():
                return TestOutcome.NOT_ALLOWED
            await self._system.show(
                id=_TEST_ID,
                title=self._words(ReminderKind.BEDTIME_STRETCH),
                payload="/prevent/reminders/status",
                channel_id=CHANNEL,
            )
            shown = await self._system.get_active_notifications()
        except (NotificationError, RuntimeError):
            log.exception("no test notification")
            return TestOutcome.REFUSED
        seen = any(one.id == _TEST_ID for one in shown)
        return TestOutcome.SHOWN if seen else TestOutcome.ACCEPTED_NOT_SHOWN

    async def forget(self) -> None:
        try:
            await self._system.cancel_pending()
        except (NotificationError, RuntimeError):
            log.exception("the system kept its alarms")

    async def _tapped(self, event: NotificationEvent[LocalNotifications]) -> None:
        self._page.navigate(event.payload)


def planned(alarms: "Sequence[Alarm]", now: datetime) -> list[Scheduled]:
    """What the system is told, the soonest first, as many as it takes.

    The system repeats by the time of the day or of the week and knows no beginning. An alarm that
    rests is therefore told day by day for four weeks after its rest; whoever opens the app in that
    time has it repeated again.
    """
    found = [entry for alarm in alarms for entry in _entries(alarm, now)]
    return sorted(found, key=lambda entry: entry.when)[:MOST]


def _entries(alarm: "Alarm", now: datetime) -> list[Scheduled]:
    if alarm.day:
        when = datetime.combine(alarm.day, alarm.at)
        over = when <= now or (alarm.not_before and alarm.day < alarm.not_before)
        return [] if over else [Scheduled(alarm, when, None)]
    rests = alarm.not_before is not None and alarm.not_before > now.date()
    first = alarm.not_before if rests and alarm.not_before else now.date()
    days = (first + timedelta(days=n) for n in range(_AFTER_REST))
    walls = [datetime.combine(day, alarm.at) for day in days if day.isoweekday() in alarm.days]
    coming = [when for when in walls if when > now]
    if rests:
        return [Scheduled(alarm, when, None) for when in coming]
    if len(alarm.days) == _WEEK:
        return [Scheduled(alarm, coming[0], DateTimeComponents.TIME)]
    weekly = DateTimeComponents.DAY_OF_WEEK_AND_TIME
    return [Scheduled(alarm, when, weekly) for when in coming[: len(alarm.days)]]


def _status(
    *,
    offered: bool,
    permission: Permission,
    next_due: datetime | None = None,
    problem: str = "",
) -> NotifierStatus:
    allowed = permission is Permission.GRANTED
    return NotifierStatus(
        offered=offered,
        platform="native",
        installed=True,
        permission=permission,
        subscribed=allowed,
        known=allowed,
        next_due=next_due,
        problem=problem,
    )
