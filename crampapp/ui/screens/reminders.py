"""Reminders: what is set, when it rings next, and what can be set with a tap."""

from collections.abc import Callable, Sequence
from datetime import datetime

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.reminder import Reminder, ReminderKind
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.row import list_row
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.components.way import way
from crampapp.ui.reminder_words import clock, kind_name, next_line, when
from crampapp.ui.reminding import Reminding
from crampapp.ui.theme import IconSize, Space

_ICONS = {
    ReminderKind.BEDTIME_STRETCH: ft.Icons.BEDTIME_OUTLINED,
    ReminderKind.BEFORE_EXERCISE: ft.Icons.DIRECTIONS_RUN,
    ReminderKind.DRINK_WITH_EXERCISE: ft.Icons.WATER_DROP_OUTLINED,
    ReminderKind.DRINKS_BY_DAY: ft.Icons.LOCAL_DRINK_OUTLINED,
}


@ft.component
def RemindersScreen(
    *,
    reminding: Reminding,
    now: datetime,
    no_drinks: Advice | None,
    ways: Sequence[tuple[str, str, str, ft.IconData, OnTap]],
    wide: bool,
    on_preset: Callable[[ReminderKind], object],
    on_open: Callable[[Reminder], object],
    on_delete: Callable[[Reminder], object],
    on_health: OnTap,
    on_status: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """The list.

    Args:
        reminding: All that is set.
        now: Wall time.
        no_drinks: Why no reminder tells to drink, where that needs to be said.
        ways: Key, name, line, icon and verb of the pages around this one.
        wide: Whether there is room to spare at the sides.
        on_preset: Sets a reminder of a kind, or begins to.
        on_open: Changes one.
        on_delete: Takes one out.
        on_health: Asks what makes it unsafe to be told to drink.
        on_status: Shows how it stands with what rings.
        on_back: Leaves.
    """
    body: list[ft.Control] = [page_header(_("Reminders"), on_back=on_back)]
    if reminding.listed:
        body.append(_standing(reminding, on_status))
    body += [_row(one, reminding, now, on_open, on_delete) for one in reminding.listed]
    body += [
        ft.Row([quiet(_("Once more: {line}").format(line=line))])
        for one in reminding.reminders
        if one.of and (line := _again(one, reminding, now))
    ]
    body.append(heading(_("Remind me"), Style.TITLE_LARGE, level=2))
    body += _presets(reminding, on_preset)
    if no_drinks:
        asked = reminding.drinking_asked
        label = _("Change these answers") if asked else _("Answer them")
        body.append(
            card(
                [
                    heading(no_drinks.title, Style.TITLE_MEDIUM, level=3),
                    quiet(no_drinks.text),
                    ft.Row([button(label, on_health, key="health", weight=Weight.QUIET)]),
                ]
            )
        )
    body.append(heading(_("Around them"), Style.TITLE_LARGE, level=2))
    body += [way(name, line, icon, tap, key) for key, name, line, icon, tap in ways]
    return column_of(scroll(body), wide=wide)


def _standing(reminding: Reminding, on_status: OnTap) -> ft.Control:
    if reminding.status is None:
        return quiet(_("Asking whether they can ring…"))
    if reminding.can_ring:
        return ft.Row(
            [
                ft.Icon(ft.Icons.CHECK_CIRCLE_OUTLINE, color=ft.Colors.PRIMARY, size=IconSize.M),
                ft.Container(text(_("They ring while the app is closed.")), expand=True),
            ],
            spacing=Space.S,
        )
    ink = ft.Colors.ON_TERTIARY_CONTAINER
    return card(
        [
            announced(
                text(_("They cannot ring while the app is closed."), Style.TITLE_MEDIUM, color=ink)
            ),
            text(_("While it is open, it reminds you itself."), Style.BODY_MEDIUM, color=ink),
            ft.Row([button(_("What to do"), on_status, key="what-to-do")]),
        ],
        warm=True,
    )


def _row(
    one: Reminder,
    reminding: Reminding,
    now: datetime,
    on_open: Callable[[Reminder], object],
    on_delete: Callable[[Reminder], object],
) -> ft.Control:
    line = next_line(one, reminding.next(now, [one]), now, reminding)
    name = kind_name(one.kind)
    return card(
        [
            list_row(
                title=name,
                line=when(one, now.date()),
                end="",
                action=_("Delete: {reminder}").format(reminder=name),
                on_action=lambda: on_delete(one),
                key=f"delete-{one.id}",
                on_open=lambda: on_open(one),
            ),
            announced(text(line, Style.TITLE_MEDIUM)),
            *([quiet(_("“{words}”").format(words=one.wording))] if one.wording else []),
            ft.Row(
                [
                    button(
                        _("Change"),
                        lambda: on_open(one),
                        key=f"change-{one.id}",
                        weight=Weight.QUIET,
                    )
                ]
            ),
        ]
    )


def _again(one: Reminder, reminding: Reminding, now: datetime) -> str:
    ring = reminding.next(now, [one])
    return f"{kind_name(one.kind)}, {clock(ring.at.time())}" if ring else ""


def _presets(reminding: Reminding, on_preset: Callable[[ReminderKind], object]) -> list[ft.Control]:
    def preset(kind: ReminderKind, line: str) -> ft.Control:
        return way(kind_name(kind), line, _ICONS[kind], lambda: on_preset(kind), f"preset-{kind}")

    set_already = any(
        one.kind is ReminderKind.BEDTIME_STRETCH and one.day is None for one in reminding.listed
    )
    bedtime = _("Another one") if set_already else _("Every day at 22:15")
    found = [
        preset(ReminderKind.BEDTIME_STRETCH, bedtime),
        preset(ReminderKind.BEFORE_EXERCISE, _("To warm up in time")),
    ]
    if reminding.may_drink or not reminding.drinking_asked:
        found += [
            preset(ReminderKind.DRINK_WITH_EXERCISE, _("Before, during and after")),
            preset(ReminderKind.DRINKS_BY_DAY, _("For those who forget to")),
        ]
    return found
