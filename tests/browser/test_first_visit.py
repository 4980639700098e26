"""What a first visit costs, what the service worker adds to it, and where later visits find it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.browsing import profile, serve
from tests.browser.traffic import CountingProxy

MOST_MB = 12


@pytest.fixture(scope="module")
def proxy(web: Path, port: int) -> Iterator[CountingProxy]:
    server = serve(web, port)
    counting = CountingProxy(port)
    yield counting
    counting.close()
    server.kill()


def test_a_first_visit_sends_less_than_twelve_megabytes_and_nothing_twice(
    playwright: Playwright, proxy: CountingProxy, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as browser:
        app = browser.open(proxy.url)
        app.wait_until_offline_ready()
    assert proxy.bytes_sent / 1e6 < MOST_MB
    hashed = [path for path in proxy.paths if re.search(r"-[0-9a-f]{10}[./]", path)]
    twice = [path for path, times in Counter(hashed).items() if times > 1]
    assert len(hashed) > 10
    assert twice == []


SCRIPT = """performance.getEntriesByType("resource").filter(
    ({ name }) => name.includes("/main.dart.js") && !name.endsWith(".map")
).map(({ name, initiatorType, workerStart }) => [
    new URL(name).search, initiatorType, workerStart > 0,
])"""


def test_the_client_comes_past_the_worker_while_the_browser_has_it_and_else_from_the_phone(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    server = serve(web, 0)
    with profile(playwright, tmp_path) as browser:
        app = browser.open(server.url)
        app.wait_until_offline_ready()
        server.kill()
        app.goto(server.url)
        assert app.page.evaluate(SCRIPT)[-1][:2] == ["", "script"]
        app.page.context.new_cdp_session(app.page).send("Network.clearBrowserCache")
        app.goto(server.url)
        assert app.page.evaluate(SCRIPT)[-1] == ["?kept", "script", True]
        app.button("Cramp now").wait_for()
