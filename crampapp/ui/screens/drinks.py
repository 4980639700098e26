"""Drinks: today, one tap for a cup, undo, the workout at hand, the week."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.drink import Drink
from crampapp.domain.hydration_day import DayTotal
from crampapp.domain.settings import Units
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.drink_week import drink_week
from crampapp.ui.components.drunk_today import drunk_today
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.notice import Notice, notice_card
from crampapp.ui.components.other_amount import OtherAmount
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.row import list_row
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.formats import clock_time, evidence
from crampapp.ui.measures import volume
from crampapp.ui.theme import Space


class Outcome(StrEnum):
    """What became of the last drink that was tapped."""

    NONE = "none"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"
    UNDONE = "undone"


@ft.component
def DrinksScreen(
    *,
    notice: Notice | None,
    why_none: Advice | None,
    enough: ft.Control | None,
    workout: ft.Control | None,
    thirst: Advice,
    week: Sequence[DayTotal],
    drinks: Sequence[Drink],
    target_ml: int | None,
    cups_ml: Sequence[int],
    units: Units,
    today: date,
    articles: Sequence[tuple[Advice, Sequence[str]]],
    lasting: bool,
    wide: bool,
    on_note: Callable[[int], Awaitable[Drink | None]],
    on_undo: Callable[[Drink], Awaitable[bool]],
    on_delete: Callable[[Drink], object],
    on_workout: OnTap,
    on_workouts: OnTap,
    on_about: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """One place for all of it.

    Args:
        notice: What to know about how drinks are kept.
        why_none: Why this person gets no figures; ``None``: they do.
        enough: The brake, while it holds; then no drink is one tap away.
        workout: The workout at hand, with its drinks.
        thirst: What holds every day.
        week: One total a day, oldest first, today last.
        drinks: Those of today, newest first.
        target_ml: The person's own goal.
        cups_ml: Sizes that are one tap.
        units: Of all amounts.
        today: The date on the wall.
        articles: What the figures rest on, each with its sources.
        lasting: Whether what is saved outlives the window.
        wide: Whether there is room to spare at the sides.
        on_note: Notes millilitres; answers the record once it is durable.
        on_undo: Takes the drink just noted out again; tells whether that worked.
        on_delete: Takes one of today out.
        on_workout: Plans or adds a workout.
        on_workouts: Shows all workouts.
        on_about: Leads to answers, cups, goal and units.
        on_back: Leaves.
    """
    outcome, set_outcome = ft.use_state(Outcome.NONE)
    nothing: Drink | None = None
    last, set_last = ft.use_state(nothing)

    async def note(ml: int) -> None:
        set_outcome(Outcome.SAVING)
        drink = await on_note(ml)
        set_last(drink)
        set_outcome(Outcome.SAVED if drink else Outcome.FAILED)

    async def undo(drink: Drink) -> None:
        if await on_undo(drink):
            set_outcome(Outcome.UNDONE)

    body: list[ft.Control] = [page_header(_("Drinks"), on_back=on_back)]
    if notice:
        body.append(notice_card(notice))
    if enough:
        body.append(enough)
    noting = [drunk_today(week[-1], target_ml, units), _told(outcome, last, units, lasting, undo)]
    if not enough:
        noting.append(_cups(cups_ml, units, note))
    label = _("Another amount") if not enough else _("Note a drink you have had")
    sizes = [] if not enough else cups_ml
    noting.append(
        Fold(
            label=label,
            content=lambda: [OtherAmount(sizes=sizes, units=units, on_note=note)],
            name="other",
        )
    )
    body.append(
        ft.Column(
            noting,
            spacing=Space.S,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
    if why_none:
        body.append(
            card([heading(why_none.title, Style.TITLE_LARGE, level=2), text(why_none.text)])
        )
    else:
        body.append(text(thirst.text))
    if workout:
        body.append(workout)
    add = _("Add a workout") if why_none else _("Plan or add a workout")
    body.append(button(add, on_workout, key="workout", icon=ft.Icons.FITNESS_CENTER))
    body.append(button(_("All workouts"), on_workouts, key="workouts"))
    body.append(drink_week(week, target_ml, units, today))
    if drinks:
        body.append(_list(drinks, units, on_delete))
    body.append(button(_("Health, cups, goal and units"), on_about, key="about"))
    body.append(
        Fold(label=_("What this rests on"), content=lambda: _sources(articles), name="sources")
    )
    return column_of(scroll(body), wide=wide)


def _told(
    outcome: Outcome,
    last: Drink | None,
    units: Units,
    lasting: bool,
    on_undo: Callable[[Drink], Awaitable[None]],
) -> ft.Control:
    """A live region that is always there, so that a change in it is spoken."""
    words, colour = "", ft.Colors.PRIMARY
    match outcome:
        case Outcome.SAVING:
            words = _("Saving…")
        case Outcome.SAVED if last:
            saved = (
                _("Saved: {amount}") if lasting else _("Noted until this window closes: {amount}")
            )
            words = saved.format(amount=volume(last.ml, units))
        case Outcome.FAILED:
            words = _("Not saved: this device would not take it. Please try again.")
            colour = ft.Colors.ERROR
        case Outcome.UNDONE:
            words = _("Taken out again.")
    said = announced(text(words, color=colour))
    said.expand = True
    row: list[ft.Control] = [said]
    if outcome is Outcome.SAVED and last:
        undo = partial(on_undo, last)
        row.append(button(_("Undo"), undo, key="undo", weight=Weight.QUIET))
    return ft.Row(row, vertical_alignment=ft.CrossAxisAlignment.CENTER)


def _cups(
    cups_ml: Sequence[int], units: Units, on_note: Callable[[int], Awaitable[None]]
) -> ft.Control:
    return ft.Row(
        [
            button(
                volume(ml, units),
                partial(on_note, ml),
                key=f"cup-{ml}",
                weight=Weight.MAIN,
            )
            for ml in cups_ml
        ],
        wrap=True,
        spacing=Space.S,
        run_spacing=Space.S,
    )


def _list(
    drinks: Sequence[Drink], units: Units, on_delete: Callable[[Drink], object]
) -> ft.Control:
    rows = [
        list_row(
            title=volume(one.ml, units),
            line=clock_time(one.started.local),
            end="",
            action=_("Delete the drink at {time}").format(time=clock_time(one.started.local)),
            on_action=partial(on_delete, one),
            key=f"delete-{one.id}",
        )
        for one in drinks
    ]
    return ft.Column(
        [heading(_("Today"), Style.TITLE_LARGE, level=2), *rows],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _sources(articles: Sequence[tuple[Advice, Sequence[str]]]) -> list[ft.Control]:
    found: list[ft.Control] = []
    for article, sources in articles:
        lines = [evidence(article.evidence), *sources]
        found.append(
            ft.Column(
                [
                    heading(article.title, Style.TITLE_MEDIUM, level=3),
                    text(article.text),
                    *(quiet(line, Style.LABEL_MEDIUM) for line in lines),
                ],
                spacing=Space.XS,
                tight=True,
            )
        )
    return found
