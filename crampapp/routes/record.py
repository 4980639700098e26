"""What is kept: history, one cramp in detail, one added afterwards, and who the person is."""

from datetime import datetime

import flet as ft

from crampapp.content import advice, content, triggers
from crampapp.content.messages import gettext as _
from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import Episode
from crampapp.domain.moves import your_moves
from crampapp.domain.profile import Fact
from crampapp.routes.session import (
    CHECK_KEPT,
    DETAILS,
    HISTORY,
    HOME,
    INSIGHTS,
    LOG,
    PROFILE,
    REPORT,
    TABS,
    go,
    go_back,
    go_home,
    use_session,
)
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.snack import show_snack
from crampapp.ui.errors import run_guarded
from crampapp.ui.formats import move_line
from crampapp.ui.notices import storage_notice
from crampapp.ui.state import AppState, Storage

_MOST_MOVES = 3


@ft.component
def DetailsRoute() -> ft.View:
    from crampapp.ui.screens.details import DetailsScreen

    state, actions = use_session()
    ft.use_effect(lambda: None if state.episodes else go_home(), dependencies=[])
    if not state.episodes:
        return pushed(DETAILS, ft.Container())
    return pushed(
        DETAILS,
        DetailsScreen(
            episode=state.episodes[0],
            triggers=triggers(),
            wide=state.wide,
            on_save=actions.records.save,
            on_back=go_home,
        ),
    )


@ft.component
def HistoryRoute() -> ft.View:
    from crampapp.ui.screens.history import HistoryScreen

    state, actions = use_session()
    page = ft.context.page

    ft.use_effect(lambda: run_guarded(page, actions.records.turns.look_again), dependencies=[])

    async def delete(episode: Episode) -> None:
        async def put_back() -> None:
            await actions.records.save(episode)

        await actions.records.remove(episode)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    async def delete_check(result: CheckResult) -> None:
        async def put_back() -> None:
            await actions.checking.save(result)

        await actions.checking.remove(result.id)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    async def earlier() -> None:
        if state.older:
            await actions.records.show_earlier()
        await actions.checking.records.show_earlier()

    return tab(
        HistoryScreen(
            episodes=state.episodes,
            checks=_checks_beside(state),
            today=actions.clock.now().local.date(),
            opening=state.storage is Storage.OPENING,
            older=state.older or state.older_checks,
            notice=storage_notice(state, actions),
            moves=_moves(state),
            wide=state.wide,
            on_delete=delete,
            on_open_check=lambda result: go(f"{CHECK_KEPT}/{result.id}"),
            on_delete_check=delete_check,
            on_earlier=earlier,
            on_log=lambda: go(LOG),
            on_report=lambda: go(REPORT),
            on_insights=lambda: go(INSIGHTS),
            on_remove_demo=actions.insights.remove_demo,
        ),
        selected=TABS.index(HISTORY),
        wide=state.wide,
        on_select=lambda index: go(TABS[index]),
    )


def _checks_beside(state: AppState) -> list[CheckResult]:
    """The results of the time that the episodes shown span; all when there are no earlier ones."""
    first = state.episodes[-1].started.local if state.older else datetime.min
    return [one for one in state.checks or () if one.started.local >= first]


def _moves(state: AppState) -> list[str]:
    """The best of what has eased a cramp; steps of several muscles that read alike stand once."""
    if not (moves := your_moves(state.episodes)):
        return []
    actions = {step.id: step.action for text in content().protocol for step in text.step}
    best: dict[str, str] = {}
    for move in moves:
        if move.eased and (action := actions.get(move.step_id)):
            best.setdefault(action, move_line(move, action))
    return list(best.values())[:_MOST_MOVES]


@ft.component
def LogRoute() -> ft.View:
    from crampapp.ui.screens.log import LogScreen

    state, actions = use_session()
    return pushed(
        LOG,
        LogScreen(
            clock=actions.clock,
            over_ten_minutes=advice("advice.over_ten_minutes"),
            wide=state.wide,
            on_save=actions.log_cramp,
            on_back=go_home,
        ),
    )


@ft.component
def ProfileRoute() -> ft.View:
    from crampapp.ui.screens.profile import ProfileScreen

    state, actions = use_session()
    asked = [(fact, advice(f"ask.{fact}")) for fact in Fact]
    return pushed(
        PROFILE,
        ProfileScreen(
            profile=state.preferences.profile,
            questions=[(fact, question.title, question.text) for fact, question in asked],
            today=actions.clock.now().local.date(),
            wide=state.wide,
            on_answer=actions.answer,
            on_day=actions.tell_day,
            on_person=lambda question: go(f"{PROFILE}/{question}"),
            on_back=lambda: go_back(HOME),
        ),
    )
