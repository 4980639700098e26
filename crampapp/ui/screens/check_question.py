"""One question of the check, and how far one is."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.check import Answer
from crampapp.domain.checker import Question
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.page import back_button, column_of
from crampapp.ui.components.question_form import Last, QuestionForm
from crampapp.ui.components.text import quiet
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
    ways = ft.Row(
        [back_button(on_back), button(_("Close"), on_leave, key="leave", weight=Weight.QUIET)],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
    )
    return column_of(
        QuestionForm(
            head=[ways, _progress(place, most)],
            question=question,
            answer=answer,
            last=Last(
                go_on=_("Next"),
                unsure=_("Not sure"),
                unsure_of_rest=_("Not sure about the others"),
                none=True,
            ),
            on_answer=on_answer,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XS, bottom=Space.M),
    )


def _progress(place: int, most: int) -> ft.Control:
    words = _("Question {place}, at most {most}").format(place=place, most=most)
    bar = ft.ProgressBar(value=place / most, bar_height=6, border_radius=Radius.S)
    return ft.Column(
        [quiet(words), ft.Semantics(exclude_semantics=True, content=bar)],
        spacing=Space.XS,
        tight=True,
    )
