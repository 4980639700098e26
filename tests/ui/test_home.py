"""Home: one button, and everything else behind it."""

import asyncio
from datetime import datetime

import pytest

from crampapp.content import guide
from crampapp.store import Store
from crampapp.store.memory import MemoryFiles

from .conftest import Launch


async def test_the_first_step_is_already_under_the_button(launch: Launch) -> None:
    client = await launch()
    assert "cramp-now" in client.key_names()
    assert client.says("Straighten your knee. Pull your toes up toward your head. Hold.")
    assert client.says("Relief for leg cramps, step by step.")


async def test_the_newest_cramp_is_one_quiet_line(launch: Launch) -> None:
    client = await launch(history=1, now=datetime(2026, 11, 24, 0, 30))
    assert client.says("Last cramp: yesterday, 23:30")


async def test_the_page_hears_that_the_app_is_ready_once(launch: Launch) -> None:
    client = await launch()
    assert client.bridge.posted.count(("ready", {})) == 1


async def test_cramp_now_starts_before_the_store_is_open(launch: Launch) -> None:
    opened: asyncio.Future[Store] = asyncio.get_running_loop().create_future()

    async def never_yet() -> Store:
        return await opened

    client = await launch(open_store=never_yet)
    await client.tap("cramp-now")
    assert client.view.route == "/relief"
    await client.advance(48)
    await client.tap("it-eased")
    assert client.says("Saving…")
    assert not client.says("Saved")

    opened.set_result(await client.open_store())
    await client.settle()
    assert "Saved" in client.announced()
    assert [e.duration_s for e in await client.stored()] == [48]


async def test_a_new_version_waits_for_a_tap(launch: Launch) -> None:
    client = await launch()
    client.bridge.handlers["update_ready"]({})
    await asyncio.sleep(0)
    await client.settle()
    assert client.says("A new version is ready.")
    await client.tap("notice")
    assert ("update", {}) in client.bridge.posted


async def test_plain_http_is_told_and_relief_works(launch: Launch) -> None:
    client = await launch()
    client.bridge.handlers["place"]({"secure": False, "standalone": False})
    await client.settle()
    assert client.says("plain http")
    await client.tap("cramp-now")
    assert client.view.route == "/relief"


async def test_a_store_that_keeps_nothing_is_told(launch: Launch) -> None:
    client = await launch(files=MemoryFiles())
    assert client.says("What you add now is gone when this window closes.")


async def test_a_store_that_cannot_be_opened_leaves_relief_working(launch: Launch) -> None:
    async def broken() -> Store:
        from crampapp.store import Code, StoreError

        raise StoreError(Code.UNREADABLE)

    client = await launch(open_store=broken)
    assert client.says("Your history could not be opened.")
    await client.tap("cramp-now")
    await client.tap("it-eased")
    assert client.says("Not saved yet")
    await client.advance(1)
    await client.tap("done")
    assert client.says("1 cramp is not saved yet.")


async def test_a_store_that_could_not_be_opened_is_opened_when_asked_again(launch: Launch) -> None:
    from crampapp.store import Code, StoreError

    fails = [StoreError(Code.UNREADABLE)]
    files = MemoryFiles()

    async def shaky() -> Store:
        if fails:
            raise fails[0]
        return await Store.open(files)

    client = await launch(open_store=shaky)
    assert client.says("Your history could not be opened.")
    fails.clear()
    await client.tap("notice")
    assert not client.says("could not be opened")


@pytest.mark.parametrize("height", [844, 568])
async def test_the_notice_never_comes_between_a_low_window_and_the_button(
    launch: Launch, height: int
) -> None:
    client = await launch(files=MemoryFiles(), width=320, height=height)
    texts = client.texts()
    notice = next(i for i, t in enumerate(texts) if "gone when this window closes" in t)
    assert (notice < texts.index("Cramp now")) == (height == 844)


async def test_the_words_under_the_button_are_those_of_the_player(launch: Launch) -> None:
    client = await launch()
    await client.tap("cramp-now")
    assert client.state.run is not None
    assert client.says(guide().step(client.state.run).action)
