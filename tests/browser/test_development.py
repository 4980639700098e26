"""``flet run --web``: the same app from a development server, nothing shared between windows."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser import chromium
from tests.browser.browsing import LAUNCH_OPTIONS, READY_MS, App

ROOT = Path(__file__).parents[2]


@pytest.fixture
def development_server(port: int) -> Iterator[str]:
    flet = Path(sys.executable).with_name("flet")
    process = subprocess.Popen(
        [flet, "run", "--web", "--port", str(port), "main.py"],
        cwd=ROOT,
        env=os.environ | {"BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if str(port) in line:
            break
    yield f"http://127.0.0.1:{port}/"
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def open_window(page: Page, url: str) -> App:
    page.goto(url)
    page.locator("flt-semantics-placeholder").dispatch_event("click", timeout=READY_MS)
    app = App(page)
    app.button("Cramp now").wait_for(timeout=READY_MS)
    return app


def test_two_windows_of_the_development_server_see_different_histories_and_say_so(
    playwright: Playwright, development_server: str
) -> None:
    browser = playwright.chromium.launch(executable_path=chromium.ensure(), **LAUNCH_OPTIONS)
    one = open_window(browser.new_context().new_page(), development_server)
    other = open_window(browser.new_context().new_page(), development_server)
    one.shows("Nothing is kept here")
    one.tap("Cramp now")
    one.tap("It eased")
    one.shows("Saved until this window closes")
    other.page.goto(development_server + "history")
    other.page.locator("flt-semantics-placeholder").dispatch_event("click", timeout=READY_MS)
    other.shows("No cramps recorded")
    browser.close()
