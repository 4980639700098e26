"""The page for the doctor on the screen: chosen, looked at, handed over."""

from datetime import datetime, timedelta

import flet as ft

from crampapp.domain.episode import Side
from crampapp.store import Store
from crampapp.ui.reporting import DoctorsPage

from .conftest import MORNING, Launch, Session, SlowFiles, episode


async def opened(launch: Launch, *, history: int = 0, files: SlowFiles | None = None) -> Session:
    client = await launch("/history/report", history=history, files=files or SlowFiles())
    await until_made(client)
    return client


async def until_made(client: Session) -> None:
    """Reading the content of the checker takes real time."""
    await client.settle()
    while client.says("Reading your records…"):
        await client.settle()


async def test_the_history_leads_to_the_page(launch: Launch) -> None:
    client = await launch("/history", history=3)
    await client.tap("report")
    await until_made(client)
    assert client.page.route == "/history/report"
    assert client.says("For your doctor")


async def test_the_page_is_a_picture_with_a_name(launch: Launch) -> None:
    client = await opened(launch, history=3)
    (picture,) = [c for c in client.controls() if isinstance(c, ft.Image)]
    assert str(picture.src).startswith("<svg")
    assert "Leg cramps" in str(picture.src)
    labels = [c.label for c in client.controls() if isinstance(c, ft.Semantics) and c.image]
    assert any("3 cramps" in str(label) for label in labels)
