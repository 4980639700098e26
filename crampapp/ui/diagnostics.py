"""What helps to find a fault, and nothing about the person: build, browser, storage, failures."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import flet as ft
from pydantic import BaseModel, ConfigDict, ValidationError

from crampapp.platform.bridge import Bridge
from crampapp.ui.failures import failures
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.store import Health

_LONGEST = 300
"""Characters of any one answer of the browser."""

log = logging.getLogger("crampapp")


class Surroundings(BaseModel):
    """What the page tells about build and browser."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str = ""
    build: str = ""
    licences: str = ""
    """Address of the archive of all licences."""
    browser: str = ""
    installed: bool = False
    offline: bool = False
    """Whether a service worker keeps the app."""
    viewport: str = ""
    language: str = ""
    promised: bool = False
    """Whether the browser promised to delete nothing by itself."""
    usage: int | None = None
    """Bytes in use, the app's own files included."""
    quota: int | None = None
    failures: tuple[str, ...] = ()
    """Of the page: kind and place."""


@ft.observable
@dataclass
class Diagnosed:
    """What the screens about the app show."""

    surroundings: Surroundings | None = None
    """``None``: the page has not told, or there is none."""
    text: str = ""
    """What can be copied; empty until it is known."""


class Diagnosing:
    """Asks page and store."""

    def __init__(self, state: AppState, records: Records, bridge: Bridge) -> None:
        self.shown = Diagnosed()
        self._state = state
        self._records = records
        self._bridge = bridge
        self._asked: asyncio.Future[Mapping[str, Any]] | None = None
        bridge.on("diagnostics", self._answered)

    async def look(self) -> None:
        """Tell what is known, then once more with what the page says."""
        health = await self._health()
        self._tell(health)
        if not self._bridge.leads:
            return
        self._asked = asyncio.get_running_loop().create_future()
        self._bridge.post("diagnostics")
        try:
            self.shown.surroundings = Surroundings.model_validate(await self._asked)
        except ValidationError:
            log.error("the page told of a browser that cannot be")
        self._tell(health)

    def _answered(self, message: dict[str, Any]) -> None:
        if self._asked and not self._asked.done():
            self._asked.set_result(message)

    async def _health(self) -> "Health | None":
        from crampapp.store import StoreError

        try:
            return (await self._records.store()).health
        except StoreError:
            return None

    def _tell(self, health: "Health | None") -> None:
        kind = f"{health.kind}, {self._state.storage}" if health else str(self._state.storage)
        self.shown.text = diagnostics(self.shown.surroundings, kind, failures.lines())


def diagnostics(around: Surroundings | None, storage: str, failed: Sequence[str]) -> str:
    """A text for whoever looks for the fault; not translated.

    Args:
        around: What the page tells.
        storage: Kind and state of the store.
        failed: Kinds and places of the last failures.
    """
    around = around or Surroundings()
    lines = [
        f"crampapp {around.version or '?'}, build {around.build or '?'}",
        f"Browser: {around.browser or '?'}",
        f"Window: {around.viewport or '?'}, language: {around.language or '?'}",
        f"From the home screen: {_yes(around.installed)}, works offline: {_yes(around.offline)}",
        f"Storage: {storage}, lasting promised: {_yes(around.promised)}, "
        f"{_megabytes(around.usage)} of {_megabytes(around.quota)}",
    ]
    told = [*failed, *(f"page {line}" for line in around.failures)]
    lines += ["Last errors:", *told] if told else ["Last errors: none"]
    return "\n".join(_one_line(line) for line in lines)


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _megabytes(count: int | None) -> str:
    return "?" if count is None else f"{round(count / 1e6)} MB"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
