"""A wall time in two taps: its hour, then its minutes, each as large as a thumb."""

from collections.abc import Callable
from datetime import time
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import Weight, button, chip
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.formats import clock_time
from crampapp.ui.theme import Space

MINUTES_APART = 5


@ft.component
def TimeChooser(
    *, title: str, at: time, name: str, on_choose: Callable[[time], object]
) -> ft.Control:
    """The time as a button; tapped, the hours take its place, then the minutes.

    Args:
        title: What happens at that time.
        at: As it is.
        name: Beginning of the keys.
        on_choose: Told the new one.
    """
    opened, set_opened = ft.use_state(False)
    no_hour: int | None = None
    hour, set_hour = ft.use_state(no_hour)

    def close() -> None:
        set_opened(False)
        set_hour(None)

    def choose(minute: int) -> object:
        chosen = time(at.hour if hour is None else hour, minute)
        close()
        return on_choose(chosen)

    if not opened:
        shown = button(clock_time(at), lambda: set_opened(True), key=name)
        shown.content = ft.Semantics(
            label=_("{title} {time}, change").format(title=title, time=clock_time(at)),
            content=ft.Text(clock_time(at), text_align=ft.TextAlign.CENTER),
            exclude_semantics=True,
        )
        return ft.Column(
            [
                heading(title, Style.TITLE_MEDIUM, level=2),
                # Merged, or a screen reader would meet two buttons.
                ft.Row([ft.MergeSemantics(content=shown)]),
            ],
            spacing=Space.S,
            tight=True,
        )
    if hour is None:
        asked = _("Which hour?")
        chips = [
            chip(f"{one:02}", one == at.hour, partial(set_hour, one), f"{name}-hour-{one}")
            for one in range(24)
        ]
    else:
        asked = _("And the minutes?")
        chips = [
            chip(
                f"{hour:02}:{one:02}",
                hour == at.hour and one == at.minute,
                partial(choose, one),
                f"{name}-minute-{one}",
            )
            for one in range(0, 60, MINUTES_APART)
        ]
    return card(
        [
            heading(title, Style.TITLE_MEDIUM, level=2),
            announced(quiet(asked)),
            ft.Row(list(chips), wrap=True, spacing=Space.S, run_spacing=Space.S),
            ft.Row([button(_("Close"), close, key=f"{name}-close", weight=Weight.QUIET)]),
        ]
    )
