"""What a notification says before the phone puts the person's own words in its place.

The shape is that of Declarative Web Push, which shows it even when the service worker is gone;
elsewhere it is ordinary push data for ours. Anybody near the phone can read it: no word of health.
"""

import json
from datetime import datetime

from crampapp.content.messages import gettext as _
from crampapp.domain.reminder import ReminderKind

DECLARATIVE = 8030
"""The number by which browsers know the shape."""


def topic(kind: ReminderKind, *, snoozed: bool = False, test: bool = False) -> str:
    """Under which a later one takes the place of an earlier one: letters only, at most 32."""
    return "test" if test else kind.replace("_", "") + ("snooze" if snoozed else "")


def title(kind: ReminderKind) -> str:
    """What a lock screen may show."""
    match kind:
        case ReminderKind.BEDTIME_STRETCH:
            return _("Time for your stretch")
        case ReminderKind.BEFORE_EXERCISE:
            return _("Time to warm up")
        case ReminderKind.DRINK_WITH_EXERCISE | ReminderKind.DRINKS_BY_DAY:
            return _("Time for a drink")


def payload(
    alarm: str,
    kind: ReminderKind,
    due: datetime,
    *,
    base: str,
    snoozed: bool = False,
    test: bool = False,
    again: bool = False,
) -> bytes:
    """The message to encrypt.

    Args:
        alarm: Its id.
        kind: Decides the generic words.
        due: In UTC.
        base: Address of the app that ends with a slash; "./" is where its service worker is.
        snoozed: Asked for ten more minutes.
        test: Asked for just now, to see whether any arrives.
        again: It may have been shown already; then it must not ring twice.
    """
    moment = f"{due:%Y-%m-%dT%H:%M:%SZ}"
    tag = topic(kind, snoozed=snoozed, test=test)
    notification = {
        "title": _("This is how a reminder looks") if test else title(kind),
        "body": _("Tap to open."),
        "navigate": base if test else f"{base}#/prevent/reminder/{alarm}?due={moment}",
        "tag": tag,
        "renotify": not again,
        "data": {"alarm": alarm, "kind": kind.value, "due": moment, "test": test},
    }
    # Mutable: a browser that reads it itself still lets the service worker say it otherwise.
    message = {"web_push": DECLARATIVE, "mutable": True, "notification": notification}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
