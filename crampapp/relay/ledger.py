"""What is due and what became of it, each alarm once at each due time.

Whoever sends holds an entry on a lease: if they die, it runs out and somebody else sends again.
The person sees that once, since the phone collapses the two by their topic and tag.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from crampapp.domain.reminder import ReminderKind
from crampapp.relay.database import Row, Transaction
from crampapp.relay.delivery import Answer, Delivery, Target, Verdict, moment, stamp
from crampapp.relay.wire import Outcome, SubscriptionState

LEASE = timedelta(seconds=90)
"""Longer than any batch is under way."""
KEPT = timedelta(days=7)
"""How long an entry is kept; an outage that is longer leaves no older ones."""
GONE_KEPT = timedelta(days=30)
"""How long a device is remembered whose subscription has ended."""

Values = Mapping[str, object]

_SAME = "device = :device AND alarm = :alarm AND due = :due"


def entry(
    device: str, alarm: str, kind: ReminderKind, due: datetime, *, snoozed: bool = False
) -> Values:
    """A new entry; a snoozed one waits until it is due."""
    return {
        "device": device,
        "alarm": alarm,
        "kind": kind.value,
        "due": stamp(due),
        "snoozed": int(snoozed),
        "try_at": stamp(due) if snoozed else 0,
    }


def enter(tx: Transaction, entries: Iterable[Values]) -> None:
    """Add what is not there yet."""
    tx.many(
        """INSERT INTO delivery
            (device, alarm, kind, due, snoozed, state, try_at, attempts, unanswered)
        VALUES (:device, :alarm, :kind, :due, :snoozed, 'pending', :try_at, 0, 0)
        ON CONFLICT DO NOTHING""",
        entries,
    )


def claim(tx: Transaction, now: datetime, limit: int) -> tuple[list[Delivery], int]:
    """Take what is to be sent now, and mark as missed what is too late to be of use.

    Returns what to send, and how many entries were looked at: below ``limit`` there are no more.
    """
    rows = tx.all(
        f"""SELECT delivery.*, endpoint, p256dh, auth, server_key, subscription
        FROM delivery JOIN device ON device.id = delivery.device
        WHERE state = 'pending' AND try_at <= :now ORDER BY try_at LIMIT :limit
        {tx.locking("delivery", skip=True)}""",
        now=stamp(now),
        limit=limit,
    )
    to_send: list[Delivery] = []
    late: list[Values] = []
    for row in rows:
        delivery = _delivery(row, now + LEASE)
        if row["endpoint"] and now <= delivery.useful_until:
            to_send.append(delivery)
        else:
            late.append(_key(delivery))
    tx.many(f"UPDATE delivery SET state = 'missed' WHERE {_SAME}", late)
    tx.many(
        f"""UPDATE delivery
        SET try_at = :until, attempts = attempts + 1, unanswered = unanswered + 1 WHERE {_SAME}""",
        [{**_key(delivery), "until": stamp(delivery.held_until)} for delivery in to_send],
    )
    return to_send, len(rows)


def settle(tx: Transaction, now: datetime, answers: Sequence[tuple[Delivery, Answer]]) -> None:
    """Enter what the push services said, where the entry is still ours."""
    tx.many(
        f"""UPDATE delivery
        SET state = :state, try_at = :try_at, unanswered = unanswered - :answered
        WHERE {_SAME} AND attempts = :attempts AND state = 'pending'""",
        [_settled(delivery, answer, now) for delivery, answer in answers],
    )
    # In the order of their keys, so that two workers never wait for each other.
    for delivery, answer in sorted(answers, key=lambda pair: pair[0].device):
        learn(tx, delivery.device, delivery.target, delivery.subscription, answer, now)


def learn(
    tx: Transaction,
    device: str,
    target: Target,
    known: SubscriptionState,
    answer: Answer,
    now: datetime,
) -> None:
    """Keep what an answer says about a subscription, unless the device has a new one by now."""
    match answer.verdict:
        case Verdict.GONE:
            tx.all(
                """UPDATE device SET subscription = 'gone', gone_since = :now,
                endpoint = NULL, p256dh = NULL, auth = NULL
                WHERE id = :device AND endpoint = :endpoint""",
                device=device,
                endpoint=target.endpoint,
                now=stamp(now),
            )
        case Verdict.FORBIDDEN | Verdict.ACCEPTED:
            forbidden = answer.verdict is Verdict.FORBIDDEN
            state = SubscriptionState.STOPPED if forbidden else SubscriptionState.OK
            if state is not known:
                tx.all(
                    """UPDATE device SET subscription = :state
                    WHERE id = :device AND endpoint = :endpoint""",
                    device=device,
                    endpoint=target.endpoint,
                    state=state.value,
                )


def prune(tx: Transaction, now: datetime) -> None:
    """Forget what nobody asks for any more."""
    old, gone = stamp(now - KEPT), stamp(now - GONE_KEPT)
    tx.all("DELETE FROM delivery WHERE due < :old AND state <> 'pending'", old=old)
    ended = "(SELECT id FROM device WHERE gone_since < :gone)"
    for table in ("alarm", "delivery"):
        tx.all(f"DELETE FROM {table} WHERE device IN {ended}", gone=gone)
    tx.all("DELETE FROM device WHERE gone_since < :gone", gone=gone)


def retry_s(attempts: int) -> int:
    """Seconds to wait after so many tries: 5, 15, 45 and so on, at most five minutes."""
    return int(min(5 * 3 ** (attempts - 1), 300))


def _settled(delivery: Delivery, answer: Answer, now: datetime) -> Values:
    wait_s = answer.wait_s if answer.wait_s is not None else retry_s(delivery.attempts)
    again = now + timedelta(seconds=wait_s)
    match answer.verdict:
        case Verdict.ACCEPTED:
            state = Outcome.ACCEPTED
        case Verdict.FORBIDDEN | Verdict.REFUSED:
            state = Outcome.REFUSED
        case Verdict.LATER | Verdict.UNKNOWN if again <= delivery.useful_until:
            state = Outcome.PENDING
        case _:
            state = Outcome.MISSED
    return {
        **_key(delivery),
        "state": state.value,
        "try_at": stamp(again),
        "attempts": delivery.attempts,
        "answered": int(answer.verdict is not Verdict.UNKNOWN),
    }


def _delivery(row: Row, held_until: datetime) -> Delivery:
    return Delivery(
        device=row["device"],
        alarm=row["alarm"],
        kind=ReminderKind(row["kind"]),
        due=moment(row["due"]),
        snoozed=bool(row["snoozed"]),
        attempts=row["attempts"] + 1,
        held_until=held_until,
        unsure=row["unanswered"] > 0,
        target=Target(row["endpoint"], row["p256dh"], row["auth"], row["server_key"]),
        subscription=SubscriptionState(row["subscription"]),
    )


def _key(delivery: Delivery) -> dict[str, object]:
    return {"device": delivery.device, "alarm": delivery.alarm, "due": stamp(delivery.due)}
