"""Talks to a browser over WebDriver BiDi, the W3C's protocol, without a driver in between."""

import itertools
import json
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect

ANSWER_S = 120


class Session:
    """One session with the first page of a browser."""

    def __init__(self, port: int) -> None:
        """Connect to a browser that listens on a port of this machine.

        Raises:
            OSError: Nobody listens there yet.
        """
        # A proxy of the machine must not stand between two of its own processes.
        address = f"ws://127.0.0.1:{port}/session"
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(address, max_size=None, proxy=None))
        self._numbers = itertools.count(1)
        self.send("session.new", capabilities={})
        self._page = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **parameters: Any) -> Any:
        """The answer to a command.

        Raises:
            RuntimeError: The browser refused it.
        """
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=ANSWER_S))
            if message.get("id") != number:
                continue
            if message["type"] == "error":
                raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
            return message["result"]

    def navigate(self, url: str) -> None:
        """Load an address and wait for it."""
        self.send("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def reload(self) -> None:
        """Load the page again and wait for it."""
        self.send("browsingContext.reload", context=self._page, wait="complete")

    def call(self, function: str, arguments: Any) -> Any:
        """What a function gives back as JSON, called with arguments as JSON.

        Raises:
            RuntimeError: It threw.
        """
        answer = self.send(
            "script.callFunction",
            functionDeclaration=f"(given) => JSON.stringify(({function})(...JSON.parse(given)))",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._page},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def click(self, x: float, y: float) -> None:
        """Press and let go at a place of the window, in CSS pixels."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        finger = {"type": "pointer", "id": "finger", "actions": steps}
        self.send("input.performActions", context=self._page, actions=[finger])

    def close(self) -> None:
        """Hang up."""
        self._open.close()
