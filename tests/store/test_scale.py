"""What a verb costs, counted in bytes and reads and not in seconds."""

from datetime import datetime

from crampapp.domain.episode import Episode
from crampapp.store import Store, ownership
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFile, MemoryFiles

from .conftest import copy_of
from .records import episode, moment

MONTHS = 24
PER_MONTH = 60


class CountingFile(MemoryFile):
    appended = 0
    read_bytes = 0

    def append(self, data: bytes) -> None:
        self.appended += len(data)
        super().append(data)

    def read(self, at: int, length: int) -> bytes:
        self.read_bytes += length
        return super().read(at, length)


async def full_store() -> tuple[MemoryFiles, CountingFile]:
    files = MemoryFiles()
    store = await Store.open(files)
    for n in range(MONTHS * PER_MONTH):
        year, month = divmod(n // PER_MONTH, 12)
        started = datetime(2025 + year, month + 1, 1 + n % 28, n % 24)
        await store.save(episode(n, started=started))
    found = copy_of(files)
    counting = CountingFile(bytes(found.logs[0].data))
    found.logs = (counting, found.logs[1])
    return found, counting


async def test_a_save_into_24_full_months_appends_one_row_and_reads_one_month():
    files, counting = await full_store()
    store = await Store.open(files)
    counting.read_bytes = 0
    await store.save(episode(9999, started=datetime(2026, 12, 30)))
    assert 0 < counting.appended < 600
    assert counting.read_bytes < 2.5 * counting.size() / MONTHS
    counting.appended = counting.read_bytes = 0
    await store.save(episode(9999, started=datetime(2026, 12, 30), relapses=1))
    assert 0 < counting.appended < 600
    assert counting.read_bytes == 0


async def test_recent_reads_the_months_it_takes():
    files, counting = await full_store()
    store = await Store.open(files)
    counting.read_bytes = 0
    assert len(await store.newest(Episode, PER_MONTH)) == PER_MONTH
    assert counting.read_bytes < 5 * counting.size() / MONTHS


async def test_opening_reads_the_end_of_a_long_log():
    files, counting = await full_store()
    assert counting.size() > 300_000
    await Store.open(files)
    assert counting.read_bytes <= 4 * 64 * 1024


async def test_traces_tell_which_month_has_changed_and_read_none():
    files, counting = await full_store()
    store = await Store.open(files)
    counting.read_bytes = 0
    before = await store.traces(Episode)
    assert counting.read_bytes == 0
    await store.save(episode(9999, started=datetime(2026, 3, 30)))
    added = await store.traces(Episode)
    assert {month for month in added if added[month] != before[month]} == {(2026, 3)}
    await store.delete(Episode, f"{9999:026}")
    after = await store.traces(Episode)
    assert {month for month in after if after[month] != added[month]} == {(2026, 3)}


async def test_traces_tell_a_month_that_a_restore_wrote_to_the_same_bytes():
    backups = []
    for relapses in (1, 2):
        other = await Store.open(MemoryFiles())
        await other.save(episode(1, relapses=relapses))
        backups.append(Bytes())
        await ownership.backup(other, moment(9), backups[-1])
    store = await Store.open(MemoryFiles())
    seen = []
    for backup in (*backups, *backups):
        await ownership.restore(store, backup, ownership.Way.REPLACE)
        seen.append(await store.traces(Episode))
        await ownership.delete_everything(store)
    assert all(one != another for n, one in enumerate(seen) for another in seen[:n])
