"""What only PostgreSQL can do to us."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from crampapp.relay.database import Transaction
from crampapp.relay.errors import RelayError, UnavailableError
from crampapp.relay.postgres import PostgresDatabase
from tests.relay.postgres import PostgresServer

ROWS = [{"v": 11}, {"v": 12}]


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.new_database()


@pytest.fixture
def database(url: str) -> Iterator[PostgresDatabase]:
    database = PostgresDatabase(url)
    yield database
    database.close()


def test_processes_that_start_together_make_the_tables_once(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        for database in pool.map(PostgresDatabase, [url] * 4):
            database.close()


def test_a_database_that_is_not_there_is_one_line() -> None:
    with pytest.raises(RelayError, match=r"^Cannot use the database of DATABASE_URL: .+$"):
        PostgresDatabase("postgresql://postgres@/relay?host=/nowhere")


async def test_a_lost_connection_fails_once_and_is_made_anew(database: PostgresDatabase) -> None:
    with pytest.raises(UnavailableError):
        await database.run(lambda tx: tx.all("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert await database.run(lambda tx: tx.all("SELECT 1 AS one")) == [{"one": 1}]


async def test_what_failed_halfway_is_as_if_it_had_not_been(database: PostgresDatabase) -> None:
    def halfway(tx: Transaction) -> None:
        tx.all("INSERT INTO schema_version VALUES (99)")
        tx.all("SELECT * FROM missing")

    with pytest.raises(UnavailableError, match="UndefinedTable"):
        await database.run(halfway)
    rows = await database.run(lambda tx: tx.all("SELECT * FROM schema_version WHERE version = 99"))
    assert rows == []


async def test_two_that_wait_for_each_other_both_come_through(database: PostgresDatabase) -> None:
    await database.run(lambda tx: tx.many("INSERT INTO schema_version VALUES (:v)", ROWS))
    both_have_one = threading.Barrier(2)
    tries = []

    def take(tx: Transaction, first: int, second: int) -> None:
        tries.append(first)
        tx.all("UPDATE schema_version SET version = version WHERE version = :v", v=first)
        if len(tries) <= 2:
            both_have_one.wait(timeout=10)
        tx.all("UPDATE schema_version SET version = version WHERE version = :v", v=second)

    await asyncio.gather(
        database.run(lambda tx: take(tx, 11, 12)), database.run(lambda tx: take(tx, 12, 11))
    )
    assert len(tries) > 2
