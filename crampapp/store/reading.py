"""A backup read by somebody who trusts nothing about it.

Its size is bounded before anything is read, memory by one line, and each line is checked before the
next: a file that is no backup, or not a whole one, ends in one :class:`BackupError`.
"""

import hashlib
import json
import math
import re
from collections.abc import AsyncIterator
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from crampapp.store.backup import FORMAT, VERSION, BackupError, Flaw, Summary
from crampapp.store.exchange import Source
from crampapp.store.schema import (
    COLLECTIONS,
    Row,
    from_row,
    id_of,
    is_taken_along,
    table_of,
    to_row,
)

MAX_SIZE = 64 * 1024 * 1024
"""Bytes of a file; about ten times what ten years take."""
_MAX_LINE = 1024 * 1024
_MAX_TABLES = 5000
_SLICE = 64 * 1024
_SHALLOW = 32
"""Nesting that no row reaches."""
_YEARS = range(1900, 2200)
_MAX_NUMBER = 10**9
"""No count, and no seconds of anything, reach it; arithmetic with dates is safe below it."""
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_TABLE = re.compile(r"[a-z_]{1,32}(-[0-9]{4}-[0-9]{2})?")


class Incoming(NamedTuple):
    """One row of a backup, found in order."""

    collection: str
    table: str
    id: str
    row: Row
    is_shown: bool
    """Whether this version can show it; else a newer one wrote it, and it is kept as it is."""


class Reading:
    """One way through a backup, from its first line to its last."""

    def __init__(self, source: Source, *, strict: bool = True) -> None:
        """Prepare to read.

        Args:
            source: The file.
            strict: Whether each row must be what its collection may hold; what this app has just
                written itself need not be asked.
        """
        self._source = source
        self._strict = strict
        self._number = 0
        self._read = 0
        self._ids: dict[str, set[str]] = {}
        self._tables: list[str] = []
        self._summary: Summary | None = None

    @property
    def summary(self) -> Summary:
        """What the backup held, once all of it was read."""
        assert self._summary is not None
        return self._summary

    async def rows(self) -> AsyncIterator[Incoming]:
        """Its rows, grouped by table.

        Raises:
            BackupError: It cannot be restored; by then any number of rows may have been given.
        """
        if self._source.size > MAX_SIZE:
            raise BackupError(Flaw.TOO_LARGE)
        digest = hashlib.sha256()
        made = ""
        async for line, is_whole in self._lines():
            fields = self._parsed(line, is_whole)
            if self._number == 1:
                made = _made(fields)
            elif self._summary:
                raise self._invalid()
            elif "sha256" in fields:
                self._end(fields, made, digest.hexdigest())
            else:
                yield self._row(fields)
            if not self._summary:
                digest.update(line + b"\n")
        if not self._number:
            raise BackupError(Flaw.NOT_A_BACKUP)
        if not self._summary:
            raise BackupError(Flaw.CUT_SHORT)
        self._summary = self._summary._replace(size=self._read)

    async def _lines(self) -> AsyncIterator[tuple[bytes, bool]]:
        """Each line, and whether an end of line came after it."""
        rest = b""
        while True:
            try:
                data = await self._source.read(self._read, _SLICE)
            except OSError as error:
                raise BackupError(Flaw.UNREADABLE) from error
            self._read += len(data)
            if self._read > MAX_SIZE:
                raise BackupError(Flaw.TOO_LARGE)
            *lines, rest = (rest + data).split(b"\n")
            if len(rest) > _MAX_LINE:
                self._number += 1
                raise self._invalid()
            for line in lines:
                self._number += 1
                yield line, True
            if not data:
                break
        if rest:
            self._number += 1
            yield rest, False

    def _parsed(self, line: bytes, is_whole: bool) -> Row:
        try:
            fields = _parse(line)
        except (ValueError, RecursionError) as error:
            if self._number > 1 and not is_whole:
                raise BackupError(Flaw.CUT_SHORT) from error
            raise self._invalid() from error
        if not isinstance(fields, dict):
            raise self._invalid()
        return fields

    def _row(self, fields: Row) -> Incoming:
        table, row = fields.get("table"), fields.get("row")
        if not (isinstance(table, str) and _TABLE.fullmatch(table) and isinstance(row, dict)):
            raise self._invalid()
        name = table.split("-")[0]
        id, version = row.get("id"), row.get("v")
        if not (isinstance(id, str) and _ID.fullmatch(id)) or type(version) is not int:
            raise self._invalid()
        if not is_taken_along(table) or not 1 <= version <= _MAX_NUMBER:
            raise self._invalid()
        self._note(name, table, id)
        if not self._strict:
            return Incoming(name, table, id, row, True)
        try:
            shown = _checked(name, table, row)
        except (ValueError, OverflowError, RecursionError) as error:
            raise self._invalid() from error
        return Incoming(name, table, id, shown or row, shown is not None)

    def _note(self, collection: str, table: str, id: str) -> None:
        """Take note of a row; one that was there before, or a table begun anew, is not valid."""
        ids = self._ids.setdefault(collection, set())
        if id in ids:
            raise self._invalid()
        ids.add(id)
        if not self._tables or self._tables[-1] != table:
            if table in self._tables or len(self._tables) >= _MAX_TABLES:
                raise self._invalid()
            self._tables.append(table)

    def _end(self, fields: Row, made: str, sha256: str) -> None:
        counts = {name: len(ids) for name, ids in self._ids.items()}
        rows = sum(counts.values())
        if (fields.get("sha256"), fields.get("rows"), fields.get("counts")) != (
            sha256,
            rows,
            counts,
        ):
            raise BackupError(Flaw.CHANGED)
        self._summary = Summary(made, counts, self._read, sha256)

    def _invalid(self) -> BackupError:
        if self._number == 1:
            return BackupError(Flaw.NOT_A_BACKUP)
        return BackupError(Flaw.INVALID, self._number)


def _made(header: Row) -> str:
    """When the backup was made, in words of its header."""
    version, made = header.get("version"), header.get("made")
    if header.get("format") != FORMAT or type(version) is not int or version < 1:
        raise BackupError(Flaw.NOT_A_BACKUP)
    if version > VERSION:
        raise BackupError(Flaw.NEWER)
    if not isinstance(made, str) or len(made) > _SHALLOW:
        raise BackupError(Flaw.NOT_A_BACKUP)
    return made


def _parse(line: bytes) -> object:
    """A line of JSON as plain values.

    Raises:
        ValueError: It is none, or none that anybody wrote.
    """
    if line.count(b"[") + line.count(b"{") > _SHALLOW and _depth(line) > _SHALLOW:
        # The parser would go as deep, and in the browser the stack is small.
        raise ValueError("nested too deep")
    return json.loads(line.decode(), parse_constant=_refuse)


def _depth(line: bytes) -> int:
    depth = deepest = 0
    for byte in re.findall(rb'"(?:[^"\\]|\\.)*"|[\[{\]}]', line):
        if byte in (b"[", b"{"):
            depth += 1
            deepest = max(deepest, depth)
        elif byte in (b"]", b"}"):
            depth -= 1
    return deepest


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _checked(name: str, table: str, row: Row) -> Row | None:
    """The row as this version writes it, or ``None`` where a newer version wrote it.

    Raises:
        ValueError: No version wrote it.
    """
    # Half a character, as JSON may have it, is no text.
    json.dumps(row, ensure_ascii=False).encode()
    collection = COLLECTIONS.get(name)
    if collection is None:
        return None
    record = from_row(collection.load(), row)
    if record is None:
        if row["v"] > collection.version:
            return None
        raise ValueError("breaks the rules of its collection")
    if table_of(record) != table or id_of(record) != row["id"] or not _is_plausible(record):
        raise ValueError("out of place")
    return to_row(record, row)


def _is_plausible(value: object) -> bool:
    """Whether nothing in a record is beyond what screens and arithmetic can bear."""
    match value:
        case BaseModel():
            return all(_is_plausible(part) for part in value.__dict__.values())
        case dict():
            return all(_is_plausible(part) for part in value.values())
        case tuple() | list() | set() | frozenset():
            return all(_is_plausible(part) for part in value)
        case date():
            return value.year in _YEARS
        case int() | float():
            return math.isfinite(value) and abs(value) <= _MAX_NUMBER
        case _:
            return True
