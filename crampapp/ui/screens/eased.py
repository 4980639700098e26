"""After "It eased": the record is kept, and can be taken back or gone on with."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode, Side
from crampapp.domain.relief import TOO_LONG
from crampapp.platform.clock import Clock
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.page import column_of, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.formats import duration, side
from crampapp.ui.state import Keeping
from crampapp.ui.theme import DIM, IconSize, Motion, Space
from crampapp.ui.ticking import use_time

DIM_AFTER = timedelta(seconds=15)


@ft.component
def EasedScreen(
    *,
    episode: Episode,
    keeping: Keeping,
    lasting: bool,
    over_ten_minutes: Advice,
    passes: Advice,
    danger: ft.Control | None,
    night: bool,
    clock: Clock,
    wide: bool,
    short: bool,
    on_undo: OnTap,
    on_keep: OnTap,
    on_try_again: OnTap,
    on_came_back: OnTap,
    on_side: Callable[[Side], Awaitable[None]],
    on_care: OnTap,
    on_why: OnTap,
    on_done: OnTap,
) -> ft.Control:
    """What became of the cramp and of its record.

    Args:
        episode: The record.
        keeping: Whether it is durable yet.
        lasting: Whether the store outlives this window.
        over_ten_minutes: Shown when the cramp lasted that long.
        passes: Shown otherwise.
        danger: What ticked signs demand; nothing reassures beside it.
        night: Whether to wish a good sleep, and to go dim.
        clock: The time.
        wide: Whether there is room to spare at the sides.
        short: Whether the window is low.
        on_undo: Takes the record back.
        on_keep: Keeps it after all.
        on_try_again: Saves it once more after a failure.
        on_came_back: Goes on with the same episode.
        on_side: Tells which leg it was.
        on_care: Opens what is good for a sore muscle.
        on_why: Opens what may bring a cramp on.
        on_done: Leaves.
    """
    opened: Any = ft.use_ref(clock.now().utc)
    rests = use_time(clock, lambda now: night and now.utc - opened.current >= DIM_AFTER)
    too_long = episode.over_ten or episode.duration_s >= TOO_LONG.total_seconds()
    calm = danger is None and not too_long
    gone = keeping in (Keeping.REMOVING, Keeping.REMOVED)
    body: list[ft.Control] = [
        heading(_title(episode), Style.DISPLAY_MEDIUM),
        announced(_outcome(keeping, lasting, good_night=night and calm)),
    ]
    if danger:
        body.insert(0, danger)
    if keeping is Keeping.FAILED:
        body.append(button(_("Try again"), on_try_again, key="try-again", size=Size.PLAYER))
    if keeping is Keeping.REMOVED:
        body.append(button(_("Keep it after all"), on_keep, key="keep", size=Size.PLAYER))
    if too_long and danger is None:
        body.append(advice_card(over_ten_minutes))
    if not gone:
        body.append(
            ft.Column(
                [
                    quiet(_("Which leg? You can leave this out."), Style.TITLE_MEDIUM),
                    choice(
                        [(s, side(s)) for s in (Side.LEFT, Side.RIGHT)],
                        episode.side,
                        on_side,
                        key="side",
                    ),
                ],
                spacing=Space.S,
                tight=True,
            )
        )
    if calm:
        body.append(quiet(passes.text, Style.BODY_LARGE))
    if danger is None:
        sore = _("Still sore? Massage, warmth, cold")
        body.append(button(sore, on_care, key="care", weight=Weight.QUIET, size=Size.PLAYER))
    if calm:
        why = _("Why did it cramp?")
        body.append(button(why, on_why, key="why", weight=Weight.QUIET, size=Size.PLAYER))
    back = button(_("It came back"), on_came_back, key="came-back", size=Size.PLAYER, expand=True)
    undo = button(
        _("Undo"),
        on_undo,
        key="undo",
        size=Size.PLAYER,
        weight=Weight.QUIET,
        disabled=keeping is not Keeping.SAVED,
        expand=True,
    )
    done = button(_("Done"), on_done, key="done", size=Size.PLAYER, weight=Weight.MAIN)
    if wide and short:
        done.expand = True
        ends: list[ft.Control] = [ft.Row([undo, back, done], spacing=Space.S)]
    else:
        ends = [ft.Row([undo, back], spacing=Space.S), done]
    return column_of(
        ft.Column(
            [scroll(body), *ends],
            spacing=Space.S,
            expand=True,
            # The phone need not be put down: it goes dim by itself.
            opacity=DIM if rests else 1.0,
            animate_opacity=Motion.DIM,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XL, bottom=Space.M),
    )


def _title(episode: Episode) -> str:
    if episode.over_ten:
        # The clock began too late to tell.
        return _("Eased, after more than 10 minutes")
    return _("Eased in {duration}").format(duration=duration(episode.duration_s))


def _outcome(keeping: Keeping, lasting: bool, *, good_night: bool) -> ft.Control:
    match keeping:
        case Keeping.SAVING:
            return quiet(_("Saving…"), Style.TITLE_LARGE)
        case Keeping.SAVED:
            words = _("Saved") if lasting else _("Saved until this window closes")
            if good_night:
                words = _("{saved}. Sleep well.").format(saved=words)
            said = text(words, Style.TITLE_LARGE, color=ft.Colors.PRIMARY)
            said.expand = True
            return ft.Row(
                [
                    ft.Icon(
                        ft.Icons.CHECK_CIRCLE_OUTLINE, color=ft.Colors.PRIMARY, size=IconSize.L
                    ),
                    said,
                ],
                spacing=Space.S,
            )
        case Keeping.FAILED:
            return text(
                _("Not saved yet: this device would not take it. It is still here."),
                Style.TITLE_LARGE,
                color=ft.Colors.ERROR,
            )
        case Keeping.REMOVING:
            return quiet(_("Removing…"), Style.TITLE_LARGE)
        case Keeping.REMOVED:
            return quiet(_("Removed."), Style.TITLE_LARGE)
