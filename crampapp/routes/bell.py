"""The open app reminds by itself, on whatever screen it is, where nothing else can."""

from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.routes.session import REMINDER
from crampapp.ui.actions import Actions
from crampapp.ui.components.snack import show_snack
from crampapp.ui.state import AppState


async def ring_in_the_open(page: ft.Page, state: AppState, actions: Actions) -> None:
    """Watch the time as long as the session lasts; a cramp is not interrupted."""
    while True:
        ring = actions.reminders.arrivals.ring()
        if ring and state.run is None:
            from crampapp.ui.reminder_words import wording

            show_snack(
                page,
                wording(ring.reminder),
                action=_("Open"),
                on_action=partial(page.navigate, f"{REMINDER}/{ring.alarm.id}"),
            )
        await actions.clock.tick()
