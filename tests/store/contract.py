"""What holds on every backend, as plain functions: in the browser there is no pytest.

Each takes a store, open and empty, and the device it is on. The store it ends with is closed by it
unless it is the one it was given.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode
from crampapp.domain.moment import Moment
from crampapp.store import Code, Kind, Problem, Store, StoreError, ownership
from crampapp.store.errors import CannotOpenError
from crampapp.store.exchange import Bytes
from crampapp.store.files import Device
from crampapp.store.sums import Recipe

from .records import begun, episode
from .records import moment as at

Case = Callable[[Store, Device], Awaitable[None]]


async def refusal(verb: Awaitable[object]) -> Exception:
    try:
        await verb
    except (CannotOpenError, StoreError) as error:
        return error
    raise AssertionError("it was not refused")


async def reopened(store: Store, device: Device) -> Store:
    await store.close()
    return await Store.open(await device.open(), device=device)


async def an_empty_store_opens_and_is_healthy(store: Store, device: Device):
    assert await store.newest(Episode, 10) == []
    health = store.health
    assert health.keeps is (health.kind is not Kind.MEMORY)
    assert (health.problem, health.torn_bytes, health.quarantined, health.unreadable) == (
        None,
        0,
        0,
        0,
    )


async def a_saved_episode_is_there_after_reopening(store: Store, device: Device):
    await store.save(episode(1))
    again = await reopened(store, device)
    assert await again.newest(Episode, 10) == [episode(1)]
    await again.close()


async def every_field_comes_back_as_it_was(store: Store, device: Device):
    moment = Moment(
        utc=datetime(2026, 3, 1, 3, 10, 5, 123456, tzinfo=UTC),
        zone="America/St_Johns",
        local=datetime(2026, 2, 28, 23, 40, 5, 123456),
    )
    saved = episode(1, started=None, side=None, steps=("a", "ü\n\u2028"), relapses=3)
    saved = saved.model_copy(update={"started": moment})
    await store.save(saved)
    again = await reopened(store, device)
    assert await again.newest(Episode, 10) == [saved]
    await again.close()


async def saving_again_replaces(store: Store, device: Device):
    await store.save(episode(1))
    await store.save(episode(1, duration_s=30))
    assert await store.newest(Episode, 10) == [episode(1, duration_s=30)]
    again = await reopened(store, device)
    assert await again.newest(Episode, 10) == [episode(1, duration_s=30)]
    await again.close()


async def an_episode_moved_to_another_month_is_there_once(store: Store, device: Device):
    await store.save(episode(1))
    await store.save(episode(2))
    moved = episode(1, started=datetime(2025, 6, 1, 2, 0))
    await store.save(moved)
    again = await reopened(store, device)
    assert await again.newest(Episode, 10) == [episode(2), moved]
    await again.save(episode(1))
    assert await again.newest(Episode, 10) == [episode(2), episode(1)]
    await again.close()


async def a_deleted_episode_is_returned_and_gone(store: Store, device: Device):
    await store.save(episode(1))
    await store.save(episode(2))
    assert await store.delete(Episode, episode(1).id) == episode(1)
    again = await reopened(store, device)
    assert await again.newest(Episode, 10) == [episode(2)]
    await again.close()


async def saving_a_deleted_episode_undoes_the_deletion(store: Store, device: Device):
    await store.save(episode(1))
    deleted = await store.delete(Episode, episode(1).id)
    assert deleted is not None
    await store.save(deleted)
    again = await reopened(store, device)
    assert await again.newest(Episode, 10) == [episode(1)]
    await again.close()


async def deleting_what_is_not_there_returns_nothing(store: Store, device: Device):
    assert await store.delete(Episode, "never saved") is None


async def recent_pages_across_months_newest_first(store: Store, device: Device):
    saved = [episode(n, started=datetime(2026, 1, 1) + timedelta(days=9 * n)) for n in range(30)]
    for each in saved[::2] + saved[1::2]:
        await store.save(each)
    again = await reopened(store, device)
    pages = []
    before = None
    while page := await again.newest(Episode, 4, before):
        pages.append(len(page))
        assert page == saved[:-5:-1]
        del saved[-4:]
        before = page[-1].id
    assert not saved
    assert pages == [4, 4, 4, 4, 4, 4, 4, 2]
    await again.close()


async def paging_goes_on_after_an_episode_that_was_deleted(store: Store, device: Device):
    saved = [episode(n, started=datetime(2026, 1, 1) + timedelta(days=9 * n)) for n in range(9)]
    for each in saved:
        await store.save(each)
    await store.delete(Episode, saved[5].id)
    assert await store.newest(Episode, 2, before=saved[5].id) == [saved[4], saved[3]]


async def the_month_is_the_one_on_the_wall(store: Store, device: Device):
    utc = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    new_month = Moment(utc=utc, zone="Europe/Berlin", local=datetime(2026, 11, 1, 0, 30))
    old_month = Moment(
        utc=utc + timedelta(hours=1), zone="Europe/Dublin", local=datetime(2026, 10, 31, 23, 59)
    )
    first, second = (
        episode(n).model_copy(update={"started": moment})
        for n, moment in ((1, new_month), (2, old_month))
    )
    await store.save(first)
    await store.save(second)
    assert await store.newest(Episode, 10) == [first, second]
    assert await store.newest(Episode, 10, before=first.id) == [second]


async def every_kind_of_record_is_there_after_reopening(store: Store, device: Device):
    for record in begun(1):
        await store.save(record)
    again = await reopened(store, device)
    for record in begun(1):
        assert await again.newest(type(record), 9) == [record]
    assert await again.counts(Drink) == {(2026, 11): 1}
    await again.close()


async def a_long_history_is_there_after_reopening(store: Store, device: Device):
    # Longer than a chunk and than what is between two checkpoints.
    saved = [episode(n, note="x" * 9000) for n in range(20)]
    for each in saved:
        await store.save(each)
    again = await reopened(store, device)
    assert await again.newest(Episode, 99) == saved[::-1]
    await again.close()


async def a_restore_and_its_undo_are_durable(store: Store, device: Device):
    await store.save(episode(1))
    backup = Bytes()
    await ownership.backup(store, at(9), backup)
    await store.save(episode(2))
    await store.delete(Episode, episode(1).id)
    await ownership.restore(store, backup, ownership.Way.REPLACE)
    store = await reopened(store, device)
    assert await store.newest(Episode, 9) == [episode(1)]
    await store.save(episode(3))
    await ownership.undo_restore(store)
    store = await reopened(store, device)
    assert await store.newest(Episode, 9) == [episode(3), episode(2)]
    await store.close()


async def what_was_deleted_altogether_is_gone_after_reopening(store: Store, device: Device):
    await store.save(episode(1))
    await ownership.delete_everything(store)
    store = await reopened(store, device)
    assert await store.newest(Episode, 9) == []
    assert await store.counts(Episode) == {}
    await store.close()


async def what_a_month_comes_to_is_kept_until_it_changes(store: Store, device: Device):
    computed = []

    def total(episodes: list[Episode]) -> int:
        computed.append(len(episodes))
        return sum(one.duration_s for one in episodes)

    recipe = Recipe(1, (Episode,), total, lambda sum: {"s": sum}, lambda row: int(row["s"]))
    await store.save(episode(1, duration_s=30))
    assert await store.sums(recipe, 2026, 11, keep=True) == 30
    store = await reopened(store, device)
    assert await store.sums(recipe, 2026, 11, keep=True) == 30
    assert computed == [1]
    await store.save(episode(2, duration_s=12))
    assert await store.sums(recipe, 2026, 11, keep=True) == 42
    await store.close()


CASES: tuple[Case, ...] = (
    an_empty_store_opens_and_is_healthy,
    a_saved_episode_is_there_after_reopening,
    every_field_comes_back_as_it_was,
    saving_again_replaces,
    an_episode_moved_to_another_month_is_there_once,
    a_deleted_episode_is_returned_and_gone,
    saving_a_deleted_episode_undoes_the_deletion,
    deleting_what_is_not_there_returns_nothing,
    recent_pages_across_months_newest_first,
    paging_goes_on_after_an_episode_that_was_deleted,
    the_month_is_the_one_on_the_wall,
    every_kind_of_record_is_there_after_reopening,
    a_long_history_is_there_after_reopening,
    a_restore_and_its_undo_are_durable,
    what_was_deleted_altogether_is_gone_after_reopening,
    what_a_month_comes_to_is_kept_until_it_changes,
)


async def a_second_one_reads_what_was_flushed_and_takes_over(store: Store, device: Device):
    await store.save(episode(1))
    locked = await refusal(device.open())
    assert isinstance(locked, CannotOpenError)
    assert locked.problem is Problem.LOCKED
    second = await Store.open(await device.glance(), Problem.LOCKED, device)
    assert (second.can_write, second.health.keeps) == (False, False)
    assert await second.newest(Episode, 9) == [episode(1)]
    await store.save(episode(2))
    await second.refresh()
    assert await second.newest(Episode, 9) == [episode(2), episode(1)]
    unsaved = await refusal(second.save(episode(3)))
    assert isinstance(unsaved, StoreError)
    assert unsaved.code is Code.LOCKED
    await store.close()
    await second.take_over()
    assert second.health.problem is None
    await second.save(episode(3))
    again = await reopened(second, device)
    assert await again.newest(Episode, 9) == [episode(3), episode(2), episode(1)]
    await again.close()


async def one_that_steps_aside_reads_on_and_the_other_writes(store: Store, device: Device):
    await store.save(episode(1))
    second = await Store.open(await device.glance(), Problem.LOCKED, device)
    second.insist()
    await store.step_aside()
    assert (store.can_write, store.health.problem) == (False, Problem.LOCKED)
    assert await store.newest(Episode, 9) == [episode(1)]
    await second.take_over()
    await second.save(episode(2))
    await store.refresh()
    assert await store.newest(Episode, 9) == [episode(2), episode(1)]
    await second.close()
    await store.take_over()
    await store.save(episode(3))
    assert len(await store.newest(Episode, 9)) == 3


async def one_that_is_being_backed_up_does_not_step_aside(store: Store, device: Device):
    async with store.held_still():
        refused = await refusal(store.step_aside())
    assert isinstance(refused, StoreError)
    assert refused.code is Code.BUSY
    await store.save(episode(1))


LOCKED_CASES: tuple[Case, ...] = (
    a_second_one_reads_what_was_flushed_and_takes_over,
    one_that_steps_aside_reads_on_and_the_other_writes,
    one_that_is_being_backed_up_does_not_step_aside,
)
"""For devices that know a lock."""
