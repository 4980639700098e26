"""Chromium, as in the browser tests."""

from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.browsing import Profile
from tests.engines.engine import Engine


class Blink(Engine):
    """Chromium with a profile of its own, without a window."""

    name = "Blink"

    def __init__(self, profile: Path) -> None:
        self._playwright = sync_playwright().start()
        self._browser = Profile(self._playwright, profile)
        self._page = self._browser.context.pages[0]

    def open(self, url: str) -> None:
        self._page.goto(url)

    def reload(self) -> None:
        self._page.reload()

    def run(self, script: str, *arguments: Any) -> Any:
        return self._page.evaluate(_function(script), list(arguments))

    def click(self, script: str, *arguments: Any) -> None:
        element = self._page.evaluate_handle(_function(script), list(arguments)).as_element()
        assert element is not None
        element.click()

    def close(self) -> None:
        self._browser.close()
        self._playwright.stop()


def _function(body: str) -> str:
    return f"(given) => (function () {{{body}}})(...given)"
