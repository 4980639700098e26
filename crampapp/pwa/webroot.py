"""The built folder as the server sees it: its files, its security headers and its build id."""

import contextlib
import json
from pathlib import Path

from crampapp.pwa.negotiation import ENCODINGS
from crampapp.pwa.policy import content_security_policy

DENIED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "serial", "usb"),
)
"""Features of the browser that the app never uses."""

SECURITY_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "=(), ".join(DENIED) + "=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ServeError(Exception):
    """The server cannot start; the message is one line for the person who started it."""


class WebRoot:
    """The folder that `crampapp build` wrote.

    Raises ServeError when there is no readable `index.html` in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._index = self.folder / "index.html"
        try:
            self._read_policy()
        except FileNotFoundError:
            raise ServeError(
                f"There is no web build in {folder} yet. Make one with: crampapp build"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            raise ServeError(f"Cannot read {folder / 'index.html'}: {reason}.") from None

    def _read_policy(self) -> None:
        self._index_changed_ns = self._index.stat().st_mtime_ns
        policy = content_security_policy(self._index.read_text(encoding="utf-8"))
        self._policy = f"{policy}; frame-ancestors 'none'"  # which only a header can say

    def file(self, path: str) -> Path | None:
        """The file at a decoded URL path, or None; never one outside the folder."""
        try:
            file = (self.folder / (path or "index.html")).resolve()
            found = file.is_relative_to(self.folder) and file.is_file()
        except (OSError, ValueError):  # a NUL byte, or a name too long for the file system
            return None
        return file if found and file.suffix.lower() not in ENCODINGS.values() else None

    def headers(self) -> dict[str, str]:
        """The security headers; the policy follows `index.html` through a rebuild."""
        with contextlib.suppress(OSError):  # missing while a build replaces it: keep the last one
            if self._index.stat().st_mtime_ns != self._index_changed_ns:
                self._read_policy()
        return {"Content-Security-Policy": self._policy, **SECURITY_HEADERS}

    def identifier(self) -> str | None:
        """The build id, or None for a build that does not say."""
        try:
            facts = json.loads((self.folder / "build.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return facts.get("build") if isinstance(facts, dict) else None
