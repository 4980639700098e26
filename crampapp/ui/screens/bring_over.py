"""Bring records over: from a browser tab that forgets to the app on the home screen."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.data_state import Job, YourData
from crampapp.ui.theme import Space


@ft.component
def BringOverScreen(*, data: YourData, wide: bool, on_back_up: OnTap, on_back: OnTap) -> ft.Control:
    """Three steps, the first of which can be done here.

    Args:
        data: What is going on.
        wide: Whether there is room to spare at the sides.
        on_back_up: Makes a backup.
        on_back: Leaves.
    """
    said = data.said if data.said and data.said.job is Job.BACKUP else None
    colour = ft.Colors.ERROR if said and said.failed else ft.Colors.PRIMARY
    make = button(
        _("Make a backup"),
        on_back_up,
        key="back-up",
        weight=Weight.MAIN,
        size=Size.PLAYER,
        disabled=data.working is not None,
    )
    return column_of(
        scroll(
            [
                page_header(_("Bring records over"), on_back=on_back),
                quiet(
                    _(
                        "In a browser tab this device may delete your records when they were not "
                        "used for 7 days. The app on the home screen keeps its own, and starts "
                        "without them. A backup brings them over."
                    ),
                    Style.BODY_LARGE,
                ),
                _step(
                    1,
                    _("Make a backup, and save it in Files."),
                    make,
                    *([announced(text(said.text, color=colour))] if said else []),
                ),
                _step(2, _("Tap Share in the browser’s bar, then “Add to Home Screen”.")),
                _step(
                    3,
                    _(
                        "Open crampapp from the home screen. There: Settings, Your data, "
                        "Choose a backup, Merge."
                    ),
                ),
            ],
            spacing=Space.M,
        ),
        wide=wide,
    )


def _step(number: int, words: str, *rest: ft.Control) -> ft.Control:
    title = _("Step {number}").format(number=number)
    return card(
        [
            heading(title, Style.TITLE_LARGE, level=2),
            text(words),
            *(ft.Container(part, margin=ft.Margin.only(top=Space.S)) for part in rest),
        ],
    )
