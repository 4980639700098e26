"""What the screens show of reminders: plain values, replaced as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from crampapp.domain.alarm import GRACE, Alarm
from crampapp.domain.alarms import Ring, alarms, in_force, next_ring, reminder_id, rested, rings
from crampapp.domain.episode import Episode
from crampapp.domain.hydration import HydrationProfile, may_remind_to_drink
from crampapp.domain.quiet_hours import QuietHours
from crampapp.domain.reminder import Reminder, ReminderKind
from crampapp.platform.notifier import NotifierStatus

LONGEST_GRACE = max(GRACE.values())
STRETCH_OFFERED = range(6, 21)
"""Hours at which a stretch before bed is offered after a night with a cramp."""
_NIGHT_BEGINS, _NIGHT_ENDS = 18, 12
"""Between these hours, a cramp was one of the night (general)."""


@dataclass(frozen=True)
class Missed:
    """A reminder that did not ring."""

    alarm: str
    utc: datetime
    local: datetime
    """The same on the wall."""
    kind: ReminderKind


@dataclass(frozen=True)
class Reminding:
    """All reminders, and what becomes of them."""

    reminders: tuple[Reminder, ...] = ()
    quiet: QuietHours = field(default_factory=QuietHours)
    hydration: HydrationProfile | None = None
    """What the person told about drinking; ``None``: nothing yet."""
    enough_on: date | None = None
    """The day on which the person has drunk what they set out to drink."""
    status: NotifierStatus | None = None
    """How it stands with what rings while the app is closed; ``None``: not known yet."""
    ringing: Ring | None = None
    """What rings in the open app now, until somebody answers or it is too late."""
    missed: tuple[Missed, ...] = ()
    """What did not ring, and nobody has seen yet; newest first."""
    not_offered_on: str = ""
    """ISO date of the day on which nobody wants to be offered a stretch again."""

    @property
    def listed(self) -> list[Reminder]:
        """Those that were set, in the order of their kinds and times."""
        order = list(ReminderKind)
        own = (one for one in self.reminders if not one.of)
        return sorted(own, key=lambda one: (order.index(one.kind), one.at, one.id))

    @property
    def in_force(self) -> list[Reminder]:
        """Those that ring, as they do today."""
        return in_force(self.reminders, may_drink=self.may_drink, enough_on=self.enough_on)

    @property
    def may_drink(self) -> bool:
        """Whether the person may be told to drink."""
        return may_remind_to_drink(self.hydration)

    @property
    def drinking_asked(self) -> bool:
        """Whether the person was asked what makes that unsafe."""
        return self.hydration is not None and self.hydration.asked

    @property
    def alarms(self) -> list[Alarm]:
        """All that is to ring."""
        return alarms(self.in_force, self.quiet)

    @property
    def can_ring(self) -> bool:
        """Whether they ring while the app is closed."""
        return self.status is not None and self.status.rings

    def of_alarm(self, alarm: str) -> Reminder | None:
        """The reminder that an alarm was made of."""
        return self.of_id(reminder_id(alarm))

    def of_id(self, id: str) -> Reminder | None:
        return next((one for one in self.reminders if one.id == id), None)

    def next(self, now: datetime, of: Iterable[Reminder] | None = None) -> Ring | None:
        """What rings next after a wall time, of these or of all."""
        ids = {one.id for one in (self.reminders if of is None else of)}
        return next_ring([one for one in self.in_force if one.id in ids], self.quiet, now)

    def next_of(self, draft: Reminder, now: datetime) -> Ring | None:
        """What would ring next after a wall time of one that is not kept yet."""
        return next_ring([rested(draft, self.enough_on)], self.quiet, now)

    def is_late(self, ring: Ring, now: datetime) -> bool:
        """Whether it is of no use any more at a wall time."""
        return now - ring.at > GRACE[ring.alarm.kind]

    def due(self, after: datetime, now: datetime) -> Ring | None:
        """The newest ring since ``after`` that is not too late at ``now``; both wall times."""
        late = max(after, now - LONGEST_GRACE)
        found = rings(self.in_force, self.quiet, late, now)
        fresh = [ring for ring in found if not self.is_late(ring, now)]
        return fresh[-1] if fresh else None

    def stretches_on(self, day: date) -> bool:
        """Whether a bedtime stretch rings on this day."""
        ring = self.next(
            datetime.combine(day, datetime.min.time()),
            [one for one in self.in_force if one.kind is ReminderKind.BEDTIME_STRETCH],
        )
        return ring is not None and ring.day == day


def offers_stretch(newest: Episode | None, now: datetime) -> bool:
    """Whether a stretch before bed is to be offered: a cramp last night, and still time (S43).

    Args:
        newest: The newest episode.
        now: Wall time.
    """
    if newest is None or now.hour not in STRETCH_OFFERED:
        return False
    began = newest.started.local
    night = now.replace(hour=_NIGHT_ENDS, minute=0, second=0, microsecond=0)
    hours_of_night = 24 - _NIGHT_BEGINS + _NIGHT_ENDS
    return 0 <= (night - began).total_seconds() <= hours_of_night * 3600
