"""What a month of records comes to, computed once and kept beside them while they stay the same.

Sums stand in the log as the row of a table of their own. They hold as long as nothing they were
computed from was written after them: the order of the log says so, whatever happened in between.
Where there is any doubt they are computed again: they are the only place of nothing, so no backup,
no restore and no compaction takes them along.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from crampapp.store.checkpoint import Place
from crampapp.store.entry import SUMS, Entry, to_text
from crampapp.store.log import Log
from crampapp.store.schema import Row, collection_of

T = TypeVar("T")


class Recipe(NamedTuple, Generic[T]):
    """How to come from the records of a month to their sums, and how to write these down."""

    version: int
    """To be raised when other sums come of the same records, or are written otherwise."""
    of: Sequence[type[BaseModel]]
    compute: Callable[..., T]
    """Takes the records of the month, newest first, a list for each class in ``of``."""
    pack: Callable[[T], Row]
    unpack: Callable[[Row], T]
    """Raises ``LookupError``, ``TypeError`` or ``ValueError`` where it makes no sense of them."""

    @property
    def forms(self) -> list[int]:
        """What the sums depend on beside the records: a later version may read more out of them."""
        return [self.version, *(collection_of(kind).version for kind in self.of)]

    def tables(self, year: int, month: int) -> list[str]:
        return [collection_of(kind).table_of_month(year, month) for kind in self.of]


def kept(log: Log, recipe: Recipe[T], year: int, month: int) -> T | None:
    """The sums of a month, or ``None`` where they are to be computed.

    Raises:
        StoreError: The device failed to read.
    """
    table = _table(year, month)
    if log.quarantined or not _are_newest(log.places, table, recipe.tables(year, month)):
        return None
    found = log.rows(table).get(table)
    try:
        row = json.loads((found and found.text) or b"")
        return recipe.unpack(row["sums"]) if row["forms"] == recipe.forms else None
    except (LookupError, TypeError, ValueError):
        return None


def entry(log: Log, recipe: Recipe[T], year: int, month: int, sums: T) -> Entry:
    """What keeps the sums of a month, to be appended before anything else is.

    Raises:
        StoreError: The device failed to read.
    """
    table = _table(year, month)
    row = {"id": table, "forms": recipe.forms, "sums": recipe.pack(sums)}
    before = log.rows(table).get(table)
    return Entry(table, table, to_text(row), before.size if before else 0)


def are_of_all(log: Log, recipe: Recipe[T], year: int, month: int, read: int) -> bool:
    """Whether so many records are all there are: none is damaged, or of a later version.

    Raises:
        StoreError: The device failed to read.
    """
    rows = sum(log.count(table) for table in recipe.tables(year, month))
    return rows == read and not log.quarantined


def _are_newest(places: Mapping[str, Place], table: str, than: Sequence[str]) -> bool:
    own = places.get(table)
    others = (places[name].end for name in than if name in places)
    return own is not None and own.end > max(others, default=0)


def _table(year: int, month: int) -> str:
    return f"{SUMS}-{year:04}-{month:02}"
