"""What a cause check may use about the person: one question a page."""

from typing import TYPE_CHECKING

import flet as ft

from crampapp.domain.check import Answer
from crampapp.routes.check_result import opening, waiting
from crampapp.routes.session import PROFILE, go, use_session
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.keyed import keyed

if TYPE_CHECKING:
    from crampapp.domain.checker import Question


@ft.component
def PersonRoute() -> ft.View:
    state, actions = use_session()
    ready = opening(state, actions)
    id = ft.use_route_params().get("asked", "")
    known = id in ("age", "sex", "conditions", "medicines")
    ft.use_effect(lambda: None if known else go(PROFILE), dependencies=[known])
    if not ready or not known:
        return pushed(PROFILE, waiting(state))

    from crampapp.ui.screens.about_person import AboutPersonScreen

    def answer(value: Answer) -> None:
        from crampapp.domain.checker import UNKNOWN

        actions.checking.tell(id, None if value == UNKNOWN else value)
        go(PROFILE)

    return pushed(
        f"{PROFILE}/{id}",
        # Another question is another screen.
        keyed(AboutPersonScreen, f"about-{id}")(
            question=_question(id),
            answer=state.preferences.profile.person.answer(id, actions.clock.now().local.date()),
            wide=state.wide,
            on_answer=answer,
            on_back=lambda: go(PROFILE),
        ),
    )


def _question(id: str) -> "Question":
    """As the check asks it, without what is asked among the facts."""
    from crampapp.content.checker import questions
    from crampapp.domain.checker.context import ASKED_AS_FACTS

    question = next(one for one in questions() if one.id == id)
    asked = tuple(one for one in question.options if one.id not in ASKED_AS_FACTS)
    return question.model_copy(update={"options": asked})
