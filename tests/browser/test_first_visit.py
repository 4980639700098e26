"""What a first visit costs, and what the service worker adds to it: nothing."""

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
