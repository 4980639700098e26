"""A host that only knows files: no headers of ours, and the app in a folder of it."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browsing import App, Profile, Server

ASK_FOREIGN = "url => fetch(url, { mode: 'no-cors' }).then(() => 'went out', () => 'stopped')"


@pytest.fixture(scope="module")
def server(web: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Python's own file server, with the app under ``/sub/path/``."""
    root = tmp_path_factory.mktemp("root")
    (root / "sub").mkdir()
    (root / "sub/path").symlink_to(web, target_is_directory=True)
    started = Server("-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(root))
    started.url += "sub/path/"
    yield started
    started.kill()


@pytest.fixture(scope="module")
def foreign() -> Iterator[tuple[str, list[str]]]:
    """The address of another origin, and the paths it was asked for."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server calls
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=listener.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{listener.server_port}/", asked
    listener.shutdown()
    thread.join()
    listener.server_close()


@pytest.fixture(scope="module")
def app(browser: Profile, server: Server) -> App:
    opened = browser.open(server.url)
    opened.wait_until_offline_ready()
    return opened


def test_the_app_works_in_a_folder_of_a_plain_file_server(app: App) -> None:
    app.tap("Cramp now")
    app.tap("It eased")
    app.shows("Saved")


def test_the_service_worker_is_still_ours_after_two_starts(
    app: App, browser: Profile, server: Server
) -> None:
    for _ in range(2):
        app.goto(server.url)
        app.wait_until_offline_ready()
        scripts = app.page.evaluate(
            "navigator.serviceWorker.getRegistrations()"
            ".then(all => all.map(one => one.active.scriptURL))"
        )
        assert scripts == [server.url + "sw.js"]


def test_a_deep_link_opens_its_screen(app: App, server: Server) -> None:
    app.page.goto("about:blank")
    app.goto(server.url + "#/history")
    app.shows("Calf")


def test_a_foreign_fetch_from_the_page_is_stopped(app: App, foreign: tuple[str, list[str]]) -> None:
    url, asked = foreign
    assert app.page.evaluate(ASK_FOREIGN, url + "page") == "stopped"
    assert asked == []


def test_a_foreign_fetch_from_pythons_worker_is_stopped(
    app: App, foreign: tuple[str, list[str]]
) -> None:
    url, asked = foreign
    (worker,) = app.page.workers
    assert worker.evaluate(ASK_FOREIGN, url + "worker") == "stopped"
    assert asked == []


def test_a_foreign_fetch_from_the_service_worker_is_stopped(
    browser: Profile, app: App, foreign: tuple[str, list[str]]
) -> None:
    url, asked = foreign
    (worker,) = browser.context.service_workers
    assert worker.evaluate(ASK_FOREIGN, url + "service-worker") == "stopped"
    assert asked == []


def test_the_foreign_listener_would_have_heard_a_request_without_a_policy(
    browser: Profile, foreign: tuple[str, list[str]]
) -> None:
    url, asked = foreign
    page = browser.context.new_page()
    page.goto(url + "direct")
    page.close()
    assert "/direct" in asked
