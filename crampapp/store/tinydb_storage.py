"""TinyDB over the log."""

import json
from collections.abc import Iterator, MutableMapping
from typing import Any

from tinydb.storages import Storage

from crampapp.store.entry import Entry, to_text
from crampapp.store.log import Log
from crampapp.store.schema import Row

Rows = dict[str, Row]

_KEPT = 8
"""Tables kept in memory beside the one at hand, however long the history is."""


class LogStorage(Storage):
    """Turns TinyDB's writes of whole tables into entries for the rows that changed.

    TinyDB reads all tables and writes all tables to change one row. Here ``read`` returns a mapping
    that loads a table when TinyDB asks for it and remembers which table TinyDB put back, so a write
    costs what its one table costs: one storage for all tables, and no month but the one at hand is
    read, compared or written. A row has changed when it is another object, so rows are replaced and
    never changed in place, as ``update()`` would.

    Writes are staged. :meth:`commit` appends them as one record, so a verb that touches two tables
    is whole or not at all; :meth:`forget` drops them, and with them every table in memory: they are
    but a cache of the log.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._tables: dict[str, _Table] = {}
        self._staged: list[Entry] = []

    def read(self) -> dict[str, dict[str, Any]]:
        # A mapping is all that TinyDB needs; its annotation says dict.
        return _Tables(self)  # type: ignore[return-value]

    def write(self, data: MutableMapping[str, Any]) -> None:
        if isinstance(data, _Tables):
            replaced = data.replaced
        else:
            replaced = {name: {} for name in self.names()} | dict(data)
        for name, rows in replaced.items():
            self._staged += self.table(name).replace(name, rows, again=self._log.can_undo)

    def commit(self) -> None:
        """Append what was written since the last commit.

        Raises:
            StoreError: The device failed; what was written is forgotten.
        """
        staged, self._staged = self._staged, []
        if staged:
            self._log.append(staged)
        self._make_room()

    def forget(self) -> None:
        """Go back to what the log holds."""
        self._staged.clear()
        self._tables.clear()

    def names(self) -> list[str]:
        """The tables that hold or held rows."""
        return sorted({*self._log.places, *self._tables})

    def may_hold(self, id: str) -> list[str]:
        """The tables that may have a row of this id, judged without reading them."""
        return [name for name, place in self._log.places.items() if place.may_hold(id)]

    def table(self, name: str) -> "_Table":
        """A table, loaded if need be."""
        table = self._tables.pop(name, None)
        if table is None:
            self._make_room()
            table = _Table(self._log.rows(name))
        self._tables[name] = table
        return table

    def _make_room(self) -> None:
        """Let go of the tables not used for longest, unless they hold what is not in the log."""
        if not self._staged:
            for name in list(self._tables)[:-_KEPT]:
                del self._tables[name]


class _Table:
    """One table in memory: its rows as TinyDB sees them, and as the log holds them."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self._entries = entries
        self.rows: Rows = {id: json.loads(entry.text or b"{}") for id, entry in entries.items()}

    def replace(self, name: str, rows: Rows, *, again: bool) -> list[Entry]:
        """Take over new rows and return what changed.

        Args:
            name: Of the table.
            rows: All that there are from now on.
            again: Whether a row that was put as it is counts too, because going back to before a
                restore would lose it.
        """
        changed = []
        for id, row in rows.items():
            if row is self.rows.get(id):
                continue
            text, old = to_text(row), self._entries.get(id)
            if again or old is None or old.text != text:
                changed.append(Entry(name, id, text, old.size if old else 0))
        for id in self._entries.keys() - rows.keys():
            changed.append(Entry(name, id, None, self._entries[id].size))
        for entry in changed:
            if entry.text is None:
                del self._entries[entry.id]
            else:
                self._entries[entry.id] = entry
        self.rows = rows
        return changed


class _Tables(MutableMapping[str, Rows]):
    """All tables, each loaded when asked for; knows which were put back."""

    def __init__(self, storage: LogStorage) -> None:
        self._storage = storage
        self.replaced: dict[str, Rows] = {}

    def __getitem__(self, name: str) -> Rows:
        if name in self.replaced:
            return self.replaced[name]
        return self._storage.table(name).rows

    def __setitem__(self, name: str, rows: Rows) -> None:
        self.replaced[name] = rows

    def __delitem__(self, name: str) -> None:
        self.replaced[name] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._storage.names())

    def __len__(self) -> int:
        return len(self._storage.names())
