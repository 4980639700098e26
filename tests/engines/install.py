"""Finds the two other browsers that tests run in, or installs them where that is Debian.

`python -m tests.engines.install` does so before the tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb")

ADVICE = (
    "make test-engines needs Firefox, WebKitGTK's driver and Xvfb. On Debian: apt-get install "
    + " ".join(PACKAGES)
)


class NoEngineError(Exception):
    """One of them is not there; the message says what to do."""


def firefox() -> Path:
    """The program of Firefox. Raises NoEngineError."""
    return _program("firefox-esr", "firefox")


def webkit_driver() -> Path:
    """WebKitGTK's WebDriver. Raises NoEngineError."""
    return _program("WebKitWebDriver")


def webkit() -> Path:
    """WebKitGTK's small browser, which the driver starts. Raises NoEngineError."""
    for folder in ("/usr/lib", "/usr/libexec"):
        for found in sorted(Path(folder).glob("**/webkit2gtk-4*/MiniBrowser")):
            return found
    raise NoEngineError(ADVICE)


def display() -> Path:
    """An X server without a screen. Raises NoEngineError."""
    return _program("Xvfb")


def _program(*names: str) -> Path:
    for name in names:
        if path := shutil.which(name):
            return Path(path)
    raise NoEngineError(ADVICE)


def _all_there() -> bool:
    try:
        for find in (firefox, webkit_driver, webkit, display):
            find()
    except NoEngineError:
        return False
    return True


def main() -> int:
    if not _all_there() and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
            subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=sys.stderr)
    if not _all_there():
        print(ADVICE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
