"""One reminder: when, for what, in which words."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.reminder import DrinkTime, Reminder, ReminderKind
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, chip, choice
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.components.time_chooser import TimeChooser
from crampapp.ui.formats import evidence, listed
from crampapp.ui.reminder_words import EVERY_DAY, clock, drink_time, kind_name, weekday_in_short
from crampapp.ui.theme import Space

MINUTES_BEFORE = (5, 10, 15, 30, 60)
DURATIONS = (30, 45, 60, 90, 120, 180, 240)
"""Minutes of exercise to choose from."""
LONGEST_WORDING = 60
"""Characters of one's own words; a notification shows few."""


@ft.component
def ReminderEditScreen(
    *,
    reminder: Reminder,
    now: datetime,
    advice: Advice | None,
    next_ring: Callable[[Reminder], str],
    silenced: Callable[[Reminder], list[time]],
    resting: ft.Control | None,
    wide: bool,
    on_save: Callable[[Reminder], Awaitable[bool]],
    on_back: OnTap,
) -> ft.Control:
    """What it is at first, and how to change it.

    Args:
        reminder: As it is, or as it is proposed.
        now: Wall time.
        advice: What to know about this kind.
        next_ring: When a reminder rings next, in words.
        silenced: Its times that quiet hours keep from ringing.
        resting: How to let it rest, where it is set already.
        wide: Whether there is room to spare at the sides.
        on_save: Keeps it, and tells whether it is durable.
        on_back: Leaves.
    """
    draft, set_draft = ft.use_state(reminder)
    failed, set_failed = ft.use_state(False)
    words = ft.use_ref(reminder.wording)

    def change(**fields: Any) -> None:
        set_draft(lambda old: old.model_copy(update=fields))

    def wrote(event: ft.Event[ft.TextField]) -> None:
        words.current = (event.control.value or "").strip()[:LONGEST_WORDING]

    async def save() -> None:
        if await on_save(draft.model_copy(update={"wording": words.current})):
            on_back()
        else:
            set_failed(True)

    body: list[ft.Control] = [page_header(kind_name(draft.kind), on_back=on_back)]
    body += _about(draft, now, change)
    body.append(announced(text(next_ring(draft), Style.TITLE_LARGE)))
    if times := silenced(draft):
        said = listed(clock(at) for at in times)
        body.append(quiet(_("Not at {times}: those are your quiet hours.").format(times=said)))
    body.append(
        ft.TextField(
            label=_("Your own words"),
            helper=_("They stay on this phone."),
            value=reminder.wording,
            key="wording",
            max_length=LONGEST_WORDING,
            on_change=wrote,
        )
    )
    if failed:
        told = _("Not saved yet: this device would not take it. It is still here.")
        body.append(announced(text(told, Style.TITLE_LARGE, color=ft.Colors.ERROR)))
    body.append(button(_("Save"), save, key="save", size=Size.PLAYER, weight=Weight.MAIN))
    if resting:
        body.append(resting)
    if advice:
        body.append(
            card(
                [
                    heading(advice.title, Style.TITLE_MEDIUM, level=2),
                    quiet(advice.text),
                    quiet(evidence(advice.evidence)),
                ]
            )
        )
    return column_of(scroll(body, spacing=Space.L), wide=wide)


def _about(draft: Reminder, now: datetime, change: Callable[..., None]) -> list[ft.Control]:
    """The questions of its kind."""
    match draft.kind:
        case ReminderKind.BEDTIME_STRETCH:
            when = [] if draft.day else [_days(draft, change)]
            return [_time(_("Ring at"), draft, change), *when]
        case ReminderKind.BEFORE_EXERCISE:
            before = choice(
                [(n, _("{n} min").format(n=n)) for n in MINUTES_BEFORE],
                draft.minutes_before,
                lambda n: change(minutes_before=n),
                key="before",
            )
            return [*_exercise(draft, now, change), _asked(_("Ring before it"), before)]
        case ReminderKind.DRINK_WITH_EXERCISE:
            return [*_exercise(draft, now, change), *_drinks(draft, change)]
        case ReminderKind.DRINKS_BY_DAY:
            every = choice(
                [
                    (n, ngettext("every hour", "every {n} hours", n).format(n=n))
                    for n in (1, 2, 3, 4)
                ],
                draft.every_h,
                lambda n: change(every_h=n),
                key="every",
            )
            return [
                _time(_("First drink"), draft, change),
                TimeChooser(
                    title=_("Last one by"),
                    at=draft.until or draft.at,
                    name="until",
                    on_choose=lambda at: change(until=at),
                ),
                _asked(_("How often?"), every),
                _days(draft, change),
            ]


def _exercise(draft: Reminder, now: datetime, change: Callable[..., None]) -> list[ft.Control]:
    today = now.date()
    tomorrow = today + timedelta(days=1)
    once = choice(
        [(today, _("Today")), (tomorrow, _("Tomorrow")), (None, _("Every week"))],
        draft.day,
        lambda day: change(day=day),
        key="once",
    )
    weekly = [_days(draft, change)] if draft.day is None else []
    return [_asked(_("Which day?"), once), *weekly, _time(_("It begins at"), draft, change)]


def _drinks(draft: Reminder, change: Callable[..., None]) -> list[ft.Control]:
    def turn(which: DrinkTime) -> None:
        rest = tuple(one for one in draft.drinks if one is not which)
        chosen = rest if which in draft.drinks else (*draft.drinks, which)
        if chosen:
            change(drinks=chosen)

    lasts = choice(
        [(n, _("{n} min").format(n=n)) for n in DURATIONS],
        draft.duration_min,
        lambda n: change(duration_min=n),
        key="lasts",
    )
    parts = ft.Row(
        [
            chip(drink_time(one), one in draft.drinks, partial(turn, one), f"drink-{one}")
            for one in DrinkTime
        ],
        wrap=True,
        spacing=Space.S,
        run_spacing=Space.S,
    )
    before = choice(
        [(n, ngettext("{n} hour", "{n} hours", n).format(n=n)) for n in (2, 3, 4)],
        draft.hours_before,
        lambda n: change(hours_before=n),
        key="hours-before",
    )
    found = [_asked(_("How long is it?"), lasts), _asked(_("Drink when?"), parts)]
    if DrinkTime.BEFORE in draft.drinks:
        found.append(_asked(_("How long before?"), before))
    if DrinkTime.DURING in draft.drinks:
        found.append(quiet(_("During it rings once an hour, only if it takes over an hour.")))
    return found


def _days(draft: Reminder, change: Callable[..., None]) -> ft.Control:
    def turn(number: int) -> None:
        chosen = tuple(sorted(set(draft.days) ^ {number}))
        if chosen:
            change(days=chosen)

    chips = [
        chip(weekday_in_short(number), number in draft.days, partial(turn, number), f"on-{number}")
        for number in EVERY_DAY
    ]
    return _asked(
        _("On these days"), ft.Row(list(chips), wrap=True, spacing=Space.S, run_spacing=Space.S)
    )


def _time(title: str, draft: Reminder, change: Callable[..., None]) -> ft.Control:
    return TimeChooser(title=title, at=draft.at, name="at", on_choose=lambda at: change(at=at))


def _asked(title: str, answers: ft.Control) -> ft.Control:
    return ft.Column(
        [heading(title, Style.TITLE_MEDIUM, level=2), answers], spacing=Space.S, tight=True
    )
