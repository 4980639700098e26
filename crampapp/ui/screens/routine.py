"""A routine: stretches in a row, led through by one clock."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Side
from crampapp.domain.relief import Phase
from crampapp.domain.routine import Routine, position_in
from crampapp.platform.clock import Clock
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, chip
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.picture import picture
from crampapp.ui.components.step_clock import StepClock, Timing
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import side
from crampapp.ui.preferences import Cue
from crampapp.ui.theme import PICTURE, SMALL_PICTURE
from crampapp.ui.ticking import use_time


@ft.component
def RoutineScreen(
    *,
    routine: Routine,
    ask_seated: Callable[[bool], None] | None,
    about: Sequence[ft.Control],
    clock: Clock,
    cues: frozenset[Cue],
    colours: ft.ColorScheme | None,
    wide: bool,
    short: bool,
    on_step: Callable[[str], None],
    on_phase: Callable[[Phase], None],
    on_switch: Callable[[Cue], None],
    on_begin: OnTap,
    on_done: Callable[[datetime], Awaitable[None]],
    on_back: OnTap,
) -> ft.Control:
    """Waits for a tap, then goes on by itself.

    Args:
        routine: What is done.
        ask_seated: Told whether standing is hard, where that is not known yet.
        about: What it rests on, below.
        clock: The time.
        cues: The signals that are switched on.
        colours: Of the pictures, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        short: Whether the window is low.
        on_step: Told the words of each step as it begins.
        on_phase: Told of holds and rests.
        on_switch: Turns a signal on or off.
        on_begin: Told that it begins.
        on_done: Told when it was begun, once it has been done to its end.
        on_back: Leaves.
    """
    not_yet: datetime | None = None
    started, set_started = ft.use_state(not_yet)
    index = use_time(clock, lambda now: position_in(routine, started, now.utc)[0] if started else 0)
    over = use_time(clock, lambda now: started is not None and _is_over(routine, started, now.utc))
    step = routine.steps[index]

    def speak() -> None:
        if started:
            on_step(step.say)

    ft.use_effect(speak, dependencies=[started, index])

    async def tell() -> None:
        if started and over:
            await on_done(started)

    ft.use_effect(tell, dependencies=[over])

    def begin() -> None:
        set_started(clock.now().utc)
        on_begin()

    body: list[ft.Control] = [page_header(routine.title, on_back=on_back)]
    if started is None and ask_seated:
        body += _seated(ask_seated)
        return column_of(scroll(body), wide=wide)
    if over:
        body.append(heading(_("Done."), Style.HEADLINE_LARGE, level=2))
        body.append(button(_("Back"), on_back, key="done", size=Size.PLAYER, weight=Weight.MAIN))
        return column_of(scroll([*body, *about]), wide=wide)
    body.append(
        heading(
            step.action,
            Style.HEADLINE_MEDIUM if short else Style.HEADLINE_LARGE,
            level=2,
            live=True,
        )
    )
    if step.side is not Side.BOTH:
        body.append(text(_("Leg: {side}").format(side=side(step.side)), Style.TITLE_LARGE))
    if step.picture:
        body.append(
            picture(
                step.picture,
                height=SMALL_PICTURE if short else PICTURE,
                label=step.action,
                mirrored=step.side is Side.LEFT,
                colours=colours,
            )
        )
    if started is None:
        minutes = -(-routine.seconds // 60)
        begin_label = _("Start, about {n} min").format(n=minutes)
        body.append(button(begin_label, begin, key="begin", size=Size.PLAYER, weight=Weight.MAIN))
    else:
        begun = started
        body.append(
            StepClock(
                timing=Timing(step.hold_s, step.rest_s, step.rounds),
                count=lambda now: position_in(routine, begun, now)[1],
                since=(started, index),
                clock=clock,
                small=short,
                pulse=Cue.PULSE in cues,
                beside=_voice(cues, on_switch),
                on_phase=on_phase,
            )
        )
    body.append(quiet(step.detail, Style.BODY_LARGE))
    return column_of(scroll([*body, *about]), wide=wide)


def _voice(cues: frozenset[Cue], on_switch: Callable[[Cue], None]) -> ft.Control:
    on = Cue.VOICE in cues
    return chip(
        _("Voice"),
        on,
        lambda: on_switch(Cue.VOICE),
        "voice",
        size=Size.PLAYER,
        icon=ft.Icons.VOLUME_UP if on else ft.Icons.VOLUME_OFF,
        upright=True,
    )


def _seated(ask: Callable[[bool], None]) -> list[ft.Control]:
    return [
        heading(_("Is standing hard for you?"), Style.HEADLINE_MEDIUM, level=2),
        button(_("Yes, sitting"), lambda: ask(True), key="sit", size=Size.PLAYER),
        button(_("No, standing"), lambda: ask(False), key="stand", size=Size.PLAYER),
    ]


def _is_over(routine: Routine, started: datetime, now: datetime) -> bool:
    return position_in(routine, started, now)[1].phase is Phase.OVER
