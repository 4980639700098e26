"""What the owner does with all records at once: take them away, bring them back, delete them.

Imported by what needs it, so that the start of the app does not wait for it.
"""

from collections.abc import AsyncIterator
from contextlib import suppress

from crampapp.domain.backup_made import BackupMade
from crampapp.domain.episode import Episode
from crampapp.domain.moment import Moment
from crampapp.store import restore as restoring
from crampapp.store import spreadsheet
from crampapp.store.backup import BackupError, Flaw, Summary, write
from crampapp.store.errors import StoreError
from crampapp.store.exchange import Sink, Source, Target
from crampapp.store.restore import Change, Preview, Way
from crampapp.store.schema import is_taken_along
from crampapp.store.store import Store

__all__ = [
    "BackupError",
    "Change",
    "Flaw",
    "Preview",
    "Summary",
    "Way",
    "backup",
    "delete_everything",
    "preview",
    "remember",
    "restore",
    "totals",
    "undo_restore",
    "write_csv",
]


async def backup(store: Store, made: Moment, target: Target) -> Summary:
    """Write everything into one file, and read it back.

    Records can be saved meanwhile; the backup holds them as they were at its beginning. A store
    that only looks can be backed up too.

    Raises:
        StoreError: The device failed to read.
        BackupError: What was read back is not what was written.
        OSError: The target failed.
    """
    async with store.held_still() as (log, places):
        written = await write(log, places, made, target.write)
    await restoring.compare(written, await target.finish())
    return written


async def remember(store: Store, made: Moment, written: Summary) -> None:
    """Remember that the person has this backup, if the device has room to."""
    # A full device must not keep anybody from taking everything away.
    with suppress(StoreError):
        await store.save(BackupMade(made=made, rows=written.rows, size=written.size))


async def totals(store: Store) -> dict[str, int]:
    """How many records of each collection there are, in the order of their names.

    Raises:
        StoreError: The device failed to read.
    """
    found: dict[str, int] = {}
    async with store.held_still() as (log, places):
        for table in sorted(places):
            if is_taken_along(table) and (rows := log.count(table)):
                collection = table.split("-")[0]
                found[collection] = found.get(collection, 0) + rows
    return found


async def preview(store: Store, source: Source) -> Preview:
    """What restoring a backup would do; changes nothing.

    Raises:
        BackupError: It is no backup, or not a whole one.
        StoreError: The device failed to read.
    """
    async with store.held_still() as (log, _):
        return await restoring.preview(log, source)


async def restore(store: Store, source: Source, way: Way) -> Preview:
    """Take over a backup, whole or not at all; durable on return. Saving waits meanwhile.

    Returns:
        What was done.

    Raises:
        BackupError: It is no backup, or not a whole one; nothing has changed.
        StoreError: Nothing has changed.
    """
    async with store.rewriting() as log:
        return await restoring.apply(log, source, way)


async def undo_restore(store: Store) -> None:
    """Go back to what was there before the restore; what was saved since then stays.

    Raises:
        StoreError: Nothing has changed.
    """
    async with store.rewriting() as log:
        log.undo()


async def write_csv(store: Store, sink: Sink) -> int:
    """Write all episodes as a table for spreadsheets, oldest month first, and return how many.

    Raises:
        StoreError: The device failed to read.
        OSError: The sink failed.
    """

    async def months() -> AsyncIterator[list[Episode]]:
        for year, month in sorted(await store.counts(Episode)):
            yield (await store.month(Episode, year, month))[::-1]

    return await spreadsheet.write(months(), sink)


async def delete_everything(store: Store) -> None:
    """Delete all records, and what was kept aside of damaged ones, beyond recall.

    Raises:
        StoreError: The records are still there, or it is not sure that they are gone for good.
    """
    async with store.rewriting() as log:
        log.clear()
