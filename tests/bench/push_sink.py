"""A push service that takes everything, as fast as this machine can: ``DELAY_S`` as argument.

``GET`` says how many pushes came and how many seconds lay between the first and the last.
"""

import asyncio
import json
import sys
import time
from typing import ClassVar


class Sink(asyncio.Protocol):
    """One connection."""

    delay_s = 0.0
    arrivals: ClassVar[list[float]] = []
    """Of all connections."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._received = transport, b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, rest = self._received.partition(b"\r\n\r\n")
            length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
            size = int(length or 0)
            if len(rest) < size:
                return
            self._received = rest[size:]
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        if head.startswith(b"GET"):
            span_s = self.arrivals[-1] - self.arrivals[0] if self.arrivals else 0
            text = json.dumps({"count": len(self.arrivals), "span_s": span_s}).encode()
            self._write(b"200 OK", text)
            return
        self.arrivals.append(time.perf_counter())
        if self.delay_s:
            loop = asyncio.get_running_loop()
            loop.call_later(self.delay_s, self._write, b"201 Created", b"")
        else:
            self._write(b"201 Created", b"")

    def _write(self, status: bytes, text: bytes) -> None:
        length = str(len(text)).encode()
        head = b"HTTP/1.1 " + status + b"\r\nContent-Length: " + length + b"\r\n\r\n"
        self._transport.write(head + text)


async def main(delay_s: float) -> None:
    Sink.delay_s = delay_s
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
