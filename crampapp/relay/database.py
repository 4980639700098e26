"""What the relay asks of a database, whichever it is.

A piece of work is a plain function over a transaction, written once in SQL that every engine here
understands; the engine runs it in a thread of its own, whole or not at all.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

Row = Mapping[str, Any]
T = TypeVar("T")


class Transaction(Protocol):
    """Statements with values by name, as ``:name``."""

    def locking(self, table: str, *, skip: bool = False) -> str:
        """What ends a SELECT whose rows of ``table`` nobody else may change until we are done.

        Rows that somebody else holds are waited for, or left out with ``skip``.
        """
        ...

    def all(self, sql: str, **values: object) -> list[Row]:
        """Run one statement and return its rows."""
        ...

    def many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run one statement for each row of values."""
        ...


class Database(Protocol):
    """Raises UnavailableError from any of its verbs when it does not answer."""

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Do the work in one transaction and return what it returns."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
