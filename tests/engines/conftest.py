"""The built app in three engines; each is started once a module."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from crampapp.pwa.build import build
from tests.browser.browsing import Server, serve
from tests.engines.blink import Blink
from tests.engines.engine import Engine
from tests.engines.gecko import Gecko
from tests.engines.webkit import WebKit

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def web() -> Path:
    """The web app, built from the sources as they are."""
    return build(ROOT / "build/web")


@pytest.fixture
def server(web: Path) -> Iterator[Server]:
    """Our own server with the built app."""
    started = serve(web, _free_port())
    yield started
    started.kill()


def _free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module", params=["blink", "gecko", "webkit"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One browser after the other."""
    profile = tmp_path_factory.mktemp(request.param)
    started: Engine
    match request.param:
        case "blink":
            started = Blink(profile)
        case "gecko":
            started = Gecko(profile)
        case _:
            started = WebKit()
    yield started
    started.close()
