"""The devices that the relay knows, and what it tells each about itself."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from crampapp.domain.alarm import Alarm
from crampapp.relay import ledger, schedule
from crampapp.relay.database import Row, Transaction
from crampapp.relay.delivery import Target, moment, stamp
from crampapp.relay.wire import (
    Due,
    Last,
    Outcome,
    Registration,
    Snooze,
    Status,
    SubscriptionState,
)

MOST_SNOOZED = 20
"""Waiting snoozes of one device."""


class UnknownDeviceError(Exception):
    """There is no such device."""


class WrongSecretError(Exception):
    """The device is somebody else's."""


class TooManyError(Exception):
    """More than a person would ask for."""


def register(
    tx: Transaction, id: str, secret: str, wanted: Registration, key: str, now: datetime
) -> bool:
    """Make the device or replace all that is known of it; return whether it is new.

    Args:
        tx: The transaction.
        id: Made by the page.
        secret: Made by the page; whoever came first with it owns the device.
        wanted: All that is to be known.
        key: Our public key that the subscription was made with.
        now: The present instant.

    Raises:
        WrongSecretError: It exists and is not theirs.
    """
    subscription = wanted.subscription
    values = {
        "id": id,
        "secret_hash": _hash(secret),
        "zone": wanted.zone,
        "endpoint": subscription.endpoint,
        "p256dh": subscription.keys.p256dh.rstrip("="),
        "auth": subscription.keys.auth.rstrip("="),
        "server_key": key,
    }
    made = tx.all(
        """INSERT INTO device VALUES (:id, :secret_hash, :zone, :endpoint, :p256dh, :auth,
            :server_key, 'ok', NULL)
        ON CONFLICT DO NOTHING RETURNING id""",
        **values,
    )
    if not made:
        owned(tx, id, secret, lock=True)
    # Before the zone changes: what was due until now was due in the old one.
    schedule.replace(tx, id, wanted.alarms, ZoneInfo(wanted.zone), now)
    if not made:
        tx.all(
            """UPDATE device SET zone = :zone, endpoint = :endpoint, p256dh = :p256dh,
            auth = :auth, server_key = :server_key, subscription = 'ok', gone_since = NULL
            WHERE id = :id""",
            **values,
        )
    return bool(made)


def owned(tx: Transaction, id: str, secret: str, *, lock: bool = False) -> Row:
    """The device of whoever has its secret. Raises UnknownDeviceError and WrongSecretError."""
    locking = tx.locking("device") if lock else ""
    found = tx.all(f"SELECT * FROM device WHERE id = :id {locking}", id=id)
    if not found:
        raise UnknownDeviceError
    if not secrets.compare_digest(found[0]["secret_hash"], _hash(secret)):
        raise WrongSecretError
    return found[0]


def exists(tx: Transaction, id: str) -> bool:
    return bool(tx.all("SELECT id FROM device WHERE id = :id", id=id))


def forget(tx: Transaction, id: str, secret: str) -> None:
    """Leave nothing of the device. Raises as :func:`owned` does."""
    owned(tx, id, secret, lock=True)
    for table in ("alarm", "delivery"):
        tx.all(f"DELETE FROM {table} WHERE device = :id", id=id)
    tx.all("DELETE FROM device WHERE id = :id", id=id)


def target(row: Row) -> Target | None:
    """Where to send to; None when the subscription has ended."""
    if not row["endpoint"]:
        return None
    return Target(row["endpoint"], row["p256dh"], row["auth"], row["server_key"])


def snooze(tx: Transaction, id: str, secret: str, wanted: Snooze, now: datetime) -> None:
    """Ring once more; a later snooze of the same alarm takes the place of a waiting one.

    Raises TooManyError, and what :func:`owned` does.
    """
    owned(tx, id, secret, lock=True)
    waiting = "device = :id AND snoozed = 1 AND attempts = 0 AND state = 'pending'"
    tx.all(f"DELETE FROM delivery WHERE {waiting} AND alarm = :alarm", id=id, alarm=wanted.alarm)
    (found,) = tx.all(f"SELECT COUNT(*) AS count FROM delivery WHERE {waiting}", id=id)
    if found["count"] >= MOST_SNOOZED:
        raise TooManyError
    due = moment(stamp(now)) + timedelta(minutes=wanted.minutes)
    ledger.enter(tx, [ledger.entry(id, wanted.alarm, wanted.kind, due, snoozed=True)])


def status(
    tx: Transaction, id: str, secret: str, now: datetime, has_key: Callable[[str], bool]
) -> Status:
    """What the relay knows. Raises as :func:`owned` does.

    Args:
        tx: The transaction.
        id: Of the device.
        secret: Of the device.
        now: The present instant.
        has_key: Whether we can still sign for a public key of ours.
    """
    device = owned(tx, id, secret)
    alarms = tx.all(
        "SELECT schedule, due FROM alarm WHERE device = :id ORDER BY due LIMIT 1", id=id
    )
    entries = tx.all(
        "SELECT * FROM delivery WHERE device = :id AND due > :since ORDER BY due DESC",
        id=id,
        since=stamp(now - ledger.KEPT),
    )
    waiting = [row for row in entries if row["snoozed"] and row["due"] > stamp(now)]
    rung = [row for row in entries if row not in waiting]
    ahead = [_due(row) for row in waiting]
    for row in alarms:
        alarm = Alarm.model_validate_json(row["schedule"])
        ahead.append(Due(alarm=alarm.id, kind=alarm.kind, due=moment(row["due"])))
    state = SubscriptionState(device["subscription"])
    if state is SubscriptionState.OK and not has_key(device["server_key"]):
        state = SubscriptionState.STOPPED
    return Status(
        next=min(ahead, key=lambda due: due.due, default=None),
        last=Last(**_due(rung[0]).model_dump(), outcome=rung[0]["state"]) if rung else None,
        missed=[_due(row) for row in rung if row["state"] in (Outcome.MISSED, Outcome.REFUSED)],
        subscription=state,
    )


def _due(row: Row) -> Due:
    return Due(alarm=row["alarm"], kind=row["kind"], due=moment(row["due"]))


def _hash(secret: str) -> str:
    # The secret has 256 random bits, so that nothing slower is needed.
    return hashlib.sha256(secret.encode()).hexdigest()
