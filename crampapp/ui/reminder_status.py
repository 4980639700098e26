"""How it stands with what rings, in words, with the cure for each thing that is not so."""

from datetime import datetime

from crampapp.content.messages import gettext as _
from crampapp.domain.moment import Moment
from crampapp.platform.notifier import NotifierStatus, Permission, TestOutcome
from crampapp.ui.reminder_words import ring_time
from crampapp.ui.screens.reminders_status import Line

_IOS, _NATIVE = "ios", "native"


def lines(status: NotifierStatus, *, anything_set: bool) -> list[Line]:
    """What must be so for a reminder to ring while the app is closed."""
    if status.platform == _NATIVE:
        return [_permission(status)]
    found = [
        Line(
            "offered",
            status.offered,
            _("This address can send reminders")
            if status.offered
            else _("No push at this address"),
            _("Whoever runs this address can add a relay. Until then the calendar can ring."),
        )
    ]
    if not status.offered and not status.problem:
        # Nothing else matters here.
        return found
    if status.platform != "desktop":
        found.append(
            Line(
                "installed",
                status.installed,
                _("The app is on the home screen")
                if status.installed
                else _("The app is not on the home screen"),
                _("Add it there and open it from there. How, is below."),
            )
        )
    found.append(_permission(status))
    found.append(
        Line(
            "subscribed",
            status.subscribed,
            _("This device can be reached")
            if status.subscribed
            else _("This device cannot be reached yet"),
            _subscribing(status),
        )
    )
    found.append(
        Line(
            "known",
            status.known,
            _("The relay has your times") if status.known else _("The relay has no times of yours"),
            _telling(status) if anything_set else _("Set a reminder first."),
        )
    )
    if status.problem:
        found.append(Line("problem", False, *_problem(status.problem)))
    return found


def facts(status: NotifierStatus, now: Moment) -> list[str]:
    """When the next one rings, and when the last one was shown."""
    found = []
    if status.next_due:
        found.append(_("Next: {time}").format(time=_wall(status.next_due, now)))
    if status.last_shown:
        found.append(_("Last one shown: {time}").format(time=_wall(status.last_shown, now)))
    elif status.rings:
        found.append(_("None has been shown here yet. Send yourself a test."))
    return found


def steps(status: NotifierStatus) -> list[str]:
    """How to set it up on this kind of device."""
    allow = _("Tap “Turn on reminders” and allow notifications.")
    if status.permission is Permission.DENIED:
        allow = _("Allow notifications for this app in the settings of the phone or the browser.")
    test = _("Send yourself a test.")
    if not status.offered or status.rings:
        return []
    match status.platform:
        case "ios":
            return [
                _("Open this page in Safari. It needs iOS 16.4 or newer."),
                _("Tap Share, then “Add to Home Screen”."),
                _("Open the app from the home screen, and come back to this page."),
                allow,
                test,
            ]
        case "android":
            return [
                _("Open the menu of the browser, then “Add to home screen” or “Install app”."),
                _("Open the app from there, and come back to this page."),
                allow,
                test,
                _("If it comes late, allow the browser to run without battery limits."),
            ]
        case "native":
            return [allow]
        case _:
            return [allow, test]


def may_allow(status: NotifierStatus) -> bool:
    """Whether asking for permission may help."""
    if not status.offered or status.rings:
        return False
    return status.permission in (Permission.UNASKED, Permission.GRANTED)


def outcome(tested: TestOutcome) -> tuple[bool, str]:
    """Whether a test went well, and what became of it."""
    match tested:
        case TestOutcome.SHOWN:
            return True, _("Shown on this device.")
        case TestOutcome.ACCEPTED_NOT_SHOWN:
            return False, _("Sent, but not shown here yet. A sleeping phone may take minutes.")
        case TestOutcome.REFUSED:
            return False, _("The push service refused it. Try again later.")
        case TestOutcome.GONE:
            return False, _("This device is not subscribed any more. Turn on reminders again.")
        case TestOutcome.UNREACHABLE:
            return False, _("The relay could not be reached. Is there a network?")
        case TestOutcome.NOT_ALLOWED:
            return False, _("Notifications are not allowed here.")


def _permission(status: NotifierStatus) -> Line:
    match status.permission:
        case Permission.GRANTED:
            return Line("permission", True, _("Notifications are allowed"))
        case Permission.UNASKED:
            cure = _("Tap “Turn on reminders”.")
        case Permission.DENIED:
            cure = _("Allow them for this app in the settings of the phone or the browser.")
        case Permission.UNSUPPORTED if status.platform == _IOS and not status.installed:
            cure = _("An iPhone allows them only for apps on the home screen.")
        case Permission.UNSUPPORTED:
            cure = _("This browser cannot show any.")
    return Line("permission", False, _("Notifications are not allowed"), cure)


def _subscribing(status: NotifierStatus) -> str:
    if status.permission in (Permission.UNASKED, Permission.GRANTED):
        return _("Tap “Turn on reminders”.")
    return _("It needs notifications to be allowed.")


def _telling(status: NotifierStatus) -> str:
    if status.subscribed and status.permission is Permission.GRANTED:
        return _("Look again when you are online.")
    return _subscribing(status)


def _problem(problem: str) -> tuple[str, str]:
    match problem:
        case "offline":
            return _("The relay could not be asked"), _("Look again when you are online.")
        case "gone":
            return _("The push service forgot this device"), _("Tap “Turn on reminders”.")
        case "stopped":
            return (
                _("The relay cannot send at the moment"),
                _("Whoever runs this address must look at it. Use the calendar until then."),
            )
        case _:
            return _("The browser did not answer in time"), _("Look again in a minute.")


def _wall(utc: datetime, now: Moment) -> str:
    return ring_time(now.at(utc).local, now.local)
