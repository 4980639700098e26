"""The first stretch by daylight, so that it is known in the dark."""

from collections.abc import Callable, Sequence
from datetime import datetime

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.relief import Phase
from crampapp.domain.routine import Routine, position_in
from crampapp.platform.clock import SECOND_S, Clock
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.picture import picture
from crampapp.ui.components.step_clock import StepClock, Timing
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import evidence
from crampapp.ui.preferences import Cue
from crampapp.ui.theme import PICTURE, SMALL_PICTURE, Space
from crampapp.ui.ticking import use_time


@ft.component
def RehearsalScreen(
    *,
    rehearsal: Routine,
    cautions: Sequence[str],
    after: Advice,
    sources: Sequence[str],
    clock: Clock,
    cues: frozenset[Cue],
    colours: ft.ColorScheme | None,
    wide: bool,
    short: bool,
    on_begin: Callable[[str], None],
    on_over: OnTap,
    on_send: OnTap,
    on_done: OnTap,
) -> ft.Control:
    """Waits for a tap, counts one hold down, and ends with a calm sentence; nothing is kept.

    Args:
        rehearsal: One hold.
        cautions: What this person must be careful about.
        after: What is said at the end.
        sources: What the step rests on, spelled out.
        clock: The time.
        cues: The signals that are switched on.
        colours: Of the picture, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        short: Whether the window is low.
        on_begin: Told the words of the step when it begins.
        on_over: Told when it is over.
        on_send: Opens the page from which this stretch is sent.
        on_done: Leaves.
    """
    not_yet: datetime | None = None
    started, set_started = ft.use_state(not_yet)
    step = rehearsal.steps[0]

    def is_over(now: datetime) -> bool:
        return started is not None and position_in(rehearsal, started, now)[1].phase is Phase.OVER

    over = use_time(clock, lambda now: is_over(now.utc), every=SECOND_S)

    def tell() -> None:
        if over:
            on_over()

    ft.use_effect(tell, dependencies=[over])

    def begin() -> None:
        set_started(clock.now().utc)
        on_begin(step.say)

    again = button(_("Again"), begin, key="again", size=Size.PLAYER, expand=True)
    done = button(_("Done"), on_done, key="done", weight=Weight.MAIN, size=Size.PLAYER, expand=True)
    header = page_header(rehearsal.title, on_back=on_done)
    shown = picture(
        step.picture or "",
        height=SMALL_PICTURE if short else PICTURE,
        label=step.action,
        colours=colours,
    )
    if over:
        body = [
            header,
            heading(after.title, Style.HEADLINE_MEDIUM, level=2, live=True),
            shown,
            text(after.text),
            ft.Row([again, done], spacing=Space.S),
            button(_("Send this stretch to somebody"), on_send, key="send", weight=Weight.QUIET),
        ]
        return column_of(scroll([*body, _about(after, sources)], spacing=Space.M), wide=wide)
    action = heading(step.action, Style.HEADLINE_MEDIUM, level=2, live=True)
    body = [header, action, shown]
    if started is None:
        label = _("Start, {n} seconds").format(n=step.hold_s)
        body.append(button(label, begin, key="begin", weight=Weight.MAIN, size=Size.PLAYER))
    else:
        begun = started
        body.append(
            StepClock(
                timing=Timing(step.hold_s, step.rest_s, step.rounds),
                count=lambda now: position_in(rehearsal, begun, now)[1],
                since=started,
                clock=clock,
                small=short,
                pulse=Cue.PULSE in cues,
                # Its one phase ends with it, which this screen itself tells.
                on_phase=lambda _phase: None,
            )
        )
    body += [quiet(step.detail, Style.BODY_LARGE), *(card([text(why)]) for why in cautions)]
    return column_of(scroll(body, spacing=Space.M), wide=wide)


def _about(after: Advice, sources: Sequence[str]) -> ft.Control:
    return card([quiet(evidence(after.evidence)), *(quiet(source) for source in sources)])
