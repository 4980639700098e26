"""Drinks: the questions before any figure, today and the week, and what was told."""

from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import flet as ft

from crampapp.content import Advice, content, hydration
from crampapp.content.messages import gettext as _
from crampapp.domain.drink import Drink
from crampapp.domain.hydration import (
    FluidRisk,
    HydrationProfile,
    Standing,
    may_remind_to_drink,
    standing,
    target_ml,
)
from crampapp.domain.hydration_day import Brake, at_hand, brake, by_day, drunk_around
from crampapp.domain.hydration_plan import Plan, plan
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact
from crampapp.domain.reminder import ReminderKind
from crampapp.domain.settings import Units
from crampapp.domain.workout import Workout
from crampapp.routes.session import (
    DRINKS,
    DRINKS_ABOUT,
    DRINKS_ASK,
    DRINKS_WORKOUT,
    DRINKS_WORKOUTS,
    LEARN,
    PREVENT,
    REMINDERS,
    REMINDERS_NEW,
    THEN,
    go,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.enough import enough_card
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.snack import show_snack
from crampapp.ui.components.waiting import not_there
from crampapp.ui.components.waiting import waiting as still_waiting
from crampapp.ui.components.workout_card import workout_card
from crampapp.ui.drinks import DrinkState
from crampapp.ui.notices import storage_notice
from crampapp.ui.state import AppState
from crampapp.ui.ticking import use_time

WEEK = 7
ARTICLES = ("evidence", "thirst", "before", "during", "after", "salt", "long", "danger")
"""Ids of the texts behind the figures, in the order in which they are read."""
_ALSO_ASKED = (Fact.PREGNANT, Fact.CHILD)
"""For whom the figures were not worked out; kept with what a person tells about themselves."""


class _Present(NamedTuple):
    """What changes as time passes."""

    today: date
    brake: Brake | None
    at_hand: Workout | None


@ft.component
def DrinksRoute() -> ft.View:
    from crampapp.ui.screens.drinks import DrinksScreen

    state, actions = use_session()
    drinks = actions.drinks
    shown = reading(actions)
    page = ft.context.page

    def look(now: Moment) -> _Present:
        return _Present(
            now.local.date(),
            brake(shown.drinks, shown.workouts, now.utc),
            at_hand(shown.workouts, now.utc),
        )

    present = use_time(actions.clock, look)
    if not shown.ready:
        return pushed(DRINKS, waiting(shown, state, actions))
    if shown.hydration is None or not shown.hydration.asked:
        return pushed(
            DRINKS, _Ask(state=state, actions=actions, on_saved=to_drinks, on_back=to_prevent)
        )
    person = state.preferences.profile
    who = standing(shown.hydration, person, present.today)

    async def delete(drink: Drink) -> None:
        async def put_back() -> None:
            await drinks.put_back(drink)

        if await drinks.take_out(drink):
            show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)
        else:
            show_snack(page, _("This device would not remove it."))

    return pushed(
        DRINKS,
        DrinksScreen(
            notice=storage_notice(state, actions),
            why_none=None if who is Standing.FREE else hydration(f"drinks.why.{who}"),
            enough=_enough(present.brake, actions) if present.brake else None,
            workout=_workout(present, shown, who, actions.choosing.units),
            thirst=hydration("drinks.thirst"),
            week=by_day(shown.drinks, present.today, WEEK),
            drinks=[one for one in shown.drinks if one.started.local.date() == present.today],
            target_ml=target_ml(shown.hydration, person, present.today),
            cups_ml=shown.hydration.cups_ml,
            units=actions.choosing.units,
            today=present.today,
            articles=_articles(),
            lasting=state.storage.lasts,
            wide=state.wide,
            on_note=drinks.note,
            on_undo=drinks.take_out,
            on_delete=delete,
            on_workout=lambda: go(DRINKS_WORKOUT),
            on_workouts=lambda: go(DRINKS_WORKOUTS),
            on_about=lambda: go(DRINKS_ABOUT),
            on_back=to_prevent,
        ),
    )


@ft.component
def DrinksAskRoute() -> ft.View:
    """The questions once more, or on the way to a reminder."""
    state, actions = use_session()
    shown = reading(actions)
    if not shown.ready:
        return pushed(DRINKS_ASK, waiting(shown, state, actions))
    said = parse_qs(urlsplit(ft.context.page.route or "").query)
    then = said.get(THEN, [""])[0]

    def leave() -> None:
        go(REMINDERS if then else DRINKS)

    def go_on() -> None:
        if then in set(ReminderKind) and may_remind_to_drink(actions.drinks.state.hydration):
            go(f"{REMINDERS_NEW}/{then}")
        else:
            leave()

    return pushed(DRINKS_ASK, _Ask(state=state, actions=actions, on_saved=go_on, on_back=leave))


@ft.component
def DrinksAboutRoute() -> ft.View:
    from crampapp.ui.screens.drinks_about import DrinksAboutScreen

    state, actions = use_session()
    shown = reading(actions)
    if not shown.ready:
        return pushed(DRINKS_ABOUT, waiting(shown, state, actions))
    known = shown.hydration
    if known is None or not known.asked:
        asked = _Ask(state=state, actions=actions, on_saved=to_drinks, on_back=to_drinks)
        return pushed(DRINKS_ABOUT, asked)
    today = actions.clock.now().local.date()
    who = standing(known, state.preferences.profile, today)
    told = [hydration(f"drinks.ask.{risk}").title for risk, yes in known.answers.items() if yes]
    if who is Standing.FREE:
        told.append(_("None of what was asked."))
    else:
        told.append(hydration(f"drinks.why.{who}").title)
    return pushed(
        DRINKS_ABOUT,
        DrinksAboutScreen(
            hydration=known,
            units=actions.choosing.units,
            may_have_goal=who is Standing.FREE,
            goal=hydration("drinks.own_goal"),
            told=told,
            wide=state.wide,
            on_tell=actions.drinks.tell,
            on_units=actions.choosing.measure_in,
            on_ask=lambda: go(DRINKS_ASK),
            on_read=lambda: go(f"{DRINKS_ABOUT}{LEARN}/drinks-and-sport"),
            on_back=to_drinks,
        ),
    )


@ft.component
def _Ask(*, state: AppState, actions: Actions, on_saved: OnTap, on_back: OnTap) -> ft.Control:
    from crampapp.ui.screens.drinks_ask import DrinksAskScreen

    failed, set_failed = ft.use_state(False)
    today = actions.clock.now().local.date()
    person = state.preferences.profile
    known = actions.drinks.state.hydration or HydrationProfile()
    before = {*(risk for risk, yes in known.answers.items() if yes)}
    facts = {fact for fact in _ALSO_ASKED if person.has(fact, today)}
    asked = [(str(id), hydration(f"drinks.ask.{id}").title) for id in (*FluidRisk, *_ALSO_ASKED)]

    async def told(ticked: frozenset[str], sure: bool) -> None:
        for fact in _ALSO_ASKED:
            yes = fact in ticked
            # A yes that is there already has its days, which answering again would forget.
            if yes != (fact in facts) and (yes or sure):
                actions.answer(fact, yes)
        risks = frozenset(risk for risk in FluidRisk if risk in ticked)
        saved = await actions.drinks.tell(known.answered(risks, sure=sure))
        set_failed(not saved)
        if saved:
            on_saved()

    return DrinksAskScreen(
        ask=hydration("drinks.ask"),
        questions=asked,
        told={str(id) for id in (*before, *facts)},
        wide=state.wide,
        on_told=told,
        on_back=on_back,
        failed=failed,
    )


def reading(actions: Actions) -> DrinkState:
    """What there is to show, read anew at each visit."""
    shown: DrinkState
    shown, _set = ft.use_state(actions.drinks.state)

    async def read() -> None:
        await actions.drinks.load()

    ft.use_effect(read, dependencies=[])
    return shown


def waiting(shown: DrinkState, state: AppState, actions: Actions) -> ft.Control:
    """What stands there until the records were read, or if they cannot be."""
    body: list[ft.Control] = [page_header(_("Drinks"), on_back=to_prevent)]
    if shown.unreadable:
        notice = storage_notice(state, actions)
        words = notice.text if notice else _("Your drinks could not be read.")
        body.append(not_there(words, actions.drinks.load))
    else:
        body.append(still_waiting(_("Reading…")))
    return column_of(scroll(body), wide=state.wide)


def to_drinks() -> None:
    go(DRINKS)


def to_prevent() -> None:
    go(PREVENT)


def _workout(
    present: _Present, shown: DrinkState, who: Standing, units: Units
) -> ft.Control | None:
    if (workout := present.at_hand) is None:
        return None
    # While it is enough, nothing on the screen names an amount to drink.
    plan = None if present.brake else planned_for(workout, shown, who)
    change = button(
        _("Change this workout"),
        lambda: go(f"{DRINKS_WORKOUT}/{workout.id}"),
        key="change-workout",
        weight=Weight.QUIET,
    )
    drunk = drunk_around(shown.drinks, workout)
    return workout_card(workout, drunk, plan, units, present.today, change)


def planned_for(workout: Workout, shown: DrinkState, who: Standing) -> Plan | None:
    """The plan for a workout, by the weight that was told."""
    weight = shown.hydration.weight_kg if shown.hydration else None
    return plan(workout, weight, who)


def _enough(why: Brake, actions: Actions) -> ft.Control:
    return enough_card(
        hydration(f"drinks.enough.{why}"),
        hydration("drinks.danger"),
        actions.choosing.region.emergency,
    )


def _articles() -> list[tuple[Advice, list[str]]]:
    sources = content().sources
    texts = [hydration(f"drinks.{name}") for name in ARTICLES]
    return [(text, [sources[id] for id in text.sources]) for text in texts]
