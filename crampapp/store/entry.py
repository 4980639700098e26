"""Changes to rows, as the log's records carry them.

A record of rows is one write of the store, whole or not at all. Its payload is lines of JSON: for
each changed row a line that says what happened to which row, and for a put the row on the next
line. The rows of other tables can so be passed over without parsing them::

    ["put","episodes-2026-11","01K9...",0]
    {"v":1,"id":"01K9...","started":{...},...}
    ["delete","episodes-2026-10","01K8...",312]

The number is how many bytes of earlier entries this one makes dead.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SUMS = "sums"
"""Begins the name of each table with what was computed from records: :mod:`crampapp.store.sums`."""

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Entry(NamedTuple):
    """One row put or deleted."""

    table: str
    id: str
    text: bytes | None
    """The row as JSON on one line; ``None`` deletes it."""
    replaced: int = 0
    """Size in bytes of the earlier entry for the same row."""

    @property
    def size(self) -> int:
        """About as many bytes as the entry takes in the log."""
        return len(self.table) + len(self.id) + len(self.text or b"") + 16


def is_sums(table: str) -> bool:
    """Whether a table holds no records of its own."""
    return table.split("-")[0] == SUMS


def to_text(row: object) -> bytes:
    """JSON on one line, in UTF-8; equal rows give equal bytes."""
    return _to_json(row).encode()


def pack(entries: Iterable[Entry]) -> bytes:
    """The payload of a record."""
    lines = []
    for table, id, text, replaced in entries:
        lines.append(to_text(["delete" if text is None else "put", table, id, replaced]))
        if text is not None:
            lines.append(text)
    return b"\n".join(lines)


def unpack(payload: bytes) -> Iterator[Entry]:
    """The entries of a payload.

    Raises:
        ValueError: It is not the payload of a record of rows.
    """
    lines = iter(payload.split(b"\n"))
    for line in lines:
        verb, table, id, replaced = json.loads(line)
        if verb not in ("put", "delete"):
            raise ValueError(verb)
        yield Entry(table, id, next(lines, b"") if verb == "put" else None, replaced)
