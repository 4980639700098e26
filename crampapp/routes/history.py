"""The history: a month and a list, one cramp to correct, and one added afterwards."""

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import flet as ft

from crampapp.content import advice, content, guide, triggers
from crampapp.content.messages import gettext as _
from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import Episode
from crampapp.domain.history import usual_night
from crampapp.domain.moves import your_moves
from crampapp.routes.session import (
    ADD,
    EDIT,
    HISTORY,
    HISTORY_CHECK,
    HISTORY_WORKOUTS,
    INSIGHTS,
    LOG,
    REPORT,
    SETTINGS,
    TABS,
    go,
    go_home,
    picture_colours,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.page import column_of, page_header
from crampapp.ui.components.snack import show_snack
from crampapp.ui.errors import run_guarded
from crampapp.ui.formats import move_line
from crampapp.ui.notices import storage_notice
from crampapp.ui.past import Entry, PastState
from crampapp.ui.state import AppState

_MOST_MOVES = 3
_DAY = "day"
"""In the query of an address: the day of a cramp to add."""


@ft.component
def HistoryRoute() -> ft.View:
    from crampapp.ui.screens.history import HistoryScreen

    state, actions = use_session()
    past = actions.past
    page = ft.context.page
    shown: PastState
    shown, _set = ft.use_state(past.state)

    ft.use_effect(past.begin, dependencies=[])
    ft.use_effect(lambda: run_guarded(page, actions.records.turns.look_again), dependencies=[])
    # What was saved, taken out or restored elsewhere is here at once.
    ft.use_effect(
        lambda: run_guarded(page, past.refresh),
        dependencies=[state.storage, state.episodes, state.checks],
    )

    async def delete(entry: Entry) -> None:
        async def put_back() -> None:
            if isinstance(entry, CheckResult):
                await actions.checking.save(entry)
            else:
                await past.cramps.save(entry)

        if isinstance(entry, CheckResult):
            await actions.checking.remove(entry.id)
            await past.refresh()
        else:
            await past.cramps.remove(entry)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    async def remove_demo() -> None:
        await actions.insights.remove_demo()
        await past.refresh()

    def open(entry: Entry) -> None:
        go(f"{HISTORY_CHECK if isinstance(entry, CheckResult) else EDIT}/{entry.id}")

    return tab(
        HistoryScreen(
            past=shown,
            today=actions.clock.now().local.date(),
            triggers=triggers(),
            notice=storage_notice(state, actions),
            moves=_moves(state),
            colours=picture_colours(state),
            wide=state.wide,
            on_month=past.show_month,
            on_day=past.show_day,
            on_turn=past.turn,
            on_clear=past.clear,
            on_earlier=past.earlier,
            on_open=open,
            on_delete=delete,
            on_log=lambda day: go(f"{ADD}?{_DAY}={day}" if day else ADD),
            on_report=lambda: go(REPORT),
            on_insights=lambda: go(INSIGHTS),
            on_workouts=lambda: go(HISTORY_WORKOUTS),
            on_remove_demo=remove_demo,
            on_settings=lambda: go(SETTINGS),
        ),
        selected=TABS.index(HISTORY),
        wide=state.wide,
        on_select=lambda index: go(TABS[index]),
    )


@ft.component
def EditRoute() -> ft.View:
    from crampapp.ui.screens.history_edit import EditScreen

    state, actions = use_session()
    past = actions.past
    page = ft.context.page
    id = ft.use_route_params().get("id", "")
    unread: tuple[Episode, tuple[Episode, ...]] | None = None
    read, set_read = ft.use_state(unread)

    async def find() -> None:
        if found := await past.cramps.find(id):
            set_read((found, await past.cramps.near(found)))
        else:
            to_history()

    ft.use_effect(lambda: run_guarded(page, find), dependencies=[id])
    if read is None or read[0].id != id:
        return pushed(EDIT, column_of(page_header(_("Cramp"), on_back=to_history), wide=state.wide))
    episode, near = read

    async def save(changed: Episode) -> bool:
        saved = await past.cramps.save(changed)
        if saved:
            to_history()
            show_snack(page, _("Saved"))
        return saved

    async def merge(changed: Episode, other: Episode) -> bool:
        if await past.cramps.merge(changed, other) is None:
            return False

        async def undo() -> None:
            await past.cramps.take_apart(episode, other)

        to_history()
        show_snack(page, _("Merged into one."), action=_("Undo"), on_action=undo)
        return True

    async def delete() -> None:
        async def put_back() -> None:
            await past.cramps.save(episode)

        await past.cramps.remove(episode)
        to_history()
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    return pushed(
        EDIT,
        # The form begins anew with another one.
        keyed(EditScreen, f"edit-{id}")(
            episode=episode,
            near=near,
            clock=actions.clock,
            triggers=triggers(),
            steps=_steps,
            colours=picture_colours(state),
            wide=state.wide,
            on_save=save,
            on_merge=merge,
            on_delete=delete,
            on_back=to_history,
        ),
    )


@ft.component
def LogRoute() -> ft.View:
    """From home, and from the icon of the app."""
    state, actions = use_session()
    return pushed(LOG, _log(state, actions, go_home))


@ft.component
def AddRoute() -> ft.View:
    """From the history, perhaps on a day of it."""
    state, actions = use_session()
    return pushed(ADD, _log(state, actions, to_history))


def to_history() -> None:
    go(HISTORY)


def _log(state: AppState, actions: Actions, on_back: OnTap) -> ft.Control:
    from crampapp.ui.screens.log import LogScreen

    usual = usual_night(state.episodes)
    day = _day_in(ft.context.page.route or "")
    return LogScreen(
        clock=actions.clock,
        usual=usual,
        begun=datetime.combine(day, usual) if day else None,
        over_ten_minutes=advice("advice.over_ten_minutes"),
        colours=picture_colours(state),
        wide=state.wide,
        on_save=actions.past.cramps.add,
        on_tell_more=lambda episode: go(f"{EDIT}/{episode.id}"),
        on_back=on_back,
    )


def _day_in(address: str) -> date | None:
    """The day that an address names."""
    try:
        return date.fromisoformat(parse_qs(urlsplit(address).query)[_DAY][0])
    except (KeyError, ValueError):
        return None


def _steps(episode: Episode) -> Mapping[str, str]:
    """What may have eased a cramp: what was done, and what is for that muscle, each once."""
    named = {step.id: step.action for text in content().protocol for step in text.step}
    of_muscle = [
        step.id
        for position in guide().positions(episode.muscle)
        for step in guide().protocol(episode.muscle, position)
    ]
    ids = [*filter(None, [episode.eased_by]), *episode.steps, *of_muscle]
    found: dict[str, str] = {}
    for id in ids:
        if id in named and named[id] not in found.values():
            found[id] = named[id]
    return found


def _moves(state: AppState) -> list[str]:
    """The best of what has eased a cramp; steps of several muscles that read alike stand once."""
    if not (moves := your_moves(state.episodes)):
        return []
    actions = {step.id: step.action for text in content().protocol for step in text.step}
    best: dict[str, str] = {}
    for move in moves:
        if move.eased and (action := actions.get(move.step_id)):
            best.setdefault(action, move_line(move, action))
    return list(best.values())[:_MOST_MOVES]
