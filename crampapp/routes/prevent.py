"""Prevent, the list of reminders, and what a notification leads to."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import flet as ft

from crampapp.content import Advice, advice
from crampapp.content.messages import gettext as _
from crampapp.routes.session import (
    DRINKS,
    DRINKS_ASK,
    PREVENT,
    PREVENT_STRETCH,
    REMINDER,
    REMINDERS,
    REMINDERS_CALENDAR,
    REMINDERS_CHANGE,
    REMINDERS_NEW,
    REMINDERS_QUIET,
    REMINDERS_STATUS,
    SETTINGS,
    TABS,
    THEN,
    go,
    go_back,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.frame import pushed, tab
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.snack import show_snack
from crampapp.ui.components.waiting import waiting
from crampapp.ui.formats import clock_time
from crampapp.ui.state import AppState
from crampapp.ui.ticking import use_time

if TYPE_CHECKING:
    from crampapp.ui.reminding import Reminding


def go_reminders() -> None:
    go(REMINDERS)


def use_reminders(actions: Actions) -> datetime:
    """Read the reminders when one of their pages opens; returns the wall time, by the minute."""
    ft.use_effect(actions.reminders.load, dependencies=[])
    return use_time(actions.clock, lambda now: now.local.replace(second=0, microsecond=0))


def reading(address: str, title: str, wide: bool, on_back: OnTap) -> ft.View:
    """A page whose reminders are still being read."""
    header = page_header(title, on_back=on_back)
    return pushed(address, column_of(scroll([header, waiting(_("Reading…"))]), wide=wide))


@ft.component
def PreventRoute() -> ft.View:
    from crampapp.ui.screens.prevent import PreventScreen

    state, actions = use_session()
    now = use_reminders(actions)
    line = ""
    if reminding := state.reminding:
        from crampapp.ui.reminder_words import next_ring_line

        ring = reminding.next(now)
        line = _("None rings") if reminding.listed else _("None is set")
        if ring:
            line = next_ring_line(ring, now, closed=reminding.can_ring)
    return tab(
        PreventScreen(
            ask=reminder_ask(state, actions),
            tiles=[
                (
                    "tonight",
                    _("Tonight’s stretch"),
                    _("About 3 minutes, before bed"),
                    ft.Icons.BEDTIME_OUTLINED,
                    lambda: go(f"{PREVENT_STRETCH}/bedtime"),
                ),
                (
                    "warm-up",
                    _("Warm up now"),
                    _("Before exercise"),
                    ft.Icons.DIRECTIONS_RUN,
                    lambda: go(f"{PREVENT_STRETCH}/warm-up"),
                ),
                (
                    "drinks",
                    _("Drinks"),
                    _("What you drink, and how much around exercise"),
                    ft.Icons.WATER_DROP_OUTLINED,
                    lambda: go(DRINKS),
                ),
                (
                    "reminders",
                    _("Reminders"),
                    line,
                    ft.Icons.NOTIFICATIONS_OUTLINED,
                    go_reminders,
                ),
            ],
            advice=advice("advice.prevention"),
            wide=state.wide,
            on_settings=lambda: go(SETTINGS),
        ),
        selected=TABS.index(PREVENT),
        wide=state.wide,
        on_select=lambda index: go(TABS[index]),
    )


def reminder_ask(state: AppState, actions: Actions) -> ft.Control | None:
    """What rings now, or what was missed; nothing while a cramp goes on."""
    reminding, arrivals = state.reminding, actions.reminders.arrivals
    if reminding is None or state.run:
        return None
    from crampapp.ui.components.reminder_cards import missed_card, ringing_card

    if ring := reminding.ringing:
        alarm = ring.alarm.id
        return ringing_card(
            ring, lambda: go(f"{REMINDER}/{alarm}"), lambda: arrivals.done(alarm, None)
        )
    if reminding.missed:
        now = actions.clock.now().local
        return missed_card(
            reminding.missed, now, lambda: go(REMINDERS_STATUS), arrivals.missed_seen
        )
    return None


@ft.component
def RemindersRoute() -> ft.View:
    from crampapp.domain.reminder import Reminder, ReminderKind
    from crampapp.ui.reminder_words import clock
    from crampapp.ui.screens.reminders import RemindersScreen

    state, actions = use_session()
    reminders = actions.reminders
    page = ft.context.page
    now = use_reminders(actions)
    reminding = state.reminding
    if reminding is None:
        return reading(REMINDERS, _("Reminders"), state.wide, lambda: go(PREVENT))

    async def preset(kind: ReminderKind) -> None:
        drinking = kind in (ReminderKind.DRINK_WITH_EXERCISE, ReminderKind.DRINKS_BY_DAY)
        if drinking and not reminding.may_drink:
            return go(f"{DRINKS_ASK}?{THEN}={kind}")
        weekly = [one for one in reminding.listed if one.kind is kind and one.day is None]
        if kind is not ReminderKind.BEDTIME_STRETCH or weekly:
            return go(f"{REMINDERS_NEW}/{kind}")
        if not await reminders.set_bedtime():
            return show_snack(page, _("Not saved: this device would not take it."))
        await reminders.ringing.ask_first()

    async def delete(reminder: Reminder) -> None:
        async def put_back() -> None:
            await reminders.save(reminder)

        await reminders.remove(reminder.id)
        show_snack(page, _("Removed."), action=_("Undo"), on_action=put_back)

    hours = _("No drinks from {begin} to {end}").format(
        begin=clock(reminding.quiet.begin), end=clock(reminding.quiet.end)
    )
    status = ft.Icons.NOTIFICATIONS_OUTLINED
    ways: list[tuple[str, str, str, ft.IconData, OnTap]] = [
        ("status", _("Can they ring?"), _("Test it here"), status, lambda: go(REMINDERS_STATUS)),
        (
            "quiet",
            _("Quiet hours"),
            hours,
            ft.Icons.DARK_MODE_OUTLINED,
            lambda: go(REMINDERS_QUIET),
        ),
        (
            "calendar",
            _("In your calendar"),
            _("Another way to be reminded"),
            ft.Icons.EVENT_OUTLINED,
            lambda: go(REMINDERS_CALENDAR),
        ),
    ]
    return pushed(
        REMINDERS,
        RemindersScreen(
            reminding=reminding,
            now=now,
            no_drinks=_no_drinks(reminding),
            ways=ways,
            wide=state.wide,
            on_preset=preset,
            on_open=lambda one: go(f"{REMINDERS_CHANGE}/{one.id}"),
            on_delete=delete,
            on_health=lambda: go(f"{DRINKS_ASK}?{THEN}=reminders"),
            on_status=lambda: go(REMINDERS_STATUS),
            on_back=lambda: go_back(PREVENT),
        ),
    )


@ft.component
def ReminderSheetRoute() -> ft.View:
    from crampapp.domain.reminder import ReminderKind
    from crampapp.ui.arrivals import GLASS_ML
    from crampapp.ui.measures import volume
    from crampapp.ui.reminder_words import wording
    from crampapp.ui.screens.reminder_sheet import ReminderSheet

    state, actions = use_session()
    use_reminders(actions)
    alarm = ft.use_route_params().get("alarm", "")
    arrivals = actions.reminders.arrivals
    reminding = state.reminding
    address = f"{REMINDER}/{alarm}"
    if reminding is None:
        return reading(address, _("Reminder"), state.wide, lambda: go(PREVENT))
    due = _due(ft.context.page.route)
    reminder = reminding.of_alarm(alarm)
    at = actions.clock.now().at(due).local if due else None

    async def begin(routine: str) -> None:
        await arrivals.begin(alarm, due)
        go(f"{PREVENT_STRETCH}/{routine}")

    start = None
    match reminder.kind if reminder else None:
        case ReminderKind.BEDTIME_STRETCH:
            start = (_("Start"), lambda: begin("bedtime"))
        case ReminderKind.BEFORE_EXERCISE:
            start = (_("Start"), lambda: begin("warm-up"))
    drinks = reminder is not None and reminder.drinking and reminding.may_drink
    glass = volume(GLASS_ML, actions.choosing.units)
    return pushed(
        address,
        # Another notification is another sheet.
        keyed(ReminderSheet, address)(
            title=wording(reminder) if reminder else _("Reminder"),
            line=_("Your reminder for {time}").format(time=clock_time(at)) if at else "",
            start=start,
            drink=_("Drank {amount}").format(amount=glass) if drinks else "",
            known=reminder is not None,
            only_open=not reminding.can_ring,
            wide=state.wide,
            on_done=lambda: arrivals.done(alarm, due),
            on_snooze=lambda: arrivals.snooze(alarm, due),
            on_told=actions.reminders.ringing.told,
            on_drank=lambda: arrivals.drank(alarm, due),
            on_leave=lambda: go(PREVENT),
        ),
    )


def _no_drinks(reminding: "Reminding") -> Advice | None:
    """Why no reminder tells to drink; ``None`` where one may, or nobody wants one yet."""
    if reminding.may_drink:
        return None
    if reminding.drinking_asked:
        return advice("advice.limits_fluids")
    asks = any(one.drinking for one in reminding.listed)
    return advice("ask.drinking") if asks else None


def _due(route: str | None) -> datetime | None:
    """When the notification was due, as its address says."""
    said = parse_qs(urlsplit(route or "").query).get("due", [""])[0]
    try:
        due = datetime.fromisoformat(said)
    except ValueError:
        return None
    return due if due.tzinfo else due.replace(tzinfo=UTC)
