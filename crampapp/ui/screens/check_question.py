"""One question of the check: one tap, several ticks, or a number."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.check import Answer
from crampapp.domain.checker import UNKNOWN, Kind, Option, Question
from crampapp.domain.checker.question import ALONE
from crampapp.ui.components.answers import answer_row
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, tick
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.number_pad import NumberPad
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.theme import Radius, Space


@ft.component
def CheckQuestionScreen(
    *,
    question: Question,
    answer: Answer | None,
    place: int,
    most: int,
    wide: bool,
    on_answer: Callable[[Answer], object],
    on_back: OnTap,
    on_leave: OnTap,
) -> ft.Control:
    """The question, what it can be answered with, and how far one is.

    Args:
        question: What is asked.
        answer: What was said before, when one came back to it.
        place: Its number in this check, from one.
        most: The highest number there can be.
        wide: Whether there is room to spare at the sides.
        on_answer: Told the answer.
        on_back: Goes to the question before.
        on_leave: Leaves; the answers are kept.
    """
    ticked, set_ticked = ft.use_state(_ticked(answer))
    wanted, want = ft.use_state("")
    alone = next((option for option in question.options if option.id in ALONE), None)

    def turn(id: str) -> None:
        set_ticked([one for one in ticked if one != id] if id in ticked else [*ticked, id])

    body: list[ft.Control] = [
        ft.Row(
            [
                back_button(on_back),
                button(_("Close"), on_leave, key="leave", weight=Weight.QUIET),
            ],
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        ),
        _progress(place, most),
        heading(question.text, Style.HEADLINE_MEDIUM, live=True),
    ]
    if question.help:
        words = [quiet(question.help, Style.BODY_LARGE)]
        body.append(Fold(label=_("How to find out"), content=lambda: list(words), name="help"))
    not_sure = partial(on_answer, UNKNOWN)
    last: list[tuple[str, OnTap, str]] = [(_("Not sure"), not_sure, "not-sure")]
    match question.kind:
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
            assert question.least is not None
            assert question.most is not None
            chosen = answer if isinstance(answer, int) else None
            pad = NumberPad(
                least=question.least, most=question.most, chosen=chosen, on_choose=on_answer
            )
            body.append(pad)
        case Kind.MANY:
            options = [option for option in question.options if option is not alone]
            if any(option.names for option in options):
                body.append(_search(want))
            shown = _found(options, wanted, ticked)
            body += [
                tick(
                    _named(option, wanted),
                    option.id in ticked,
                    partial(turn, option.id),
                    f"tick-{option.id}",
                )
                for option in shown
            ]
            if not shown:
                body.append(announced(quiet(_("Nothing with that name."), Style.BODY_LARGE)))
            if ticked:
                rest = _("Not sure about the others")
                last = [(rest, partial(on_answer, [*ticked, UNKNOWN]), "not-sure")]
            elif alone:
                last.insert(0, (alone.text, partial(on_answer, [alone.id]), "none"))
    # At the end of the list: whoever says "none" has come past all of it.
    body += [button(label, tap, key=key, size=Size.PLAYER) for label, tap, key in last]
    column: list[ft.Control] = [scroll(body, spacing=Space.S)]
    if ticked:
        go_on = partial(on_answer, ticked)
        column.append(button(_("Next"), go_on, key="next", size=Size.PLAYER, weight=Weight.MAIN))
    return column_of(
        ft.Column(
            column,
            spacing=Space.S,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XS, bottom=Space.M),
    )


def _ticked(answer: Answer | None) -> list[str]:
    if not isinstance(answer, list):
        return []
    return [one for one in answer if one != UNKNOWN and one not in ALONE]


def _progress(place: int, most: int) -> ft.Control:
    words = _("Question {place}, at most {most}").format(place=place, most=most)
    bar = ft.ProgressBar(value=place / most, bar_height=6, border_radius=Radius.S)
    return ft.Column(
        [quiet(words), ft.Semantics(exclude_semantics=True, content=bar)],
        spacing=Space.XS,
        tight=True,
    )


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
