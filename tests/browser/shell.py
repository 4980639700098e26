"""The page before Python, kept there: the script that starts the rest is empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Page

from tests.browser.browsing import Profile

PATIENCE = 500
LOADED = timedelta(minutes=5)
"""After this long the page has surely been loaded; a clock cannot be stopped in the past."""


@contextmanager
def open_shell(browser: Profile, url: str, *, at: str | None = None) -> Iterator[Page]:
    """The page in a tab of its own; Flutter and Python are never started.

    Args:
        browser: Where.
        url: The address.
        at: Five minutes before the wall time of a clock that goes on only when told; the real
            clock when not given.
    """
    page = browser.context.new_page()
    page.route("**/boot.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    if at:
        page.clock.install(time=at)
    try:
        page.goto(url)
        wait_until_guided(page)
        if at:
            page.clock.pause_at(datetime.fromisoformat(at) + LOADED)
        yield page
    finally:
        page.close()


def wait_until_guided(page: Page) -> None:
    """Wait until the page leads.

    Playwright's own looks into a page count as touches, which give it its voice.
    """
    session = page.context.new_cdp_session(page)
    asked = {"expression": "'guide' in document.documentElement.dataset"}
    for _ in range(PATIENCE):
        if session.send("Runtime.evaluate", asked)["result"]["value"]:
            session.detach()
            return
        page.wait_for_timeout(20)
    raise AssertionError("the page does not lead")


def inbox(page: Page) -> Any:
    """What waits there for Python."""
    return page.evaluate(
        """() => new Promise((resolve, reject) => {
          const request = indexedDB.open("crampapp-inbox", 1);
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const all = request.result.transaction("items").objectStore("items").getAll();
            all.onsuccess = () => { request.result.close(); resolve(all.result); };
          };
        })"""
    )


def until(page: Page, script: str) -> None:
    """Wait until it is true; the page's policy forbids Playwright's own way."""
    for _ in range(PATIENCE):
        if page.evaluate(script):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"not true: {script}")
