"""What a notification leads to: everything that can be answered to it."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.formats import clock_time


@ft.component
def ReminderSheet(
    *,
    title: str,
    line: str,
    start: tuple[str, OnTap] | None,
    drink: str,
    known: bool,
    only_open: bool,
    wide: bool,
    on_done: Callable[[], Awaitable[None]],
    on_snooze: Callable[[], Awaitable[datetime | None]],
    on_told: Callable[[], Awaitable[None]],
    on_drank: Callable[[], Awaitable[bool]],
    on_leave: OnTap,
) -> ft.Control:
    """Start, Done, Snooze, Drank, as it fits.

    Args:
        title: What it is time for.
        line: When it was due.
        start: Name and verb of what can be started here.
        drink: What was drunk, for somebody who may; empty where nothing is.
        known: Whether the reminder is still set: only then it can ring again.
        only_open: Whether nothing rings once the app is closed.
        wide: Whether there is room to spare at the sides.
        on_done: Notes that it is done.
        on_snooze: Rings again in ten minutes; tells when, or nothing if it cannot.
        on_told: Returns when whatever rings has been told, or could not be.
        on_drank: Notes a glass; tells whether that is durable.
        on_leave: Leaves.
    """
    said, set_said = ft.use_state("")
    not_again: datetime | None = None
    again, set_again = ft.use_state(not_again)

    async def done() -> None:
        await on_done()
        on_leave()

    async def snooze() -> None:
        at = await on_snooze()
        if at is None:
            return set_said(_("It could not be set again. Nothing will ring."))
        set_said(_("Asking whether they can ring…"))
        await on_told()
        set_again(at)

    async def drank() -> None:
        if await on_drank():
            set_said(_("Saved"))
        else:
            set_said(_("Not saved yet: this device would not take it."))

    body: list[ft.Control] = [page_header(title, on_back=on_leave)]
    if line:
        body.append(quiet(line, Style.BODY_LARGE))
    if again:
        words = (
            _("Again at {time}, if you leave the app open.") if only_open else _("Again at {time}.")
        )
        said = words.format(time=clock_time(again))
    if said:
        body.append(announced(text(said, Style.TITLE_LARGE)))
        body.append(button(_("Back"), on_leave, key="leave", size=Size.PLAYER))
        return column_of(scroll(body), wide=wide)
    if start:
        name, begin = start
        body.append(button(name, begin, key="start", size=Size.PLAYER, weight=Weight.MAIN))
    if drink:
        body.append(button(drink, drank, key="drank", size=Size.PLAYER, weight=Weight.MAIN))
    body.append(button(_("Done"), done, key="done", size=Size.PLAYER))
    if known:
        body.append(button(_("Snooze 10 min"), snooze, key="snooze", size=Size.PLAYER))
    else:
        body.append(quiet(_("This reminder is not set any more.")))
    return column_of(scroll(body), wide=wide)
