"""One notification on its way: to whom, what for, and what the push service said."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from crampapp.domain.alarm import GRACE
from crampapp.domain.reminder import ReminderKind
from crampapp.relay.wire import SubscriptionState


@dataclass(frozen=True)
class Target:
    """A subscription, and the public key that it was made with."""

    endpoint: str
    p256dh: str
    auth: str
    server_key: str


@dataclass(frozen=True)
class Delivery:
    """One entry of the ledger, claimed by us."""

    device: str
    alarm: str
    kind: ReminderKind
    due: datetime
    snoozed: bool
    attempts: int
    """This one included."""
    held_until: datetime
    """From then on somebody else may send it."""
    unsure: bool
    """It was sent before and nobody knows how that ended."""
    target: Target
    subscription: SubscriptionState
    """As it was when claimed."""

    @property
    def useful_until(self) -> datetime:
        """After that it counts as missed."""
        return self.due + GRACE[self.kind]


class Verdict(StrEnum):
    """What a push service made of a message."""

    ACCEPTED = "accepted"
    GONE = "gone"
    """There is no such subscription any more."""
    FORBIDDEN = "forbidden"
    """Our key is not the one of the subscription, or not taken at all."""
    REFUSED = "refused"
    """It would be refused again."""
    LATER = "later"
    """Not now; it was not taken."""
    UNKNOWN = "unknown"
    """No answer: it may have been taken."""


@dataclass(frozen=True)
class Answer:
    verdict: Verdict
    status: int | None = None
    wait_s: int | None = None
    """What the service asks to wait before the next try."""


def stamp(moment: datetime) -> int:
    """Whole seconds since 1970, as the database keeps instants."""
    return int(moment.timestamp())


def moment(stamp: int) -> datetime:
    """The instant again, in UTC."""
    return datetime.fromtimestamp(stamp, UTC)
