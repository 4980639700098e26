"""A relay that answers, a push service behind it, and a clock that stands until it is moved."""

import secrets
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from crampapp.relay.api import create_api
from crampapp.relay.database import Database
from crampapp.relay.postgres import PostgresDatabase
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from crampapp.relay.sqlite import SqliteDatabase
from tests.relay.postgres import PostgresServer, postgres_server
from tests.relay.push_service import Browser, PushService, push_service

EVENING = {"id": "evening", "kind": "bedtime_stretch", "at": "22:15", "days": [1, 2, 3, 4, 5, 6, 7]}
"""Due at 21:15 UTC in a German winter."""


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Phone:
    """An app that talks to its relay."""

    client: httpx.AsyncClient
    browser: Browser
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}

    def body(self, *alarms: dict[str, Any], **other: Any) -> dict[str, Any]:
        given = {"subscription": self.browser.subscription(), "zone": "Europe/Berlin"}
        return {**given, "alarms": alarms, **other}

    async def put(self, *alarms: dict[str, Any], **other: Any) -> httpx.Response:
        return await self.ask("PUT", json=self.body(*alarms, **other))

    async def ask(self, method: str, verb: str = "", **options: Any) -> httpx.Response:
        path = f"/v1/devices/{self.id}{verb}"
        return await self.client.request(method, path, **{"headers": self.headers, **options})

    async def status(self) -> dict[str, Any]:
        answer = await self.ask("GET")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def snooze(self, minutes: int = 10, alarm: str = "evening") -> httpx.Response:
        wanted = {"alarm": alarm, "kind": "bedtime_stretch", "minutes": minutes}
        return await self.ask("POST", "/snooze", json=wanted)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def service(clock: Clock) -> AsyncIterator[PushService]:
    async with push_service(lambda: clock.now.timestamp()) as service:
        yield service
    assert not service.faults


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        server.be_careless()
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Of a new database; empty for a file."""
    if request.param == "sqlite":
        return ""
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def settings(tmp_path: Path, service: PushService, database_url: str) -> Settings:
    """The tests themselves ring."""
    return Settings(
        data=tmp_path,
        database_url=database_url,
        push_services=(service.origin,),
        rings=False,
    )


@pytest.fixture
async def relay(settings: Settings, clock: Clock) -> AsyncIterator[Relay]:
    async with Relay(settings, clock) as relay:
        yield relay


@pytest.fixture
async def client(relay: Relay) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_api(relay), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
        yield client


@pytest.fixture
async def phone(client: httpx.AsyncClient, relay: Relay, service: PushService) -> Phone:
    return Phone(client, service.subscribe(relay.keys.current))


@pytest.fixture
def database(tmp_path: Path, database_url: str) -> Iterator[Database]:
    path = tmp_path / "relay.sqlite3"
    database = PostgresDatabase(database_url) if database_url else SqliteDatabase(path)
    yield database
    database.close()
