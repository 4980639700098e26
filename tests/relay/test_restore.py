"""What docs/operate.md says of backups: taken while it runs, and put back elsewhere."""

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx

from crampapp.relay.api import create_api
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from tests.relay.conftest import EVENING, Clock, Phone
from tests.relay.postgres import PostgresServer
from tests.relay.push_service import PushService
from tests.relay.test_ringing import DUE


def put_back(folder: Path) -> str:
    """A copy of the file; it needs no address."""
    with (
        closing(sqlite3.connect(folder / "relay.sqlite3")) as running,
        closing(sqlite3.connect(folder / "copy.sqlite3")) as copy,
    ):
        running.backup(copy)
    for path in folder.glob("relay.sqlite3*"):
        path.unlink()
    (folder / "copy.sqlite3").rename(folder / "relay.sqlite3")
    return ""


def put_back_elsewhere(url: str, server: PostgresServer, folder: Path) -> str:
    """The address of another database with the same in it."""
    other, dump = server.new_database(), folder / "relay.dump"
    dumping = [server.programs / "pg_dump", "-Fc", "-f", dump, url]
    subprocess.run(dumping, check=True)
    subprocess.run([server.programs / "pg_restore", "-d", other, dump], check=True)
    return other


async def test_what_was_backed_up_while_it_ran_rings_where_it_is_put_back(
    phone: Phone,
    settings: Settings,
    service: PushService,
    clock: Clock,
    postgres: PostgresServer,
) -> None:
    await phone.put(EVENING)
    before = await phone.status()
    url = settings.database_url
    url = put_back_elsewhere(url, postgres, settings.data) if url else put_back(settings.data)
    async with Relay(replace(settings, database_url=url), clock) as restored:
        transport = httpx.ASGITransport(create_api(restored))
        async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
            phone.client = client
            assert await phone.status() == before
        clock.now = DUE
        await restored.ring()
    (push,) = service.received
    assert push.endpoint == phone.browser.endpoint
