"""The player: the step to do, what eased it, and the way to the signs of danger."""

from collections.abc import Sequence
from typing import Any

import flet as ft

from crampapp.content import Advice, advice, red_flags
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.profile import Fact
from crampapp.domain.red_flags import (
    Level,
    ten_minute_signs,
)
from crampapp.domain.relief import LegCheck, is_too_long
from crampapp.routes.session import (
    CARE,
    PLAYER_SIGNS,
    RELIEF,
    WHY,
    go,
    go_home,
    picture_colours,
    use_session,
)
from crampapp.routes.signs import danger_of, signs_screen, urgent, warning
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.player_controls import PlayerVerbs, it_eased
from crampapp.ui.state import AppState
from crampapp.ui.ticking import use_time


@ft.component
def ReliefRoute() -> ft.View:
    from crampapp.ui.screens.eased import EasedScreen
    from crampapp.ui.screens.relief import ReliefScreen

    state, actions = use_session()
    player = actions.player

    def enter() -> None:
        # Also after a reload, a shortcut, or the browser's way forward.
        if state.ended is None:
            player.begin()

    def parked() -> None:
        # Nobody watched any more; home asks how long it took.
        if entered.current and state.run is None:
            go_home()
        entered.current = state.run is not None

    entered: Any = ft.use_ref(False)
    verbs = ft.use_memo(lambda: _player_verbs(state, actions), [])
    ft.use_effect(enter, dependencies=[], cleanup=player.leave)
    ft.use_effect(parked, dependencies=[state.run is None])
    run, ended = state.run, state.ended
    too_long = use_time(
        player.clock, lambda now: state.run is not None and is_too_long(state.run, now.utc)
    )
    if run is None:
        return pushed(RELIEF, ft.Container())
    screen: ft.Control
    danger = danger_of(state, actions)
    emergency = danger is not None and danger.level is Level.EMERGENCY
    if ended:
        screen = EasedScreen(
            episode=ended,
            keeping=state.keeping,
            lasting=state.storage.lasts or ended.id in state.boxed,
            over_ten_minutes=advice("advice.over_ten_minutes"),
            passes=advice("advice.passes"),
            danger=warning(state, actions),
            night=state.late,
            clock=player.clock,
            wide=state.wide,
            short=state.short,
            on_undo=player.steady(actions.records.undo),
            on_keep=actions.records.keep_after_all,
            on_try_again=actions.records.try_again,
            on_came_back=player.steady(player.came_back),
            on_side=player.set_side,
            on_care=lambda: go(CARE),
            on_why=lambda: go(f"{RELIEF}{WHY}"),
            on_done=player.steady(go_home),
        )
    elif emergency or (too_long and not state.signs_asked):
        screen = signs_screen(
            state,
            actions,
            title=_("This has lasted over 10 minutes"),
            why=_("Is any of these there? Look at the leg, and feel it."),
            flags=red_flags() if emergency else ten_minute_signs(red_flags()),
            on_none=player.signs_asked,
            on_back=go_home,
            last=it_eased(player.steady(player.it_eased)),
        )
    else:
        screen = ReliefScreen(
            run=run,
            steps=player.guide.steps(run),
            positions=player.guide.positions(run.muscle),
            first_pictures=[(m, player.guide.first_step(m).picture) for m in MuscleGroup],
            left_out=_reasons("reason", [why for _step, why in player.guide.left_out(run)]),
            cautions=_reasons("caution", player.guide.cautions(run)),
            sport_line=advice("advice.sport").text if run.sport else "",
            urgent=urgent(actions),
            danger=warning(state, actions),
            clock=player.clock,
            cues=state.cues,
            voice_waits=state.voice_waits,
            dark=state.preferences.dark,
            helper=_helper(state),
            colours=picture_colours(state),
            wide=state.wide,
            short=state.short,
            verbs=verbs,
        )
    return pushed(RELIEF, screen)


def _player_verbs(state: AppState, actions: Actions) -> PlayerVerbs:
    player = actions.player

    def helper() -> None:
        if state.run and state.run.leg_check is not LegCheck.FINE and not state.helper:
            go(CARE)
        actions.switch_helper()

    return PlayerVerbs(
        step_begins=player.step_begins,
        phase_begins=player.cues.phase_begins,
        next=player.next_step,
        previous=player.previous_step,
        muscle=player.choose_muscle,
        side=player.choose_side,
        position=player.move_to,
        still=player.steady(player.still_cramping),
        over_ten=player.already_over_ten,
        eased=player.steady(player.it_eased),
        signs=lambda: go(PLAYER_SIGNS),
        care=lambda: go(CARE),
        switch=actions.choosing.switch,
        dark=actions.choosing.switch_dark,
        helper=helper,
        touch=player.touch,
        back=go_home,
    )


def _reasons(kind: str, facts: Sequence[Fact]) -> list[str]:
    return [advice(f"{kind}.{fact}").text for fact in dict.fromkeys(facts)]


def _helper(state: AppState) -> Advice | None:
    """Pushing is force: it waits for the question about the leg."""
    safe = state.run is not None and state.run.leg_check is LegCheck.FINE
    return advice("advice.helper") if state.helper and safe else None
