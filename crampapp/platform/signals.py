"""What a phone can do to reach somebody who does not look: speak, ring, buzz, stay lit.

Every verb returns at once, and none says whether the phone could do it: words on the screen are
always there, and each signal must do without the others.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

import flet as ft

from crampapp.platform.bridge import Bridge

log = logging.getLogger("crampapp")


class Signals(Protocol):
    """The voice, the chime, the buzzer and the light of the device."""

    def speak(self, text: str, *, volume: float) -> None:
        """Say this now; what was being said stops."""

    def hush(self) -> None:
        """Say nothing more."""

    def chime(self, *, volume: float) -> None:
        """Ring once."""

    def vibrate(self, times: int) -> None:
        """Buzz shortly, once or a few times."""

    def stay_awake(self, on: bool) -> None:
        """Keep the screen lit, or let it go dark again."""


class PageSignals:
    """On the web the page script does it; without one nothing happens."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def speak(self, text: str, *, volume: float) -> None:
        self._bridge.post("speak", text=text, volume=volume)

    def hush(self) -> None:
        self._bridge.post("hush")

    def chime(self, *, volume: float) -> None:
        self._bridge.post("chime", volume=volume)

    def vibrate(self, times: int) -> None:
        self._bridge.post("vibrate", times=times)

    def stay_awake(self, on: bool) -> None:
        self._bridge.post("awake", on=on)


class NativeSignals:
    """An installed build: Flet's own services. It has no voice and no chime."""

    def __init__(self, page: ft.Page) -> None:
        self._page = page
        # Kept here, or Flet would drop them after the first event.
        self._buzzer = ft.HapticFeedback()
        self._light = ft.Wakelock()

    def speak(self, text: str, *, volume: float) -> None:
        """Not there."""

    def hush(self) -> None:
        """Nothing is being said."""

    def chime(self, *, volume: float) -> None:
        """Not there."""

    def vibrate(self, times: int) -> None:
        self._ask(self._buzzer.vibrate)

    def stay_awake(self, on: bool) -> None:
        self._ask(self._light.enable if on else self._light.disable)

    def _ask(self, verb: Callable[[], Awaitable[None]]) -> None:
        async def asked() -> None:
            try:
                await verb()
            except Exception:
                log.exception("the device would not")

        self._page.run_task(asked)
