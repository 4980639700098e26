"""Setting one reminder, and what is around them: status, quiet hours, calendar."""

import logging
from datetime import datetime, time
from typing import TYPE_CHECKING

import flet as ft

from crampapp.content import advice
from crampapp.content.messages import gettext as _
from crampapp.routes.prevent import go_reminders, reading, use_reminders
from crampapp.routes.session import (
    REMINDERS_CALENDAR,
    REMINDERS_CHANGE,
    REMINDERS_NEW,
    REMINDERS_QUIET,
    REMINDERS_STATUS,
    go,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.keyed import keyed
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.domain.reminder import Reminder, ReminderKind

log = logging.getLogger("crampapp")

_ADVICE = {
    "bedtime_stretch": "advice.bedtime",
    "before_exercise": "advice.prevention",
    "drink_with_exercise": "advice.drink_with_exercise",
    "drinks_by_day": "advice.drinks_by_day",
}
"""What to know about each kind of reminder."""


@ft.component
def ReminderNewRoute() -> ft.View:
    from crampapp.domain.reminder import ReminderKind

    state, actions = use_session()
    now = use_reminders(actions)
    kind = ft.use_route_params().get("kind", "")
    address = f"{REMINDERS_NEW}/{kind}"
    unknown = kind not in set(ReminderKind)
    ft.use_effect(lambda: go_reminders() if unknown else None, dependencies=[unknown])
    # One draft as long as the page is open.
    draft = ft.use_memo(
        lambda: None if unknown else _proposed(actions, ReminderKind(kind), now), [kind]
    )
    if state.reminding is None or draft is None:
        return reading(address, _("Reminder"), state.wide, go_reminders)
    return pushed(address, _edit(state, actions, draft, now, resting=None))


@ft.component
def ReminderChangeRoute() -> ft.View:
    from crampapp.ui.components.resting import Resting

    state, actions = use_session()
    reminders = actions.reminders
    now = use_reminders(actions)
    id = ft.use_route_params().get("id", "")
    address = f"{REMINDERS_CHANGE}/{id}"
    reminder = state.reminding.of_id(id) if state.reminding else None
    gone = state.reminding is not None and reminder is None
    ft.use_effect(lambda: go_reminders() if gone else None, dependencies=[gone])
    if reminder is None:
        return reading(address, _("Reminder"), state.wide, go_reminders)
    resting = Resting(
        reminder=reminder,
        today=now.date(),
        on_skip=lambda: reminders.skip(reminder),
        on_pause=lambda until: reminders.pause(reminder, until),
        on_switch=lambda: reminders.save(reminder.model_copy(update={"on": not reminder.on})),
        on_delete=lambda: reminders.remove(id),
    )
    return pushed(address, _edit(state, actions, reminder, now, resting=resting))


def _edit(
    state: AppState,
    actions: Actions,
    reminder: "Reminder",
    now: datetime,
    *,
    resting: ft.Control | None,
) -> ft.Control:
    from crampapp.domain.alarms import silenced
    from crampapp.ui.reminder_words import next_line
    from crampapp.ui.reminding import Reminding
    from crampapp.ui.screens.reminder_edit import ReminderEditScreen

    reminding = state.reminding or Reminding()

    def ring(draft: "Reminder") -> str:
        return next_line(draft, reminding.next_of(draft, now), now, reminding)

    def unheard(draft: "Reminder") -> list[time]:
        return silenced(draft, reminding.quiet)

    return keyed(ReminderEditScreen, f"edit-{reminder.id}-{reminder.on}-{reminder.paused_until}")(
        reminder=reminder,
        now=now,
        advice=advice(_ADVICE[reminder.kind]),
        next_ring=ring,
        silenced=unheard,
        resting=resting,
        wide=state.wide,
        on_save=actions.reminders.save,
        on_back=go_reminders,
    )


def _proposed(actions: Actions, kind: "ReminderKind", now: datetime) -> "Reminder":
    """What is most likely wanted of a kind; everything can be changed."""
    from crampapp.domain.reminder import ReminderKind

    new = actions.reminders.new
    evening, today = time(18), now.date()
    later = {"day": today} if now.time() < time(16) else {}
    match kind:
        case ReminderKind.BEDTIME_STRETCH:
            return new(kind, at=time(22, 15))
        case ReminderKind.BEFORE_EXERCISE:
            return new(kind, at=evening, minutes_before=15, **later)
        case ReminderKind.DRINK_WITH_EXERCISE:
            return new(kind, at=evening, duration_min=60, **later)
        case ReminderKind.DRINKS_BY_DAY:
            return new(kind, at=time(9), until=time(19), every_h=2)


@ft.component
def RemindersStatusRoute() -> ft.View:
    from crampapp.ui.reminder_status import facts, lines, may_allow, outcome, steps
    from crampapp.ui.screens.reminders_status import RemindersStatusScreen

    state, actions = use_session()
    reminders = actions.reminders
    use_reminders(actions)
    # Looked at anew whenever the page opens: it must not tell of yesterday.
    ft.use_effect(reminders.ringing.look, dependencies=[])
    status = state.reminding.status if state.reminding else None
    return pushed(
        REMINDERS_STATUS,
        RemindersStatusScreen(
            rings=status.rings if status else None,
            lines=lines(status, anything_set=_is_set(state)) if status else [],
            facts=facts(status, actions.clock.now()) if status else [],
            steps=steps(status) if status else [],
            outcome=outcome,
            can_test=bool(status and status.subscribed),
            wide=state.wide,
            on_allow=reminders.ringing.ask if status and may_allow(status) else None,
            on_test=reminders.ringing.test,
            on_calendar=lambda: go(REMINDERS_CALENDAR),
            on_again=reminders.ringing.look,
            on_back=go_reminders,
        ),
    )


def _is_set(state: AppState) -> bool:
    return bool(state.reminding and state.reminding.alarms)


@ft.component
def RemindersQuietRoute() -> ft.View:
    from crampapp.ui.screens.reminders_quiet import RemindersQuietScreen

    state, actions = use_session()
    use_reminders(actions)
    if state.reminding is None:
        return reading(REMINDERS_QUIET, _("Quiet hours"), state.wide, go_reminders)
    return pushed(
        REMINDERS_QUIET,
        RemindersQuietScreen(
            hours=state.reminding.quiet,
            wide=state.wide,
            on_change=actions.reminders.set_quiet,
            on_back=go_reminders,
        ),
    )


@ft.component
def RemindersCalendarRoute() -> ft.View:
    from crampapp.ui.screens.reminders_calendar import RemindersCalendarScreen

    state, actions = use_session()
    use_reminders(actions)

    async def share() -> str:
        from crampapp.ui import data_words

        try:
            file = await actions.reminders.ringing.calendar_file()
        except OSError:
            log.exception("what writes calendar files could not be fetched")
            return _("This needs the network once. Try again when you are online.")
        words = data_words.file_ready(
            _("Your calendar file is ready"), _("Open it with your calendar.")
        )
        try:
            taken = await actions.papers.give(file, "crampapp.ics", words)
        except OSError:
            log.exception("the calendar file could not be handed over")
            return _("The device would not take the file.")
        return _("Open the file with your calendar.") if taken else data_words.not_taken()

    return pushed(
        REMINDERS_CALENDAR,
        RemindersCalendarScreen(
            count=len(state.reminding.alarms) if state.reminding else 0,
            wide=state.wide,
            on_share=share,
            on_back=go_reminders,
        ),
    )
