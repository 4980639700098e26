"""The routines, and the texts to read by day."""

import flet as ft

from crampapp.content import advice, content, routine
from crampapp.content.messages import gettext as _
from crampapp.domain.routine import left_out, seated_at_bedtime, suited
from crampapp.routes.session import (
    BEDTIME,
    GOOD_TO_KNOW,
    HOME,
    PREVENT,
    PREVENT_STRETCH,
    ROUTINE,
    WHY,
    go,
    go_home,
    picture_colours,
    use_session,
)
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, quiet, text

ARTICLES = (
    *("what_is_it", "passes", "when_urgent", "prevention", "sport", "pool", "floor"),
    *("heel_walk", "still_sore", "sleep", "posture", "not_a_doctor"),
)
"""Ids of the advice on "Good to know", in the order of its page."""


@ft.component
def RoutineRoute() -> ft.View:
    from crampapp.ui.screens.routine import RoutineScreen

    state, actions = use_session()
    player = actions.player
    id = ft.use_route_params().get("id", "")
    prevents = ft.use_route_location().startswith(PREVENT)
    back = PREVENT if prevents else HOME
    address = f"{PREVENT_STRETCH if prevents else ROUTINE}/{id}"
    bedtime = id != "warm-up"
    profile, today = state.preferences.profile, actions.clock.now().local.date()
    known = seated_at_bedtime(profile, today)
    seated = state.preferences.seated if known is None else known
    ft.use_effect(lambda: None, dependencies=[], cleanup=player.end_routine)
    name = "routine.warm_up" if not bedtime else "routine.bedtime"
    if bedtime and seated:
        name = "routine.bedtime_seated"
    whole = routine(name)
    played = suited(whole, profile, today)
    if played is None:
        return pushed(address, _nothing_suits(whole.title, state.wide, lambda: go(back)))
    about: list[ft.Control] = [
        quiet(advice(f"reason.{fact}").text) for fact in left_out(whole, profile, today)
    ]
    if bedtime:
        label = _("About the bedtime stretch")
        about.append(button(label, lambda: go(BEDTIME), key="about", weight=Weight.QUIET))
    return pushed(
        address,
        RoutineScreen(
            routine=played,
            ask_seated=actions.sit_for_stretches if bedtime and seated is None else None,
            about=about,
            clock=player.clock,
            cues=state.cues,
            colours=picture_colours(state),
            wide=state.wide,
            short=state.short,
            on_step=player.cues.step_begins,
            on_phase=player.cues.phase_begins,
            on_switch=actions.choosing.switch,
            on_begin=lambda: player.cues.stay_awake(True),
            on_done=lambda begun: actions.insights.keep_routine(played, begun),
            on_back=lambda: go(back),
        ),
    )


def _nothing_suits(title: str, wide: bool, on_back: OnTap) -> ft.Control:
    said = _("No stretch here suits you for now. Ask a doctor or physiotherapist which ones do.")
    return column_of(
        scroll([page_header(title, on_back=on_back), text(said, Style.TITLE_LARGE)]), wide=wide
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


@ft.component
def GoodToKnowRoute() -> ft.View:
    from crampapp.ui.screens.good_to_know import GoodToKnowScreen

    state, _actions = use_session()
    sources = content().sources
    texts = [advice(f"advice.{name}") for name in ARTICLES]
    return pushed(
        GOOD_TO_KNOW,
        GoodToKnowScreen(
            articles=[(text, [sources[id] for id in text.sources]) for text in texts],
            wide=state.wide,
            on_why=lambda: go(f"{GOOD_TO_KNOW}{WHY}"),
            on_back=go_home,
        ),
    )
