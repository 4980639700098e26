"""The page before Python, kept there: what it would load next is never answered."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route

from tests.browser.browsing import Profile

_LATER = re.compile(r"/(pyodide|engine)-[0-9a-f]+/(?!assets/fonts)|/boot\.js")


@contextmanager
def open_shell(browser: Profile, url: str) -> Iterator[Page]:
    """The page in a tab of its own; Flutter and Python are for ever under way."""
    held: list[Route] = []
    page = browser.context.new_page()
    page.route(_LATER, lambda route: held.append(route))
    try:
        page.goto(url)
        page.wait_for_selector("html[data-guide]")
        yield page
    finally:
        for route in held:
            route.abort()
        page.close()
