"""The signs that a cramp is not one: to tick, and then what to do."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.red_flags import Level, RedFlag, Triage
from crampapp.domain.region import Region
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, tick
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.components.triage import triage_view
from crampapp.ui.theme import Space


@ft.component
def SignsScreen(
    *,
    title: str,
    why: str,
    flags: Sequence[RedFlag],
    ticked: Sequence[str],
    triage: Triage | None,
    region: Region,
    wide: bool,
    on_tick: Callable[[str], None],
    on_mistake: OnTap,
    on_none: OnTap,
    on_changed: OnTap,
    on_back: OnTap,
    last: ft.Control | None = None,
) -> ft.Control:
    """A list of signs; what they demand takes its place.

    Args:
        title: Above the list.
        why: Below the title.
        flags: The signs to ask.
        ticked: Those that are there.
        triage: What they amount to.
        region: Whose numbers hold here.
        wide: Whether there is room to spare at the sides.
        on_tick: Turns one on or off.
        on_mistake: Takes all back.
        on_none: None of them is there.
        on_changed: Told when the lower button becomes another one.
        on_back: Leaves.
        last: Below everything, always there.
    """
    shown, show = ft.use_state(bool(ticked))
    answer = triage if shown else None
    ft.use_effect(on_changed, dependencies=[answer is None, bool(ticked)])

    def tap(flag: RedFlag) -> None:
        # Nothing outweighs an emergency: no need to read on.
        if flag.level is Level.EMERGENCY and flag.id not in ticked:
            show(True)
        on_tick(flag.id)

    def mistake() -> None:
        show(False)
        on_mistake()

    top = ft.Row([back_button(on_back)])
    if answer:
        body: list[ft.Control] = [top, announced(triage_view(answer, region))]
        lower = button(_("I ticked that by mistake"), mistake, key="mistake", size=Size.PLAYER)
    else:
        body = [top, heading(title, Style.HEADLINE_MEDIUM), quiet(why, Style.BODY_LARGE)]
        body += _ticks([f for f in flags if f.first], ticked, tap)
        if others := [f for f in flags if not f.first]:
            body.append(heading(_("And these"), Style.TITLE_LARGE, level=2))
            body += _ticks(others, ticked, tap)
        lower = (
            button(
                _("What to do now"),
                lambda: show(True),
                key="what-now",
                size=Size.PLAYER,
                weight=Weight.MAIN,
            )
            if ticked
            else button(_("None of these"), on_none, key="none", size=Size.PLAYER)
        )
    return column_of(
        ft.Column(
            [scroll(body, spacing=Space.S), lower, *([last] if last else [])],
            spacing=Space.S,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XS, bottom=Space.M),
    )


def _ticks(
    flags: Sequence[RedFlag], ticked: Sequence[str], on_tap: Callable[[RedFlag], None]
) -> list[ft.Control]:
    gravest = sorted(flags, key=lambda f: list(Level).index(f.level))
    return [tick(f.text, f.id in ticked, partial(on_tap, f), f"sign-{f.id}") for f in gravest]
