"""Drives the built app in a real Chromium, by role and accessible name."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Request,
    TimeoutError,
)

from tests.browser import chromium

READY_MS = 120_000
"""Time until Python is ready that means it never will be, on a slow machine under load."""

LAUNCH_OPTIONS: dict[str, Any] = {
    "args": [
        # Without a sandbox of its own inside containers, and without calls to the browser's maker.
        *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    ],
}

# Not of our making: the software renderer of a machine without graphics card reports its stalls.
_RENDERER_NOISE = ("GL Driver Message", "Falling back to software")


class Server:
    """A server on loopback in a process of its own, which can be killed."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-u", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = ""
        for line in self._process.stdout:
            if "http://" in line:
                self.url = "http://" + line.split("http://", 1)[1].split()[0].strip(")/") + "/"
                break
        assert self.url, "the server said no address"

    def kill(self) -> None:
        """End it at once, as pulling the cable would; once it is gone, nothing happens."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


def serve(folder: Path, port: int) -> Server:
    """Our own server."""
    return Server(
        "-m",
        "crampapp",
        "serve",
        "--folder",
        str(folder),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-relay",
    )


class Profile:
    """A browser with a profile folder, which it can be killed with and started on again."""

    def __init__(self, playwright: Playwright, folder: Path, **options: Any) -> None:
        self._playwright = playwright
        self._folder = folder
        self._options = {"viewport": {"width": 390, "height": 844}, **options}
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.context = self._start()

    def _start(self) -> BrowserContext:
        arguments = [*LAUNCH_OPTIONS["args"], *self._options.get("args", [])]
        context = self._playwright.chromium.launch_persistent_context(
            self._folder,
            executable_path=chromium.ensure(),
            **{**self._options, "args": arguments},
        )
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        context.on("request", self._note_request)
        return context

    def _note_console(self, message: ConsoleMessage) -> None:
        noise = any(words in message.text for words in _RENDERER_NOISE)
        if message.type == "error" and not noise:
            self.problems.append(f"{message.text} {message.location['url']}")

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def open(self, url: str) -> "App":
        """Open the app in the first tab and wait until Python has taken over."""
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        app = App(page)
        app.goto(url)
        return app

    def kill(self) -> None:
        """SIGKILL every process of this browser."""
        # The children of a dead browser end by themselves, some before their turn here.
        while pids := list(_processes_with(str(self._folder))):
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        # Playwright holds on to a browser it has not seen die, and the next one on the same profile
        # then gets no answer from its storage.
        self.context.close()
        # A dead browser cannot take its lock away; a person's system sees that its owner is gone.
        for lock in self._folder.glob("Singleton*"):
            lock.unlink()

    def restart(self) -> None:
        """Start the browser again on the same profile."""
        self.context = self._start()

    def close(self) -> None:
        """Close the browser as a person would."""
        self.context.close()


def memory_peak(profile: Path) -> int:
    """Bytes of memory that the pages of a running browser have held at most (Linux)."""
    peak = 0
    for pid in _processes_with(str(profile)):
        with suppress(OSError):
            process = Path(f"/proc/{pid}")
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                status = (process / "status").read_text()
                peak += int(status.split("VmHWM:")[1].split()[0]) * 1024
    return peak


def _processes_with(words: str) -> Iterator[int]:
    listing = subprocess.run(
        ["ps", "-axo", "pid=,args="], capture_output=True, text=True, check=True
    )
    for line in listing.stdout.splitlines():
        pid, _, command = line.strip().partition(" ")
        if f"--user-data-dir={words}" in command:
            yield int(pid)


class App:
    """The app in one tab, seen as a screen reader sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def goto(self, url: str) -> None:
        """Load an address and wait until the app is ready."""
        self.page.goto(url)
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait until Python has rendered its first screen."""
        self.page.wait_for_selector('html[data-app="ready"]', timeout=READY_MS)

    def wait_until_offline_ready(self) -> None:
        """Wait until the service worker has kept everything."""
        self.page.wait_for_selector('html[data-offline="ready"]', timeout=READY_MS)

    def wait_until_compiled(self) -> None:
        """Wait until the browser has the client's compiled code for the next start."""
        self.page.wait_for_selector(
            'html[data-compiled="ready"]', state="attached", timeout=READY_MS
        )

    def wait_until_python_is_kept(self) -> None:
        """Wait until Python's memory is kept for the next start."""
        self.page.workers[0].evaluate(
            """() => new Promise((resolve) => {
              const look = setInterval(() => {
                if (!performance.getEntriesByName("kept").length) return;
                clearInterval(look);
                resolve();
              }, 50);
            })"""
        )

    def button(self, name: str) -> Locator:
        """The button of this name in the semantics tree."""
        return self.page.locator("flt-semantics-host").get_by_role("button", name=name, exact=True)

    def tap(self, name: str) -> None:
        """Press the button of this name."""
        self.button(name).click(timeout=READY_MS)

    def done(self) -> None:
        """Press Done until it takes: just after "It eased" a second tap is taken for a slip."""
        while self.button("Done").count():
            self.tap("Done")
            with suppress(TimeoutError):
                self.button("Cramp now").wait_for(timeout=1000)

    def shows(self, text: str) -> Locator:
        """Wait until this text is on the screen."""
        found = self.page.locator("flt-semantics-host").get_by_text(text).first
        found.wait_for(state="attached", timeout=READY_MS)
        return found

    @property
    def text(self) -> str:
        """Everything a screen reader would read on this screen."""
        host = self.page.locator("flt-semantics-host").first
        labels = host.evaluate(
            "host => [...host.querySelectorAll('*')].map(e => e.getAttribute('aria-label')"
            " ?? (e.children.length ? '' : e.textContent)).filter(Boolean).join('\\n')"
        )
        return str(labels)


@contextmanager
def profile(playwright: Playwright, folder: Path, **options: Any) -> Iterator[Profile]:
    """A browser on a profile folder, closed at the end."""
    opened = Profile(playwright, folder, **options)
    try:
        yield opened
    finally:
        opened.close()


def zone_where_it_is(hour: int) -> str:
    """A time zone in which it is this hour now."""
    east = (hour - datetime.now(UTC).hour) % 24
    east = east - 24 if east > 12 else east
    # The signs of these names are those of POSIX: west is plus.
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"
