"""Firefox, driven over WebDriver BiDi."""

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.engines import install
from tests.engines.bidi import Session
from tests.engines.engine import Engine

START_S = 90

SETTINGS = {
    # No calls to the browser's maker.
    "app.normandy.enabled": "false",
    "app.update.enabled": "false",
    "browser.region.network.url": '""',
    "datareporting.policy.dataSubmissionEnabled": "false",
    "network.captive-portal-service.enabled": "false",
    "network.connectivity-service.enabled": "false",
    "services.settings.server": '"data:,"',
    "toolkit.telemetry.server": '""',
}


class Gecko(Engine):
    """Firefox with a profile of its own, without a window."""

    name = "Gecko"

    def __init__(self, profile: Path) -> None:
        lines = [f'user_pref("{name}", {value});' for name, value in SETTINGS.items()]
        (profile / "user.js").write_text("\n".join(lines))
        port = _free_port()
        options = ("--headless", "--no-remote", "--remote-debugging-port", str(port))
        self._process = subprocess.Popen(
            [install.firefox(), *options, "--profile", profile],
            env={**os.environ, "MOZ_HEADLESS_WIDTH": "450", "MOZ_HEADLESS_HEIGHT": "900"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._session = _connected(port)
        except OSError:
            self._end()
            raise

    def open(self, url: str) -> None:
        self._session.navigate(url)

    def reload(self) -> None:
        self._session.reload()

    def run(self, script: str, *arguments: Any) -> Any:
        return self._session.call(f"function () {{{script}}}", arguments)

    def click(self, script: str, *arguments: Any) -> None:
        middle = (
            f"const found = ((...arguments) => {{{script}}})(...arguments);"
            "found.scrollIntoView({block: 'nearest'});"
            "const {left, top, width, height} = found.getBoundingClientRect();"
            "return [left + width / 2, top + height / 2];"
        )
        self._session.click(*self.run(middle, *arguments))

    def close(self) -> None:
        self._session.close()
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()


def _connected(port: int) -> Session:
    end = time.monotonic() + START_S
    while True:
        try:
            return Session(port)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
