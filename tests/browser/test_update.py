"""A new version: offered, taken when the person says so, never in the middle of a stretch."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browsing import App, Profile, Server, serve
from tests.browser.versions import NEW_WORDS, OLD_WORDS, build_next


@pytest.fixture(scope="module")
def next_web(web: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web app with one sentence changed."""
    return build_next(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def host(web: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served."""
    return shutil.copytree(web, tmp_path_factory.mktemp("host") / "web")


@pytest.fixture(scope="module")
def server(host: Path, port: int) -> Iterator[Server]:
    started = serve(host, port)
    yield started
    started.kill()


def put_in_place(host: Path, web: Path) -> None:
    """Replace what is served, as an upload to a host does."""
    host.rename(host.with_name("old"))
    shutil.copytree(web, host)


def test_a_new_version_waits_for_a_tap_and_then_runs_whole(
    browser: Profile, server: Server, host: Path, next_web: Path
) -> None:
    app: App = browser.open(server.url)
    app.wait_until_offline_ready()
    put_in_place(host, next_web)

    app.tap("Cramp now")
    app.page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update())")
    app.page.wait_for_function(
        "navigator.serviceWorker.getRegistration().then(r => r.waiting !== null)"
    )
    app.shows(OLD_WORDS)
    assert "new version" not in app.text

    app.tap("It eased")
    app.shows("Saved")
    app.done()
    app.shows("A new version is ready")
    app.shows(OLD_WORDS)
    with app.page.expect_navigation():
        app.tap("Update")
    app.wait_until_ready()
    app.shows(NEW_WORDS)
    app.goto(server.url + "#/history")
    app.shows("Calf")
