"""The composition root: ports, state, look and routes of one session.

The first screen waits for nothing: not for the store, not for an answer of the page.
"""

import logging
import os
import random
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import flet as ft

from crampapp.content import guide
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.install import Place, platform_of
from crampapp.platform.bridge import Bridge, NullBridge, make_bridge
from crampapp.platform.clock import Clock, SystemClock
from crampapp.platform.keeper import Keeper, make_keeper
from crampapp.platform.notifier import Notifier, NullNotifier
from crampapp.platform.signals import NativeSignals, PageSignals, Signals
from crampapp.routes import RELIEF, App, Handover, Session, ring_in_the_open
from crampapp.ui.actions import Actions
from crampapp.ui.components.text import Style, heading, text
from crampapp.ui.cues import Cues
from crampapp.ui.errors import guard, run_guarded, watch_rendering
from crampapp.ui.look import Look
from crampapp.ui.plan import Plan
from crampapp.ui.player import Player
from crampapp.ui.records import Records
from crampapp.ui.state import AppState
from crampapp.ui.theme import Space

if TYPE_CHECKING:
    from crampapp.platform.outside import Outside
    from crampapp.store import Store
    from crampapp.store.inbox import Inbox

log = logging.getLogger("crampapp")


async def main(page: ft.Page) -> None:
    """Start one session of the app."""
    try:
        bridge = _bridge()
        directory = None if page.web else _directory()
        start(
            page,
            clock=SystemClock(),
            bridge=bridge,
            signals=PageSignals(bridge) if page.web else NativeSignals(page),
            keeper=make_keeper(bridge, directory),
            notifier=_notifier(page, bridge),
            open_store=_store_in(directory),
            open_inbox=_inbox,
            open_outside=lambda: _outside(bridge),
        )
    except Exception:
        log.exception("the app could not start")
        _first_aid(page)


def start(
    page: ft.Page,
    *,
    clock: Clock,
    bridge: Bridge,
    signals: Signals,
    keeper: Keeper,
    notifier: Notifier,
    open_store: "Callable[[], Awaitable[Store]]",
    open_inbox: "Callable[[], Inbox]",
    open_outside: "Callable[[], Outside]",
    rng: random.Random | None = None,
) -> AppState:
    """Render the first screen, then open the store behind it."""
    guard(page)
    state = AppState()
    rng = rng or random.SystemRandom()
    records = Records(
        state,
        open_store=open_store,
        open_inbox=open_inbox,
        run=partial(run_guarded, page),
        development=_is_development(page),
    )
    plan = Plan(state, guide=guide(), clock=clock, keeper=keeper)
    player = Player(
        state,
        records,
        guide=guide(),
        plan=plan,
        clock=clock,
        bridge=bridge,
        keeper=keeper,
        cues=Cues(state, signals),
        rng=rng,
    )
    player.restore()
    look = Look(page, state, bridge)
    actions = Actions(
        state,
        records=records,
        player=player,
        clock=clock,
        bridge=bridge,
        keeper=keeper,
        open_outside=open_outside,
        notifier=notifier,
        look=look,
        rng=rng,
    )
    page.title = "crampapp"
    page.on_resize = lambda _: actions.choosing.follow_night()
    page.on_platform_brightness_change = lambda _: _follow_brightness(page, state)
    _follow_brightness(page, state)
    at_once = not bridge.leads and _asks_for_relief(page)
    if at_once:
        player.begin()
        actions.choosing.follow_night()
        page.route = RELIEF
    page.render_views(App, Session(actions, state))
    watch_rendering(page)
    if at_once:
        page.navigate(RELIEF)
    bridge.post("ready")
    _listen(page, bridge, state)
    if bridge.leads:
        Handover(page, state, actions=actions, bridge=bridge, keeper=keeper).await_it()

    run_guarded(page, records.load_history)
    run_guarded(page, actions.checking.load)
    run_guarded(page, actions.owner.remind)
    run_guarded(page, player.watch)
    if not bridge.leads:
        run_guarded(page, actions.reminders.load)
    run_guarded(page, partial(ring_in_the_open, page, state, actions))

    async def follow_the_hour() -> None:
        while True:
            actions.choosing.follow_night()
            plan.renew()
            await clock.tick()

    async def keep_choices() -> None:
        while True:
            await actions.choices.renew()
            await clock.tick()

    run_guarded(page, follow_the_hour)
    run_guarded(page, keep_choices)
    return state


def _bridge() -> Bridge:
    try:
        return make_bridge()
    except Exception:
        log.exception("no bridge to the page")
        return NullBridge()


def _notifier(page: ft.Page, bridge: Bridge) -> Notifier:
    """What rings while the app is closed, on the platform we run on."""
    if bridge.leads:
        from crampapp.platform.web_notifier import WebNotifier

        return WebNotifier(bridge)
    if page.web or page.platform not in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS):
        return NullNotifier()
    try:
        from crampapp.platform.native_notifier import NativeNotifier
    except ImportError:
        log.exception("this build has nothing that rings")
        return NullNotifier()
    from crampapp.ui.reminder_words import said_of

    return NativeNotifier(page, said_of, _("Reminders"))


def _listen(page: ft.Page, bridge: Bridge, state: AppState) -> None:
    """Follow what the page tells; its messages come from outside of Flet's events."""

    def update_ready(_: dict[str, Any]) -> None:
        async def show() -> None:
            state.update_ready = True

        run_guarded(page, show)

    def place(message: dict[str, Any]) -> None:
        async def show() -> None:
            state.secure = bool(message.get("secure", True))
            state.forgets = bool(message.get("forgets", False))
            state.place = _place(message)

        run_guarded(page, show)

    def voice(message: dict[str, Any]) -> None:
        async def show() -> None:
            state.voice_waits = bool(message.get("waits", False))

        run_guarded(page, show)

    bridge.on("update_ready", update_ready)
    bridge.on("voice", voice)
    bridge.on("place", place)


def _place(message: dict[str, Any]) -> Place:
    installed = bool(message.get("installed", False))
    return Place(
        platform_of(message.get("agent", ""), message.get("touches", 0), installed=installed),
        installed=installed,
        prompts=bool(message.get("prompts", False)),
        answered=message.get("answered", ""),
        link=message.get("link", ""),
    )


def _follow_brightness(page: ft.Page, state: AppState) -> None:
    state.dark = page.platform_brightness is ft.Brightness.DARK


def _asks_for_relief(page: ft.Page) -> bool:
    """Whether the address is that of the player, or has ``?cramp=now``."""
    addresses = (page.route or "", page.session.connection.page_url or "")
    return urlsplit(page.route or "").path == RELIEF or any(
        "now" in parse_qs(urlsplit(address).query).get("cramp", []) for address in addresses
    )


def _is_development(page: ft.Page) -> bool:
    """Whether a development server runs the sessions of several windows in one process."""
    return bool(page.web) and not page.pyodide


def _directory() -> Path:
    """Where a native build may write."""
    return Path(os.environ.get("FLET_APP_STORAGE_DATA", ".flet/storage"))


def _store_in(directory: Path | None) -> "Callable[[], Awaitable[Store]]":
    """How to open the store of the platform we run on; ``None`` is the web."""

    async def opened() -> "Store":
        from crampapp.store import open_store

        return await open_store(directory)

    return opened


def _inbox() -> "Inbox":
    from crampapp.store.inbox import make_inbox

    return make_inbox()


def _outside(bridge: Bridge) -> "Outside":
    from crampapp.platform.outside import FletOutside, PageOutside

    return PageOutside(bridge) if bridge.leads else FletOutside()


def _first_aid(page: ft.Page) -> None:
    """The first stretch in plain words, whatever else is broken."""
    relief = guide()
    step = relief.first_step(MuscleGroup.CALF)
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
