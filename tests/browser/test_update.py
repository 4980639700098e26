"""A new version: offered, taken when the person says so, never in the middle of a stretch."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browsing import App, Profile, Server, serve

ROOT = Path(__file__).parents[2]
OLD_WORDS = "Pull your toes up toward your head"
NEW_WORDS = "Pull your toes up toward your nose"


@pytest.fixture(scope="module")
def next_web(web: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web app with one sentence changed."""
    source = tmp_path_factory.mktemp("source")
    for name in ("crampapp", "assets"):
        shutil.copytree(ROOT / name, source / name)
    shutil.copy(ROOT / "main.py", source)
    relief = source / "crampapp/content/relief.toml"
    relief.write_text(relief.read_text().replace(OLD_WORDS, NEW_WORDS))
    out = web.with_name("web-next")
    subprocess.run(
        [sys.executable, "-m", "crampapp", "build", "--out", str(out)],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        check=True,
    )
    return out


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
    app.tap("Done")
    app.shows("A new version is ready")
    app.shows(OLD_WORDS)
    with app.page.expect_navigation():
        app.tap("Update")
    app.wait_until_ready()
    app.shows(NEW_WORDS)
    app.goto(server.url + "#/history")
    app.shows("Calf")
