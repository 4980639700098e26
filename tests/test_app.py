"""The composition root on the platforms it runs on."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from crampapp.app import _directory, _store_in, main
from crampapp.store import Kind
from crampapp.ui.player import SETTLED

from .ui.fake_client import FakeClient


async def test_a_development_server_says_that_nothing_is_kept() -> None:
    client = FakeClient()
    client.session.apply_page_patch({"pyodide": False})
    await client.start(main)
    assert client.says("Nothing is kept here: this is the development server.")
    await client.tap("cramp-now")
    # The second half of a double tap would not be meant.
    await asyncio.sleep(SETTLED.total_seconds())
    await client.tap("it-eased")
    assert client.says("Saved until this window closes")
    await client.close()


async def test_a_native_build_keeps_its_history_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    store = await _store_in(_directory())()
    assert store.health.kind is Kind.FILE
    assert store.health.keeps
    await store.close()


def test_the_first_screen_does_not_wait_for_the_database() -> None:
    late = "tinydb", "crampapp.store", "crampapp.ui.screens.history", "tzlocal", "babel"
    late += "crampapp.domain.reminder", "crampapp.domain.alarm", "crampapp.ui.reminding"
    program = f"import sys, crampapp.app; print([m for m in {late!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
