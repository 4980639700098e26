"""One thing about the person that a cause check may use."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.check import Answer
from crampapp.domain.checker import Question
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.page import back_button, column_of
from crampapp.ui.components.question_form import Last, QuestionForm
from crampapp.ui.components.text import Style, quiet


@ft.component
def AboutPersonScreen(
    *,
    question: Question,
    answer: Answer | None,
    wide: bool,
    on_answer: Callable[[Answer], object],
    on_back: OnTap,
) -> ft.Control:
    """The question as the check asks it.

    Args:
        question: What is asked.
        answer: What was told before.
        wide: Whether there is room to spare at the sides.
        on_answer: Told the answer.
        on_back: Leaves.
    """
    return column_of(
        QuestionForm(
            head=[
                ft.Row([back_button(on_back)]),
                quiet(_("A cause check uses it only when you allow it there."), Style.BODY_LARGE),
            ],
            question=question,
            answer=answer,
            last=Last(go_on=_("Save"), unsure=_("Leave it out")),
            on_answer=on_answer,
        ),
        wide=wide,
    )
