"""What goes over the wire between an app and its relay."""

import base64
import binascii
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Annotated
from zoneinfo import available_timezones

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from crampapp.domain.alarm import Alarm
from crampapp.domain.reminder import ReminderKind

DEVICE_ID = r"^[A-Za-z0-9_-]{22,64}$"
"""Base64url of at least 16 random bytes."""
ALARM_ID = r"^[A-Za-z0-9_-]{1,40}$"
MOST_ALARMS = 200


class Received(BaseModel):
    """What a stranger may send: these fields and no other."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def decoded(text: str) -> bytes:
    """The bytes behind base64url, with or without padding. Raises ValueError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise ValueError("is not base64url") from None


def _point(text: str) -> str:
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(text))
    return text


def _sixteen_bytes(text: str) -> str:
    if len(decoded(text)) != 16:
        raise ValueError("must have 16 bytes")
    return text


_zones = cache(available_timezones)


def _known_zone(name: str) -> str:
    if name not in _zones():
        raise ValueError("is no IANA time zone")
    return name


class SubscriptionKeys(Received):
    """Keys of the browser, to encrypt for it alone (RFC 8291)."""

    p256dh: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{87}=?$"), AfterValidator(_point)]
    auth: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22}(==)?$"), AfterValidator(_sixteen_bytes)]


class Subscription(Received):
    """What ``PushSubscription.toJSON()`` gives."""

    endpoint: str = Field(max_length=1000)
    keys: SubscriptionKeys


class Registration(Received):
    """All that the relay is to know of a device."""

    subscription: Subscription
    zone: Annotated[str, Field(max_length=64), AfterValidator(_known_zone)]
    alarms: tuple[Alarm, ...] = Field(max_length=MOST_ALARMS)


class Snooze(Received):
    """Ring once more, so many minutes from now."""

    alarm: str = Field(pattern=ALARM_ID)
    kind: ReminderKind
    minutes: int = Field(ge=1, le=120)


class Due(BaseModel):
    """One alarm at one instant."""

    alarm: str
    kind: ReminderKind
    due: datetime


class Outcome(StrEnum):
    """What the relay knows of a delivery; accepted means by the push service."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    MISSED = "missed"
    REFUSED = "refused"


class Last(Due):
    outcome: Outcome


class SubscriptionState(StrEnum):
    OK = "ok"
    GONE = "gone"
    """The push service does not know it any more."""
    STOPPED = "stopped"
    """Made with a key that this relay does not have, or refused for it."""


class Status(BaseModel):
    """What the relay knows of a device, for the app to show."""

    next: Due | None
    last: Last | None
    missed: list[Due]
    """Of the last seven days, the newest first: what did not reach the push service in time."""
    subscription: SubscriptionState


class PublicKey(BaseModel):
    public_key: str
    """To subscribe with: an uncompressed P-256 point in base64url."""


class TestOutcome(StrEnum):
    ACCEPTED = "accepted"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


class TestResult(BaseModel):
    outcome: TestOutcome
    status: int | None
    """What the push service answered, if it did."""
