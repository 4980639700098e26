"""The relay along with the app on one server, and alone, each by its real command."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from crampapp.pwa.build import RELAY_KEY
from crampapp.pwa.serve import create_app
from crampapp.relay.relay import Relay
from tests.relay.conftest import EVENING, Phone
from tests.relay.push_service import PushService

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "web").mkdir()
    (tmp_path / "web/index.html").write_text("hello")
    (tmp_path / "web/build.json").write_text('{"build": "b7"}')
    (tmp_path / "web/v1").mkdir()
    (tmp_path / "web" / RELAY_KEY).write_text('{"public_key": null}')
    return tmp_path / "web"


@contextmanager
def running(data: Path, *arguments: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address that it tells."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crampapp", *map(str, arguments), "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "CRAMPAPP_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout
            yield process, process.stdout.readline().split()[-1:][0]
        finally:
            process.kill()


def get(address: str) -> httpx.Response:
    return httpx.get(address, trust_env=False)


async def test_app_and_relay_share_one_server(
    folder: Path, relay: Relay, service: PushService
) -> None:
    transport = httpx.ASGITransport(create_app(folder, relay=relay))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.get("/")).text == "hello"
        assert (await client.get("/healthz")).json() == {"status": "ok", "build": "b7"}
        assert (await client.get("/openapi.json")).json()["info"]["title"] == "crampapp relay"
        assert (await client.get("/v1/key")).json() == {"public_key": relay.keys.current}
        phone = Phone(client, service.subscribe())
        answer = await phone.put(EVENING)
        assert answer.status_code == 201
        assert answer.headers["cache-control"] == "no-store"
        assert (await client.get("/v1/nothing")).status_code == 404


async def test_without_a_relay_there_is_no_push_at_this_address(folder: Path) -> None:
    transport = httpx.ASGITransport(create_app(folder))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.get("/v1/key")).json() == {"public_key": None}
        assert (await client.get("/v1/devices/x")).status_code == 404
        assert (await client.get("/healthz")).json() == {"status": "ok", "build": "b7"}


def test_a_relay_alone_answers_and_ends_quietly(tmp_path: Path) -> None:
    with running(tmp_path, "relay") as (process, address):
        first = get(f"{address}/v1/key").json()["public_key"]
        assert get(f"{address}/healthz").json()["status"] == "ok"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == ("", "")
        assert process.returncode == 0
    with running(tmp_path, "relay") as (_, address):
        assert get(f"{address}/v1/key").json()["public_key"] == first
    assert stat.S_IMODE((tmp_path / "relay.sqlite3").stat().st_mode) == 0o600


def test_a_new_key_is_told_from_the_next_start_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "crampapp", "relay", "--new-key", "--data", str(tmp_path)]
    for _ in range(2):
        assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout == b""
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {
        "vapid-1.pem",
        "vapid-2.pem",
        "vapid-3.pem",
    }


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["relay", "--contact", "mailto:me@localhost"], "crampapp: mailto:me@localhost is no"),
        (
            ["relay", "--data", "/dev/null/data"],
            "crampapp: Cannot keep keys in /dev/null/data/keys",
        ),
        (["serve", "--public-url", "here"], "crampapp: here is not the https address"),
    ],
)
def test_what_is_wrong_is_one_line_at_the_start(
    folder: Path, command: list[str], line: str
) -> None:
    options = ["--folder", str(folder)] if command[0] == "serve" else []
    ended = subprocess.run(
        [sys.executable, "-m", "crampapp", *command, *options, "--port", "0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(line)
    assert ended.stderr.count("\n") == 1
