"""The start as a timeline: when each part of it was done, in a first and in a later start."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench.start import (
    OURS_IS_READY,
    WEB,
    Site,
    address,
    first_paint,
    served,
    started,
    wait_until_settled,
)
from tests.browser.browsing import App, Profile, profile

Figure = tuple[str, float, str]

STARTS = 3

WORKER = """() => performance.getEntriesByType("mark").map(
    (mark) => [mark.name, mark.startTime + performance.timeOrigin])"""


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure: milliseconds since the navigation began."""
    rows: dict[str, list[dict[str, float]]] = {"first": [], "later": []}
    with sync_playwright() as playwright, served(WEB) as port:
        site = Site("ours", address(port), OURS_IS_READY)
        for _ in range(STARTS):
            with (
                tempfile.TemporaryDirectory() as folder,
                profile(playwright, Path(folder)) as browser,
            ):
                rows["first"].append(marks(browser, site))
                wait_until_settled(App(browser.context.pages[0]))
                browser.close()
                browser.restart()
                rows["later"].append(marks(browser, site))
    for start, starts in rows.items():
        for name in sorted(starts[0], key=lambda name: median(row[name] for row in starts)):
            yield f"timeline.{start}_{name}_ms", median(row[name] for row in starts), "ms"


def marks(browser: Profile, site: Site) -> dict[str, float]:
    """When each part of a start was done."""
    ready = started(browser, site) * 1e3
    page = browser.context.pages[0]
    began = float(page.evaluate("performance.timeOrigin"))
    (worker,) = page.workers
    done = {str(name): float(at) - began for name, at in worker.evaluate(WORKER)}
    return {"paint": first_paint(page), **done, "ready": ready}
