"""Insights: the charts, and a change that is marked."""

import logging
from datetime import date
from typing import TYPE_CHECKING

import flet as ft

from crampapp.content import content
from crampapp.content.messages import gettext as _
from crampapp.routes.session import (
    HISTORY,
    INSIGHTS,
    MARK,
    REPORT,
    go,
    picture_colours,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.snack import show_snack
from crampapp.ui.state import AppState

log = logging.getLogger("crampapp")

if TYPE_CHECKING:
    from crampapp.domain.change import Change, ChangeKind
    from crampapp.domain.insights.recent import Reason


@ft.component
def InsightsRoute() -> ft.View:
    from crampapp.ui.screens.insights import InsightsScreen

    state, actions = use_session()
    page = ft.context.page
    unreadable, set_unreadable = ft.use_state(False)

    async def read() -> None:
        from crampapp.store import StoreError

        set_unreadable(False)
        try:
            await actions.insights.load()
        except StoreError:
            log.exception("the record could not be read")
            set_unreadable(True)

    ft.use_effect(read, dependencies=[])
    ft.use_effect(actions.insights.look_near, dependencies=[])

    async def unmark(change: "Change") -> None:
        async def put_back() -> None:
            await actions.insights.put_back(change)

        await actions.insights.unmark(change)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    def talk() -> None:
        actions.insights.talked_of()
        go(REPORT)

    return pushed(
        INSIGHTS,
        InsightsScreen(
            loaded=state.insights,
            unreadable=unreadable,
            today=actions.clock.now().local.date(),
            reason=to_talk_of(state, actions),
            steps={step.id: step.action for text in content().protocol for step in text.step},
            colours=picture_colours(state),
            wide=state.wide,
            on_mark=lambda: go(MARK),
            on_unmark=unmark,
            on_talk=talk,
            on_no_talk=actions.insights.talked_of,
            on_remove_demo=actions.insights.remove_demo,
            on_again=read,
            on_back=lambda: go(HISTORY),
        ),
    )


@ft.component
def MarkRoute() -> ft.View:
    from crampapp.ui.screens.insight_changes import MarkScreen

    state, actions = use_session()

    async def save(kind: "ChangeKind", words: str, day: date) -> None:
        await actions.insights.mark(kind, words, day)
        go(INSIGHTS)

    return pushed(
        MARK,
        MarkScreen(
            today=actions.clock.now().local.date(),
            wide=state.wide,
            on_save=save,
            on_back=lambda: go(INSIGHTS),
        ),
    )


def to_talk_of(state: AppState, actions: Actions) -> "Reason | None":
    """Why a talk with a doctor may be worth it, unless that was said less than a month ago."""
    again = state.preferences.talk_from
    if state.recent is None or (again and actions.clock.now().local.date() < again):
        return None
    return state.recent.reason
