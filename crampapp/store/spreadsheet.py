"""Episodes as a table for spreadsheets."""

import csv
import io
from collections.abc import AsyncIterator
from typing import Any

from crampapp.domain.episode import Episode
from crampapp.store.exchange import Sink

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A cell beginning so may be run as a formula by the program that opens the table."""

COLUMNS = tuple(name for name in Episode.model_fields if name != "started")
HEADER = ("date", "time", "zone", "utc", *COLUMNS)


async def write(months: AsyncIterator[list[Episode]], sink: Sink) -> int:
    """Write episodes, a month at a time, and return how many.

    The bytes are UTF-8 with a byte order mark, without which spreadsheets guess.

    Raises:
        OSError: The sink failed.
    """
    await sink(b"\xef\xbb\xbf" + _lines([list(HEADER)]))
    count = 0
    async for month in months:
        await sink(_lines([_cells(episode) for episode in month]))
        count += len(month)
    return count


def _cells(episode: Episode) -> list[Any]:
    started = episode.started
    local = started.local.replace(microsecond=0)
    utc = started.utc.replace(microsecond=0, tzinfo=None)
    row = episode.model_dump(mode="json")
    when = [local.date().isoformat(), local.time().isoformat(), started.zone, f"{utc.isoformat()}Z"]
    return [_safe(cell) for cell in (*when, *(row[name] for name in COLUMNS))]


def _safe(cell: Any) -> Any:
    """A cell that stays what it is."""
    if isinstance(cell, list):
        cell = " ".join(cell)
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_BEGINS_FORMULA):
        return f"'{cell}"
    return cell


def _lines(rows: list[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
