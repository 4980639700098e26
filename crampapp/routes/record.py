"""One cramp in detail by day, and who the person is."""

import flet as ft

from crampapp.content import advice, triggers
from crampapp.domain.profile import Fact
from crampapp.routes.session import DETAILS, HOME, PROFILE, go, go_back, go_home, use_session
from crampapp.ui.components.frame import pushed


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
