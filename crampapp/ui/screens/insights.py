"""Insights: what the record shows, in charts, figures and plain counts."""

from collections.abc import Callable, Mapping
from datetime import date

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.change import Change
from crampapp.domain.insights.recent import Reason
from crampapp.domain.insights.trend import Span, by_month, periods, within
from crampapp.ui import insight_words as words
from crampapp.ui.components.ask import talk_card
from crampapp.ui.components.buttons import OnTap, choice
from crampapp.ui.components.card import card
from crampapp.ui.components.notice import demo_notice, notice_card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.components.waiting import not_there, waiting
from crampapp.ui.insight_cards import (
    eased_card,
    hours_card,
    lengths_card,
    nights_card,
    pain_card,
    places_card,
    trend_card,
)
from crampapp.ui.insights import Loaded
from crampapp.ui.screens.insight_changes import changes_card
from crampapp.ui.theme import Space


@ft.component
def InsightsScreen(
    *,
    loaded: Loaded | None,
    unreadable: bool,
    today: date,
    reason: Reason | None,
    steps: Mapping[str, str],
    colours: ft.ColorScheme | None,
    wide: bool,
    on_mark: OnTap,
    on_unmark: Callable[[Change], object],
    on_talk: OnTap,
    on_no_talk: OnTap,
    on_remove_demo: OnTap,
    on_again: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """All of them.

    Args:
        loaded: The record in counts; ``None``: it is being read.
        unreadable: Whether it could not be read.
        today: The date on the wall.
        reason: Why a talk with a doctor may be worth it, when that is to be said.
        steps: What the steps of the relief say, by id.
        colours: Of pictures, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        on_mark: Goes to mark a change.
        on_unmark: Forgets one.
        on_talk: Goes to the page for the doctor.
        on_no_talk: Does not suggest it again for a month.
        on_remove_demo: Takes the demo history out.
        on_again: Reads it once more.
        on_back: Leaves.
    """
    chosen, choose = ft.use_state(Span.QUARTER)
    # Ten years take a moment to add up.
    charts = ft.use_memo(
        lambda: _charts(loaded, chosen, today, steps, colours) if loaded else [],
        [loaded, chosen, today, colours],
    )
    body: list[ft.Control] = [page_header(_("Insights"), on_back=on_back)]
    if unreadable:
        body.append(not_there(_("Your records could not be read just now."), on_again))
    elif loaded is None:
        body.append(waiting(_("Reading your history…")))
    if unreadable or loaded is None:
        return column_of(scroll(body), wide=wide)
    if loaded.has_demo:
        body.append(notice_card(demo_notice(on_remove_demo)))
    if reason:
        body.append(talk_card(reason, on_talk, on_no_talk))
    if any(month.cramps for month in loaded.months.values()):
        body.append(choice([(one, words.span(one)) for one in Span], chosen, choose, key="span"))
    body += charts
    body.append(_habits(loaded))
    body.append(changes_card(loaded, today, on_mark, on_unmark))
    body.append(quiet(_("What you logged yourself. It is not a diagnosis.")))
    return column_of(scroll(body), wide=wide)


def _charts(
    loaded: Loaded,
    span: Span,
    today: date,
    steps: Mapping[str, str],
    colours: ft.ColorScheme | None,
) -> list[ft.Control]:
    if not any(month.cramps for month in loaded.months.values()):
        return [_nothing()]
    found = periods(loaded.months, span, today)
    total = within(loaded.months, span.months, today)
    months = by_month(loaded.months, span, today) if span is Span.QUARTER else found
    shown = [trend_card(found, charts=loaded.charts), nights_card(found, charts=loaded.charts)]
    if not total.cramps:
        return [*shown, quiet(_("No cramps in this time."), Style.BODY_LARGE)]
    shown += [hours_card(total, colours), places_card(total)]
    if total.lengths.total():
        shown.append(lengths_card(total, months, charts=loaded.charts))
    shown.append(pain_card(total, months, charts=loaded.charts))
    shown.append(eased_card(total, steps))
    return shown


def _nothing() -> ft.Control:
    return ft.Column(
        [
            quiet(_("No cramps recorded."), Style.TITLE_LARGE),
            quiet(
                _("Charts appear here with the first cramp that is kept. Three make a start."),
                Style.BODY_LARGE,
            ),
        ],
        spacing=Space.S,
        tight=True,
    )


def _habits(loaded: Loaded) -> ft.Control:
    body: list[ft.Control] = [heading(_("With and without"), Style.TITLE_LARGE, level=2)]
    for found in loaded.findings:
        name = words.habit(found.habit)
        body.append(heading(name, Style.TITLE_MEDIUM, level=3, color=ft.Colors.PRIMARY))
        body += [text(line) for line in words.finding(found)]
    body.append(
        quiet(
            _(
                "Nights are compared within the same week, and looked at every four weeks. Counts "
                "are shown only when they are more than chance. Together with is not because of."
            )
        )
    )
    return card(body)
