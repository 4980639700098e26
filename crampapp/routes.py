"""Which address shows which screen, and what each screen is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from crampapp.content import Advice, advice, care, content, red_flags, regions, routine, triggers
from crampapp.content.messages import gettext as _
from crampapp.domain.care import care_steps
from crampapp.domain.episode import Episode, MuscleGroup
from crampapp.domain.moves import your_moves
from crampapp.domain.profile import Fact
from crampapp.domain.red_flags import (
    LEG_DIFFERS,
    Level,
    RedFlag,
    Triage,
    after_leg_check,
    after_ten_minutes,
    ten_minute_signs,
    triage,
)
from crampapp.domain.region import Region, region_of
from crampapp.domain.relief import LegCheck, is_too_long
from crampapp.ui.actions import Actions
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.ask import details_card, how_long_card
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.snack import show_snack
from crampapp.ui.components.triage import numbers, triage_view
from crampapp.ui.formats import HowLong, clock_time, last_cramp, move_line
from crampapp.ui.notices import home_notice, may_ask, storage_notice
from crampapp.ui.screens.home import HomeScreen
from crampapp.ui.screens.relief import PlayerVerbs, it_eased
from crampapp.ui.state import AppState, Storage
from crampapp.ui.theme import BLACK, NIGHT_ENDS, Space
from crampapp.ui.ticking import use_time

HOME, RELIEF, HISTORY, LOG, BEDTIME = "/", "/relief", "/history", "/log", "/bedtime"
PLAYER_SIGNS, CARE = f"{RELIEF}/signs", f"{RELIEF}/care"
SIGNS, DETAILS, ROUTINE = "/signs", "/details", "/stretch"
TABS = (HOME, HISTORY)
EVENING = 18
"""Hour from which home offers the bedtime stretch."""


@dataclass(frozen=True)
class Session:
    """What every route needs. Not observable itself: a route asks for the state to follow it."""

    actions: Actions
    state: AppState


_session: Any = ft.create_context(None)
_state: Any = ft.create_context(None)


@ft.component
def App(session: Session) -> ft.Control:
    """The root: routes under the state of one session."""
    routed: ft.Control = _session(session, lambda: _state(session.state, _router))
    return routed


def _router() -> ft.Control:
    above_home = [
        ft.Route(
            path="relief",
            component=ReliefRoute,
            children=[
                ft.Route(path="signs", component=PlayerSignsRoute),
                ft.Route(path="care", component=CareRoute),
            ],
        ),
        ft.Route(path="signs", component=SignsRoute),
        ft.Route(path="details", component=DetailsRoute),
        ft.Route(path="stretch/:id", component=RoutineRoute),
        ft.Route(path="log", component=LogRoute),
        ft.Route(path="bedtime", component=BedtimeRoute),
    ]
    return ft.Router(
        [
            ft.Route(path=HOME, component=HomeRoute, children=above_home),
            ft.Route(path="history", component=HistoryRoute),
            # Any other address is home, which says so.
            ft.Route(path=":lost*", component=LostRoute),
        ],
        manage_views=True,
    )


def _use_session() -> tuple[AppState, Actions]:
    session: Session = ft.use_context(_session)
    state: AppState = ft.use_context(_state)
    return state, session.actions


def _go(route: str) -> None:
    ft.context.page.navigate(route)


def _home() -> None:
    _go(HOME)


@ft.component
def HomeRoute() -> ft.View:
    state, actions = _use_session()
    return _home_view(state, actions, lost=False)


@ft.component
def LostRoute() -> ft.View:
    state, actions = _use_session()
    return _home_view(state, actions, lost=True)


def _home_view(state: AppState, actions: Actions, *, lost: bool) -> ft.View:
    def cramp_now() -> None:
        actions.player.begin()
        _go(RELIEF)

    return tab(
        HomeScreen(
            first_step=actions.player.first_step(),
            last=_quiet_line(state, actions),
            notice=home_notice(state, actions, lost=lost),
            ask=_ask(state, actions),
            tile=_tile(actions),
            links=[
                ("bedtime", _("About the bedtime stretch"), lambda: _go(BEDTIME)),
                ("log", _("Log a cramp"), lambda: _go(LOG)),
            ],
            wide=state.wide,
            short=state.short,
            on_cramp=cramp_now,
        ),
        selected=0,
        wide=state.wide,
        on_select=lambda index: _go(TABS[index]),
    )


def _quiet_line(state: AppState, actions: Actions) -> str:
    if state.run and state.ended is None:
        begun = clock_time(state.run.started.local)
        return _("Going on since {time}. Tap to return to it.").format(time=begun)
    if state.episodes:
        return last_cramp(state.episodes[0], actions.clock.now().local.date())
    return _("Relief for leg cramps, step by step.")


def _tile(actions: Actions) -> tuple[str, str, OnTap]:
    """In the evening and at night the bedtime stretch, by day the warm-up."""
    hour = actions.clock.now().local.hour
    if hour >= EVENING or hour < NIGHT_ENDS:
        return "tonight", _("Tonight’s stretch"), lambda: _go(f"{ROUTINE}/bedtime")
    return "warm-up", _("Warm up now"), lambda: _go(f"{ROUTINE}/warm-up")


def _ask(state: AppState, actions: Actions) -> ft.Control | None:
    """One question about the newest cramp, while nothing else is going on."""
    if state.run or not state.episodes:
        return None
    newest = state.episodes[0]
    if newest.parked:

        async def answer(length: HowLong) -> None:
            await actions.unpark(newest, length.seconds)
            if length is HowLong.LONG:
                _go(SIGNS)

        async def forget() -> None:
            await actions.records.remove(newest)

        return how_long_card(newest, answer, forget)
    if may_ask(newest, actions.clock.now().local, state.preferences.passed_over):
        return details_card(newest, lambda: _go(DETAILS), lambda: actions.pass_over(newest))
    return None


@ft.component
def ReliefRoute() -> ft.View:
    from crampapp.ui.screens.eased import EasedScreen
    from crampapp.ui.screens.relief import ReliefScreen

    state, actions = _use_session()
    player = actions.player

    def enter() -> None:
        # Also after a reload, a shortcut, or the browser's way forward.
        if state.ended is None:
            player.begin()

    def parked() -> None:
        # Nobody watched any more; home asks how long it took.
        if entered.current and state.run is None:
            _home()
        entered.current = state.run is not None

    entered: Any = ft.use_ref(False)
    ft.use_effect(enter, dependencies=[], cleanup=player.leave)
    ft.use_effect(parked, dependencies=[state.run is None])
    run, ended = state.run, state.ended
    too_long = use_time(
        player.clock, lambda now: state.run is not None and is_too_long(state.run, now.utc)
    )
    if run is None:
        return pushed(RELIEF, ft.Container())
    screen: ft.Control
    danger = _danger(state, actions)
    if ended:
        screen = EasedScreen(
            episode=ended,
            keeping=state.keeping,
            lasting=state.storage.lasts,
            over_ten_minutes=advice("advice.over_ten_minutes"),
            passes=advice("advice.passes"),
            danger=_warning(state, actions),
            night=state.late,
            clock=player.clock,
            wide=state.wide,
            short=state.short,
            on_undo=player.steady(actions.records.undo),
            on_keep=actions.records.keep_after_all,
            on_try_again=actions.records.try_again,
            on_came_back=player.steady(player.came_back),
            on_side=player.set_side,
            on_care=lambda: _go(CARE),
            on_done=player.steady(_home),
        )
    elif (danger and danger.level is Level.EMERGENCY) or (too_long and not state.signs_asked):
        screen = _signs_screen(
            state,
            actions,
            title=_("This has lasted over 10 minutes"),
            why=_("Is any of these there? Look at the leg, and feel it."),
            flags=red_flags() if danger else ten_minute_signs(red_flags()),
            on_none=player.signs_asked,
            on_back=_home,
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
            urgent=_urgent(actions),
            danger=_warning(state, actions),
            clock=player.clock,
            cues=state.cues,
            dark=state.preferences.dark,
            helper=_helper(state),
            colours=_picture_colours(state),
            wide=state.wide,
            short=state.short,
            verbs=_player_verbs(state, actions),
        )
    return pushed(RELIEF, screen)


def _player_verbs(state: AppState, actions: Actions) -> PlayerVerbs:
    player = actions.player

    def helper() -> None:
        if state.run and state.run.leg_check is not LegCheck.FINE and not state.helper:
            _go(CARE)
        actions.switch_helper()

    return PlayerVerbs(
        step_begins=player.cues.step_begins,
        phase_begins=player.cues.phase_begins,
        next=player.next_step,
        previous=player.previous_step,
        muscle=player.choose_muscle,
        side=player.choose_side,
        position=player.move_to,
        still=player.steady(player.still_cramping),
        over_ten=player.already_over_ten,
        eased=player.steady(player.it_eased),
        signs=lambda: _go(PLAYER_SIGNS),
        care=lambda: _go(CARE),
        switch=actions.switch,
        dark=actions.switch_dark,
        helper=helper,
        touch=player.touch,
        back=_home,
    )


def _signs_screen(
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
        triage=_danger(state, actions),
        region=_region(actions),
        wide=state.wide,
        on_tick=player.tick,
        on_mistake=player.steady(player.ticked_by_mistake),
        on_none=player.steady(on_none),
        on_changed=player.changed,
        on_back=on_back,
        last=last,
    )


def _danger(state: AppState, actions: Actions) -> Triage | None:
    """What the ticked signs amount to; a lesser one never lowers what is known already.

    Without a run the signs are those of a long cramp that is over.
    """
    flags, run = state.flags, state.run
    differs = run is not None and run.leg_check is LegCheck.CONCERN
    if flags and (run is None or is_too_long(run, actions.clock.now().utc)):
        return after_ten_minutes(red_flags(), {*flags, LEG_DIFFERS} if differs else flags)
    if flags and differs:
        return after_leg_check(red_flags(), flags)
    return triage(red_flags(), flags)


def _warning(state: AppState, actions: Actions) -> ft.Control | None:
    """What stands above everything else while a sign is ticked or the leg is not like the other."""
    if danger := _danger(state, actions):
        return triage_view(danger, _region(actions))
    if state.run and state.run.leg_check is LegCheck.CONCERN:
        return advice_card(advice("advice.leg_differs"))
    return None


def _urgent(actions: Actions) -> ft.Control:
    """What to know about a cramp of more than ten minutes."""
    return ft.Column(
        [
            advice_card(advice("advice.over_ten_minutes")),
            *numbers(Level.URGENT, _region(actions)),
        ],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _region(actions: Actions) -> Region:
    return region_of(regions(), actions.clock.now().zone)


def _reasons(kind: str, facts: Sequence[Fact]) -> list[str]:
    return [advice(f"{kind}.{fact}").text for fact in dict.fromkeys(facts)]


def _helper(state: AppState) -> Advice | None:
    """Pushing is force: it waits for the question about the leg."""
    safe = state.run is not None and state.run.leg_check is LegCheck.FINE
    return advice("advice.helper") if state.helper and safe else None


def _picture_colours(state: AppState) -> ft.ColorScheme | None:
    return BLACK if state.night else None


@ft.component
def PlayerSignsRoute() -> ft.View:
    state, actions = _use_session()

    def back() -> None:
        _go(RELIEF)

    return pushed(PLAYER_SIGNS, _all_signs(state, actions, back))


@ft.component
def SignsRoute() -> ft.View:
    """After a long cramp that is over: the signs, and then the urgent advice all the same."""
    state, actions = _use_session()
    none, set_none = ft.use_state(False)
    ft.use_effect(lambda: None, dependencies=[], cleanup=actions.player.forget_signs)
    if none:
        done = button(_("Done"), _home, key="done", size=Size.PLAYER, weight=Weight.MAIN)
        title = page_header(_("Get it looked at"), on_back=_home)
        return pushed(SIGNS, column_of(scroll([title, _urgent(actions), done]), wide=state.wide))
    return pushed(SIGNS, _all_signs(state, actions, _home, none=lambda: set_none(True)))


def _all_signs(
    state: AppState, actions: Actions, back: OnTap, *, none: OnTap | None = None
) -> ft.Control:
    return _signs_screen(
        state,
        actions,
        title=_("Not like other cramps?"),
        why=_("Tick what is there. “Not sure” is a reason to tick."),
        flags=red_flags(),
        on_none=none or back,
        on_back=back,
    )


@ft.component
def CareRoute() -> ft.View:
    from crampapp.ui.screens.care import CareScreen

    state, actions = _use_session()
    player = actions.player
    run = state.run
    ft.use_effect(lambda: None if run else _home(), dependencies=[run is None])
    if run is None:
        return pushed(CARE, ft.Container())
    if _danger(state, actions):
        return pushed(CARE, _all_signs(state, actions, lambda: _go(RELIEF)))
    now = player.clock.now().local
    return pushed(
        CARE,
        CareScreen(
            check=run.leg_check,
            cares=care_steps(care(), run, now.date(), now),
            words=advice,
            clock=player.clock,
            colours=_picture_colours(state),
            wide=state.wide,
            on_check=player.answer_leg_check,
            on_none_apply=player.none_apply,
            on_signs=lambda: _go(PLAYER_SIGNS),
            on_say=player.cues.step_begins,
            on_back=lambda: _go(RELIEF),
        ),
    )


@ft.component
def DetailsRoute() -> ft.View:
    from crampapp.ui.screens.details import DetailsScreen

    state, actions = _use_session()
    ft.use_effect(lambda: None if state.episodes else _home(), dependencies=[])
    if not state.episodes:
        return pushed(DETAILS, ft.Container())
    return pushed(
        DETAILS,
        DetailsScreen(
            episode=state.episodes[0],
            triggers=triggers(),
            wide=state.wide,
            on_save=actions.records.save,
            on_back=_home,
        ),
    )


@ft.component
def RoutineRoute() -> ft.View:
    from crampapp.ui.screens.routine import RoutineScreen

    state, actions = _use_session()
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
            colours=_picture_colours(state),
            wide=state.wide,
            short=state.short,
            on_step=player.cues.step_begins,
            on_phase=player.cues.phase_begins,
            on_switch=actions.switch,
            on_begin=lambda: player.cues.stay_awake(True),
            on_back=_home,
        ),
    )


@ft.component
def HistoryRoute() -> ft.View:
    from crampapp.ui.screens.history import HistoryScreen

    state, actions = _use_session()
    page = ft.context.page

    async def delete(episode: Episode) -> None:
        async def put_back() -> None:
            await actions.records.save(episode)

        await actions.records.remove(episode)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    return tab(
        HistoryScreen(
            episodes=state.episodes,
            today=actions.clock.now().local.date(),
            opening=state.storage is Storage.OPENING,
            older=state.older,
            notice=storage_notice(state),
            moves=_moves(state),
            wide=state.wide,
            on_delete=delete,
            on_earlier=actions.records.show_earlier,
            on_log=lambda: _go(LOG),
        ),
        selected=1,
        wide=state.wide,
        on_select=lambda index: _go(TABS[index]),
    )


def _moves(state: AppState) -> list[str]:
    if not (moves := your_moves(state.episodes)):
        return []
    actions = {step.id: step.action for text in content().protocol for step in text.step}
    return [move_line(move, actions[move.step_id]) for move in moves if move.step_id in actions]


@ft.component
def LogRoute() -> ft.View:
    from crampapp.ui.screens.log import LogScreen

    state, actions = _use_session()
    return pushed(
        LOG,
        LogScreen(
            clock=actions.clock,
            over_ten_minutes=advice("advice.over_ten_minutes"),
            wide=state.wide,
            on_save=actions.log_cramp,
            on_back=_home,
        ),
    )


@ft.component
def BedtimeRoute() -> ft.View:
    from crampapp.ui.screens.bedtime import BedtimeScreen

    state, _actions = _use_session()
    stretch = advice("advice.bedtime")
    return pushed(
        BEDTIME,
        BedtimeScreen(
            advice=stretch,
            sources=[content().sources[source] for source in stretch.sources],
            wide=state.wide,
            on_back=_home,
        ),
    )
