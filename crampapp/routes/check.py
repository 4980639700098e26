"""The cause check: the way in, what is known already, one question a page, the result."""

from collections.abc import Callable, Set

import flet as ft

from crampapp.content import content
from crampapp.content.messages import gettext as _
from crampapp.domain.check import WHO, Answer, Check
from crampapp.routes.session import (
    CHECK,
    CHECK_KNOWN,
    CHECK_RESULT,
    TABS,
    go,
    go_home,
    use_session,
)
from crampapp.routes.signs import region_here
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.page import column_of, page_header
from crampapp.ui.components.snack import show_snack
from crampapp.ui.formats import day
from crampapp.ui.state import AppState


@ft.component
def CheckRoute() -> ft.View:
    from crampapp.ui.screens.check_start import CheckStartScreen, LastResult

    state, actions = use_session()
    checking, check, record = actions.checking, state.check, state.check_record
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
    if state.checker_ready and record:
        from crampapp.content.checker import wording
        from crampapp.domain.checker import Urgency

        today = actions.clock.now().local.date()
        words = wording().urgency[Urgency(record.urgency)]
        last = LastResult(day(record.begun.local.date(), today), words)
    left = check if check and check.said and not check.done else None
    return tab(
        CheckStartScreen(
            who=_who() if state.checker_ready else None,
            answered=len(left.said) if left else None,
            last=last,
            wide=state.wide,
            on_who=begin,
            on_go_on=lambda: go(_place(len(left.trail)) if left else CHECK),
            on_drop=checking.drop,
            on_last=lambda: go(CHECK_RESULT),
            on_remove=checking.remove,
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

    def answer(value: Answer) -> None:
        def meant() -> None:
            following = checking.answer(place, value)
            player.changed()
            go(CHECK_RESULT if following is None else _place(following))

        # The second half of a double tap was not meant for the next question.
        player.steady(meant)()

    return CheckQuestionScreen(
        # Another question is another screen, with ticks of its own.
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
    state, actions = use_session()
    ready = _opening(state, actions)
    done = state.check if state.check and state.check.done else None
    lost = ready and done is None and state.check_record is None
    ft.use_effect(lambda: go(CHECK) if lost else None, dependencies=[lost])
    if not ready or lost:
        return pushed(CHECK_RESULT, _waiting())
    return pushed(CHECK_RESULT, _result(state, actions, done))


def _result(state: AppState, actions: Actions, check: Check | None) -> ft.Control:
    """The result of the check just done; without one, the result that was kept."""
    from crampapp.content.checker import assess, wording
    from crampapp.domain.checker import Fit, Urgency
    from crampapp.ui.check_words import explained, said, summary
    from crampapp.ui.screens.check_emergency import CheckEmergencyScreen
    from crampapp.ui.screens.check_result import CheckResultScreen

    checking, record = actions.checking, state.check_record
    shown = check or record
    assert shown is not None
    answers, result = shown.answers, assess(shown.answers)
    region = region_here(actions)
    kept = record is not None and record.id == shown.id
    page = ft.context.page
    when = day(shown.begun.local.date(), actions.clock.now().local.date())
    of_before = "" if check else _("Your last result: {day}").format(day=when)

    def remove() -> None:
        checking.remove()
        if check is None:
            go(CHECK)

    def done() -> None:
        checking.drop()
        go_home()

    def back_to(id: str) -> None:
        checking.doubt()
        go(CHECK if id == WHO else _place(checking.reopen(id)))

    back: Callable[[], None] | None = None
    if check:
        last = check.trail[-1]
        back = lambda: back_to(last)  # noqa: E731
    if result.urgency is Urgency.EMERGENCY:
        return CheckEmergencyScreen(
            result=result,
            words=wording().urgency[result.urgency],
            of_before=of_before,
            region=region,
            wide=state.wide,
            on_mistake=actions.player.steady(back) if back else None,
            on_done=done,
        )
    sources = content().sources
    named = [one for one in result.verdicts if one.fit is not Fit.LOOKED_AT]
    return CheckResultScreen(
        result=result,
        causes=[explained(one, sources.__getitem__) for one in named],
        answers=said(answers),
        summary=summary(result, answers, shown.begun.local.date().isoformat()),
        of_before=of_before,
        wording=wording(),
        region=region,
        night=state.late,
        kept=kept,
        wide=state.wide,
        on_answer=back_to if check else None,
        on_keep=checking.keep if check and not kept else None,
        on_remove=remove,
        on_copied=lambda: show_snack(page, _("Copied.")),
        on_done=done,
        on_back=back,
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
