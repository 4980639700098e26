"""Rows read out of the stretches of a log file; damage is put aside on the way."""

from collections.abc import Mapping, Sequence

from crampapp.store.checkpoint import Place
from crampapp.store.entry import Entry, unpack
from crampapp.store.files import LogFile
from crampapp.store.quarantine import Quarantine
from crampapp.store.record import ROWS, scan


def entries_of(file: LogFile, start: int, end: int, quarantine: Quarantine) -> list[Entry]:
    """The entries from offset ``start`` up to ``end``, in order.

    Raises:
        OSError: The device failed to read.
        ValueError: Checksums hold, and yet they are no entries.
    """
    data = file.read(start, end - start)
    found = scan(data, start)
    # A stretch of the log ends with a whole record: what looks torn here is damage.
    for stretch in (*found.damaged, *((found.torn,) if found.torn else ())):
        quarantine.put(stretch, data[stretch.start - start : stretch.end - start])
    return [
        entry for record in found.records if record.kind == ROWS for entry in unpack(record.payload)
    ]


def living(
    file: LogFile, table: str, place: Place | None, quarantine: Quarantine
) -> dict[str, Entry]:
    """The rows of a table by id, as last put.

    Raises:
        OSError: The device failed to read.
        ValueError: Checksums hold, and yet there are no entries.
    """
    rows: dict[str, Entry] = {}
    for start, end in place.stretches if place else ():
        for entry in entries_of(file, start, end, quarantine):
            if entry.table != table:
                continue
            if entry.text is None:
                rows.pop(entry.id, None)
            else:
                rows[entry.id] = entry
    return rows


def moved(
    file: LogFile, places: Mapping[str, Place], since: Sequence[Entry], quarantine: Quarantine
) -> list[Entry]:
    """What takes the rows in ``since`` out of the other tables of a log.

    A row may have been in another month before a restore than it was put into after it.
    """
    return [
        Entry(table, row.id, None)
        for row in since
        for table, place in places.items()
        if row.text is not None
        and table != row.table
        and table.split("-")[0] == row.table.split("-")[0]
        and place.may_hold(row.id)
        and row.id in living(file, table, place, quarantine)
    ]
