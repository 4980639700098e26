"""The built app, a server, and browsers. One build a process; one browser start per module."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from crampapp.pwa.build import build
from tests.browser.browsing import Profile, Server, profile, serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web app, built from the sources as they are, beside those of other processes."""
    return build(tmp_path_factory.mktemp("built") / "web", cache=ROOT / "build/cache")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def server(web: Path, port: int) -> Iterator[Server]:
    """Our own server with the built app."""
    started = serve(web, port)
    yield started
    started.kill()


@pytest.fixture(scope="module")
def debugged(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Profile, int]]:
    """A browser that Lighthouse can talk to, and the port where."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    option = f"--remote-debugging-port={port}"
    with profile(playwright, tmp_path_factory.mktemp("debugged"), args=[option]) as opened:
        yield opened, port


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """A browser of a phone's size with a profile of its own."""
    with profile(playwright, tmp_path_factory.mktemp("profile")) as opened:
        yield opened
