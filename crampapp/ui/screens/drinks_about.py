"""What a person told about drinking: cups, weight, a goal of their own, units, and the way back to
the questions."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.hydration import (
    LEAST_WEIGHT_KG,
    MOST_CUPS,
    MOST_TARGET_ML,
    MOST_WEIGHT_KG,
    HydrationProfile,
)
from crampapp.domain.settings import Units
from crampapp.ui.components.buttons import OnTap, button, chip, choice
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.number_field import number_field
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.components.way import way
from crampapp.ui.measures import (
    from_kg,
    number_in,
    to_kg,
    to_ml,
    volume,
    volume_unit,
    weight,
    weight_unit,
)
from crampapp.ui.theme import Space

LEAST_CUP_ML, MOST_CUP_ML = 20, 2000
GOALS_ML = (1000, 1500, 2000, MOST_TARGET_ML)

Tell = Callable[[HydrationProfile], Awaitable[bool]]


@ft.component
def DrinksAboutScreen(
    *,
    hydration: HydrationProfile,
    units: Units,
    may_have_goal: bool,
    goal: Advice,
    told: Sequence[str],
    wide: bool,
    on_tell: Tell,
    on_units: Callable[[Units], object],
    on_ask: OnTap,
    on_read: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """Every change is kept at once.

    Args:
        hydration: What was told so far.
        units: Of the amounts.
        may_have_goal: Whether this person gets figures.
        goal: What to know before setting one.
        told: What they said about their health, in words.
        wide: Whether there is room to spare at the sides.
        on_tell: Keeps a change; tells whether it is durable.
        on_units: Told the units to use from now on.
        on_ask: Leads back to the questions.
        on_read: Opens what is known about drinks and cramps.
        on_back: Leaves.
    """
    line, set_line = ft.use_state("")

    async def keep(saving: Awaitable[bool]) -> None:
        set_line(_("Saving…"))
        saved = await saving
        failed = _("Not saved: this device would not take it. Please try again.")
        set_line(_("Saved") if saved else failed)

    async def tell(**changes: object) -> None:
        known = HydrationProfile.model_validate({**dict(hydration), **changes})
        await keep(on_tell(known))

    body: list[ft.Control] = [
        page_header(_("Health, cups, goal and units"), on_back=on_back),
        *([announced(text(line, color=ft.Colors.PRIMARY))] if line else []),
        _part(
            _("Your health"),
            *(text(words) for words in told),
            button(_("Answer again"), on_ask, key="ask-again"),
        ),
        _part(_("Units"), choice(_units(), units, on_units, key="units")),
        # Another unit is another field: what stands in it was typed in the old one.
        keyed(Cups, f"cups-{units}")(
            hydration=hydration,
            units=units,
            on_cup=lambda ml: keep(on_tell(hydration.with_cup(ml))),
        ),
        keyed(WeightPart, f"weight-{units}")(
            hydration=hydration,
            units=units,
            on_weight=lambda kg: tell(weight_kg=kg),
        ),
    ]
    if may_have_goal:
        goals = [(0, _("No goal")), *((ml, volume(ml, units, most=True)) for ml in GOALS_ML)]
        body.append(
            _part(
                goal.title,
                text(goal.text),
                choice(
                    goals,
                    hydration.target_ml or 0,
                    lambda ml: tell(target_ml=ml or None),
                    key="goal",
                ),
            )
        )
    title, known = _("Drinks and salts for sport"), _("What is known, and how surely")
    body.append(way(title, known, ft.Icons.MENU_BOOK_OUTLINED, on_read, "read"))
    return column_of(scroll(body), wide=wide)


@ft.component
def Cups(
    *, hydration: HydrationProfile, units: Units, on_cup: Callable[[int], Awaitable[None]]
) -> ft.Control:
    """The sizes that are one tap; one that is tapped goes, one that is typed comes."""
    typed, set_typed = ft.use_state("")
    problem, set_problem = ft.use_state("")
    cups = hydration.cups_ml

    async def add() -> None:
        number = number_in(typed)
        ml = to_ml(number, units) if number else 0
        if not LEAST_CUP_ML <= ml <= MOST_CUP_ML:
            least, most = volume(LEAST_CUP_ML, units), volume(MOST_CUP_ML, units, most=True)
            set_problem(_("From {least} to {most}, please.").format(least=least, most=most))
        elif ml in cups:
            set_problem(_("This size is there already."))
        else:
            set_problem("")
            await on_cup(ml)

    rows: list[ft.Control] = [
        quiet(_("Tap a size to take it away.")),
        ft.Row(
            [chip(volume(ml, units), True, partial(on_cup, ml), f"cup-{ml}") for ml in cups],
            wrap=True,
            spacing=Space.S,
            run_spacing=Space.S,
        ),
    ]
    if len(cups) < MOST_CUPS:
        unit = volume_unit(units)
        rows.append(
            number_field(_("New size"), unit, typed, set_typed, key="cup-size", problem=problem)
        )
        rows.append(button(_("Add this size"), add, key="add-cup"))
    return _part(_("Your cups"), *rows)


@ft.component
def WeightPart(
    *, hydration: HydrationProfile, units: Units, on_weight: Callable[[float], Awaitable[None]]
) -> ft.Control:
    """The weight of the body, for the amount before a workout."""
    typed, set_typed = ft.use_state(from_kg(hydration.weight_kg, units))
    problem, set_problem = ft.use_state("")

    async def keep() -> None:
        number = number_in(typed)
        kg = to_kg(number, units) if number else 0.0
        if LEAST_WEIGHT_KG <= kg <= MOST_WEIGHT_KG:
            set_problem("")
            await on_weight(kg)
        else:
            least, most = weight(LEAST_WEIGHT_KG, units), weight(MOST_WEIGHT_KG, units)
            set_problem(_("From {least} to {most}, please.").format(least=least, most=most))

    return _part(
        _("Your weight"),
        quiet(_("Only for the amount before a workout. You can leave it out.")),
        number_field(
            _("Weight"),
            weight_unit(units),
            typed,
            set_typed,
            key="weight",
            decimals=True,
            problem=problem,
        ),
        button(_("Save the weight"), keep, key="save-weight"),
    )


def _part(title: str, *rows: ft.Control) -> ft.Control:
    return ft.Column(
        [heading(title, Style.TITLE_LARGE, level=2), *rows],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _units() -> list[tuple[Units, str]]:
    return [(Units.METRIC, _("ml and kg")), (Units.IMPERIAL, _("fl oz and lb"))]
