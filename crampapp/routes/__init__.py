"""Which address shows which screen, and what each screen is given."""

import flet as ft

from crampapp.routes.care import CareRoute
from crampapp.routes.check import (
    CheckKeptRoute,
    CheckKnownRoute,
    CheckQuestionRoute,
    CheckResultRoute,
    CheckRoute,
)
from crampapp.routes.handover import Handover
from crampapp.routes.home import HomeRoute, LostRoute
from crampapp.routes.insights import InsightsRoute, MarkRoute
from crampapp.routes.record import DetailsRoute, HistoryRoute, LogRoute, ProfileRoute
from crampapp.routes.relief import ReliefRoute
from crampapp.routes.session import HOME, RELIEF, Session, session_context, state_context
from crampapp.routes.signs import PlayerSignsRoute, SignsRoute
from crampapp.routes.stretch import BedtimeRoute, GoodToKnowRoute, RoutineRoute

__all__ = ["RELIEF", "App", "Handover", "Session"]


@ft.component
def App(session: Session) -> ft.Control:
    """The root: routes under the state of one session."""
    routed: ft.Control = session_context(session, lambda: state_context(session.state, _router))
    return routed


def _router() -> ft.Control:
    above_home = [
        ft.Route(
            path="relief",
            component=ReliefRoute,
            children=[
                ft.Route(path="signs", component=PlayerSignsRoute),
                ft.Route(path="care", component=CareRoute),
            ],
        ),
        ft.Route(path="signs", component=SignsRoute),
        ft.Route(path="details", component=DetailsRoute),
        ft.Route(path="stretch/:id", component=RoutineRoute),
        ft.Route(path="log", component=LogRoute),
        ft.Route(path="you", component=ProfileRoute),
        ft.Route(path="good-to-know", component=GoodToKnowRoute),
        ft.Route(path="bedtime", component=BedtimeRoute),
    ]
    above_check = [
        ft.Route(path="known", component=CheckKnownRoute),
        ft.Route(path="result", component=CheckResultRoute),
        ft.Route(path="kept/:id", component=CheckKeptRoute),
        ft.Route(path=":place(\\d+)", component=CheckQuestionRoute),
    ]
    above_history = [
        ft.Route(
            path="insights",
            component=InsightsRoute,
            children=[ft.Route(path="mark", component=MarkRoute)],
        ),
    ]
    return ft.Router(
        [
            ft.Route(path=HOME, component=HomeRoute, children=above_home),
            ft.Route(path="check", component=CheckRoute, children=above_check),
            ft.Route(path="history", component=HistoryRoute, children=above_history),
            # Any other address is home, which says so.
            ft.Route(path=":lost*", component=LostRoute),
        ],
        manage_views=True,
    )
