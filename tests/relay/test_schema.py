"""Older databases become new ones, and newer ones are left alone."""

import re
import sqlite3
from pathlib import Path

import pytest

from crampapp.relay import schema
from crampapp.relay.errors import RelayError
from crampapp.relay.sqlite import SqliteDatabase

PRIVACY = Path(__file__).parents[2] / "docs/privacy.md"


def columns(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            """SELECT tables.name || '.' || columns.name
            FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table'"""
        ).fetchall()
    connection.close()
    return {name for (name,) in rows}


async def test_what_is_kept_survives_a_new_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "relay.sqlite3"
    old = SqliteDatabase(path)
    row = "'d', 'h', 'UTC', NULL, NULL, NULL, 'k', 'gone', 5"
    await old.run(lambda tx: tx.all(f"INSERT INTO device VALUES ({row})"))
    old.close()
    added = ("ALTER TABLE device ADD COLUMN language TEXT NOT NULL DEFAULT 'en'",)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, added))
    for _ in range(2):
        new = SqliteDatabase(path)
        (found,) = await new.run(lambda tx: tx.all("SELECT * FROM device"))
        new.close()
        assert (found["id"], found["gone_since"], found["language"]) == ("d", 5, "en")


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "relay.sqlite3"
    SqliteDatabase(path).close()
    before = columns(path)
    broken = ("ALTER TABLE device ADD COLUMN language TEXT", "DROP TABLE missing")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    with pytest.raises(RelayError, match=r"Cannot open .*relay\.sqlite3: no such table"):
        SqliteDatabase(path)
    assert columns(path) == before


def test_a_newer_database_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "relay.sqlite3"
    SqliteDatabase(path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", ())
    with pytest.raises(RelayError, match="made by a newer crampapp"):
        SqliteDatabase(path)


def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    SqliteDatabase(tmp_path / "data/relay.sqlite3").close()
    assert (tmp_path / "data/relay.sqlite3").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"no database", None])
def test_a_file_that_is_no_database_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "relay.sqlite3"
    path.write_bytes(content) if content else path.mkdir()
    with pytest.raises(RelayError, match=r"^Cannot open .+\.$"):
        SqliteDatabase(path)


def test_each_stored_field_is_told_to_everybody(tmp_path: Path) -> None:
    path = tmp_path / "relay.sqlite3"
    SqliteDatabase(path).close()
    told = set(
        re.findall(r"^\| `(\w+\.\w+)` \|", PRIVACY.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert told == columns(path)
