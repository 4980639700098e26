"""History: a month of it at a glance, and what happened, newest first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.demo import is_demo
from crampapp.domain.episode import Trigger
from crampapp.domain.history import Month, Option
from crampapp.ui import history_words as words
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.link_row import link_row
from crampapp.ui.components.month_card import MonthCard
from crampapp.ui.components.notice import Notice, demo_notice, notice_card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.past_list import past_list
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.formats import calendar_day
from crampapp.ui.past import Entry, PastState
from crampapp.ui.theme import COLUMN, TARGET, Space


@ft.component
def HistoryScreen(
    *,
    past: PastState,
    today: date,
    triggers: Mapping[Trigger, str],
    notice: Notice | None,
    moves: Sequence[str],
    colours: ft.ColorScheme | None,
    wide: bool,
    on_month: Callable[[Month], object],
    on_day: Callable[[date | None], object],
    on_turn: Callable[[Option], object],
    on_clear: OnTap,
    on_earlier: OnTap,
    on_open: Callable[[Entry], object],
    on_delete: Callable[[Entry], object],
    on_log: Callable[[date | None], object],
    on_report: OnTap,
    on_insights: OnTap,
    on_workouts: OnTap,
    on_remove_demo: OnTap,
    on_settings: OnTap,
) -> ft.Control:
    """The month and the list.

    Args:
        past: What was read, and what is looked for.
        today: The date on the wall.
        triggers: The words of each.
        notice: What to know about how history is kept.
        moves: What has helped before, best first, one line each.
        colours: Those of the look; those of the page when not given.
        wide: Whether there is room to spare at the sides.
        on_month: Shows another month.
        on_day: Shows a day of it, or all of them again.
        on_turn: Looks for something too, or no longer.
        on_clear: Looks for nothing in particular.
        on_earlier: Shows more of the list.
        on_open: Shows one of it.
        on_delete: Takes one out.
        on_log: Adds a cramp that is over, perhaps on a day.
        on_report: Shows the page for the doctor.
        on_insights: Shows what the record is good for.
        on_workouts: Shows the workouts.
        on_remove_demo: Takes the demo history out.
        on_settings: Opens the settings.
    """
    edge = _edge(wide)
    aside = Space.L - edge

    def inset(control: ft.Control) -> ft.Control:
        return ft.Container(control, padding=ft.Padding.symmetric(horizontal=aside))

    read = past.read
    header = page_header(_("History"), on_settings=on_settings)
    log = button(_("Log a cramp"), lambda: on_log(None), key="log", icon=ft.Icons.ADD)
    body: list[ft.Control] = [inset(header), inset(log)]
    if notice:
        body.append(inset(notice_card(notice)))
    if read and any(is_demo(entry.id) for entry in (*read.episodes, *read.entries)):
        body.append(inset(notice_card(demo_notice(on_remove_demo))))
    if read is None:
        body.append(inset(quiet(_("Reading your history…"), Style.BODY_LARGE)))
    elif not past.has_any:
        body.append(inset(_nothing()))
    else:
        body.append(
            MonthCard(
                past=past,
                today=today,
                triggers=triggers,
                colours=colours,
                on_month=on_month,
                on_day=on_day,
                on_turn=on_turn,
                on_clear=on_clear,
            )
        )
        if past.day:
            day = _of_day(past, past.day, today, on_open, on_delete, on_day, on_log)
            body += [inset(control) for control in day]
    ways = [link_row(_("Insights"), _("What your record shows"), on_insights, key="insights")]
    if past.has_any:
        line = _("One page to share, made on this phone")
        ways.append(link_row(_("For your doctor"), line, on_report, key="report"))
    line = _("Each with what you drank around it")
    ways.append(link_row(_("Workouts"), line, on_workouts, key="workouts"))
    body.append(inset(_column(ways, Space.S)))
    if past.day is None and (listed := _listed(past, today, on_earlier, on_open, on_delete)):
        body += [inset(control) for control in listed]
    if moves:
        title = heading(_("Your move"), Style.TITLE_LARGE, level=2)
        body.append(inset(card([title, *(text(line) for line in moves)])))
    padding = ft.Padding.symmetric(horizontal=edge, vertical=Space.M)
    return column_of(scroll(body), wide=wide, padding=padding)


def _edge(wide: bool) -> float:
    """How far the days of the calendar stay from the sides, so that each is as wide as a thumb."""
    width = ft.context.page.width or COLUMN
    return Space.L if wide else max(0, min(Space.L, (width - 7 * TARGET) / 2))


def _nothing() -> ft.Control:
    return _column(
        [
            quiet(_("No cramps recorded."), Style.TITLE_LARGE),
            quiet(
                _(
                    "When one comes, “Cramp now” leads you through it and keeps it here. "
                    "You can also log one that is over."
                ),
                Style.BODY_LARGE,
            ),
        ],
        Space.S,
    )


def _of_day(
    past: PastState,
    day: date,
    today: date,
    on_open: Callable[[Entry], object],
    on_delete: Callable[[Entry], object],
    on_day: Callable[[date | None], object],
    on_log: Callable[[date | None], object],
) -> list[ft.Control]:
    """The day that was tapped."""
    entries = past.read.entries if past.read else ()
    of_day = [one for one in entries if one.started.local.date() == day]
    found = past_list(of_day, today=today, on_open=on_open, on_delete=on_delete)
    named = calendar_day(day, today)
    if not found:
        found.append(_empty(_("{day}: no cramps.").format(day=named)))
    add = _("Log a cramp on {day}").format(day=named)
    ways: list[ft.Control] = [
        button(add, lambda: on_log(day), key="log-day"),
        button(_("All days"), lambda: on_day(None), key="all", weight=Weight.QUIET),
    ]
    return [*found, ft.Row(ways, wrap=True, spacing=Space.S, run_spacing=Space.S)]


def _listed(
    past: PastState,
    today: date,
    on_earlier: OnTap,
    on_open: Callable[[Entry], object],
    on_delete: Callable[[Entry], object],
) -> list[ft.Control]:
    """Everything from the month on back; nothing where nothing was ever recorded."""
    if not past.has_any:
        return []
    rows = past.read.entries[: past.rows] if past.read else ()
    found = past_list(rows, today=today, on_open=on_open, on_delete=on_delete)
    if not found:
        found.append(_empty(_none(past, today)))
    told = _("Looked back to {month}.").format(month=words.month(past.back_to, today))
    if past.looking or (past.filter and past.more):
        found.append(announced(quiet(told)))
    if past.more and not past.looking:
        found.append(button(_("Show earlier"), on_earlier, key="earlier"))
    return found


def _none(past: PastState, today: date) -> str:
    month = words.month(past.month, today)
    if not past.filter:
        return _("{month}: no cramps.").format(month=month)
    if past.more:
        return _("None of these so far. Look further back, or clear the filter.")
    return _("None of these. Clear the filter to see all cramps.")


def _empty(line: str) -> ft.Control:
    return announced(quiet(line, Style.BODY_LARGE))


def _column(controls: Sequence[ft.Control], spacing: int) -> ft.Control:
    return ft.Column(
        list(controls),
        spacing=spacing,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
