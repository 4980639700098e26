"""The cause check: the way in, what is known already, one question a page, the result."""

from collections.abc import Callable, Set
from datetime import date
from typing import NamedTuple

import flet as ft

from crampapp.content import content
from crampapp.content.messages import gettext as _
from crampapp.domain.check import WHO, Answer, Answers, Check
from crampapp.routes.session import (
    CHECK,
    CHECK_KEPT,
    CHECK_KNOWN,
    CHECK_RESULT,
    TABS,
    go,
    go_home,
    use_session,
)
from crampapp.routes.signs import region_here
from crampapp.ui.actions import Actions
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.page import column_of, page_header
from crampapp.ui.components.snack import show_snack
from crampapp.ui.formats import day
from crampapp.ui.state import AppState


@ft.component
def CheckRoute() -> ft.View:
    from crampapp.ui.screens.check_start import CheckStartScreen, LastResult

    state, actions = use_session()
    checking, check = actions.checking, state.check
    newest = state.checks[0] if state.checks else None
    _opening(state, actions)

    def begin(who: str) -> None:
        checking.begin(who)
        actions.player.changed()
        if checking.known():
            go(CHECK_KNOWN)
        else:
            checking.use({})
            go(_place(1))

    last = None
    if state.checker_ready and newest:
        from crampapp.content.checker import wording
        from crampapp.domain.checker import Urgency

        today = actions.clock.now().local.date()
        words = wording().urgency[Urgency(newest.urgency)]
        last = LastResult(day(newest.started.local.date(), today), words)
    left = check if check and check.trail and not check.done else None
    return tab(
        CheckStartScreen(
            who=_who() if state.checker_ready else None,
            answered=len(left.said) if left else None,
            last=last,
            wide=state.wide,
            on_who=begin,
            on_go_on=lambda: go(_place(len(left.trail)) if left else CHECK),
            on_drop=checking.drop,
            on_last=lambda: go(f"{CHECK_KEPT}/{newest.id}" if newest else CHECK),
            on_remove=lambda: checking.remove(newest.id) if newest else None,
        ),
        selected=TABS.index(CHECK),
        wide=state.wide,
        on_select=lambda index: go(TABS[index]),
    )


@ft.component
def CheckKnownRoute() -> ft.View:
    from crampapp.ui.screens.check_known import CheckKnownScreen

    state, actions = use_session()
    checking = actions.checking
    ready = _opening(state, actions)
    known = checking.known() if ready else {}
    lost = ready and not known
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    if not known:
        return pushed(CHECK_KNOWN, _waiting())

    def use(ids: Set[str]) -> None:
        checking.use({id: answer for id, answer in known.items() if id in ids})
        actions.player.changed()
        go(_place(1))

    from crampapp.ui.check_words import said

    return pushed(
        CHECK_KNOWN,
        CheckKnownScreen(
            known=said(known),
            wide=state.wide,
            on_use=use,
            on_back=lambda: go(CHECK),
        ),
    )


@ft.component
def CheckQuestionRoute() -> ft.View:
    state, actions = use_session()
    ready = _opening(state, actions)
    place = int(ft.use_route_params().get("place", "0"))
    asked = state.check.question(place) if state.check else None
    lost = ready and asked is None
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    address = f"{CHECK}/question"
    if not ready or state.check is None or asked is None:
        return pushed(address, _waiting())
    return pushed(address, _question(state, actions, state.check, place))


def _question(state: AppState, actions: Actions, check: Check, place: int) -> ft.Control:
    from crampapp.content.checker import questions
    from crampapp.domain.checker.asking import MOST_QUESTIONS
    from crampapp.ui.screens.check_question import CheckQuestionScreen

    checking, player = actions.checking, actions.player
    id = check.trail[place - 1]

    def answer(value: Answer) -> object:
        async def meant() -> None:
            following = checking.answer(place, value)
            player.changed()
            go(CHECK_RESULT if following is None else _place(following))
            if following is None:
                await checking.keep_own()

        # The second half of a double tap was not meant for the next question.
        return player.steady(meant)()

    return CheckQuestionScreen(
        # Another question is another screen, with ticks of its own. The decorator takes the key,
        # which its annotation does not say.
        key=f"question-{id}",  # type: ignore[call-arg]
        question=next(question for question in questions() if question.id == id),
        answer=check.said.get(id),
        place=place,
        # The question for whom it is, and what is known already, count as asked.
        most=max(place, MOST_QUESTIONS - 1 - len(check.given)),
        wide=state.wide,
        on_answer=answer,
        on_back=lambda: go(_place(place - 1) if place > 1 else CHECK),
        on_leave=go_home,
    )


@ft.component
def CheckResultRoute() -> ft.View:
    """The result of the check just done."""
    state, actions = use_session()
    ready = _opening(state, actions)
    done = state.check if state.check and state.check.done else None
    lost = ready and done is None
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    if not ready or done is None:
        return pushed(CHECK_RESULT, _waiting())
    checking = actions.checking

    async def back_to(id: str) -> None:
        go(CHECK if id == WHO else _place(checking.reopen(id)))
        await checking.doubt()

    return pushed(
        CHECK_RESULT,
        _result(
            state,
            actions,
            _Shown(done.id, done.begun.local.date(), done.answers, None),
            on_answer=back_to,
            on_back=lambda: back_to(done.trail[-1]),
            on_remove=lambda: checking.remove(done.id),
        ),
    )


@ft.component
def CheckKeptRoute() -> ft.View:
    """A result that was kept."""
    state, actions = use_session()
    ready = _opening(state, actions) and state.checks is not None
    id = ft.use_route_params().get("id", "")
    kept = next((one for one in state.checks or () if one.id == id), None)
    lost = ready and kept is None
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    if not ready or kept is None:
        return pushed(CHECK_KEPT, _waiting())

    async def remove() -> None:
        await actions.checking.remove(id)
        go(CHECK)

    shown = _Shown(id, kept.started.local.date(), kept.said, kept.urgency)
    return pushed(CHECK_KEPT, _result(state, actions, shown, on_remove=remove))


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
    on_remove: OnTap,
    on_answer: Callable[[str], object] | None = None,
    on_back: OnTap | None = None,
) -> ft.Control:
    from crampapp.content.checker import wording
    from crampapp.domain.checker import Fit, Urgency
    from crampapp.ui.check_words import explained, judged, said, summary
    from crampapp.ui.screens.check_emergency import CheckEmergencyScreen
    from crampapp.ui.screens.check_result import CheckResultScreen

    checking = actions.checking
    answers, result = judged(shown.answers, shown.urgency)
    region = region_here(actions)
    page = ft.context.page
    when = day(shown.begun, actions.clock.now().local.date())
    of_before = _("Your result: {day}").format(day=when) if shown.urgency else ""

    def leave() -> None:
        if not shown.urgency:
            checking.drop()
        go(CHECK)

    if result.urgency is Urgency.EMERGENCY:
        return CheckEmergencyScreen(
            result=result,
            words=wording().urgency[result.urgency],
            of_before=of_before,
            region=region,
            wide=state.wide,
            on_mistake=actions.player.steady(on_back) if on_back else None,
            on_done=leave,
        )
    sources = content().sources
    named = [one for one in result.verdicts if one.fit is not Fit.LOOKED_AT]
    return CheckResultScreen(
        result=result,
        causes=[explained(one, sources.__getitem__) for one in named],
        answers=said(answers),
        summary=summary(result, answers, shown.begun.isoformat()),
        of_before=of_before,
        wording=wording(),
        region=region,
        night=state.late,
        keeping=state.keeping_of(shown.id),
        lasting=state.storage.lasts,
        wide=state.wide,
        on_answer=on_answer,
        on_keep=None if shown.urgency else checking.keep,
        on_remove=on_remove,
        on_copied=lambda: show_snack(page, _("Copied.")),
        on_done=leave,
        on_back=on_back,
    )


def _opening(state: AppState, actions: Actions) -> bool:
    """Read the questions when the first of these pages is opened; whether they are there."""

    async def open() -> None:
        if not state.checker_ready:
            await actions.checking.open()

    ft.use_effect(open, dependencies=[])
    return state.checker_ready


def _waiting() -> ft.Control:
    return column_of(page_header(_("What causes it?"), on_back=go_home), wide=False)


def _place(number: int) -> str:
    return f"{CHECK}/{number}"


def _who() -> tuple[str, list[tuple[str, str]]]:
    from crampapp.content.checker import questions

    asked = next(question for question in questions() if question.id == WHO)
    return asked.text, [(option.id, option.text) for option in asked.options]
