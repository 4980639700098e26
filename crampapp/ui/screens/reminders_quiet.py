"""Quiet hours: when nobody is told to drink."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.quiet_hours import QuietHours
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, quiet
from crampapp.ui.components.time_chooser import TimeChooser
from crampapp.ui.theme import Space


@ft.component
def RemindersQuietScreen(
    *, hours: QuietHours, wide: bool, on_change: Callable[[QuietHours], object], on_back: OnTap
) -> ft.Control:
    """From when to when.

    Args:
        hours: As they are.
        wide: Whether there is room to spare at the sides.
        on_change: Told each change; it holds at once.
        on_back: Leaves.
    """

    def changed(**fields: object) -> object:
        return on_change(hours.model_copy(update=fields))

    return column_of(
        scroll(
            [
                page_header(_("Quiet hours"), on_back=on_back),
                quiet(
                    _(
                        "No reminder tells you to drink in these hours. What you set to the "
                        "minute, a stretch or exercise, rings all the same."
                    ),
                    Style.BODY_LARGE,
                ),
                TimeChooser(
                    title=_("From"),
                    at=hours.begin,
                    name="begin",
                    on_choose=lambda at: changed(begin=at),
                ),
                TimeChooser(
                    title=_("To"), at=hours.end, name="end", on_choose=lambda at: changed(end=at)
                ),
                quiet(_("The same time twice means no quiet hours.")),
            ],
            spacing=Space.L,
        ),
        wide=wide,
    )
