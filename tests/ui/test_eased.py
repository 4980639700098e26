"""After "It eased": kept, taken back, gone on with."""

from crampapp.domain.episode import Side
from crampapp.store.memory import MemoryFiles

from .conftest import Launch, Session, SlowFiles


async def eased(launch: Launch, files: MemoryFiles | None = None) -> Session:
    client = await launch("/relief", files=files)
    await client.advance(48)
    await client.tap("it-eased")
    return client


async def test_it_eased_says_saved_only_after_the_store_is_durable(launch: Launch) -> None:
    files = SlowFiles()
    client = await launch("/relief", files=files)
    files.may_flush.clear()
    await client.tap("it-eased")
    assert "Saving…" in client.announced()
    assert "Saved" not in client.announced()
    files.may_flush.set()
    await client.settle()
    assert "Saved" in client.announced()


async def test_the_record_has_start_duration_muscle_and_steps(launch: Launch) -> None:
    client = await eased(launch)
    assert client.says("Eased in 0:48")
    (kept,) = await client.stored()
    assert kept.started.local.hour == 10
    assert kept.duration_s == 48
    assert kept.steps == ("calf.as_you_are.toes_up",)


async def test_a_full_device_is_told_and_the_record_stays_to_be_tried_again(
    launch: Launch,
) -> None:
    files = SlowFiles()
    client = await launch("/relief", files=files)
    files.is_full = True
    await client.tap("it-eased")
    assert any("Not saved yet" in said for said in client.announced())
    assert "Saved" not in client.announced()

    files.is_full = False
    await client.tap("try-again")
    assert "Saved" in client.announced()
    assert len(await client.stored()) == 1


async def test_an_unsaved_record_can_be_tried_again_from_home(launch: Launch) -> None:
    files = SlowFiles()
    client = await launch("/relief", files=files)
    files.is_full = True
    await client.tap("it-eased")
    await client.advance(1)
    await client.tap("done")
    assert client.says("1 cramp is not saved yet.")
    files.is_full = False
    await client.tap("notice")
    assert not client.says("not saved yet")
    assert len(await client.stored()) == 1


async def test_undo_takes_the_record_back_and_can_be_taken_back(launch: Launch) -> None:
    client = await eased(launch)
    await client.tap("undo")
    assert "Removed." in client.announced()
    assert await client.stored() == []
    await client.tap("keep")
    assert "Saved" in client.announced()
    assert len(await client.stored()) == 1


async def test_it_came_back_goes_on_with_the_same_record(launch: Launch) -> None:
    client = await eased(launch)
    await client.tap("came-back")
    assert client.says("Straighten your knee.")
    await client.advance(60)
    await client.tap("it-eased")
    assert client.says("Eased in 1:49")
    (kept,) = await client.stored()
    assert (kept.duration_s, kept.relapses) == (109, 1)


async def test_which_leg_is_saved_when_tapped_and_kept_when_it_comes_back(
    launch: Launch,
) -> None:
    client = await eased(launch)
    await client.tap("side-left")
    assert "Saved" in client.announced()
    assert [e.side for e in await client.stored()] == [Side.LEFT]
    await client.tap("came-back")
    await client.tap("it-eased")
    assert [e.side for e in await client.stored()] == [Side.LEFT]


async def test_done_goes_home_where_the_cramp_is_the_newest(launch: Launch) -> None:
    client = await eased(launch)
    await client.advance(1)
    await client.tap("done")
    assert client.view.route == "/"
    assert client.says("Last cramp: today, 10:00")
    await client.tap("cramp-now")
    assert client.says("Straighten your knee.")


async def test_a_double_tap_makes_one_record(launch: Launch) -> None:
    files = SlowFiles()
    client = await launch("/relief", files=files)
    await client.advance(5)
    button = client.find("it-eased")
    await client._dispatch(button._i, "click")
    await client._dispatch(button._i, "click")
    assert len(await client.stored()) == 1


async def test_the_second_half_of_a_double_tap_does_not_leave(launch: Launch) -> None:
    client = await eased(launch)
    await client.tap("done")
    assert "Saved" in client.announced()


async def test_memory_only_does_not_claim_more_than_it_keeps(launch: Launch) -> None:
    client = await eased(launch, MemoryFiles())
    assert "Saved until this window closes" in client.announced()
    assert "Saved" not in client.announced()
