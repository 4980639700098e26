"""The relay's database in one file: a single writer, durable when it has answered."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from crampapp.relay.database import Row, T, Transaction
from crampapp.relay.errors import RelayError, UnavailableError
from crampapp.relay.schema import migrate

BUSY_S = 10
"""How long to wait for another process that writes."""


class _Transaction:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def locking(self, table: str, *, skip: bool = False) -> str:
        return ""  # a transaction that writes has the whole database to itself

    def all(self, sql: str, **values: object) -> list[Row]:
        return self._connection.execute(sql, values).fetchall()

    def many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._connection.executemany(sql, rows)


class SqliteDatabase:
    """Raises RelayError when the file cannot be opened."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
            )
            self._connection.row_factory = _as_mapping
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            # What a person deleted is not to be found in the file afterwards.
            self._connection.execute("PRAGMA secure_delete = ON")
            self._within(migrate)
        except (OSError, sqlite3.Error) as error:
            raise RelayError(f"Cannot open {path}: {error}.") from None
        self._thread = ThreadPoolExecutor(1, "relay-sqlite")

    async def run(self, work: Callable[[Transaction], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._thread, self._within, work
            )
        except sqlite3.Error as error:
            raise UnavailableError(type(error).__name__) from None

    def _within(self, work: Callable[[Transaction], T]) -> T:
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            return work(_Transaction(self._connection))

    def close(self) -> None:
        self._thread.shutdown()
        self._connection.close()


def _as_mapping(cursor: sqlite3.Cursor, row: tuple[object, ...]) -> Row:
    return dict(zip((column[0] for column in cursor.description), row, strict=True))
