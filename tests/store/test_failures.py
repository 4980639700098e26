"""A device that is full or fails."""

import errno

import pytest

from crampapp.domain.episode import Episode
from crampapp.store import Code, Store, StoreError
from crampapp.store.entry import Entry
from crampapp.store.log import Log

from .conftest import FailingFiles, copy_of
from .records import episode


async def test_a_full_device_is_told_apart(failing: FailingFiles):
    store = await Store.open(failing)
    failing.device.error = errno.ENOSPC
    failing.device.fails_after = 0
    with pytest.raises(StoreError) as raised:
        await store.save(episode(1))
    assert raised.value.code is Code.FULL


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("stays_broken", [False, True])
async def test_a_failure_at_any_operation_leaves_the_store_as_before(
    share: float, stays_broken: bool
):
    verbs = (
        lambda store: store.save(episode(1, duration_s=1)),
        lambda store: store.save(episode(5)),
        lambda store: store.save(episode(2, relapses=1).model_copy()),
        lambda store: store.delete(Episode, episode(3).id),
        lambda store: store.replace(episode(1, duration_s=1), episode(3).id),
    )
    for verb in verbs:
        for fails_after in range(2):
            failing = FailingFiles()
            for file in failing.logs:
                file.share = share
            store = await Store.open(failing)
            for n in (1, 2, 3):
                await store.save(episode(n))
            before = await store.newest(Episode, 10)
            failing.device.fails_after = fails_after
            failing.device.stays_broken = stays_broken
            with pytest.raises(StoreError) as raised:
                await verb(store)
            assert raised.value.code is Code.UNWRITABLE
            assert await store.newest(Episode, 10) == before
            if not stays_broken:
                killed = await Store.open(copy_of(failing))
                assert await killed.newest(Episode, 10) == before

            failing.device.fails_after = None
            await store.save(episode(9))
            assert await store.newest(Episode, 10) == [episode(9), *before]
            again = await Store.open(copy_of(failing))
            assert await again.newest(Episode, 10) == [episode(9), *before]
            assert (again.health.torn_bytes, again.health.quarantined) == (0, 0)


async def test_a_failure_of_the_commit_takes_the_record_back(failing: FailingFiles):
    store = await Store.open(failing)
    await store.save(episode(1))

    async def failed_save() -> None:
        acknowledged = failing.logs[0].size()

        async def durable() -> None:
            # As the port has it: after a failure the files are as at the last success.
            failing.logs[0].data = failing.logs[0].data[:acknowledged]
            raise OSError(errno.ENOSPC, "quota")

        failing.durable = durable
        with pytest.raises(StoreError):
            await store.save(episode(2, steps=("a" * 500,)))
        del failing.durable

    await failed_save()
    assert await store.newest(Episode, 10) == [episode(1)]
    await store.save(episode(3))
    await failed_save()
    assert await store.newest(Episode, 10) == [episode(3), episode(1)]
    assert await (await Store.open(copy_of(failing))).newest(Episode, 10) == [
        episode(3),
        episode(1),
    ]


async def test_after_a_failed_commit_the_log_knows_its_rows_where_they_are(failing: FailingFiles):
    log = Log(failing)
    log.append([Entry("kept", "1", b"{}")])
    await log.durable()
    places = log.places

    async def durable() -> None:
        raise OSError(errno.EIO, "the device failed")

    failing.durable = durable
    log.append([Entry("lost", "1", b"{}")])
    with pytest.raises(StoreError):
        await log.durable()
    assert log.places == places


async def test_a_failure_while_mending_does_not_keep_the_store_shut(failing: FailingFiles):
    store = await Store.open(failing)
    for n in range(3):
        await store.save(episode(n))
    failing.logs[0].data[200] ^= 1
    failing.logs[0].data += b"\0" * 100
    failing.device.fails_after = 0
    failing.device.stays_broken = True
    store = await Store.open(failing)
    assert len(await store.newest(Episode, 10)) == 2
    failing.device.fails_after = None
    await store.save(episode(7))
    assert len(await (await Store.open(copy_of(failing))).newest(Episode, 10)) == 3


async def test_an_unreadable_device_fails_the_verb_with_a_code(failing: FailingFiles):
    store = await Store.open(failing)
    await store.save(episode(1))
    store = await Store.open(failing)

    def read(at: int, length: int) -> bytes:
        raise OSError(errno.EIO, "read")

    failing.logs[0].read = read
    with pytest.raises(StoreError) as raised:
        await store.newest(Episode, 1)
    assert raised.value.code is Code.UNREADABLE
