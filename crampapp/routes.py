"""Which address shows which screen, and what each screen is given."""

from dataclasses import dataclass
from typing import Any

import flet as ft

from crampapp.content import advice, content
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.snack import show_snack
from crampapp.ui.formats import clock_time, last_cramp
from crampapp.ui.notices import home_notice, storage_notice
from crampapp.ui.screens.home import HomeScreen
from crampapp.ui.state import AppState, Storage
from crampapp.ui.theme import BLACK, is_night

HOME, RELIEF, HISTORY, LOG, BEDTIME = "/", "/relief", "/history", "/log", "/bedtime"
TABS = (HOME, HISTORY)


@dataclass(frozen=True)
class Session:
    """What every route needs. Not observable itself: a route asks for the state to follow it."""

    actions: Actions
    state: AppState


_session: Any = ft.create_context(None)
_state: Any = ft.create_context(None)


@ft.component
def App(session: Session) -> ft.Control:
    """The root: routes under the state of one session."""
    routed: ft.Control = _session(session, lambda: _state(session.state, _router))
    return routed


def _router() -> ft.Control:
    above_home = [
        ft.Route(path="relief", component=ReliefRoute),
        ft.Route(path="log", component=LogRoute),
        ft.Route(path="bedtime", component=BedtimeRoute),
    ]
    return ft.Router(
        [
            ft.Route(path=HOME, component=HomeRoute, children=above_home),
            ft.Route(path="history", component=HistoryRoute),
            # Any other address is home, which says so.
            ft.Route(path=":lost*", component=LostRoute),
        ],
        manage_views=True,
    )


def _use_session() -> tuple[AppState, Actions]:
    session: Session = ft.use_context(_session)
    state: AppState = ft.use_context(_state)
    return state, session.actions


def _go(route: str) -> None:
    ft.context.page.navigate(route)


def _home() -> None:
    _go(HOME)


@ft.component
def HomeRoute() -> ft.View:
    state, actions = _use_session()
    return _home_view(state, actions, lost=False)


@ft.component
def LostRoute() -> ft.View:
    state, actions = _use_session()
    return _home_view(state, actions, lost=True)


def _home_view(state: AppState, actions: Actions, *, lost: bool) -> ft.View:
    def cramp_now() -> None:
        actions.cramp_now()
        _go(RELIEF)

    return tab(
        HomeScreen(
            first_step=actions.first_step(),
            last=_quiet_line(state, actions),
            notice=home_notice(state, actions, lost=lost),
            links=[
                ("bedtime", _("Bedtime stretch"), lambda: _go(BEDTIME)),
                ("log", _("Log a cramp"), lambda: _go(LOG)),
            ],
            wide=state.wide,
            short=state.short,
            on_cramp=cramp_now,
        ),
        selected=0,
        wide=state.wide,
        on_select=lambda index: _go(TABS[index]),
    )


def _quiet_line(state: AppState, actions: Actions) -> str:
    if state.run and state.ended is None:
        begun = clock_time(state.run.started.local)
        return _("Going on since {time}. Tap to return to it.").format(time=begun)
    if state.episodes:
        return last_cramp(state.episodes[0], actions.clock.now().local.date())
    return _("Relief for leg cramps, step by step.")


@ft.component
def ReliefRoute() -> ft.View:
    from crampapp.ui.screens.eased import EasedScreen
    from crampapp.ui.screens.relief import ReliefScreen

    state, actions = _use_session()

    def enter() -> None:
        # Also after a reload, a shortcut, or the browser's way forward.
        if state.ended is None:
            actions.cramp_now()

    def done() -> None:
        if actions.means_done():
            _home()

    ft.use_effect(enter, dependencies=[], cleanup=actions.leave)
    run, ended = state.run, state.ended
    if run is None:
        return pushed(RELIEF, ft.Container())
    screen: ft.Control
    if ended:
        screen = EasedScreen(
            episode=ended,
            keeping=state.keeping,
            lasting=state.storage.lasts,
            over_ten_minutes=advice("advice.over_ten_minutes"),
            passes=advice("advice.passes"),
            wide=state.wide,
            short=state.short,
            on_undo=actions.undo,
            on_keep=actions.keep_after_all,
            on_try_again=actions.try_again,
            on_came_back=actions.came_back,
            on_side=actions.set_side,
            on_done=done,
        )
    else:
        screen = ReliefScreen(
            run=run,
            steps=actions.guide.steps(run),
            positions=actions.guide.positions(run.muscle),
            clock=actions.clock,
            urgent=advice("advice.when_urgent"),
            over_ten_minutes=advice("advice.over_ten_minutes"),
            wide=state.wide,
            short=state.short,
            on_next=actions.next_step,
            on_previous=actions.previous_step,
            on_position=actions.move_to,
            on_still=actions.still_cramping,
            on_eased=actions.it_eased,
            on_back=_home,
        )
    return pushed(RELIEF, screen, colours=BLACK if is_night(run.started.local) else None)


@ft.component
def HistoryRoute() -> ft.View:
    from crampapp.ui.screens.history import HistoryScreen

    state, actions = _use_session()
    page = ft.context.page

    async def delete(episode: Episode) -> None:
        async def put_back() -> None:
            await actions.save(episode)

        await actions.remove(episode)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    return tab(
        HistoryScreen(
            episodes=state.episodes,
            today=actions.clock.now().local.date(),
            opening=state.storage is Storage.OPENING,
            older=state.older,
            notice=storage_notice(state),
            wide=state.wide,
            on_delete=delete,
            on_earlier=actions.show_earlier,
            on_log=lambda: _go(LOG),
        ),
        selected=1,
        wide=state.wide,
        on_select=lambda index: _go(TABS[index]),
    )


@ft.component
def LogRoute() -> ft.View:
    from crampapp.ui.screens.log import LogScreen

    state, actions = _use_session()
    return pushed(
        LOG,
        LogScreen(
            clock=actions.clock,
            over_ten_minutes=advice("advice.over_ten_minutes"),
            wide=state.wide,
            on_save=actions.log_cramp,
            on_back=_home,
        ),
    )


@ft.component
def BedtimeRoute() -> ft.View:
    from crampapp.ui.screens.bedtime import BedtimeScreen

    state, _actions = _use_session()
    stretch = advice("advice.bedtime")
    return pushed(
        BEDTIME,
        BedtimeScreen(
            advice=stretch,
            sources=[content().sources[source] for source in stretch.sources],
            wide=state.wide,
            on_back=_home,
        ),
    )
