"""What every route needs: the session, its state, and the addresses to go to."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import flet as ft

from crampapp.ui.actions import Actions
from crampapp.ui.state import AppState
from crampapp.ui.theme import BLACK

HOME, RELIEF, HISTORY, LOG, BEDTIME = "/", "/relief", "/history", "/log", "/bedtime"
PLAYER_SIGNS, CARE = f"{RELIEF}/signs", f"{RELIEF}/care"
SIGNS, DETAILS, ROUTINE = "/signs", "/details", "/stretch"
PROFILE, GOOD_TO_KNOW = "/you", "/good-to-know"
SETTINGS = "/settings"
LOOK, SOUND = f"{SETTINGS}/look", f"{SETTINGS}/sound"
REGION, UNITS, PRIVACY = f"{SETTINGS}/region", f"{SETTINGS}/units", f"{SETTINGS}/privacy"
ABOUT, DIAGNOSTICS = f"{SETTINGS}/about", f"{SETTINGS}/about/diagnostics"
INSTALL, TRY, SEND = "/install", "/try", "/send"
YOUR_DATA, BRING_OVER = f"{SETTINGS}/data", f"{SETTINGS}/data/move"
CHECK = "/check"
CHECK_KNOWN, CHECK_RESULT, CHECK_KEPT = f"{CHECK}/known", f"{CHECK}/result", f"{CHECK}/kept"
INSIGHTS, REPORT = f"{HISTORY}/insights", f"{HISTORY}/report"
EDIT, ADD, HISTORY_CHECK = f"{HISTORY}/edit", f"{HISTORY}/add", f"{HISTORY}/check"
HISTORY_WORKOUTS = f"{HISTORY}/workouts"
MARK = f"{INSIGHTS}/mark"
PREVENT = "/prevent"
LEARN = "/learn"
"""The articles; also at the end of the address of a page that leads to one."""
WHY = f"{LEARN}/why-cramps-happen"
DRINKS = f"{PREVENT}/drinks"
DRINKS_ASK, DRINKS_ABOUT = f"{DRINKS}/health", f"{DRINKS}/about"
DRINKS_WORKOUT, DRINKS_WORKOUTS = f"{DRINKS}/workout", f"{DRINKS}/workouts"
REMINDERS = f"{PREVENT}/reminders"
REMINDERS_NEW, REMINDERS_CHANGE = f"{REMINDERS}/new", f"{REMINDERS}/change"
REMINDERS_STATUS, REMINDERS_QUIET = f"{REMINDERS}/status", f"{REMINDERS}/quiet"
REMINDERS_CALENDAR = f"{REMINDERS}/calendar"
REMINDER = f"{PREVENT}/reminder"
THEN = "then"
"""In the query of an address: the kind of reminder to go on with, or that it is their list."""
PREVENT_STRETCH = f"{PREVENT}{ROUTINE}"
_FROM = "from:"
WELCOME, INSTALL, TRY, SEND = "/welcome", "/install", "/try", "/send"
WELCOME_INSTALL = f"{WELCOME}{INSTALL}"
TABS = (HOME, CHECK, PREVENT, HISTORY, LEARN)
PARENTS = (
    *(*TABS, SETTINGS, PROFILE, ABOUT, YOUR_DATA, REMINDERS),
    *(DRINKS, DRINKS_WORKOUTS, INSIGHTS, HISTORY_WORKOUTS, GOOD_TO_KNOW, WELCOME),
)
"""Pages that have others below them."""
EVENING = 18
"""Hour from which home offers the bedtime stretch."""


@dataclass(frozen=True)
class Session:
    """What every route needs. Not observable itself: a route asks for the state to follow it."""

    actions: Actions
    state: AppState


session_context: Any = ft.create_context(None)
state_context: Any = ft.create_context(None)


def use_session() -> tuple[AppState, Actions]:
    session: Session = ft.use_context(session_context)
    state: AppState = ft.use_context(state_context)
    return state, session.actions


def go(route: str) -> None:
    """Show another page."""
    page = ft.context.page
    here, there = _path(page.route), _path(route)
    if not here.startswith(there.rstrip("/") + "/"):
        page.session.store.set(_FROM + there, here)
    page.navigate(route)


def go_back(parent: str) -> None:
    """Back to what leads to pages of others and a page was opened from, else to its parent."""
    page = ft.context.page
    here = page.session.store.get(_FROM + _path(page.route)) or ""
    leads = here in (*TABS, WELCOME) or here.startswith(SETTINGS)
    page.navigate(here if leads else parent)


def _path(route: str | None) -> str:
    return urlsplit(route or HOME).path or HOME


def go_home() -> None:
    go(HOME)


def picture_colours(state: AppState) -> ft.ColorScheme | None:
    return BLACK if state.night else None
