"""A history that is not simply kept: what the person is told, and what becomes of it."""

from pathlib import Path

from crampapp.store import Store, open_store
from crampapp.ui.state import Storage
from tests.store.test_schema import log_of_a_newer_format

from .conftest import MORNING, Launch, SlowFiles, episode

WORDS = "A newer version of the app wrote your history. Update to see it."


async def test_one_of_a_newer_version_is_shown_and_never_written(
    launch: Launch, tmp_path: Path
) -> None:
    before = log_of_a_newer_format(tmp_path)
    client = await launch(open_store=lambda: open_store(tmp_path))
    await client.settle()
    assert client.state.storage is Storage.NEWER
    assert client.says(WORDS)
    assert client.says("What you add now is gone when this window closes.")
    await client.tap("cramp-now")
    await client.tap("it-eased")
    await client.settle()
    assert not client.says("Saved")
    assert client.says("Not saved yet")
    await client.go("/history")
    assert client.says(WORDS)
    assert len(client.state.episodes) == 2
    await client.go("/settings/data")
    assert client.says(WORDS)
    await client.tap("delete")
    await client.tap("delete-all")
    assert {name: tmp_path.joinpath(name).read_bytes() for name in before} == before


async def test_one_that_is_damaged_says_so_and_shows_the_rest(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    for number in range(3):
        await store.save(episode(MORNING, number))
    files.logs[0].data[-20] ^= 1
    client = await launch(open_store=lambda: Store.open(files))
    await client.settle()
    assert client.says("Part of your history could not be read. It was set aside")
    assert len(client.state.episodes) == 2
    assert files.aside.size()
