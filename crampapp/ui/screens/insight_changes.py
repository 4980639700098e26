"""Before and after: the changes that were marked, and how to mark one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.change import MOST_WORDS, Change, ChangeKind
from crampapp.domain.insights.around import around
from crampapp.domain.insights.trend import within
from crampapp.ui import insight_words as words
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.card import card
from crampapp.ui.components.day_chooser import DayChooser
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.row import list_row
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import calendar_day
from crampapp.ui.insights import Loaded

_MONTHS = 12
"""How far back a change can be marked."""


def changes_card(
    loaded: Loaded, today: date, on_mark: OnTap, on_unmark: Callable[[Change], object]
) -> ft.Control:
    """Counts before and after each change, without a claim.

    Args:
        loaded: The record in counts.
        today: It is not over.
        on_mark: Goes to mark a change.
        on_unmark: Forgets one.
    """
    body: list[ft.Control] = [heading(_("Before and after"), Style.TITLE_LARGE, level=2)]
    days = within(loaded.months, None, today).days
    for change in loaded.changes:
        title = words.change_title(change, today)
        found = around(days, change.day, min(days), today) if days else None
        body.append(
            list_row(
                title=title,
                line=words.change_line(found),
                end="",
                action=_("Delete: {what}").format(what=title),
                on_action=partial(on_unmark, change),
                key=f"unmark-{change.id}",
            )
        )
    body.append(
        quiet(
            _(
                "Weeks differ by themselves. Two counts alone do not tell whether the change did "
                "anything. Talk to your doctor before you change a medicine."
            )
        )
    )
    body.append(button(_("Mark a change"), on_mark, key="mark", icon=ft.Icons.ADD))
    return card(body)


@ft.component
def MarkScreen(
    *,
    today: date,
    wide: bool,
    on_save: Callable[[ChangeKind, str, date], object],
    on_back: OnTap,
) -> ft.Control:
    """What changed, and since when.

    Args:
        today: The last day to choose.
        wide: Whether there is room to spare at the sides.
        on_save: Told what it was, in which words, and the day.
        on_back: Leaves without marking.
    """
    kind, set_kind = ft.use_state(ChangeKind.MEDICINE)
    day, set_day = ft.use_state(today)
    choosing, set_choosing = ft.use_state(False)
    said = ft.use_ref("")

    def wrote(event: ft.Event[ft.TextField]) -> None:
        said.current = event.control.value or ""

    def choose(when: date) -> None:
        set_day(min(when, today))
        set_choosing(False)

    def save() -> object:
        return on_save(kind, (said.current or "").strip(), day)

    body: list[ft.Control] = [
        page_header(_("Mark a change"), _("To see the cramps before and after."), on_back=on_back),
        choice([(one, words.change_kind(one)) for one in ChangeKind], kind, set_kind, key="kind"),
        ft.TextField(label=_("What changed"), key="words", max_length=MOST_WORDS, on_change=wrote),
    ]
    if choosing:
        body.append(
            DayChooser(
                title=_("Since when?"),
                months=_months(today),
                today=today,
                on_choose=choose,
                on_close=lambda: set_choosing(False),
            )
        )
    else:
        since = _("Today") if day == today else calendar_day(day, today)
        body.append(text(_("Since: {day}").format(day=since), Style.TITLE_MEDIUM))
        body.append(button(_("Another day"), lambda: set_choosing(True), key="another-day"))
    body.append(button(_("Save"), save, key="save", size=Size.PLAYER, weight=Weight.MAIN))
    return column_of(scroll(body), wide=wide)


def _months(today: date) -> list[date]:
    """First days of the last months, oldest first."""
    found = [today.replace(day=1)]
    while len(found) < _MONTHS:
        found.insert(0, (found[0] - timedelta(days=1)).replace(day=1))
    return found
