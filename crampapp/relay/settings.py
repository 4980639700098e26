"""What the person who runs a relay decides."""

import ipaddress
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from crampapp.relay.errors import RelayError
from crampapp.relay.limits import Limits

LOCAL_CONTACT = "https://localhost"
"""Who to complain to while the app is tried on one machine; Apple's service refuses it."""
_NOT_ROUTABLE = ("localhost", "local", "internal", "lan", "home.arpa", "test", "invalid", "example")


@dataclass(frozen=True)
class Settings:
    """Checked where they are made; raises RelayError with what is wrong."""

    data: Path
    """Folder of the keys, and of the database unless it is PostgreSQL."""
    database_url: str = ""
    """Of a PostgreSQL; SQLite when empty."""
    public_url: str = ""
    """Address of the app as phones see it; when empty, notifications lead there relatively."""
    contact: str = ""
    """Whom a push service may write to: ``mailto:`` or the https address of the app."""
    origins: tuple[str, ...] = ()
    """Other origins whose pages may use this relay."""
    push_services: tuple[str, ...] = ()
    """Origins of push services beyond the well-known ones; they may be private and plain http."""
    poll_s: float = 5
    """Seconds between two looks at the clock."""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.contact and not is_routable(self.contact):
            raise RelayError(
                f"{self.contact} is no contact that push services take. "
                "Give mailto:somebody@a-real-domain or the https address of a public site."
            )
        if self.public_url and urlsplit(self.public_url).scheme not in ("http", "https"):
            raise RelayError(f"{self.public_url} is not the https address of the app.")
        for origin in (*self.origins, *self.push_services):
            if not re.fullmatch(r"https?://[^/?#@\s]+", origin):
                raise RelayError(f"{origin} is not an origin like https://app.example.org.")

    @property
    def subject(self) -> str:
        """The ``sub`` of our VAPID claims (RFC 8292, section 2.1)."""
        address = urlsplit(self.public_url)
        site = f"https://{address.hostname}" if address.scheme == "https" else ""
        return self.contact or (site if is_routable(site) else LOCAL_CONTACT)


def default_folder() -> Path:
    """Where this person's programs keep their data."""
    configured = Path(os.environ.get("XDG_DATA_HOME", ""))
    base = configured if configured.is_absolute() else Path.home() / ".local/share"
    return base / "crampapp"


def is_routable(contact: str) -> bool:
    """Whether a push service can reach somebody there; Apple answers 403 to what it cannot."""
    found = re.fullmatch(r"mailto:[^@\s]+@([\w.-]+)|https://([\w.-]+)(?:[/:]\S*)?", contact)
    if not found:
        return False
    host = (found[1] or found[2]).lower()
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        named = re.fullmatch(r"([a-z0-9-]+\.)+[a-z][a-z0-9-]+", host)
        return bool(named) and not f".{host}".endswith(tuple(f".{end}" for end in _NOT_ROUTABLE))
