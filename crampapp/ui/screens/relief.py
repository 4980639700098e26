"""The player: one step at a time, in words that can be read half asleep."""

from collections.abc import Callable, Sequence

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.relief import Position, Run, Step, is_too_long
from crampapp.platform.clock import Clock
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.sheet import advice_sheet
from crampapp.ui.components.step_clock import StepClock
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.formats import position
from crampapp.ui.theme import BLACK, Space, is_night
from crampapp.ui.ticking import use_time


@ft.component
def ReliefScreen(
    *,
    run: Run,
    steps: Sequence[Step],
    positions: Sequence[Position],
    clock: Clock,
    urgent: Advice,
    over_ten_minutes: Advice,
    wide: bool,
    short: bool,
    on_next: OnTap,
    on_previous: OnTap,
    on_position: Callable[[Position], None],
    on_still: OnTap,
    on_eased: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """Leads through the steps of a run until it eased."""
    help_open, set_help_open = ft.use_state(False)
    too_long = use_time(clock, lambda now: is_too_long(run, now.utc))
    night = BLACK if is_night(run.started.local) else None
    ft.use_dialog(
        advice_sheet(urgent, lambda: set_help_open(False), colours=night) if help_open else None
    )
    step = steps[run.index]
    top = ft.Row(
        [
            back_button(on_back),
            button(
                _("When to get help"),
                lambda: set_help_open(True),
                key="help",
                weight=Weight.QUIET,
            ),
        ],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=True,
    )
    # In a low window, and with large text, the way back scrolls away with the rest.
    body: list[ft.Control] = [top] if short else []
    if too_long:
        body.append(announced(advice_card(over_ten_minutes)))
    body += [
        heading(step.action, Style.HEADLINE_MEDIUM if short else Style.HEADLINE_LARGE, live=True),
        StepClock(step=step, since=run.step_started, clock=clock, small=short),
        quiet(step.detail, Style.BODY_LARGE),
    ]
    body.append(
        choice([(p, position(p)) for p in positions], run.position, on_position, key="position")
    )
    if len(steps) > 1:
        body.append(_step_buttons(run.index, len(steps), on_previous, on_next))
    return column_of(
        ft.Column(
            [
                *([] if short else [top]),
                scroll(body, spacing=Space.M),
                _end(wide and short, on_still, on_eased),
            ],
            spacing=Space.M,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XS, bottom=Space.M),
    )


def _step_buttons(index: int, count: int, on_previous: OnTap, on_next: OnTap) -> ft.Control:
    return ft.Row(
        [
            button(
                _("Previous"),
                on_previous,
                key="previous",
                size=Size.PLAYER,
                weight=Weight.QUIET,
                disabled=index == 0,
                expand=True,
            ),
            quiet(_("Step {number} of {all}").format(number=index + 1, all=count)),
            button(
                _("Next"),
                on_next,
                key="next",
                size=Size.PLAYER,
                weight=Weight.QUIET,
                disabled=index + 1 == count,
                expand=True,
            ),
        ],
        spacing=Space.S,
    )


def _end(flat: bool, on_still: OnTap, on_eased: OnTap) -> ft.Control:
    """Always in the same place, below everything that scrolls; side by side on a turned phone."""
    expand = True if flat else None
    still = button(
        _("Still cramping"), on_still, key="still-cramping", size=Size.PLAYER, expand=expand
    )
    done = button(
        _("It eased"),
        on_eased,
        key="it-eased",
        size=Size.PLAYER,
        weight=Weight.MAIN,
        expand=expand,
    )
    if flat:
        return ft.Row([still, done], spacing=Space.S)
    return ft.Column(
        [still, done],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
