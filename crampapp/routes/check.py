"""The cause check: the way in, what is known already, and one question a page."""

from collections.abc import Set

import flet as ft

from crampapp.domain.check import WHO, Answer, Check
from crampapp.routes.check_result import opening, place, waiting
from crampapp.routes.session import (
    CHECK,
    CHECK_KEPT,
    CHECK_KNOWN,
    CHECK_RESULT,
    SETTINGS,
    TABS,
    go,
    go_home,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.keyed import keyed
from crampapp.ui.formats import day
from crampapp.ui.state import AppState


@ft.component
def CheckRoute() -> ft.View:
    from crampapp.ui.screens.check_start import CheckStartScreen, LastResult

    state, actions = use_session()
    checking, check = actions.checking, state.check
    newest = state.checks[0] if state.checks else None
    opening(state, actions)

    def begin(who: str) -> None:
        checking.begin(who)
        actions.player.changed()
        if checking.known():
            go(CHECK_KNOWN)
        else:
            checking.use({})
            go(place(1))

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
            on_go_on=lambda: go(place(len(left.trail)) if left else CHECK),
            on_drop=checking.drop,
            on_last=lambda: go(f"{CHECK_KEPT}/{newest.id}" if newest else CHECK),
            on_remove=lambda: checking.remove(newest.id) if newest else None,
            on_settings=lambda: go(SETTINGS),
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
    ready = opening(state, actions)
    known = checking.known() if ready else {}
    lost = ready and not known
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    if not known:
        return pushed(CHECK_KNOWN, waiting(state))

    def use(ids: Set[str]) -> None:
        checking.use({id: answer for id, answer in known.items() if id in ids})
        actions.player.changed()
        go(place(1))

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
    ready = opening(state, actions)
    number = int(ft.use_route_params().get("place", "0"))
    asked = state.check.question(number) if state.check else None
    lost = ready and asked is None
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    address = f"{CHECK}/question"
    if not ready or state.check is None or asked is None:
        return pushed(address, waiting(state))
    return pushed(address, _question(state, actions, state.check, number))


def _question(state: AppState, actions: Actions, check: Check, number: int) -> ft.Control:
    from crampapp.content.checker import questions
    from crampapp.domain.checker.asking import MOST_QUESTIONS
    from crampapp.ui.screens.check_question import CheckQuestionScreen

    checking, player = actions.checking, actions.player
    id = check.trail[number - 1]

    def answer(value: Answer) -> object:
        async def meant() -> None:
            following = checking.answer(number, value)
            player.changed()
            go(CHECK_RESULT if following is None else place(following))
            if following is None:
                await checking.keep_own()

        # The second half of a double tap was not meant for the next question.
        return player.steady(meant)()

    # Another question is another screen, with ticks of its own.
    return keyed(CheckQuestionScreen, f"question-{id}")(
        question=next(question for question in questions() if question.id == id),
        answer=check.said.get(id),
        place=number,
        # The question for whom it is, and what is known already, count as asked.
        most=max(number, MOST_QUESTIONS - 1 - len(check.given)),
        wide=state.wide,
        on_answer=answer,
        on_back=lambda: go(place(number - 1) if number > 1 else CHECK),
        on_leave=go_home,
    )


def _who() -> tuple[str, list[tuple[str, str]]]:
    from crampapp.content.checker import questions

    asked = next(question for question in questions() if question.id == WHO)
    return asked.text, [(option.id, option.text) for option in asked.options]
