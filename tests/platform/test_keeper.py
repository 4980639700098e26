"""Small texts that the next start needs at once."""

from pathlib import Path
from typing import Any

import pytest

from crampapp.platform.bridge import NullBridge
from crampapp.platform.keeper import FileKeeper, MemoryKeeper, PageKeeper, make_keeper


class RecordingBridge(NullBridge):
    def __init__(self) -> None:
        self.posted: list[tuple[str, dict[str, Any]]] = []

    def post(self, kind: str, **data: Any) -> None:
        self.posted.append((kind, data))


def test_a_file_keeps_until_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.json"
    FileKeeper(path).keep("relief", "on")
    again = FileKeeper(path)
    assert again.kept("relief") == "on"
    again.drop("relief")
    assert FileKeeper(path).kept("relief") is None


@pytest.mark.parametrize("text", ["", "{broken", "[1]", "null"])
def test_a_broken_file_is_an_empty_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kept.json"
    path.write_text(text)
    assert FileKeeper(path).kept("relief") is None


def test_a_place_that_cannot_be_written_loses_nothing_of_this_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keeper = FileKeeper(tmp_path / "file" / "kept.json")
    keeper.keep("relief", "on")
    assert keeper.kept("relief") == "on"


def test_the_page_is_told_of_every_change() -> None:
    bridge = RecordingBridge()
    keeper = PageKeeper(bridge, {"relief": "on"})
    assert keeper.kept("relief") == "on"
    keeper.keep("preferences", "{}")
    keeper.drop("relief")
    assert bridge.posted == [
        ("keep", {"name": "preferences", "text": "{}"}),
        ("drop", {"name": "relief"}),
    ]
    assert keeper.kept("relief") is None


def test_without_a_place_it_lasts_as_long_as_the_window() -> None:
    assert isinstance(make_keeper(NullBridge(), None), MemoryKeeper)
