"""The words of the page's sheet about reminders, and of notifications without words."""

from crampapp.content.messages import gettext as _
from crampapp.domain.reminder import ReminderKind
from crampapp.relay.payload import title


def sheet() -> dict[str, object]:
    """What the sheet says in each situation; `denied` by platform."""
    return {
        "ask": _part(
            _("May crampapp remind you?"),
            _("A reminder rings at the times you set, also while the app is closed."),
            _("You are asked next. Choose “Allow”."),
            note=_(
                "Only the times, what kind of reminder it is, and your time zone leave the phone. "
                "Your own words, and everything about your health, stay on it."
            ),
        ),
        "denied": {
            "ios": _blocked(
                _("Open the Settings of the phone."),
                _("Tap “Notifications”, then “crampapp”."),
                _("Turn on “Allow Notifications”."),
            ),
            "android": _blocked(
                _("On the home screen, touch and hold crampapp, and open “App info”."),
                _("Tap “Notifications”, and allow them."),
                note=_(
                    "In a browser tab: tap the sign beside the address, then “Permissions”, "
                    "then “Notifications”."
                ),
            ),
            "desktop": _blocked(
                _("Click the sign beside the address."),
                _("Set “Notifications” to “Allow”."),
                _("Load the page again."),
                note=_("The computer, too, must let the browser show notifications."),
            ),
        },
        "install": _part(
            _("First put crampapp on the home screen"),
            _("On an iPhone or iPad an app can remind you only from there."),
            steps=[
                _("Tap Share, the square with an arrow."),
                _("Choose “Add to Home Screen”."),
                _("Open crampapp from the home screen, and turn on reminders there."),
            ],
            note=_(
                "What you have recorded here stays in the browser. Make a backup first, and "
                "restore it there."
            ),
        ),
        "unsupported": _part(
            _("This browser cannot remind you"),
            _("It shows no notifications of apps like this one, or not in a private window."),
            _("You can put the times into your calendar instead."),
        ),
        "allow": _("Turn on reminders"),
        "later": _("Not now"),
        "close": _("Close"),
    }


def notifications() -> dict[str, object]:
    """What a notification says when a push does not, and what can be tapped on it."""
    return {
        "lang": "en",
        "kinds": {kind: title(kind) for kind in ReminderKind},
        "other": _("A reminder"),
        "body": _("Tap to open."),
        "start": _("Start"),
        "snooze": _("Snooze 10 min"),
        "snoozeFailed": _("Not snoozed: there is no connection. Tap to open."),
    }


def _part(title: str, *text: str, steps: list[str] | None = None, note: str = "") -> object:
    return {"title": title, "text": text, "steps": steps or [], "note": note}


def _blocked(*steps: str, note: str = "") -> object:
    return _part(
        _("Notifications are blocked"),
        _("crampapp may not show any here. This is how to allow them again:"),
        steps=list(steps),
        note=note,
    )
