"""How to put the app on a home screen, browser by browser, and what that is good for."""

from typing import NamedTuple

from crampapp.content.install_pictures import Picture
from crampapp.content.messages import gettext as _
from crampapp.domain.install import Place, Platform


class Help(NamedTuple):
    """The way on one platform."""

    title: str
    steps: tuple[tuple[Picture, str], ...]
    """What to look for, and what to do."""
    notes: tuple[str, ...]
    """What it can do and what it cannot."""


def help_for(platform: Platform) -> Help:
    """The way on this platform; where there is none, the notes say what to do instead."""
    match platform:
        case Platform.IOS_SAFARI:
            return Help(
                _("iPhone or iPad: Safari"),
                (
                    (Picture.SHARE_BELOW, _("Tap the Share sign. Not there? Tap the dots first.")),
                    (Picture.ADD, _("Scroll down the list. Tap Add to Home Screen.")),
                    (Picture.HOME, _("Tap Add. Open the app from your home screen from now on.")),
                ),
                (_apart(), _rings_on_ios()),
            )
        case Platform.IOS_OTHER:
            return Help(
                _("iPhone or iPad: Chrome, Firefox, Edge"),
                (
                    (
                        Picture.SHARE_ABOVE,
                        _("Tap the Share sign by the address or in the menu."),
                    ),
                    (Picture.ADD, _("Scroll down the list. Tap Add to Home Screen.")),
                    (Picture.HOME, _("Tap Add. Open the app from your home screen from now on.")),
                ),
                (
                    _("This needs iOS 16.4 or newer. On an older one, open this page in Safari."),
                    _apart(),
                    _rings_on_ios(),
                ),
            )
        case Platform.ANDROID_CHROME:
            return Help(
                _("Android: Chrome, Edge and others"),
                (
                    (Picture.DOTS, _("Tap the three dots of the menu.")),
                    (Picture.INSTALL, _("Tap Add to Home screen, or Install app.")),
                    (Picture.HOME, _("Tap Install. Then look for crampapp among your apps.")),
                ),
                (_shortcuts(), _rings_on_android()),
            )
        case Platform.ANDROID_SAMSUNG:
            return Help(
                _("Android: Samsung Internet"),
                (
                    (Picture.LINES_BELOW, _("Tap the three lines at the lower edge.")),
                    (Picture.ADD, _("Tap Add page to, then Home screen.")),
                    (Picture.HOME, _("Tap Add. Then look for crampapp on your home screen.")),
                ),
                (_rings_on_android(),),
            )
        case Platform.ANDROID_FIREFOX:
            return Help(
                _("Android: Firefox"),
                (
                    (Picture.DOTS, _("Tap the three dots of the menu.")),
                    (Picture.ADD, _("Tap Add app to Home screen, or Install.")),
                    (Picture.HOME, _("Tap Add. Then look for crampapp on your home screen.")),
                ),
                (_rings_on_android(),),
            )
        case Platform.DESKTOP_CHROME:
            return Help(
                _("Computer: Chrome"),
                (
                    (
                        Picture.SCREEN_IN_BAR,
                        _("Click the screen with an arrow, in the address."),
                    ),
                    (Picture.HOME, _("Click Install. The app opens in a window of its own.")),
                ),
                (
                    _(
                        "No such sign? Open the menu with the three dots, then Cast, save and "
                        "share, then Install page as app."
                    ),
                ),
            )
        case Platform.DESKTOP_EDGE:
            return Help(
                _("Computer: Edge"),
                (
                    (Picture.DOTS_ACROSS, _("Click the three dots of the menu.")),
                    (Picture.INSTALL, _("Open Apps. Click Install this site as an app.")),
                    (Picture.HOME, _("Click Install. The app opens in a window of its own.")),
                ),
                (_("In some versions Apps is below More tools."),),
            )
        case Platform.DESKTOP_SAFARI:
            return Help(
                _("Mac: Safari"),
                (
                    (Picture.SHARE_ABOVE, _("Click the Share sign, or open the File menu.")),
                    (Picture.ADD, _("Click Add to Dock.")),
                    (Picture.HOME, _("Click Add. The app is in your Dock now.")),
                ),
                (_("This needs macOS Sonoma or newer."), _apart()),
            )
        case Platform.DESKTOP_FIREFOX:
            return Help(
                _("Computer: Firefox"),
                (),
                (
                    _(
                        "Firefox on a computer does not install apps like this one everywhere. "
                        "It works in a tab, also without a network. Keep a bookmark."
                    ),
                    _("Or open this address in Chrome, Edge or Safari."),
                ),
            )
        case Platform.IN_APP:
            return Help(
                _("Inside another app"),
                (
                    (Picture.DOTS_ACROSS, _("Open the menu of this window.")),
                    (Picture.OUTSIDE, _("Tap Open in browser, Safari or Chrome.")),
                ),
                (
                    _(
                        "Another app has opened this page in a window of its own. That window "
                        "cannot install anything and may forget your records."
                    ),
                ),
            )


def status(place: Place | None) -> str:
    """How it stands with installing on this device; empty: nothing to say."""
    if place is None:
        return ""
    if place.installed:
        return _("It is installed here already.")
    match place.answered:
        case "accepted":
            return _("Being installed. Look for crampapp among your apps.")
        case "dismissed":
            return _("Not installed. You can do it any time.")
        case "failed":
            return _("The browser did not open its question. Use its menu, as shown here.")
    return ""


def _apart() -> str:
    return _(
        "What you kept in the browser does not move over by itself. Make a backup first, and "
        "restore it in the installed app."
    )


def _rings_on_ios() -> str:
    return _(
        "On the home screen, with iOS 16.4 or newer, reminders can ring while the app is closed, "
        "where this address offers that. In the browser they cannot. A shortcut to Cramp now by "
        "holding the icon is not possible on an iPhone."
    )


def _rings_on_android() -> str:
    return _(
        "Reminders can ring while the app is closed, where this address offers that. A battery "
        "saver may hold them back."
    )


def _shortcuts() -> str:
    return _("Hold the icon of the installed app to start with Cramp now.")
