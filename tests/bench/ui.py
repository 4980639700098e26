"""How the screens stand: each is visited once, as in ``make test``, and faults are counted."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench.web import WEB
from tests.browser.browsing import serve
from tests.browser.crawl import Report, crawl
from tests.browser.looking import Fault
from tests.browser.places import History
from tests.browser.settings import Language, once_each
from tests.contrast import lowest
from tests.pseudo import build_pseudo

Figure = tuple[str, float, str]

CACHE = WEB.with_name("cache")
OVERFLOWS = (Fault.SIDEWAYS, Fault.OVERLAP, Fault.CUT, Fault.UNREACHABLE)


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    yield "ui.contrast_min", lowest(), "to 1"
    report = crawled()
    yield "ui.screens_crawled", len(set(report.visited)), "screens"
    yield "ui.nameless_controls", report.count(Fault.NAMELESS), "controls"
    yield "ui.small_targets", report.count(Fault.SMALL), "controls"
    yield "ui.overflows", report.count(*OVERFLOWS), "places"


def crawled() -> Report:
    """What is found in the app that was built, and in the same in the pseudo-locale."""
    with tempfile.TemporaryDirectory() as folder:
        source, shots = Path(folder, "source"), Path(folder, "shots")
        source.mkdir()
        shots.mkdir()
        servers = {
            Language.ENGLISH: serve(WEB, 0),
            Language.PSEUDO: serve(build_pseudo(source, Path(folder, "web"), CACHE), 0),
        }
        history = History(date.today())
        urls = {language: server.url for language, server in servers.items()}
        try:
            return crawl(urls, once_each(history.places()), history, shots)
        finally:
            for server in servers.values():
                server.kill()
