"""The result of a cause check: the one just done, and one that was kept."""

import logging
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import flet as ft

from crampapp.content import content
from crampapp.content.messages import gettext as _
from crampapp.domain.check import WHO, Answers
from crampapp.routes.session import (
    CHECK,
    CHECK_KEPT,
    CHECK_RESULT,
    HISTORY,
    HISTORY_CHECK,
    LEARN,
    go,
    go_home,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.snack import show_snack
from crampapp.ui.components.waiting import waiting as still_waiting
from crampapp.ui.formats import day
from crampapp.ui.state import AppState

log = logging.getLogger("crampapp")


@ft.component
def CheckResultRoute() -> ft.View:
    """The result of the check just done."""
    state, actions = use_session()
    ready = opening(state, actions)
    done = state.check if state.check and state.check.done else None
    lost = ready and done is None
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    if not ready or done is None:
        return pushed(CHECK_RESULT, waiting(state))
    checking = actions.checking

    async def back_to(id: str) -> None:
        go(CHECK if id == WHO else place(checking.reopen(id)))
        await checking.doubt()

    def leave() -> None:
        checking.drop()
        go(CHECK)

    shown = _Shown(done.id, done.begun.local.date(), done.answers, None)
    return pushed(
        CHECK_RESULT,
        _result(
            state,
            actions,
            shown,
            address=CHECK_RESULT,
            on_answer=back_to,
            on_back=lambda: back_to(done.trail[-1]),
            on_leave=leave,
            on_remove=lambda: checking.remove(done.id),
        ),
    )


@ft.component
def CheckKeptRoute() -> ft.View:
    """A result that was kept."""
    return _kept(CHECK_KEPT, CHECK)


@ft.component
def CheckOfHistoryRoute() -> ft.View:
    """The same, from the history."""
    return _kept(HISTORY_CHECK, HISTORY)


def _kept(address: str, back: str) -> ft.View:
    """The result that the address names; ``back`` is where it was opened."""
    state, actions = use_session()
    ready = opening(state, actions) and state.checks is not None
    id = ft.use_route_params().get("id", "")
    kept = next((one for one in state.checks or () if one.id == id), None)
    lacking = ready and kept is None

    async def recall() -> None:
        if lacking and not await actions.checking.records.recall(id):
            go(back)

    ft.use_effect(recall, dependencies=[lacking])
    if not ready or kept is None:
        return pushed(address, waiting(state))

    async def remove() -> None:
        await actions.checking.remove(id)
        go(back)

    shown = _Shown(id, kept.started.local.date(), kept.said, kept.urgency)
    return pushed(
        address,
        _result(
            state,
            actions,
            shown,
            address=f"{address}/{id}",
            on_back=lambda: go(back),
            on_leave=lambda: go(back),
            on_remove=remove,
        ),
    )


class _Shown(NamedTuple):
    """What there is to show."""

    id: str
    begun: date
    answers: Answers
    urgency: str | None
    """What it was judged to be when it was kept; ``None``: it is just done."""


def _result(
    state: AppState,
    actions: Actions,
    shown: _Shown,
    *,
    address: str,
    on_back: OnTap,
    on_leave: OnTap,
    on_remove: OnTap,
    on_answer: Callable[[str], object] | None = None,
) -> ft.Control:
    from crampapp.content.checker import wording
    from crampapp.domain.checker import Urgency
    from crampapp.ui.check_paper import paper
    from crampapp.ui.check_words import explained, judged, medicines, said
    from crampapp.ui.components.for_doctor import for_doctor
    from crampapp.ui.screens.check_emergency import CheckEmergencyScreen
    from crampapp.ui.screens.check_result import CheckResultScreen

    checking, papers = actions.checking, actions.papers
    answers, result = judged(shown.answers, shown.urgency)
    region = actions.choosing.region
    page = ft.context.page
    of_before = ""
    if shown.urgency:
        when = day(shown.begun, actions.clock.now().local.date())
        of_before = _("Your result: {day}").format(day=when)
    spelled = content().sources.__getitem__
    printed = paper(result, answers, shown.begun.isoformat(), spelled)
    text, file = printed.as_text(), f"leg-cramps-{shown.begun.isoformat()}.txt"

    async def save() -> None:
        from crampapp.ui import report_messages

        try:
            taken = await papers.give(text.encode(), file, report_messages.result_ready(file))
        except OSError:
            log.exception("the result could not be handed over")
            return show_snack(page, report_messages.not_given())
        if taken:
            show_snack(page, report_messages.taken(file))

    to_show = for_doctor(
        text,
        state.keeping_of(shown.id),
        lasting=state.storage.lasts,
        on_copied=lambda: show_snack(page, _("Copied.")),
        on_save=save,
        on_print=(lambda: papers.print(printed.as_json())) if papers.can_print else None,
        on_keep=None if shown.urgency else checking.keep,
        on_remove=on_remove,
    )

    if result.urgency is Urgency.EMERGENCY:
        return CheckEmergencyScreen(
            result=result,
            words=wording().urgency[result.urgency],
            disclaimer=wording().disclaimer,
            of_before=of_before,
            region=region,
            # Papers can wait until somebody has helped.
            to_show=to_show if shown.urgency else None,
            wide=state.wide,
            on_mistake=None if shown.urgency else actions.player.steady(on_back),
            on_done=on_leave,
        )
    return CheckResultScreen(
        result=result,
        causes=[
            explained(one, spelled, rests=result.rests) for one in result.verdicts if one.named
        ],
        answers=said(answers),
        of_before=of_before,
        wording=wording(),
        region=region,
        night=state.late,
        medicines=medicines(answers),
        to_show=to_show,
        wide=state.wide,
        on_answer=on_answer,
        on_read=lambda id: go(f"{address}{LEARN}/{id}"),
        on_done=on_leave,
        on_back=on_back,
    )


def opening(state: AppState, actions: Actions) -> bool:
    """Read the questions when the first of these pages is opened; whether they are there."""

    async def open() -> None:
        if not state.checker_ready:
            await actions.checking.open()

    ft.use_effect(open, dependencies=[])
    return state.checker_ready


def waiting(state: AppState) -> ft.Control:
    """While the questions are being read."""
    header = page_header(_("What causes it?"), on_back=go_home)
    return column_of(
        scroll([header, still_waiting(_("Getting the questions ready…"))]), wide=state.wide
    )


def place(number: int) -> str:
    """The address of a question, counted from one."""
    return f"{CHECK}/{number}"
