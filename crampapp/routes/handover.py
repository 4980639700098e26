"""The page hands over to Python: what it led until now goes on here, at the same step and second.

The page asks with ``handover`` as often as it must, because the person may tap meanwhile. Each time
we show what it shows and answer ``taken``; nothing is said, kept or begun. When it has seen our
screen and let go, it says ``yours``.
"""

import logging
from typing import Any
from urllib.parse import urlsplit

import flet as ft
from pydantic import ValidationError

from crampapp.content.messages import gettext as _
from crampapp.domain.relief import is_too_long
from crampapp.platform.bridge import Bridge
from crampapp.platform.keeper import Keeper, texts_of
from crampapp.routes.session import HOME, RELIEF
from crampapp.ui.actions import Actions
from crampapp.ui.errors import run_guarded
from crampapp.ui.state import AppState

log = logging.getLogger("crampapp")


class Handover:
    """Our side of it."""

    def __init__(
        self, page: ft.Page, state: AppState, *, actions: Actions, bridge: Bridge, keeper: Keeper
    ) -> None:
        self._page = page
        self._state = state
        self._actions = actions
        self._bridge = bridge
        self._keeper = keeper

    def await_it(self) -> None:
        """Listen to the page; its messages come from outside of Flet's events."""
        self._bridge.on("handover", self._asked)
        self._bridge.on("yours", self._let_go)

    def _asked(self, message: dict[str, Any]) -> None:
        async def take() -> None:
            self._keeper.replace_all(texts_of(str(message["kept"])))
            self._actions.look_up_preferences()
            relief = str(message["relief"])
            try:
                self._actions.player.take_over(relief)
            except ValidationError:
                log.error("the page's relief could not be read")
                self._bridge.post("refused")
                return
            address = self._go(str(message["address"]), running=bool(relief))
            self._bridge.post("taken", turn=message["turn"], **self._shown(address))

        run_guarded(self._page, take)

    def _let_go(self, _message: dict[str, Any]) -> None:
        async def lead() -> None:
            await self._actions.player.lead()
            await self._actions.records.empty_inbox()
            await self._actions.reminders.load()

        run_guarded(self._page, lead)

    def _go(self, wanted: str, *, running: bool) -> str:
        """Where the page is: it may have changed its address unseen by the client."""
        parts = urlsplit(wanted)
        address = parts.path or HOME
        if address.startswith(RELIEF) and not running:
            address = HOME
        if address == HOME and self._state.ended:
            # The page has left the address of the player: a reload there would begin another one.
            address = RELIEF
        # A notification says in its address when it was due.
        query = f"?{parts.query}" if parts.query and address == parts.path else ""
        here = urlsplit(self._page.route or HOME)
        if address != here.path or (query and parts.query != here.query):
            self._page.navigate(address + query)
        return address

    def _shown(self, address: str) -> dict[str, str]:
        """A button and words by which the page knows our screen; empty where any will do."""
        run = self._state.run
        if address == HOME:
            return {"button": _("Cramp now"), "words": ""}
        if address != RELIEF or run is None:
            return {"button": "", "words": ""}
        if self._state.ended:
            return {"button": _("It came back"), "words": ""}
        player = self._actions.player
        # The questions about danger have no step beside them.
        asks = self._state.flags or is_too_long(run, player.clock.now().utc)
        return {"button": _("It eased"), "words": "" if asks else player.guide.step(run).action}
