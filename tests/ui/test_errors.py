"""An exception is a sentence and a log line, never the end."""

import logging

import flet as ft
import pytest

import crampapp.app
from crampapp.app import main
from crampapp.ui.player import Player

from .conftest import Launch
from .fake_client import FakeClient


async def test_a_failing_handler_ends_in_a_snack_bar_and_not_in_the_red_page(
    launch: Launch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: Player) -> None:
        raise ValueError("a secret")

    monkeypatch.setattr(Player, "still_cramping", broken)
    client = await launch("/relief")
    await client.tap("still-cramping")
    assert client.crashes == []
    assert client.texts(client.snacks()[-1]) == ["That did not work. Nothing was lost."]
    ours = [r.getMessage() for r in caplog.records if r.name == "crampapp"]
    assert ours == ["a handler failed: ValueError"]
    await client.tap("it-eased")
    assert client.says("Saved")


async def test_a_screen_that_cannot_be_drawn_does_not_stop_the_others(
    launch: Launch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = await launch()
    with monkeypatch.context() as broken:
        broken.setattr("crampapp.routes.home.last_cramp", None)
        broken.setattr("crampapp.routes.home.home_notice", None)
        client.state.update_ready = True
        await client.settle()
    assert client.crashes == []
    assert len(client.snacks()) == 1
    assert "a screen could not be drawn" in caplog.text
    await client.tap("cramp-now")
    assert client.says("It eased")


async def test_relief_is_shown_when_the_app_cannot_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(crampapp.app, "Actions", None)
    client = FakeClient()
    with caplog.at_level(logging.CRITICAL):
        await client.start(main)
    assert client.crashes == []
    assert client.says("Straighten your knee.")
    await client.close()


async def test_a_page_without_our_bridge_starts_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise AttributeError("crampappWindow")

    monkeypatch.setattr(crampapp.app, "make_bridge", none)
    client = FakeClient()
    await client.start(main)
    assert client.crashes == []
    assert isinstance(client.find("cramp-now"), ft.FilledButton)
    await client.close()
