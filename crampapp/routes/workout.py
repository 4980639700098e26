"""A workout: planned, under way or done."""

import flet as ft

from crampapp.content import Advice, hydration
from crampapp.content.messages import gettext as _
from crampapp.domain.hydration import Standing, standing
from crampapp.domain.hydration_day import brake
from crampapp.domain.hydration_plan import Plan, is_slip, lost_too_much
from crampapp.domain.workout import Workout
from crampapp.routes.drinks import planned_for, reading, to_drinks, waiting
from crampapp.routes.session import DRINKS_WORKOUT, use_session
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.snack import show_snack


@ft.component
def WorkoutRoute() -> ft.View:
    """One that is new, or the one that the address names."""
    from crampapp.ui.screens.workout import WorkoutScreen

    state, actions = use_session()
    shown = reading(actions)
    page = ft.context.page
    id = ft.use_route_params().get("id", "")
    new = ft.use_memo(actions.drinks.new_workout, [])
    kept = next((one for one in shown.workouts if one.id == id), None)
    lost = shown.ready and bool(id) and kept is None
    ft.use_effect(lambda: to_drinks() if lost else None, dependencies=[lost])
    if not shown.ready or lost:
        return pushed(DRINKS_WORKOUT, waiting(shown, state, actions))
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
            to_drinks()
            show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    return pushed(
        DRINKS_WORKOUT,
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
            on_back=to_drinks,
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
