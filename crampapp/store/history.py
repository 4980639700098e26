"""The rows of all collections, found, put and removed through TinyDB."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from pydantic import BaseModel
from tinydb import TinyDB
from tinydb.table import Table

from crampapp.store.log import Log
from crampapp.store.schema import (
    Collection,
    R,
    Row,
    collection_of,
    from_row,
    id_of,
    table_of,
    to_row,
)
from crampapp.store.tinydb_storage import LogStorage


class _MonthTable(Table):
    # Rows are numbered by TinyDB where nothing else tells them apart; a record has an id.
    # TinyDB allows any type here, its annotation only that of its own numbers.
    document_id_class = str  # type: ignore[assignment]

    def put(self, id: str, row: Row) -> None:
        """Insert a row or replace it as a whole, where ``update()`` would change it in place."""

        def put(rows: dict[Any, Any]) -> None:
            rows[id] = row

        self._update_table(put)


class _Database(TinyDB):
    table_class = _MonthTable


class History:
    """One table a month keeps the cost of everything here independent of how much there is."""

    def __init__(self, log: Log) -> None:
        self.storage = LogStorage(log)
        self._log = log
        self._database = _Database(storage=lambda: self.storage)
        self._removed: dict[str, Row] = {}
        self.unreadable: set[str] = set()
        """Ids of rows met that a newer version of the app wrote and this one cannot show."""

    def put(self, record: BaseModel) -> None:
        """Insert a record, or replace the one of the same id."""
        id, home = id_of(record), table_of(record)
        old = self._find(collection_of(type(record)), id)
        row = to_row(record, old[1] if old else self._removed.get(id))
        self._table(home).put(id, row)
        if old and old[0] != home:
            self._table(old[0]).remove(doc_ids=[_doc_id(id)])

    def remove(self, of: type[R], id: str) -> R | None:
        """Take a record out and return it; putting it again brings back all of its row."""
        found = self._find(collection_of(of), id)
        record = from_row(of, found[1]) if found else None
        if found is None or record is None:
            return None
        self._table(found[0]).remove(doc_ids=[_doc_id(id)])
        # For the undo: what a newer version wrote is in the row, not in the record.
        self._removed[id] = found[1]
        return record

    def by_id(self, of: type[R], id: str) -> R | None:
        """The record of this id, if there is one that this version can read."""
        found = self._find(collection_of(of), id)
        return from_row(of, found[1]) if found else None

    def one(self, of: type[R]) -> R | None:
        """The record of a collection that has one only."""
        name = collection_of(of).name
        return next((record for _, record in self._records(of, name)), None)

    def every(self, of: type[R]) -> list[R]:
        """All records of a collection without months, by id."""
        return [record for _, record in sorted(self._records(of, collection_of(of).name), key=_id)]

    def month(self, of: type[R], year: int, month: int) -> list[R]:
        """The records that began in a month, newest first."""
        return self._newest_first(of, collection_of(of).table_of_month(year, month))

    def newest(self, of: type[R], before: str | None) -> Iterator[R]:
        """Records by wall clock, newest first; reads a month when it gets there.

        Args:
            of: Their class.
            before: Id of one; only older ones are given. If it is gone, lower ids are.
        """
        collection = collection_of(of)
        found = self._find(collection, before) if before is not None else None
        last = from_row(of, found[1]) if found else None
        for name in self._months(collection):
            if last is not None and name > table_of(last):
                continue
            for record in self._newest_first(of, name):
                if (
                    before is None
                    or (last is not None and _age(record) < _age(last))
                    or (last is None and id_of(record) < before)
                ):
                    yield record

    def counts(self, of: type[BaseModel]) -> dict[tuple[int, int], int]:
        """How many records began in each month, as year and month; reads none of them."""
        counts = {}
        for name in self._months(collection_of(of)):
            _, year, month = name.split("-")
            if count := self._log.count(name):
                counts[int(year), int(month)] = count
        return counts

    def traces(self, of: type[BaseModel]) -> dict[tuple[int, int], object]:
        """What differs after a month has changed, by year and month; reads none of them."""
        collection, places = collection_of(of), self._log.places
        found: dict[tuple[int, int], object] = {}
        for name in places:
            if collection.holds(name):
                _, year, month = name.split("-")
                found[int(year), int(month)] = self._log.era, places[name]
        return found

    def _table(self, name: str) -> _MonthTable:
        return cast(_MonthTable, self._database.table(name))

    def _months(self, collection: Collection) -> list[str]:
        """The tables of a collection, newest first."""
        return [name for name in reversed(self.storage.names()) if collection.holds(name)]

    def _find(self, collection: Collection, id: str) -> tuple[str, Row] | None:
        """The table and the row of a record."""
        for name in self.storage.may_hold(id):
            if collection.holds(name):
                row = self._table(name).get(doc_id=_doc_id(id))
                if row is not None:
                    return name, dict(row)
        return None

    def _newest_first(self, of: type[R], table: str) -> list[R]:
        records = (record for _, record in self._records(of, table))
        return sorted(records, key=_age, reverse=True)

    def _records(self, of: type[R], table: str) -> Iterator[tuple[str, R]]:
        for row in self._table(table):
            record = from_row(of, dict(row))
            if record is None:
                self.unreadable.add(str(row.doc_id))
            else:
                yield str(row.doc_id), record


def _doc_id(id: str) -> int:
    return cast(int, id)  # TinyDB's annotations do not know of `document_id_class`.


def _id(found: tuple[str, BaseModel]) -> str:
    return found[0]


def _age(record: Any) -> tuple[datetime, datetime, str]:
    """Sorts by wall clock as the months do; by instant where the clock was put back."""
    return record.started.local, record.started.utc, record.id
