"""Where each table's rows are in a log, so that opening need not read them."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from crampapp.store.entry import Entry, to_text
from crampapp.store.errors import CannotOpenError, Problem

FORMAT = 1
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

    def may_hold(self, id: str) -> bool:
        return self.first <= id <= self.last


class Checkpoint(NamedTuple):
    """What a log holds up to some offset."""

    generation: int = 0
    """Of two logs the one with the higher generation counts."""
    dead: int = 0
    """Bytes that compaction would save."""
    places: Mapping[str, Place] = {}

    def after(self, entries: Iterable[Entry], start: int, end: int) -> "Checkpoint":
        """The same with one more record, from ``start`` up to ``end``."""
        places = dict(self.places)
        dead = self.dead
        for entry in entries:
            place = places.get(entry.table, Place(entry.id, entry.id, ()))
            stretches = place.stretches
            if stretches and start - stretches[-1][1] < _NEAR:
                stretches = (*stretches[:-1], (stretches[-1][0], end))
            else:
                stretches = (*stretches, (start, end))
            places[entry.table] = Place(
                min(place.first, entry.id), max(place.last, entry.id), stretches
            )
            dead += entry.replaced + (entry.size if entry.text is None else 0)
        return Checkpoint(self.generation, dead, places)

    def pack(self) -> bytes:
        """The payload of a checkpoint record."""
        return to_text(
            {
                "format": FORMAT,
                "generation": self.generation,
                "dead": self.dead,
                "tables": self.places,
            }
        )

    @classmethod
    def unpack(cls, payload: bytes) -> "Checkpoint":
        """Read a payload.

        Raises:
            CannotOpenError: A newer version of the app wrote it.
        """
        fields = json.loads(payload)
        if fields["format"] > FORMAT:
            raise CannotOpenError(Problem.NEWER)
        places = {
            table: Place(first, last, tuple((start, end) for start, end in stretches))
            for table, (first, last, stretches) in fields["tables"].items()
        }
        return cls(fields["generation"], fields["dead"], places)
