"""A line as slow as a phone's, between a server on loopback and the browser.

It delays bytes and not a page, so that workers and service workers are slow as well.
"""

import socket
import threading
import time
from contextlib import suppress

from tests.browser.traffic import CountingProxy

BYTES_PER_SECOND = 10e6 / 8
DELAY_S = 0.04
"""From a request to the first byte of its answer, and once more for each new connection."""

_CHUNK = 16_384


class SlowLine(CountingProxy):
    """A proxy whose connections share 10 Mbit/s towards the browser."""

    def __init__(self, port: int) -> None:
        self._free_at = time.monotonic()
        self._turn = threading.Lock()
        super().__init__(port)

    def _up(self, browser: socket.socket, upstream: socket.socket) -> None:
        time.sleep(DELAY_S)
        with suppress(OSError):
            while data := browser.recv(_CHUNK):
                time.sleep(DELAY_S)
                upstream.sendall(data)
        with suppress(OSError):
            upstream.shutdown(socket.SHUT_RDWR)

    def _down(self, upstream: socket.socket, browser: socket.socket) -> None:
        with suppress(OSError):
            while data := upstream.recv(_CHUNK):
                self._wait(len(data))
                self.bytes_sent += len(data)
                browser.sendall(data)
        with suppress(OSError):
            browser.shutdown(socket.SHUT_RDWR)

    def _wait(self, size: int) -> None:
        with self._turn:
            self._free_at = max(self._free_at, time.monotonic()) + size / BYTES_PER_SECOND
            pause = self._free_at - time.monotonic()
        time.sleep(max(0.0, pause))
