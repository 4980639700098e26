"""Alarms waiting for their time.

Each row says when it is due next. Once that has come, the due time is entered in the ledger and
the row moves on, in one transaction: no due time is lost, and none is entered twice.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from crampapp.domain.alarm import Alarm, due_times, next_due
from crampapp.relay import ledger
from crampapp.relay.database import Row, Transaction
from crampapp.relay.delivery import moment, stamp

EARLY_S = 45
"""Alarms ring up to so many seconds early, so that not all phones ring in the same one."""

HALF_A_DAY = timedelta(hours=12)
"""More than the rules of a zone move a due time, and less than the time to the one before."""

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


def recount(tx: Transaction, after: tuple[str, str], limit: int) -> tuple[str, str] | None:
    """Count anew when waiting alarms are due, by the rules that their zones have now.

    Args:
        tx: The transaction.
        after: Device and alarm that came last; empty ones at first.
        limit: How many alarms to look at.

    Returns:
        The last one that was looked at; ``None`` when there were no more.
    """
    rows = tx.all(
        f"""{_WITH_ZONE} WHERE (alarm.device, alarm.id) > (:device, :id)
        ORDER BY alarm.device, alarm.id LIMIT :limit""",
        device=after[0],
        id=after[1],
        limit=limit,
    )
    moved = []
    for row in rows:
        alarm, due = Alarm.model_validate_json(row["schedule"]), moment(row["due"])
        now_due = next_due(alarm, ZoneInfo(row["zone"]), due - HALF_A_DAY)
        if now_due and now_due != due:
            moved.append({**_row(row["device"], alarm, now_due), "was": row["due"]})
    # Not where it has rung meanwhile.
    tx.many(
        """UPDATE alarm SET due = :due, ring_at = :ring_at
        WHERE device = :device AND id = :id AND due = :was""",
        moved,
    )
    return (rows[-1]["device"], rows[-1]["id"]) if rows else None


def waiting(tx: Transaction, now: datetime, most: int) -> int:
    """How many alarms and entries are to be rung now, counted up to ``most``."""
    (row,) = tx.all(
        """SELECT (SELECT COUNT(*) FROM
            (SELECT 1 FROM alarm WHERE ring_at <= :now LIMIT :most) AS alarms)
        + (SELECT COUNT(*) FROM
            (SELECT 1 FROM delivery WHERE state = 'pending' AND try_at <= :now LIMIT :most)
            AS entries) AS count""",
        now=stamp(now),
        most=most,
    )
    return min(int(row["count"]), most)


def lateness_s(tx: Transaction, now: datetime) -> int:
    """Seconds since the earliest alarm that still waits should have rung; 0 when none is late."""
    (row,) = tx.all("SELECT MIN(ring_at) AS ring_at FROM alarm")
    return max(0, stamp(now) - row["ring_at"]) if row["ring_at"] is not None else 0


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
