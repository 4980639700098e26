"""A workout: planned, under way or done."""

from collections.abc import Callable

import flet as ft

from crampapp.content import Advice, hydration
from crampapp.content.messages import gettext as _
from crampapp.domain.hydration import Standing, standing
from crampapp.domain.hydration_day import brake
from crampapp.domain.hydration_plan import Plan, is_slip, lost_too_much
from crampapp.domain.workout import Workout
from crampapp.routes.drinks import planned_for, reading, to_drinks, waiting
from crampapp.routes.session import (
    DRINKS_WORKOUT,
    DRINKS_WORKOUTS,
    HISTORY,
    HISTORY_WORKOUTS,
    go,
    use_session,
)
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.snack import show_snack
from crampapp.ui.errors import run_guarded
from crampapp.ui.workouts import Workouts, WorkoutsState


@ft.component
def WorkoutsRoute() -> ft.View:
    """All of them, from the drinks."""
    return _workouts(DRINKS_WORKOUTS, to_drinks)


@ft.component
def WorkoutsOfHistoryRoute() -> ft.View:
    """The same, from the history."""
    return _workouts(HISTORY_WORKOUTS, lambda: go(HISTORY))


def _workouts(address: str, leave: Callable[[], None]) -> ft.View:
    """The list, newest first; ``leave`` goes back to where it was opened."""
    from crampapp.ui.screens.workouts import WorkoutsScreen

    state, actions = use_session()
    shown = reading(actions)
    page = ft.context.page
    workouts = ft.use_memo(lambda: Workouts(actions.records), [])
    listed: WorkoutsState
    listed, _set = ft.use_state(workouts.state)
    # What was changed, taken out or put back above this page is here at once.
    ft.use_effect(lambda: run_guarded(page, workouts.refresh), dependencies=[shown.workouts])
    return pushed(
        address,
        WorkoutsScreen(
            workouts=listed.found,
            reading=not listed.ready,
            older=bool(listed.left),
            units=actions.choosing.units,
            today=actions.clock.now().local.date(),
            wide=state.wide,
            on_open=lambda workout: go(f"{address}/{workout.id}"),
            on_add=lambda: go(DRINKS_WORKOUT),
            on_earlier=workouts.earlier,
            on_back=leave,
        ),
    )


@ft.component
def WorkoutRoute() -> ft.View:
    """One that is new, or the one that the address names."""
    return _workout(DRINKS_WORKOUT, to_drinks)


@ft.component
def OldWorkoutRoute() -> ft.View:
    """One from the list of all."""
    return _workout(DRINKS_WORKOUTS, lambda: go(DRINKS_WORKOUTS))


@ft.component
def OldWorkoutOfHistoryRoute() -> ft.View:
    """The same, from the history."""
    return _workout(HISTORY_WORKOUTS, lambda: go(HISTORY_WORKOUTS))


def _workout(address: str, leave: Callable[[], None]) -> ft.View:
    """The form; ``leave`` goes back to where it was opened."""
    from crampapp.ui.screens.workout import WorkoutScreen

    state, actions = use_session()
    shown = reading(actions)
    page = ft.context.page
    id = ft.use_route_params().get("id", "")
    new = ft.use_memo(actions.drinks.new_workout, [])
    kept = next((one for one in shown.workouts if one.id == id), None)
    lacking = shown.ready and bool(id) and kept is None

    async def recall() -> None:
        if lacking and not await actions.drinks.recall(id):
            leave()

    ft.use_effect(recall, dependencies=[lacking])
    if not shown.ready or lacking:
        return pushed(address, waiting(shown, state, actions))
    now = actions.clock.now()
    who = standing(shown.hydration, state.preferences.profile, now.local.date())

    def plan_of(draft: Workout) -> Plan | None:
        others = (one for one in shown.workouts if one.id != draft.id)
        braked = brake(shown.drinks, [draft, *others], now.utc)
        return None if braked else planned_for(draft, shown, who)

    async def save(draft: Workout) -> bool:
        saved = await actions.drinks.keep_workout(draft)
        known = shown.hydration
        if saved and known and known.weight_kg is None and draft.weight_before_kg:
            weighed = known.model_copy(update={"weight_kg": draft.weight_before_kg})
            await actions.drinks.tell(weighed)
        if saved:
            show_snack(page, _("Saved"))
        return saved

    async def delete() -> None:
        async def put_back() -> None:
            if kept:
                await actions.drinks.keep_workout(kept)

        if kept and await actions.drinks.take_out_workout(kept):
            leave()
            show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    return pushed(
        address,
        # The form begins anew with another one.
        keyed(WorkoutScreen, f"workout-{id}")(
            workout=kept or new,
            is_new=kept is None,
            clock=actions.clock,
            units=actions.choosing.units,
            plan_of=plan_of,
            warnings_of=lambda draft, planned: _warnings(draft, planned, who),
            wide=state.wide,
            on_save=save,
            on_delete=delete if kept else None,
            on_back=leave,
        ),
    )


def _warnings(draft: Workout, planned: Plan | None, who: Standing) -> list[Advice]:
    """What to know about a workout; what tells to drink more is only for who is free to."""
    ids = []
    if draft.lost_kg is not None and draft.lost_kg < 0:
        ids.append("enough.weight_gained")
    if is_slip(draft):
        ids.append("slip")
    elif lost_too_much(draft) and who is Standing.FREE:
        ids.append("lost_much")
    if planned and planned.long:
        ids.append("long")
    if planned and planned.salt:
        ids.append("salt")
    if who is not Standing.FREE:
        ids.append(f"why.{who}" if who is not Standing.UNASKED else "ask")
    return [hydration(f"drinks.{id}") for id in ids]
