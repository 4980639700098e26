"""Where each table's rows are in a log, so that opening need not read them."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from crampapp.store import migrations
from crampapp.store.entry import Entry, to_text
from crampapp.store.errors import CannotOpenError, Problem

FORMAT = migrations.version(migrations.CHECKPOINT)
"""Of the log; a higher one is left alone."""

_NEAR = 32 * 1024
"""Two writes to a table less than this many bytes apart are read as one stretch. It keeps the
checkpoint short when several tables of a month grow side by side."""


class Place(NamedTuple):
    """Where the rows of one table may be."""

    first: str
    """The lowest id of any row ever put here since the last compaction, and below the highest.
    Ids sort by time, so a row is looked for in one or two months and not in all."""
    last: str
    stretches: tuple[tuple[int, int], ...]
    """Offsets in the log, ascending."""
    rows: int | None
    """How many rows live; ``None`` until they were counted."""

    @property
    def end(self) -> int:
        """Offset of the end of what was last written to it."""
        return self.stretches[-1][1]

    def may_hold(self, id: str) -> bool:
        return self.first <= id <= self.last


class Undo(NamedTuple):
    """How to go back to the other file, which holds what a restore replaced."""

    generation: int
    size: int
    """Of the other file."""
    since: int
    """Offset in this file from which on the records are newer than the restore."""


class Checkpoint(NamedTuple):
    """What a log holds up to some offset."""

    generation: int = 0
    """Of two logs the one with the higher generation counts."""
    dead: int = 0
    """Bytes that compaction would save."""
    places: Mapping[str, Place] = {}
    undo: Undo | None = None

    def after(self, entries: Iterable[Entry], start: int, end: int) -> "Checkpoint":
        """The same with one more record, from ``start`` up to ``end``."""
        places = dict(self.places)
        dead = self.dead
        for entry in entries:
            place = places.get(entry.table, Place(entry.id, entry.id, (), 0))
            stretches = place.stretches
            if stretches and start - stretches[-1][1] < _NEAR:
                stretches = (*stretches[:-1], (stretches[-1][0], end))
            else:
                stretches = (*stretches, (start, end))
            places[entry.table] = Place(
                min(place.first, entry.id),
                max(place.last, entry.id),
                stretches,
                None if place.rows is None else place.rows + _more_rows(entry),
            )
            dead += entry.replaced + (entry.size if entry.text is None else 0)
        return self._replace(dead=dead, places=places)

    def counted(self, table: str, rows: int | None) -> "Checkpoint":
        """The same with the rows of one table counted, or their number unknown."""
        place = self.places[table]._replace(rows=rows)
        return self._replace(places={**self.places, table: place})

    def pack(self) -> bytes:
        """The payload of a checkpoint record."""
        return to_text(
            {
                "format": FORMAT,
                "generation": self.generation,
                "dead": self.dead,
                "tables": self.places,
                "undo": self.undo,
            }
        )

    @classmethod
    def unpack(cls, payload: bytes) -> "Checkpoint":
        """Read a payload.

        Raises:
            NewerFormatError: A newer version of the app wrote it.
        """
        fields = json.loads(payload)
        if fields["format"] > FORMAT:
            raise NewerFormatError(int(fields.get("generation", 1)))
        fields = migrations.brought_up(fields, fields["format"], migrations.CHECKPOINT)
        places = {
            table: Place(first, last, tuple((start, end) for start, end in stretches), rows)
            for table, (first, last, stretches, rows) in fields["tables"].items()
        }
        undo = Undo(*fields["undo"]) if fields["undo"] else None
        return cls(fields["generation"], fields["dead"], places, undo)


class NewerFormatError(CannotOpenError):
    """A checkpoint of a format that this version does not know."""

    def __init__(self, generation: int) -> None:
        super().__init__(Problem.NEWER)
        self.generation = generation


def _more_rows(entry: Entry) -> int:
    """How many rows more there are after an entry."""
    if entry.text is None:
        return -1
    return 0 if entry.replaced else 1
