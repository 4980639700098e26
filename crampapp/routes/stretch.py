"""The routines, and what is known about stretching before sleep."""

import flet as ft

from crampapp.content import advice, content, routine
from crampapp.routes.session import BEDTIME, ROUTINE, go_home, picture_colours, use_session
from crampapp.ui.components.frame import pushed


@ft.component
def RoutineRoute() -> ft.View:
    from crampapp.ui.screens.routine import RoutineScreen

    state, actions = use_session()
    player = actions.player
    id = ft.use_route_params().get("id", "")
    bedtime = id != "warm-up"
    seated = state.preferences.seated
    ft.use_effect(lambda: None, dependencies=[], cleanup=player.end_routine)
    name = "routine.warm_up" if not bedtime else "routine.bedtime"
    if bedtime and seated:
        name = "routine.bedtime_seated"
    return pushed(
        f"{ROUTINE}/{id}",
        RoutineScreen(
            routine=routine(name),
            ask_seated=actions.sit_for_stretches if bedtime and seated is None else None,
            about=[],
            clock=player.clock,
            cues=state.cues,
            colours=picture_colours(state),
            wide=state.wide,
            short=state.short,
            on_step=player.cues.step_begins,
            on_phase=player.cues.phase_begins,
            on_switch=actions.switch,
            on_begin=lambda: player.cues.stay_awake(True),
            on_back=go_home,
        ),
    )


@ft.component
def BedtimeRoute() -> ft.View:
    from crampapp.ui.screens.bedtime import BedtimeScreen

    state, _actions = use_session()
    stretch = advice("advice.bedtime")
    return pushed(
        BEDTIME,
        BedtimeScreen(
            advice=stretch,
            sources=[content().sources[source] for source in stretch.sources],
            wide=state.wide,
            on_back=go_home,
        ),
    )
