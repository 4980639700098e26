"""Starting and stopping the server, with the real command in a process of its own."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from crampapp.pwa.serve import create_app, url
from crampapp.pwa.webroot import ServeError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("hello")
    (tmp_path / "build.json").write_text('{"build": "b7"}')
    return tmp_path


@contextmanager
def serving(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "crampapp", "serve", *map(str, arguments)]
    process = subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_the_address_is_printed_once_it_answers_and_ctrl_c_ends_quietly(folder: Path) -> None:
    with serving("--folder", folder, "--data", folder, "--port", 0) as server:
        assert server.stdout
        address = server.stdout.readline().removeprefix("Open ").strip()
        assert address.startswith("http://127.0.0.1:")
        assert httpx.get(f"{address}/healthz", trust_env=False).json()["build"] == "b7"
        assert httpx.get(f"{address}/v1/key", trust_env=False).json()["public_key"]
        server.send_signal(signal.SIGINT)
        rest, errors = server.communicate(timeout=20)
    assert (rest, errors, server.returncode) == ("", "", 0)


def test_a_taken_port_is_one_line(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serving("--folder", folder, "--port", port) as server:
            _, errors = server.communicate(timeout=20)
    assert server.returncode == 1
    assert errors.startswith(f"crampapp: Port {port} is taken.")
    assert errors.count("\n") == 1


def test_a_missing_build_is_one_line(tmp_path: Path) -> None:
    with serving("--folder", tmp_path / "none") as server:
        _, errors = server.communicate(timeout=20)
    assert server.returncode == 1
    assert errors.endswith("yet. Make one with: crampapp build\n")
    assert errors.count("\n") == 1


def test_an_address_of_another_machine_is_one_line(folder: Path) -> None:
    with serving("--folder", folder, "--host", "192.0.2.1") as server:
        _, errors = server.communicate(timeout=20)
    assert server.returncode == 1
    assert errors.startswith("crampapp: Cannot listen on 192.0.2.1, port 8550: ")
    assert errors.count("\n") == 1


def test_an_unreadable_build_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"\xff")
    with pytest.raises(ServeError, match=r"Cannot read .*index\.html: it is not text\."):
        create_app(tmp_path)


def test_an_ipv6_address_is_shown_in_brackets() -> None:
    assert url("https", "fd00::1", 8550) == "https://[fd00::1]:8550"
