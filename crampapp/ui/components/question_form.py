"""What a question of the checker is answered with: one tap, several ticks, or a number."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.check import Answer
from crampapp.domain.checker import UNKNOWN, Kind, Option, Question
from crampapp.domain.checker.question import ALONE
from crampapp.ui.components.answers import answer_row
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, tick
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.number_pad import NumberPad
from crampapp.ui.components.page import scroll
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.theme import Radius, Space


class Last(NamedTuple):
    """What stands below all that can be chosen."""

    go_on: str
    """Ends the ticking."""
    unsure: str
    """Answers with "unknown"."""
    unsure_of_rest: str = ""
    """The same for what was not ticked, where something was; empty: it goes without saying."""
    none: bool = False
    """Whether nothing of it can be said to be so."""


@ft.component
def QuestionForm(
    *,
    head: Sequence[ft.Control],
    question: Question,
    answer: Answer | None,
    last: Last,
    on_answer: Callable[[Answer], object],
) -> ft.Control:
    """A question with what can be tapped.

    Args:
        head: What stands above it.
        question: What is asked.
        answer: What was said before.
        last: What stands below it.
        on_answer: Told the answer.
    """
    ticked, set_ticked = ft.use_state(_ticked(answer))
    wanted, want = ft.use_state("")

    def turn(id: str) -> None:
        set_ticked([one for one in ticked if one != id] if id in ticked else [*ticked, id])

    body: list[ft.Control] = [*head, heading(question.text, Style.HEADLINE_MEDIUM, live=True)]
    if question.help:
        words = [quiet(question.help, Style.BODY_LARGE)]
        body.append(Fold(label=_("How to find out"), content=lambda: list(words), name="help"))
    match question.type:
        case Kind.ONE:
            body += [
                answer_row(
                    option.text,
                    option.id == answer,
                    partial(on_answer, option.id),
                    f"answer-{option.id}",
                )
                for option in question.options
            ]
        case Kind.INTEGER:
            body.append(_number(question, answer, on_answer))
        case Kind.MANY:
            body += _options(question, ticked, wanted, turn, want)
    # At the end of the list: whoever says "none" has come past all of it.
    ends = _ends(question, ticked, last, on_answer)
    body += [button(label, tap, key=key, size=Size.PLAYER) for label, tap, key in ends]
    column: list[ft.Control] = [scroll(body, spacing=Space.S)]
    if ticked:
        go_on = partial(on_answer, ticked)
        column.append(button(last.go_on, go_on, key="next", size=Size.PLAYER, weight=Weight.MAIN))
    return ft.Column(
        column,
        spacing=Space.S,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _number(
    question: Question, answer: Answer | None, on_answer: Callable[[Answer], object]
) -> ft.Control:
    assert question.least is not None
    assert question.most is not None
    chosen = answer if isinstance(answer, int) else None
    return NumberPad(least=question.least, most=question.most, chosen=chosen, on_choose=on_answer)


def _options(
    question: Question,
    ticked: Sequence[str],
    wanted: str,
    turn: Callable[[str], None],
    want: Callable[[str], object],
) -> list[ft.Control]:
    options = [option for option in question.options if option.id not in ALONE]
    shown = _found(options, wanted, ticked)
    ticks: list[ft.Control] = [
        tick(
            _named(option, wanted),
            option.id in ticked,
            partial(turn, option.id),
            f"tick-{option.id}",
        )
        for option in shown
    ]
    if not shown:
        ticks.append(announced(quiet(_("Nothing with that name."), Style.BODY_LARGE)))
    return [_search(want), *ticks] if any(option.names for option in options) else ticks


def _ends(
    question: Question,
    ticked: Sequence[str],
    last: Last,
    on_answer: Callable[[Answer], object],
) -> list[tuple[str, OnTap, str]]:
    unsure: OnTap = partial(on_answer, UNKNOWN)
    if ticked and last.unsure_of_rest:
        rest: OnTap = partial(on_answer, [*ticked, UNKNOWN])
        return [(last.unsure_of_rest, rest, "not-sure")]
    ends = [(last.unsure, unsure, "not-sure")]
    alone = next((option for option in question.options if option.id in ALONE), None)
    if question.type is Kind.MANY and alone and last.none and not ticked:
        ends.insert(0, (alone.text, partial(on_answer, [alone.id]), "none"))
    return ends


def _ticked(answer: Answer | None) -> list[str]:
    if not isinstance(answer, list):
        return []
    return [one for one in answer if one != UNKNOWN and one not in ALONE]


def _search(want: Callable[[str], object]) -> ft.Control:
    return ft.TextField(
        label=_("Search by name"),
        key="search",
        on_change=lambda event: want(str(event.control.value or "")),
        autocorrect=False,
        border=ft.OutlineInputBorder(border_radius=Radius.S),
    )


def _found(options: Sequence[Option], wanted: str, ticked: Sequence[str]) -> list[Option]:
    """What goes by the name that was typed; what is ticked stays in sight."""
    words = wanted.casefold().split()

    def fits(option: Option) -> bool:
        names = " ".join([option.text, *option.names]).casefold()
        return all(word in names for word in words)

    return [option for option in options if option.id in ticked or fits(option)]


def _named(option: Option, wanted: str) -> str:
    """The option, with the name it was found by."""
    words = wanted.casefold().split()
    names = [name for name in option.names if any(word in name.casefold() for word in words)]
    return f"{option.text} ({', '.join(names)})" if names else option.text
