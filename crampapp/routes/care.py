"""Massage, warmth and cold, behind the question about the leg."""

import flet as ft

from crampapp.content import advice, care
from crampapp.domain.care import care_steps
from crampapp.routes.session import (
    CARE,
    PLAYER_SIGNS,
    RELIEF,
    go,
    go_home,
    picture_colours,
    use_session,
)
from crampapp.routes.signs import all_signs, danger_of
from crampapp.ui.components.frame import pushed


@ft.component
def CareRoute() -> ft.View:
    from crampapp.ui.screens.care import CareScreen

    state, actions = use_session()
    player = actions.player
    run = state.run
    ft.use_effect(lambda: None if run else go_home(), dependencies=[run is None])
    if run is None:
        return pushed(CARE, ft.Container())
    if danger_of(state, actions):
        return pushed(CARE, all_signs(state, actions, lambda: go(RELIEF)))
    now = player.clock.now().local
    return pushed(
        CARE,
        CareScreen(
            check=run.leg_check,
            cares=care_steps(care(), run, now.date(), now),
            words=advice,
            clock=player.clock,
            colours=picture_colours(state),
            wide=state.wide,
            on_check=player.answer_leg_check,
            on_none_apply=player.none_apply,
            on_signs=lambda: go(PLAYER_SIGNS),
            on_say=player.cues.step_begins,
            on_back=lambda: go(RELIEF),
        ),
    )
