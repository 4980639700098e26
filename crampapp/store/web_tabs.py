"""Words between the tabs of the app, of which one writes and the others look."""

from collections.abc import Callable
from functools import cache
from typing import Any

import js
from pyodide.ffi import create_proxy

from crampapp.store.files import Call

_NAME = "crampapp-store"


@cache
def _channel() -> Any:
    return js.BroadcastChannel.new(_NAME)


def call(what: Call) -> None:
    """Say it to every other tab."""
    _channel().postMessage(str(what))


def listen(heard: Callable[[Call], None]) -> None:
    """Be told what the others say."""

    def receive(event: Any) -> None:
        if event.data in Call.__members__.values():
            heard(Call(event.data))

    # Never destroyed: the tab listens as long as it lives.
    _channel().onmessage = create_proxy(receive)
