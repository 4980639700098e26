"""The signs of danger: asked in the player, after ten minutes, and after a long cramp."""

from collections.abc import Sequence

import flet as ft

from crampapp.content import advice, red_flags
from crampapp.content.messages import gettext as _
from crampapp.domain.red_flags import (
    LEG_DIFFERS,
    Level,
    RedFlag,
    Triage,
    after_leg_check,
    after_ten_minutes,
    asked_of,
    triage,
)
from crampapp.domain.relief import LegCheck, is_too_long
from crampapp.routes.session import (
    PLAYER_SIGNS,
    RELIEF,
    SIGNS,
    go,
    go_home,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.triage import numbers, triage_view
from crampapp.ui.state import AppState
from crampapp.ui.theme import Space


def signs_screen(
    state: AppState,
    actions: Actions,
    *,
    title: str,
    why: str,
    flags: Sequence[RedFlag],
    on_none: OnTap,
    on_back: OnTap,
    last: ft.Control | None = None,
) -> ft.Control:
    from crampapp.ui.screens.signs import SignsScreen

    player = actions.player
    return SignsScreen(
        title=title,
        why=why,
        flags=flags,
        ticked=state.flags,
        unsure=state.unsure,
        triage=danger_of(state, actions),
        region=actions.choosing.region,
        wide=state.wide,
        on_tick=player.tick,
        on_unsure=player.not_sure,
        on_mistake=player.steady(player.ticked_by_mistake),
        on_none=player.steady(on_none),
        on_changed=player.changed,
        on_back=on_back,
        last=last,
    )


def danger_of(state: AppState, actions: Actions) -> Triage | None:
    """What the ticked signs amount to; a lesser one never lowers what is known already.

    Without a run the signs are those of a long cramp that is over.
    """
    flags, unsure, run = state.flags, state.unsure, state.run
    known = bool(flags or unsure)
    differs = run is not None and run.leg_check is LegCheck.CONCERN
    if known and (run is None or is_too_long(run, actions.clock.now().utc)):
        ticked = {*flags, LEG_DIFFERS} if differs else flags
        return after_ten_minutes(red_flags(), ticked, unsure)
    if known and differs:
        return after_leg_check(red_flags(), flags, unsure)
    return triage(red_flags(), flags, unsure)


def warning(state: AppState, actions: Actions) -> ft.Control | None:
    """What stands above everything else while a sign is ticked or the leg is not like the other."""
    if danger := danger_of(state, actions):
        return triage_view(danger, actions.choosing.region)
    if state.run and state.run.leg_check is LegCheck.CONCERN:
        return advice_card(advice("advice.leg_differs"))
    return None


def urgent(actions: Actions) -> ft.Control:
    """What to know about a cramp of more than ten minutes."""
    return ft.Column(
        [
            advice_card(advice("advice.over_ten_minutes")),
            *numbers(Level.URGENT, actions.choosing.region),
        ],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def PlayerSignsRoute() -> ft.View:
    state, actions = use_session()

    def back() -> None:
        go(RELIEF)

    return pushed(PLAYER_SIGNS, all_signs(state, actions, back))


@ft.component
def SignsRoute() -> ft.View:
    """After a long cramp that is over: the signs, and then the urgent advice all the same."""
    state, actions = use_session()
    none, set_none = ft.use_state(False)
    ft.use_effect(lambda: None, dependencies=[], cleanup=actions.player.forget_signs)
    if none:
        done = button(_("Done"), go_home, key="done", size=Size.PLAYER, weight=Weight.MAIN)
        title = page_header(_("Get it looked at"), on_back=go_home)
        return pushed(SIGNS, column_of(scroll([title, urgent(actions), done]), wide=state.wide))
    return pushed(SIGNS, all_signs(state, actions, go_home, none=lambda: set_none(True)))


def all_signs(
    state: AppState, actions: Actions, back: OnTap, *, none: OnTap | None = None
) -> ft.Control:
    return signs_screen(
        state,
        actions,
        title=_("Not like other cramps?"),
        why=_("Tick what is there."),
        flags=asked_of(red_flags(), state.preferences.profile, actions.clock.now().local.date()),
        on_none=none or back,
        on_back=back,
    )
