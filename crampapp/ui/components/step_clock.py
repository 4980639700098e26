"""The countdown of a step: a ring, the seconds, and what they are for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.relief import Countdown, Phase
from crampapp.platform.clock import SECOND_S, Clock
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.formats import phase
from crampapp.ui.theme import Radius, Ring, Space, Stroke
from crampapp.ui.ticking import use_time

MARKS = (10, 5)
"""Seconds before the end of a hold that are announced, beside its half."""


class Timing(NamedTuple):
    """Seconds to hold and to rest, and how often."""

    hold_s: int
    rest_s: int
    repetitions: int


@ft.component
def StepClock(
    *,
    timing: Timing,
    count: Callable[[datetime], Countdown],
    since: object,
    clock: Clock,
    small: bool,
    pulse: bool,
    beside: ft.Control | None = None,
    on_phase: Callable[[Phase], None],
) -> ft.Control:
    """Only this is drawn again as the seconds pass.

    Args:
        timing: Of what is held.
        count: What the clock shows at a time.
        since: Another one means another timing.
        clock: The time.
        small: Whether the window is low.
        pulse: Whether the ground lights up as a hold or a rest begins, once.
        beside: At the far end of the row.
        on_phase: Told of every hold and rest after the first.
    """
    view = use_time(clock, lambda now: count(now.utc), every=SECOND_S)
    told: Any = ft.use_ref((since, view.phase, view.repetition))

    def tell() -> None:
        present = (since, view.phase, view.repetition)
        before, told.current = told.current, present
        if before[0] == since and before != present:
            on_phase(view.phase)

    ft.use_effect(tell, dependencies=[since, view.phase, view.repetition])
    times = _("{number} of {all}").format(number=view.repetition, all=timing.repetitions)
    words = ft.Column(
        [
            text(phase(view.phase), Style.TITLE_MEDIUM if small else Style.TITLE_LARGE),
            quiet(times, Style.TITLE_MEDIUM),
        ],
        spacing=0,
        tight=True,
        expand=True,
    )
    # One flash as a phase begins; phases are seconds long, far from three a second.
    lit = (
        pulse
        and view.seconds_left == _whole(view, timing)
        and view != _start(timing)
        and view.phase is not Phase.OVER
    )
    return ft.Container(
        bgcolor=ft.Colors.PRIMARY_CONTAINER if lit else None,
        border_radius=Radius.M,
        content=ft.Row(
            [
                _number(view, timing, Ring.S if small else Ring.M),
                _spoken_at_marks(view, timing, words),
            ]
            + ([beside] if beside else []),
            spacing=Space.S if small else Space.M,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
    )


def _number(view: Countdown, timing: Timing, side: int) -> ft.Control:
    # It has a name to be found by, but must not speak at every second.
    whole = _whole(view, timing)
    return ft.Semantics(
        container=True,
        label=_left(view.seconds_left),
        exclude_semantics=True,
        content=ft.Stack(
            # The stroke of the ring stands out by half of its width.
            margin=Stroke.RING / 2,
            width=side,
            height=side,
            controls=[
                ft.ProgressRing(
                    value=view.seconds_left / whole if whole else 0.0,
                    width=side,
                    height=side,
                    stroke_width=Stroke.RING,
                    stroke_cap=ft.StrokeCap.ROUND,
                    color=ft.Colors.PRIMARY if view.phase is Phase.HOLD else ft.Colors.TERTIARY,
                    bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                ),
                ft.Container(
                    alignment=ft.Alignment.CENTER,
                    width=side,
                    height=side,
                    content=text(str(view.seconds_left), Style.DISPLAY_MEDIUM),
                ),
            ],
        ),
    )


def _spoken_at_marks(view: Countdown, timing: Timing, words: ft.Control) -> ft.Control:
    said = ft.Semantics(
        live_region=True,
        container=True,
        label=mark(view, timing),
        exclude_semantics=True,
        content=words,
    )
    said.expand = True
    return said


def mark(view: Countdown, timing: Timing) -> str:
    """What a screen reader says: at the start, at half, at 10, at 5 and at the end."""
    if view.phase is not Phase.HOLD:
        return phase(view.phase)
    for seconds in sorted(MARKS):
        if view.seconds_left <= seconds < timing.hold_s:
            return _left(seconds)
    if view.seconds_left <= timing.hold_s / 2:
        return _("Half of it is done")
    return f"{phase(view.phase)}. " + _left(timing.hold_s)


def _left(seconds: int) -> str:
    return ngettext("{n} second left", "{n} seconds left", seconds).format(n=seconds)


def _start(timing: Timing) -> Countdown:
    return Countdown(Phase.HOLD, timing.hold_s, 1)


def _whole(view: Countdown, timing: Timing) -> int:
    match view.phase:
        case Phase.HOLD:
            return timing.hold_s
        case Phase.REST:
            return timing.rest_s
        case Phase.OVER:
            return 0
