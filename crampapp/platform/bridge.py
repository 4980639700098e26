"""The way to the page around us: what only a window can do, asked for by messages.

On the web Python runs in a worker, without a window, permission prompts or service worker. The page
script has them, and both sides share one ``BroadcastChannel``. Messages are small objects with a
``kind``, of plain values or files that stay where they are. Nothing here waits for an answer, so
the app also starts on a page that has no script.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

CHANNEL = "crampapp"

Handler = Callable[[dict[str, Any]], None]


class Bridge(Protocol):
    """Messages to and from the page."""

    leads: bool
    """Whether the page leads through a relief until it hands it over to Python."""

    def post(self, kind: str, **data: Any) -> None:
        """Send a message; whether anybody listens is not known.

        Args:
            kind: What it is about.
            **data: Plain values, or a file of the browser.
        """

    def on(self, kind: str, handler: Handler) -> None:
        """Call ``handler`` with the data of every message of this kind from now on."""


class NullBridge:
    """No page: native builds, the development server and tests."""

    leads = False

    def post(self, kind: str, **data: Any) -> None:
        """Drop the message."""

    def on(self, kind: str, handler: Handler) -> None:
        """Never call the handler."""


class WebBridge:
    """The page script of the installed web app.

    The channel is shared by every window of the app, so each message carries the name of the window
    that it belongs to; the page gives it to its worker.
    """

    leads = True

    def __init__(self) -> None:
        import js
        from pyodide.ffi import create_proxy, to_js

        self._window = str(js.crampappWindow)
        self._handlers: dict[str, Handler] = {}
        self._to_js: Callable[[dict[str, Any]], Any] = partial(
            to_js, dict_converter=js.Object.fromEntries
        )
        self._channel = js.BroadcastChannel.new(CHANNEL)
        # Kept, or the proxy would be collected and the channel fall silent.
        self._receiver = create_proxy(self._receive)
        self._channel.onmessage = self._receiver

    def post(self, kind: str, **data: Any) -> None:
        self._channel.postMessage(
            self._to_js({"kind": kind, "from": "python", "window": self._window, **data})
        )

    def on(self, kind: str, handler: Handler) -> None:
        self._handlers[kind] = handler
        # The page tells again what it has told before anybody listened.
        self.post("listening", to=kind)

    def _receive(self, event: Any) -> None:
        message = event.data.to_py()
        if message.get("from") != "page" or message.get("window") != self._window:
            return
        if handler := self._handlers.get(message.get("kind")):
            handler(message)


def make_bridge() -> Bridge:
    """The bridge of the platform we run on."""
    return WebBridge() if sys.platform == "emscripten" else NullBridge()
