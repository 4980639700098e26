"""The reminders in the phone's own calendar, and what calendars are known to do with them."""

from collections.abc import Awaitable, Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text


@ft.component
def RemindersCalendarScreen(
    *,
    count: int,
    wide: bool,
    on_share: Callable[[], Awaitable[str]],
    on_back: OnTap,
) -> ft.Control:
    """The way by the calendar.

    Args:
        count: How many times there are to add.
        wide: Whether there is room to spare at the sides.
        on_share: Makes the file and gives it away; tells what became of it.
        on_back: Leaves.
    """
    said, set_said = ft.use_state("")

    async def share() -> None:
        set_said(_("Making the file…"))
        set_said(await on_share())

    body: list[ft.Control] = [
        page_header(_("In your calendar"), on_back=on_back),
        text(
            _(
                "The file adds your reminders to your calendar, at the same times, each with an "
                "alert. Look in the calendar whether the alert is on."
            )
        ),
    ]
    if count:
        body.append(
            button(
                _("Add to my calendar"), share, key="share", size=Size.PLAYER, weight=Weight.MAIN
            )
        )
    else:
        body.append(quiet(_("Set a reminder first.")))
    if said:
        body.append(announced(text(said, Style.TITLE_MEDIUM)))
    body += [
        quiet(
            _(
                "The calendar does not follow later changes: add the file again, and delete what "
                "you no longer want there. It shows the words of your reminders."
            )
        ),
        _known(
            _("Apple Calendar"),
            _("Asks before it adds them, and should keep the alerts. Check one of them."),
        ),
        _known(
            _("Google Calendar"),
            _(
                "Is known to leave alerts out. Set a notification for these events, or for the "
                "whole calendar, yourself."
            ),
        ),
        _known(
            _("Other calendars on Android"),
            _("Some take the alerts, some do not. We do not know about Samsung Calendar."),
        ),
    ]
    return column_of(scroll(body), wide=wide)


def _known(name: str, known: str) -> ft.Control:
    return card([heading(name, Style.TITLE_MEDIUM, level=2), quiet(known)])
