"""The composition root: ports, state, look and routes of one session.

The first screen waits for nothing: not for the store, not for an answer of the page.
"""

import logging
import os
import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import flet as ft

from crampapp.content import guide
from crampapp.domain.episode import MuscleGroup
from crampapp.platform.bridge import Bridge, NullBridge, make_bridge
from crampapp.platform.clock import Clock, SystemClock
from crampapp.routes import RELIEF, App, Session
from crampapp.ui.actions import Actions
from crampapp.ui.components.text import Style, heading, text
from crampapp.ui.errors import guard, run_guarded, watch_rendering
from crampapp.ui.state import AppState
from crampapp.ui.theme import DARK, LIGHT, SHORT, WIDE, Space, theme

if TYPE_CHECKING:
    from crampapp.store import Store

log = logging.getLogger("crampapp")


async def main(page: ft.Page) -> None:
    """Start one session of the app."""
    try:
        start(page, clock=SystemClock(), bridge=_bridge(), open_store=_store_of(page))
    except Exception:
        log.exception("the app could not start")
        _first_aid(page)


def start(
    page: ft.Page,
    *,
    clock: Clock,
    bridge: Bridge,
    open_store: "Callable[[], Awaitable[Store]]",
    rng: random.Random | None = None,
) -> AppState:
    """Render the first screen, then open the store behind it."""
    guard(page)
    state = AppState()
    actions = Actions(
        state,
        open_store=open_store,
        clock=clock,
        guide=guide(),
        bridge=bridge,
        rng=rng or random.SystemRandom(),
        development=_is_development(page),
    )
    page.title = "crampapp"
    page.theme, page.dark_theme = theme(LIGHT), theme(DARK)
    page.theme_mode = ft.ThemeMode.SYSTEM
    page.on_resize = lambda _: _measure(page, state)
    _measure(page, state)
    at_once = _asks_for_relief(page)
    if at_once:
        actions.cramp_now()
        page.route = RELIEF
    page.render_views(App, Session(actions, state))
    watch_rendering(page)
    if at_once:
        page.navigate(RELIEF)
    bridge.post("ready")
    _listen(page, bridge, state)

    run_guarded(page, actions.load_history)
    return state


def _bridge() -> Bridge:
    try:
        return make_bridge()
    except Exception:
        log.exception("no bridge to the page")
        return NullBridge()


def _listen(page: ft.Page, bridge: Bridge, state: AppState) -> None:
    """Follow what the page tells; its messages come from outside of Flet's events."""

    def update_ready(_: dict[str, Any]) -> None:
        async def show() -> None:
            state.update_ready = True

        run_guarded(page, show)

    def place(message: dict[str, Any]) -> None:
        async def show() -> None:
            state.secure = bool(message.get("secure", True))

        run_guarded(page, show)

    bridge.on("update_ready", update_ready)
    bridge.on("place", place)


def _measure(page: ft.Page, state: AppState) -> None:
    state.wide = (page.width or 0) >= WIDE
    state.short = 0 < (page.height or 0) < SHORT


def _asks_for_relief(page: ft.Page) -> bool:
    """Whether the address is that of the player, or has ``?cramp=now``."""
    addresses = (page.route or "", page.session.connection.page_url or "")
    return urlsplit(page.route or "").path == RELIEF or any(
        "now" in parse_qs(urlsplit(address).query).get("cramp", []) for address in addresses
    )


def _is_development(page: ft.Page) -> bool:
    """Whether a development server runs the sessions of several windows in one process."""
    return bool(page.web) and not page.pyodide


def _store_of(page: ft.Page) -> "Callable[[], Awaitable[Store]]":
    """How to open the store of the platform we run on."""
    directory = None if page.web else Path(os.environ.get("FLET_APP_STORAGE_DATA", ".flet/storage"))

    async def opened() -> "Store":
        from crampapp.store import open_store

        return await open_store(directory)

    return opened


def _first_aid(page: ft.Page) -> None:
    """The first stretch in plain words, whatever else is broken."""
    relief = guide()
    step = relief.step(relief.begin("", SystemClock().now(), MuscleGroup.CALF))
    page.views = [
        ft.View(
            padding=Space.L,
            scroll=ft.ScrollMode.AUTO,
            controls=[
                heading(step.action, Style.HEADLINE_LARGE),
                text(step.detail),
                text(step.why),
            ],
        )
    ]
    page.update()
