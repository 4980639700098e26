"""Alarms waiting for their time.

Each row says when it is due next. Once that has come, the due time is entered in the ledger and
the row moves on, in one transaction: no due time is lost, and none is entered twice.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from crampapp.domain.alarm import Alarm, due_times, next_due
from crampapp.relay import ledger
from crampapp.relay.database import Row, Transaction
from crampapp.relay.delivery import moment, stamp

EARLY_S = 45
"""Alarms ring up to so many seconds early, so that not all phones ring in the same one."""

_WITH_ZONE = "SELECT alarm.*, zone FROM alarm JOIN device ON device.id = alarm.device"


def replace(
    tx: Transaction, device: str, alarms: Iterable[Alarm], zone: ZoneInfo, now: datetime
) -> None:
    """Set these in place of all that the device had; what was due before stays due."""
    old = tx.all(f"{_WITH_ZONE} WHERE device = :device {tx.locking('alarm')}", device=device)
    _enter(tx, [row for row in old if row["ring_at"] <= stamp(now)], now)
    tx.all("DELETE FROM alarm WHERE device = :device", device=device)
    waiting = ((alarm, next_due(alarm, zone, now)) for alarm in alarms)
    tx.many(
        "INSERT INTO alarm VALUES (:device, :id, :schedule, :due, :ring_at)",
        [_row(device, alarm, due) for alarm, due in waiting if due],
    )


def fall_due(tx: Transaction, now: datetime, limit: int) -> int:
    """Enter alarms whose time has come into the ledger; return how many there were."""
    rows = tx.all(
        f"""{_WITH_ZONE} WHERE ring_at <= :now ORDER BY ring_at LIMIT :limit
        {tx.locking("alarm", skip=True)}""",
        now=stamp(now),
        limit=limit,
    )
    _enter(tx, rows, now)
    return len(rows)


def _enter(tx: Transaction, rows: Sequence[Row], now: datetime) -> None:
    entries, moved, ended = [], [], []
    for row in rows:
        device, due = row["device"], moment(row["due"])
        alarm, zone = Alarm.model_validate_json(row["schedule"]), ZoneInfo(row["zone"])
        since = max(due, now - ledger.KEPT)
        for passed in (due, *due_times(alarm, zone, since, now)):
            entries.append(ledger.entry(device, alarm.id, alarm.kind, passed))
        following = next_due(alarm, zone, max(due, now))
        if following:
            moved.append(_row(device, alarm, following))
        else:
            ended.append({"device": device, "id": alarm.id})
    ledger.enter(tx, entries)
    same = "device = :device AND id = :id"
    tx.many(f"UPDATE alarm SET due = :due, ring_at = :ring_at WHERE {same}", moved)
    tx.many(f"DELETE FROM alarm WHERE {same}", ended)


def _row(device: str, alarm: Alarm, due: datetime) -> Mapping[str, object]:
    early = int.from_bytes(hashlib.sha256(device.encode()).digest()[:2]) % EARLY_S
    return {
        "device": device,
        "id": alarm.id,
        "schedule": alarm.model_dump_json(exclude_defaults=True),
        "due": stamp(due),
        "ring_at": stamp(due) - early,
    }
