"""Home, also for addresses that are none."""

from typing import Any

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.routes.insights import to_talk_of
from crampapp.routes.prevent import reminder_ask
from crampapp.routes.session import (
    BRING_OVER,
    CHECK,
    CHECK_KEPT,
    DETAILS,
    EVENING,
    GOOD_TO_KNOW,
    HOME,
    INSIGHTS,
    LOG,
    PROFILE,
    RELIEF,
    ROUTINE,
    SETTINGS,
    SIGNS,
    TABS,
    WELCOME,
    YOUR_DATA,
    go,
    picture_colours,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.ask import (
    backup_card,
    details_card,
    how_long_card,
    looked_at_card,
    tab_card,
    talk_question,
)
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.frame import tab
from crampapp.ui.components.snack import show_snack
from crampapp.ui.formats import HowLong, clock_time, last_cramp
from crampapp.ui.notices import home_notice, may_ask
from crampapp.ui.reminders import BEDTIME as BEDTIME_AT
from crampapp.ui.screens.home import HomeScreen
from crampapp.ui.state import AppState
from crampapp.ui.theme import NIGHT_ENDS


@ft.component
def HomeRoute() -> ft.View:
    state, actions = use_session()
    ft.use_effect(actions.insights.look_near, dependencies=[state.episodes])
    shown: Any = ft.use_ref(None)
    # Drawing it again below the screen that is seen would only delay what a tap there shows.
    if shown.current is None or ft.context.page.route in {HOME, ""}:
        shown.current = _home_view(state, actions, lost=False)
    view: ft.View = shown.current
    return view


@ft.component
def LostRoute() -> ft.View:
    state, actions = use_session()
    return _home_view(state, actions, lost=True)


def _home_view(state: AppState, actions: Actions, *, lost: bool) -> ft.View:
    def cramp_now() -> None:
        actions.player.begin()
        go(RELIEF)

    return tab(
        HomeScreen(
            first_step=actions.player.first_step(),
            last=_quiet_line(state, actions),
            notice=home_notice(state, actions, lost=lost),
            ask=_ask(state, actions),
            tile=_tile(actions),
            links=[
                ("you", _("About you"), lambda: go(PROFILE)),
                ("good-to-know", _("Good to know"), lambda: go(GOOD_TO_KNOW)),
                ("log", _("Log a cramp"), lambda: go(LOG)),
            ],
            colours=picture_colours(state),
            wide=state.wide,
            short=state.short,
            on_cramp=cramp_now,
            on_settings=lambda: go(SETTINGS),
        ),
        selected=TABS.index(HOME),
        wide=state.wide,
        on_select=lambda index: go(TABS[index]),
    )


def _quiet_line(state: AppState, actions: Actions) -> str:
    if state.run and state.ended is None:
        begun = clock_time(state.run.started.local)
        return _("Going on since {time}. Tap to return to it.").format(time=begun)
    if state.episodes:
        if line := _recent_line(state):
            return line
        return last_cramp(state.episodes[0], actions.clock.now().local.date())
    return _("Relief for leg cramps, step by step.")


def _recent_line(state: AppState) -> str | None:
    if state.recent is None:
        return None
    from crampapp.ui.insight_words import recent_line

    return recent_line(state.recent)


def _tile(actions: Actions) -> tuple[str, str, OnTap]:
    """In the evening and at night the bedtime stretch, by day the warm-up."""
    hour = actions.clock.now().local.hour
    if hour >= EVENING or hour < NIGHT_ENDS:
        return "tonight", _("Tonight’s stretch"), lambda: go(f"{ROUTINE}/bedtime")
    return "warm-up", _("Warm up now"), lambda: go(f"{ROUTINE}/warm-up")


def _ask(state: AppState, actions: Actions) -> ft.Control | None:
    """One question, while nothing else is going on: a check that was urgent comes first."""
    if state.run:
        return None
    if state.follow_up:
        checking = actions.checking

        asked = state.preferences.follow_up

        def not_yet() -> None:
            checking.not_yet()
            go(f"{CHECK_KEPT}/{asked.check}" if asked else CHECK)

        return looked_at_card(checking.looked_at, not_yet, checking.ask_tomorrow)
    if card := reminder_ask(state, actions):
        return card
    if not state.episodes:
        return _first_questions(actions)
    newest = state.episodes[0]
    if newest.parked:

        async def answer(length: HowLong) -> None:
            await actions.unpark(newest, length.seconds)
            if length is HowLong.LONG:
                go(SIGNS)

        async def forget() -> None:
            await actions.records.remove(newest)

        return how_long_card(newest, answer, forget)
    if may_ask(newest, actions.clock.now().local, state.preferences.passed_over, late=state.late):
        return details_card(newest, lambda: go(DETAILS), lambda: actions.pass_over(newest))
    owner = actions.owner
    if state.forgets and state.storage.lasts and not state.preferences.tab_passed_over:
        return tab_card(lambda: go(BRING_OVER), owner.pass_over_tab)
    if state.backup_due:
        return backup_card(lambda: go(YOUR_DATA), owner.pass_over_backup)
    reminders = actions.reminders
    if reminders.offers_stretch():
        from crampapp.ui.components.reminder_cards import stretch_tonight_card

        return stretch_tonight_card(
            clock_time(BEDTIME_AT), reminders.stretch_tonight, reminders.no_stretch_tonight
        )
    if not state.late and to_talk_of(state, actions):
        return talk_question(lambda: go(INSIGHTS), actions.insights.talked_of)
    return _first_questions(actions)


def _first_questions(actions: Actions) -> ft.Control | None:
    """What makes the next cramp easier, once all else has been asked."""
    first = actions.first_run
    if not first.offered:
        return None
    from crampapp.ui.components.first_card import first_card

    questions, page = first.questions, ft.context.page

    def skip() -> None:
        first.settle(*questions)
        show_snack(page, _("You find all of it in Settings and Prevent."))

    return first_card(len(questions), lambda: go(WELCOME), skip)
