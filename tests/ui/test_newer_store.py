"""A history that a newer version of the app wrote: shown as far as may be, and left as it is."""

from pathlib import Path

from crampapp.store import open_store
from crampapp.ui.state import Storage
from tests.store.test_schema import log_of_a_newer_format

from .conftest import Launch

WORDS = "A newer version of the app wrote your history. Update to see it."


async def test_it_says_so_and_helps_and_writes_nothing(launch: Launch, tmp_path: Path) -> None:
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
