"""Until when an answer counts, and the days that say so better."""

from collections.abc import Callable
from datetime import date

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.profile import Fact, Occasion, Profile
from crampapp.ui.components.buttons import button
from crampapp.ui.components.day_chooser import DayChooser
from crampapp.ui.components.text import announced, quiet, text
from crampapp.ui.formats import calendar_day
from crampapp.ui.theme import Space


@ft.component
def EndOfFact(
    *,
    fact: Fact,
    profile: Profile,
    today: date,
    on_day: Callable[[Occasion, date], bool],
) -> ft.Control:
    """Below the answer to a fact that ends.

    Args:
        fact: Pregnancy, surgery or cast, a long flight.
        profile: The answers so far.
        today: The day.
        on_day: Told a day; answers whether somebody can mean it.
    """
    nothing: Occasion | None = None
    choosing, choose = ft.use_state(nothing)
    refused, refuse = ft.use_state(nothing)
    yes = bool(profile.facts.get(fact)) and not profile.is_over(fact, today)

    def tell(occasion: Occasion, day: date) -> None:
        if on_day(occasion, day):
            show_days(None)
        else:
            refuse(occasion)

    def show_days(occasion: Occasion | None) -> None:
        choose(occasion)
        refuse(None)

    def ask(occasion: Occasion, label: str) -> ft.Control:
        return button(label, lambda: show_days(occasion), key=f"tell-{occasion}")

    rows: list[ft.Control] = [announced(quiet(line)) for line in _known(fact, profile, today)]
    if yes and choosing is None:
        told = profile.occasion(fact)
        asked = [
            ask(occasion, _label(occasion, occasion in profile.told()))
            for occasion in Occasion
            if occasion.fact is fact and not _is_past(occasion, told)
        ]
        rows.append(ft.Row(asked, wrap=True, spacing=Space.S, run_spacing=Space.S))
    if yes and choosing is not None:
        rows.append(
            DayChooser(
                title=_title(choosing),
                months=choosing.months(today),
                today=today,
                on_choose=lambda day: tell(choosing, day),
                on_close=lambda: show_days(None),
            )
        )
    if yes and refused is not None:
        rows.append(announced(text(_refusal(refused), color=ft.Colors.ERROR)))
    return ft.Column(
        rows,
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _is_past(occasion: Occasion, told: tuple[Occasion, date] | None) -> bool:
    """Whether a birth has made this day of no account."""
    return occasion is Occasion.DUE and told is not None and told[0] is Occasion.BORN


def _known(fact: Fact, profile: Profile, today: date) -> list[str]:
    until = profile.until(fact)
    if until is None or not profile.facts.get(fact):
        return []
    last = calendar_day(until, today)
    told = profile.occasion(fact)
    if profile.is_over(fact, today):
        if fact is Fact.PREGNANT and told is None:
            return [_("You said yes a long time ago. Please answer again.")]
        return [_("Counted until {day}. It is over.").format(day=last)]
    lines = [_("Counts until {day}.").format(day=last)]
    if told is None and fact is Fact.PREGNANT:
        lines.append(_("Without a due date every day counts as late in pregnancy."))
    if told is not None:
        occasion, day = told
        lines.insert(0, _day_told(occasion).format(day=calendar_day(day, today)))
    return [" ".join(lines)]


def _day_told(occasion: Occasion) -> str:
    match occasion:
        case Occasion.DUE:
            return _("Due {day}.")
        case Occasion.BORN:
            return _("Born {day}.")
        case Occasion.SURGERY:
            return _("Surgery: {day}.")
        case Occasion.CAST_OFF:
            return _("Cast off: {day}.")
        case Occasion.FLIGHT:
            return _("Flight or trip: {day}.")


def _label(occasion: Occasion, told: bool) -> str:
    match occasion:
        case Occasion.DUE:
            return _("Change the due date") if told else _("Due date")
        case Occasion.BORN:
            return _("Change the day of birth") if told else _("The baby is born")
        case Occasion.SURGERY:
            return _("Change the day of surgery") if told else _("Day of surgery")
        case Occasion.CAST_OFF:
            return _("Change the day of the cast") if told else _("Day the cast came off")
        case Occasion.FLIGHT:
            return _("Change the day") if told else _("The day it was")


def _title(occasion: Occasion) -> str:
    match occasion:
        case Occasion.DUE:
            return _("Which day is the baby due?")
        case Occasion.BORN:
            return _("Which day was the baby born?")
        case Occasion.SURGERY:
            return _("On which day was the surgery?")
        case Occasion.CAST_OFF:
            return _("On which day did the cast come off?")
        case Occasion.FLIGHT:
            return _("On which day did the trip end?")


def _refusal(occasion: Occasion) -> str:
    match occasion:
        case Occasion.DUE:
            return _("A due date is at most 42 weeks ahead or 8 weeks ago. Nothing was changed.")
        case Occasion.BORN | Occasion.SURGERY | Occasion.CAST_OFF | Occasion.FLIGHT:
            return _("This day is still to come, or over a year ago. Nothing was changed.")
