"""Which address shows which screen, and what each screen is given."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import flet as ft

from crampapp.routes.bell import ring_in_the_open
from crampapp.routes.care import CareRoute
from crampapp.routes.check import CheckKnownRoute, CheckQuestionRoute, CheckRoute
from crampapp.routes.check_result import (
    CheckKeptRoute,
    CheckOfHistoryRoute,
    CheckResultRoute,
)
from crampapp.routes.handover import Handover
from crampapp.routes.home import HomeRoute, LostRoute
from crampapp.routes.insights import InsightsRoute, MarkRoute
from crampapp.routes.person import PersonRoute
from crampapp.routes.prevent import PreventRoute, ReminderSheetRoute, RemindersRoute
from crampapp.routes.record import DetailsRoute, ProfileRoute
from crampapp.routes.relief import ReliefRoute
from crampapp.routes.reminders import (
    ReminderChangeRoute,
    ReminderNewRoute,
    RemindersCalendarRoute,
    RemindersQuietRoute,
    RemindersStatusRoute,
)
from crampapp.routes.report import ReportRoute
from crampapp.routes.session import HOME, RELIEF, Session, session_context, state_context
from crampapp.routes.settings import BringOverRoute, YourDataRoute
from crampapp.routes.signs import PlayerSignsRoute, SignsRoute
from crampapp.routes.stretch import BedtimeRoute, GoodToKnowRoute, RoutineRoute

__all__ = ["RELIEF", "App", "Handover", "Session", "ring_in_the_open", "tree"]


@ft.component
def App(session: Session) -> ft.Control:
    """The root: routes under the state of one session."""
    routed: ft.Control = session_context(session, lambda: state_context(session.state, _router))
    return routed


def _router() -> ft.Control:
    return ft.Router(tree(), manage_views=True)


def tree() -> list[ft.Route]:
    """Every address, in the order in which they are tried."""
    article = ft.Route(path="learn/:article", component=_late("learn", "ArticleRoute"))
    above_home = [
        ft.Route(
            path="relief",
            component=ReliefRoute,
            children=[
                ft.Route(path="signs", component=PlayerSignsRoute),
                ft.Route(path="care", component=CareRoute),
                article,
            ],
        ),
        ft.Route(path="signs", component=SignsRoute),
        ft.Route(path="details", component=DetailsRoute),
        ft.Route(path="stretch/:id", component=RoutineRoute),
        ft.Route(path="log", component=_late("history", "LogRoute")),
        ft.Route(
            path="you",
            component=ProfileRoute,
            children=[ft.Route(path=":asked", component=PersonRoute)],
        ),
        ft.Route(path="good-to-know", component=GoodToKnowRoute, children=[article]),
        ft.Route(path="bedtime", component=BedtimeRoute),
        ft.Route(
            path="welcome",
            component=_late("first_run", "WelcomeRoute"),
            children=[ft.Route(path="install", component=_late("first_run", "InstallRoute"))],
        ),
        ft.Route(path="install", component=_late("first_run", "InstallRoute")),
        ft.Route(path="try", component=_late("first_run", "RehearsalRoute")),
        ft.Route(path="send", component=_late("first_run", "SendRoute")),
        ft.Route(
            path="settings",
            component=_late("choosing", "SettingsRoute"),
            children=[
                ft.Route(path="look", component=_late("choosing", "LookRoute")),
                ft.Route(path="sound", component=_late("choosing", "SoundRoute")),
                ft.Route(path="region", component=_late("choosing", "RegionRoute")),
                ft.Route(path="units", component=_late("choosing", "UnitsRoute")),
                ft.Route(path="privacy", component=_late("choosing", "PrivacyRoute")),
                ft.Route(
                    path="about",
                    component=_late("choosing", "AboutRoute"),
                    children=[
                        ft.Route(
                            path="diagnostics", component=_late("choosing", "DiagnosticsRoute")
                        )
                    ],
                ),
                ft.Route(
                    path="data",
                    component=YourDataRoute,
                    children=[ft.Route(path="move", component=BringOverRoute)],
                ),
            ],
        ),
    ]
    above_check = [
        ft.Route(path="known", component=CheckKnownRoute),
        ft.Route(path="result", component=CheckResultRoute, children=[article]),
        ft.Route(path="kept/:id", component=CheckKeptRoute, children=[article]),
        ft.Route(path=":place(\\d+)", component=CheckQuestionRoute),
    ]
    above_reminders = [
        ft.Route(path="new/:kind", component=ReminderNewRoute),
        ft.Route(path="change/:id", component=ReminderChangeRoute),
        ft.Route(path="status", component=RemindersStatusRoute),
        ft.Route(path="quiet", component=RemindersQuietRoute),
        ft.Route(path="calendar", component=RemindersCalendarRoute),
    ]
    above_drinks = [
        ft.Route(path="health", component=_late("drinks", "DrinksAskRoute")),
        ft.Route(path="about", component=_late("drinks", "DrinksAboutRoute"), children=[article]),
        ft.Route(path="workout", component=_late("workout", "WorkoutRoute")),
        ft.Route(path="workout/:id", component=_late("workout", "WorkoutRoute")),
        ft.Route(
            path="workouts",
            component=_late("workout", "WorkoutsRoute"),
            children=[ft.Route(path=":id", component=_late("workout", "OldWorkoutRoute"))],
        ),
    ]
    above_prevent = [
        ft.Route(path="stretch/:id", component=RoutineRoute),
        ft.Route(path="drinks", component=_late("drinks", "DrinksRoute"), children=above_drinks),
        ft.Route(path="reminders", component=RemindersRoute, children=above_reminders),
        ft.Route(path="reminder/:alarm", component=ReminderSheetRoute),
    ]
    above_learn = [ft.Route(path=":article", component=_late("learn", "ArticleRoute"))]
    above_insights = [ft.Route(path="mark", component=MarkRoute)]
    above_history = [
        ft.Route(path="insights", component=InsightsRoute, children=above_insights),
        ft.Route(path="report", component=ReportRoute),
        ft.Route(path="add", component=_late("history", "AddRoute")),
        ft.Route(path="edit/:id", component=_late("history", "EditRoute")),
        ft.Route(path="check/:id", component=CheckOfHistoryRoute, children=[article]),
        ft.Route(
            path="workouts",
            component=_late("workout", "WorkoutsOfHistoryRoute"),
            children=[
                ft.Route(path=":id", component=_late("workout", "OldWorkoutOfHistoryRoute")),
            ],
        ),
    ]
    return [
        ft.Route(path=HOME, component=HomeRoute, children=above_home),
        ft.Route(path="check", component=CheckRoute, children=above_check),
        ft.Route(path="prevent", component=PreventRoute, children=above_prevent),
        ft.Route(
            path="history", component=_late("history", "HistoryRoute"), children=above_history
        ),
        ft.Route(path="learn", component=_late("learn", "LearnRoute"), children=above_learn),
        # Any other address is home, which says so.
        ft.Route(path=":lost*", component=LostRoute),
    ]


def _late(module: str, name: str) -> Callable[[], Any]:
    """A route whose module is imported when it is first gone to."""
    return lambda: getattr(import_module(f"crampapp.routes.{module}"), name)()
