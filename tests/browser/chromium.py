"""Finds the Chromium that browser tests drive, or installs one.

`python -m tests.browser.chromium` does so and prints its path; `CRAMPAPP_CHROMIUM` names another.
"""

import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

DOWNLOAD_LIMIT_S = 600

ADVICE = (
    "The browser tests need Chromium or Chrome, and none could be installed. Install one "
    "(Debian: apt-get install chromium, macOS: brew install --cask chromium), or set "
    "CRAMPAPP_CHROMIUM to the path of its program."
)


class NoChromiumError(Exception):
    """There is none that starts; the message says what to do."""


def find() -> Path | None:
    """A Chromium on this machine that starts, or None.

    Raises NoChromiumError when CRAMPAPP_CHROMIUM names one that does not.
    """
    if chosen := os.environ.get("CRAMPAPP_CHROMIUM"):
        if not _starts(Path(chosen)):
            raise NoChromiumError(f"CRAMPAPP_CHROMIUM is {chosen}, which does not start.")
        return Path(chosen)
    return next((candidate for candidate in _candidates() if _starts(candidate)), None)


def ensure() -> Path:
    """A Chromium that starts, installed when there was none. Raises NoChromiumError."""
    if found := find():
        return found
    for name, command in _ways_to_install():
        print(f"No Chromium here yet: trying {name}.", file=sys.stderr, flush=True)
        _run(command)
        if found := find():
            return found
    raise NoChromiumError(ADVICE)


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if path := shutil.which(name):
            yield Path(path)
    yield from map(Path, MAC_APPS)
    # In a process of its own, because Playwright's plain interface refuses to start in a test
    # that has an event loop.
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())


def _starts(program: Path) -> bool:
    """Whether it runs at all: a stub, or one that lacks system libraries, does not."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _ways_to_install() -> Iterator[tuple[str, list[str]]]:
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    yield "Playwright's own", playwright
    if _is_debian() and os.geteuid() == 0:
        update = "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium"
        yield "Debian's package", ["sh", "-c", update]


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _run(command: list[str]) -> None:
    """Runs to its end or to the limit; whether it helped is for find() to say."""
    with subprocess.Popen(command, stdout=sys.stderr, start_new_session=True) as process:
        try:
            process.wait(DOWNLOAD_LIMIT_S)
        except BaseException as stop:
            # It may have children, such as Playwright's downloader: end the whole group.
            os.killpg(process.pid, signal.SIGTERM)
            if not isinstance(stop, subprocess.TimeoutExpired):
                raise


def main() -> int:
    try:
        print(ensure())
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
