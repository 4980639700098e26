"""The relay's database in PostgreSQL, which any number of processes share."""

import asyncio
import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, cast

import psycopg
from procrastinate.schema import SchemaManager
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from crampapp.relay.database import Row, T, Transaction
from crampapp.relay.errors import RelayError, UnavailableError
from crampapp.relay.schema import migrate

CONNECTIONS = 8
PATIENCE_S = 10
TRIES = 5
"""Of a transaction that another one stood in the way of."""


class _Transaction:
    def __init__(self, cursor: psycopg.Cursor[DictRow]) -> None:
        self._cursor = cursor

    def locking(self, table: str, *, skip: bool = False) -> str:
        return f"FOR UPDATE OF {table}" + (" SKIP LOCKED" if skip else "")

    def all(self, sql: str, **values: object) -> list[Row]:
        if values:
            self._cursor.execute(_translated(sql), values)
        else:
            self._cursor.execute(cast(Any, sql))
        return list(self._cursor.fetchall()) if self._cursor.description else []

    def many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._cursor.executemany(_translated(sql), [dict(row) for row in rows])


class PostgresDatabase:
    """Raises RelayError when there is no such database."""

    def __init__(self, url: str) -> None:
        self._pool: ConnectionPool[psycopg.Connection[DictRow]] = ConnectionPool(
            url,
            min_size=1,
            max_size=CONNECTIONS,
            timeout=PATIENCE_S,
            kwargs={"row_factory": dict_row},
            check=ConnectionPool.check_connection,
            open=False,
        )
        try:
            psycopg.connect(url, connect_timeout=PATIENCE_S).close()
            self._pool.open(wait=True, timeout=PATIENCE_S)
            self._within(_prepare)
        except (psycopg.Error, PoolTimeout) as error:
            self._pool.close()
            reason = str(error).strip().splitlines()[0]
            raise RelayError(f"Cannot use the database of DATABASE_URL: {reason}") from None
        self._threads = ThreadPoolExecutor(CONNECTIONS, "relay-postgres")

    async def run(self, work: Callable[[Transaction], T]) -> T:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, self._within, work)
        except (psycopg.Error, PoolTimeout) as error:
            raise UnavailableError(type(error).__name__) from None

    def _within(self, work: Callable[[Transaction], T]) -> T:
        for attempt in range(TRIES):
            try:
                with self._pool.connection() as connection, connection.cursor() as cursor:
                    return work(_Transaction(cursor))
            except (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure):
                if attempt == TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        self._threads.shutdown()
        self._pool.close()


def _prepare(tx: Transaction) -> None:
    """Our tables and those of the job queue; one process at a time."""
    tx.all("SELECT pg_advisory_xact_lock(872043)")
    migrate(tx)
    (queue,) = tx.all("SELECT to_regclass('procrastinate_jobs') AS found")
    if queue["found"] is None:
        tx.all(SchemaManager.get_schema())


@cache
def _translated(sql: str) -> Any:
    """Names of values as psycopg has them."""
    return re.sub(r":(\w+)", r"%(\1)s", sql)
