"""Learn: the list with its search, and the articles, which other pages link to as well."""

from typing import TYPE_CHECKING

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.routes.session import (
    CHECK,
    DRINKS,
    LEARN,
    PREVENT_STRETCH,
    RELIEF,
    REMINDERS,
    SETTINGS,
    SIGNS,
    TABS,
    go,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.page import column_of, page_header
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.learning import Shelf

if TYPE_CHECKING:
    from crampapp.content.learn.model import Action
    from crampapp.ui.screens.article import Doing


@ft.component
def LearnRoute() -> ft.View:
    state, actions = use_session()
    shelf = _reading(actions)
    if not shelf.ready:
        content = column_of(_waiting(), wide=state.wide)
    else:
        from crampapp.content.learn import articles, find
        from crampapp.ui.screens.learn import LearnScreen

        content = LearnScreen(
            articles=articles(),
            query=shelf.query,
            hits=find(shelf.query),
            wide=state.wide,
            on_query=actions.learning.search,
            on_open=lambda name: go(f"{LEARN}/{name}"),
            on_settings=lambda: go(SETTINGS),
        )
    return tab(
        content,
        selected=TABS.index(LEARN),
        wide=state.wide,
        on_select=lambda index: go(TABS[index]),
    )


@ft.component
def ArticleRoute() -> ft.View:
    """An article above the page that led to it: back is where one came from."""
    state, actions = use_session()
    shelf = _reading(actions)
    name = ft.use_route_params().get("article", "")
    # As it was when it opened: this page is drawn once more while another one takes its place.
    here, _set = ft.use_state(ft.use_route_location())
    shelves = here.rpartition("/")[0]
    came_from = LEARN if shelves == LEARN else shelves.removesuffix(LEARN)
    address = f"{shelves}/{name}"

    def back() -> None:
        go(came_from)

    if not shelf.ready:
        return pushed(address, column_of(_waiting(), wide=state.wide))
    from crampapp.content import advice
    from crampapp.content.bundle import sources
    from crampapp.content.learn import article, articles
    from crampapp.content.learn.model import Action
    from crampapp.domain.red_flags import Level
    from crampapp.ui.components.triage import numbers
    from crampapp.ui.screens.article import ArticleScreen

    try:
        shown = article(name)
    except KeyError:
        lost = [page_header(_("Learn"), on_back=back), text(_("There is no such article."))]
        return pushed(address, column_of(ft.Column(lost), wide=state.wide))
    known = {one.id: one for one in articles()}
    calls = Action.CALL in shown.actions
    return pushed(
        address,
        # Another article is another page.
        keyed(ArticleScreen, address)(
            article=shown,
            related=[known[id] for id in shown.related],
            sources=sources(),
            safety_net=advice("advice.when_urgent"),
            call=numbers(Level.EMERGENCY, actions.choosing.region) if calls else [],
            doing=[_doing(action) for action in shown.actions if action is not Action.CALL],
            wide=state.wide,
            on_open=lambda other: go(f"{shelves}/{other}"),
            on_back=back,
        ),
    )


def _doing(action: "Action") -> "Doing":
    from crampapp.ui.screens.article import Doing

    label, icon, address = {
        "cramp_now": (_("I have a cramp now"), ft.Icons.SELF_IMPROVEMENT, RELIEF),
        "bedtime": (
            _("Try the bedtime stretch"),
            ft.Icons.BEDTIME_OUTLINED,
            f"{PREVENT_STRETCH}/bedtime",
        ),
        "warm_up": (_("Try the warm-up"), ft.Icons.DIRECTIONS_RUN, f"{PREVENT_STRETCH}/warm-up"),
        "drinks": (_("Plan your drinks"), ft.Icons.WATER_DROP_OUTLINED, DRINKS),
        "reminders": (_("Set a reminder"), ft.Icons.NOTIFICATIONS_OUTLINED, REMINDERS),
        "check": (_("What fits with your cramps?"), ft.Icons.FACT_CHECK_OUTLINED, CHECK),
        "signs": (_("Look for signs of danger"), ft.Icons.HEALTH_AND_SAFETY_OUTLINED, SIGNS),
    }[action]
    return Doing(action, label, icon, lambda: go(address))


def _reading(actions: Actions) -> Shelf:
    """What there is to show; it is read when the first of these pages opens."""
    shelf: Shelf
    shelf, _set = ft.use_state(actions.learning.state)
    ft.use_effect(actions.learning.open, dependencies=[])
    return shelf


def _waiting() -> ft.Control:
    return ft.Column([page_header(_("Learn")), quiet(_("Reading…"), Style.BODY_LARGE)])
