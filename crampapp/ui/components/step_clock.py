"""The countdown of a step: a ring, the seconds, and what they are for."""

from datetime import datetime

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.relief import Countdown, Phase, Step, countdown
from crampapp.platform.clock import Clock
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.formats import phase
from crampapp.ui.theme import Space
from crampapp.ui.ticking import use_time

RING, SMALL_RING = 160, 112


@ft.component
def StepClock(*, step: Step, since: datetime, clock: Clock, small: bool) -> ft.Control:
    """Only this is drawn again as the seconds pass."""
    view = use_time(clock, lambda now: countdown(step, since, now.utc))
    side = SMALL_RING if small else RING
    times = _("{number} of {all}").format(number=view.repetition, all=step.repetitions)
    # The number has a name to be found by, but must not speak at every second.
    number = ft.Semantics(
        container=True,
        label=_spoken(view),
        exclude_semantics=True,
        content=ft.Stack(
            width=side,
            height=side,
            controls=[
                ft.ProgressRing(
                    value=_share_left(view, step),
                    width=side,
                    height=side,
                    stroke_width=10,
                    stroke_cap=ft.StrokeCap.ROUND,
                    color=ft.Colors.PRIMARY if view.phase is Phase.HOLD else ft.Colors.TERTIARY,
                    bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                ),
                ft.Container(
                    alignment=ft.Alignment.CENTER,
                    width=side,
                    height=side,
                    content=text(
                        str(view.seconds_left),
                        Style.DISPLAY_MEDIUM if small else Style.DISPLAY_LARGE,
                    ),
                ),
            ],
        ),
    )
    return ft.Column(
        [
            number,
            announced(
                ft.Row(
                    [text(phase(view.phase), Style.TITLE_LARGE), quiet(times, Style.TITLE_MEDIUM)],
                    alignment=ft.MainAxisAlignment.CENTER,
                    spacing=Space.M,
                    wrap=True,
                )
            ),
        ],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=Space.M,
        tight=True,
    )


def _spoken(view: Countdown) -> str:
    seconds = ngettext("{n} second left", "{n} seconds left", view.seconds_left)
    return seconds.format(n=view.seconds_left)


def _share_left(view: Countdown, step: Step) -> float:
    whole = step.rest_s if view.phase is Phase.REST else step.hold_s
    return view.seconds_left / whole if whole else 0.0
