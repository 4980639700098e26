"""What the page for the doctor costs: from the records in memory to the bytes of the PDF."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from crampapp.domain.summary import last_days
from crampapp.report.contents import Contents
from crampapp.report.marks import A4
from crampapp.report.typeface import Typeface
from crampapp.ui.reporting import Made, written
from tests.report.records import NOTE, TODAY, check, contents_for, night_cramps

Figure = tuple[str, float, str]

ROUNDS = 9
DECADE = 3654
PER_DECADE = 44_000


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    typeface = Typeface.read()
    quarter = night_cramps(40, 91, note=NOTE)
    decade = night_cramps(PER_DECADE, DECADE, note=NOTE)
    checks = [check()]

    def contents_of_quarter() -> Contents:
        return contents_for(quarter, checks)

    def contents_of_decade() -> Contents:
        return contents_for(decade, checks, days=last_days(DECADE, TODAY))

    contents_of_quarter()
    times, size = [], 0
    for _ in range(ROUNDS):
        start = perf_counter()
        size = len(_page(contents_of_quarter(), typeface))
        times.append(perf_counter() - start)
    yield "report.ms", median(times) * 1e3, "ms"
    start = perf_counter()
    _page(contents_of_decade(), typeface)
    yield "report.10y_ms", (perf_counter() - start) * 1e3, "ms"
    yield "report.kb", size / 1e3, "kB"


def _page(contents: Contents, typeface: Typeface) -> bytes:
    return written(Made(contents, typeface, A4, 0, has_notes=True, missing=(), text=""))
