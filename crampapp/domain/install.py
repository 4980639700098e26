"""On which browser the app runs, and whether that can put it on a home screen."""

import re
from enum import StrEnum
from typing import NamedTuple


class Platform(StrEnum):
    """A browser, as far as its way to the home screen is its own."""

    IOS_SAFARI = "ios_safari"
    IOS_OTHER = "ios_other"
    """Another browser of an iPhone or iPad."""
    ANDROID_CHROME = "android_chrome"
    """Also the browsers made from it, whose menus are alike."""
    ANDROID_SAMSUNG = "android_samsung"
    ANDROID_FIREFOX = "android_firefox"
    DESKTOP_CHROME = "desktop_chrome"
    DESKTOP_EDGE = "desktop_edge"
    DESKTOP_SAFARI = "desktop_safari"
    DESKTOP_FIREFOX = "desktop_firefox"
    IN_APP = "in_app"
    """The window that another app opens a link in."""

    @property
    def installs(self) -> bool:
        """Whether it can put the app on a home screen, in a dock or beside other apps."""
        return self not in (Platform.DESKTOP_FIREFOX, Platform.IN_APP)


class Place(NamedTuple):
    """What the page says about where it runs."""

    platform: Platform | None
    """``None``: a browser that is not known here."""
    installed: bool = False
    """Whether it was opened from the home screen, or has been put there in this window."""
    prompts: bool = False
    """Whether the browser lets the app open its own question."""
    answered: str = ""
    """What that has come to: ``accepted``, ``dismissed``, or ``failed`` where it did not open."""
    link: str = ""
    """The address that begins with the first step, for somebody else."""

    @property
    def can_install(self) -> bool:
        """Whether it is worth asking."""
        known = self.platform is not None and self.platform.installs
        return not self.installed and (known or self.prompts)


_APPS = re.compile(
    r"FBA[NV]|FB_IAB|Instagram|Snapchat|musical_ly|TikTok|Twitter|Pinterest|LinkedInApp"
    r"|MicroMessenger|\bLine/|\bGSA/|; wv\)"
)
"""Apps that open links in a window of their own, and the sign of Android for such windows."""
_ON_ANDROID = {
    "SamsungBrowser/": Platform.ANDROID_SAMSUNG,
    "Firefox/": Platform.ANDROID_FIREFOX,
    "Chrome/": Platform.ANDROID_CHROME,
}
_ON_DESKTOPS = {
    "Edg/": Platform.DESKTOP_EDGE,
    "Firefox/": Platform.DESKTOP_FIREFOX,
    "Chrome/": Platform.DESKTOP_CHROME,
}
"""Signs of browsers; the first one found counts, for most say to be Chrome and Safari too."""


def platform_of(agent: str, touches: int, *, installed: bool = False) -> Platform | None:
    """The browser behind a user agent string; ``None``: none that is known here.

    Args:
        agent: What the browser says of itself.
        touches: Fingers that its screen can tell apart. An iPad says it is a Mac, which has none.
        installed: Whether the app was opened from the home screen: there an iPhone does not say
            that it is Safari.
    """
    mac = "Macintosh" in agent
    if re.search(r"iPhone|iPad|iPod", agent) or (mac and touches > 1):
        if re.search(r"\b(CriOS|FxiOS|EdgiOS|OPT|OPiOS|Ddg|DuckDuckGo|Brave)/", agent):
            return Platform.IOS_OTHER
        safari = not _APPS.search(agent) and ("Safari/" in agent or installed)
        return Platform.IOS_SAFARI if safari else Platform.IN_APP
    if _APPS.search(agent):
        return Platform.IN_APP
    if "Android" in agent:
        return _first(_ON_ANDROID, agent)
    return _first(_ON_DESKTOPS, agent) or (
        Platform.DESKTOP_SAFARI if mac and "Safari/" in agent else None
    )


def _first(signs: dict[str, Platform], agent: str) -> Platform | None:
    return next((platform for sign, platform in signs.items() if sign in agent), None)
