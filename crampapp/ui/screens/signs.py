"""The signs that a cramp is not one: to tick, and then what to do."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.red_flags import Level, RedFlag, Triage
from crampapp.domain.region import Region
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.sign import exception, sign_row
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
    unsure: Sequence[str],
    triage: Triage | None,
    region: Region,
    wide: bool,
    on_tick: Callable[[str], None],
    on_unsure: Callable[[str], None],
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
        unsure: Those that may be there.
        triage: What they amount to.
        region: Whose numbers hold here.
        wide: Whether there is room to spare at the sides.
        on_tick: Turns one on or off.
        on_unsure: Turns the doubt about one on or off.
        on_mistake: Takes all back.
        on_none: None of them is there.
        on_changed: Told when the lower button becomes another one.
        on_back: Leaves.
        last: Below everything, always there.
    """
    any_sign = bool(ticked or unsure)
    shown, show = ft.use_state(any_sign)
    doubting, set_doubting = ft.use_state(False)
    looking_at, look_at = ft.use_state("")
    excepted, set_excepted = ft.use_state(False)
    answer = triage if shown else None
    ft.use_effect(on_changed, dependencies=[answer is None, any_sign])

    def tap(flag: RedFlag) -> None:
        # Nothing outweighs an emergency: no need to read on.
        if flag.level is Level.EMERGENCY and flag.id not in ticked:
            show(True)
        on_tick(flag.id)

    def doubt(flag: RedFlag) -> None:
        look_at(flag.id if flag.id not in unsure else "")
        on_unsure(flag.id)

    def mistake() -> None:
        show(False)
        on_mistake()

    def except_it(flag: RedFlag) -> None:
        set_excepted(True)
        show(len(ticked) + len(unsure) > 1)
        (on_tick if flag.id in ticked else on_unsure)(flag.id)

    def rows(some: Sequence[RedFlag]) -> list[ft.Control]:
        gravest = sorted(some, key=lambda f: list(Level).index(f.level))
        return [
            sign_row(
                flag,
                ticked=flag.id in ticked,
                unsure=flag.id in unsure,
                doubting=doubting or bool(unsure),
                looking=flag.id == looking_at,
                on_tick=partial(tap, flag),
                on_unsure=partial(doubt, flag),
                on_looked=partial(look_at, ""),
            )
            for flag in gravest
        ]

    top = ft.Row([back_button(on_back)])
    if answer:
        body: list[ft.Control] = [top, announced(triage_view(answer, region))]
        if answer.level is not Level.EMERGENCY:
            body += [exception(f, partial(except_it, f)) for f in answer.flags if f.unless]
        lower = button(_("I ticked that by mistake"), mistake, key="mistake", size=Size.PLAYER)
    else:
        body = [
            top,
            heading(title, Style.HEADLINE_MEDIUM),
            quiet(why, Style.BODY_LARGE),
            *([_no_longer_counts()] if excepted and not any_sign else []),
            _doubt(doubting or bool(unsure), lambda: set_doubting(True)),
            *rows([f for f in flags if f.first]),
        ]
        if others := [f for f in flags if not f.first]:
            body += [heading(_("And these"), Style.TITLE_LARGE, level=2), *rows(others)]
        lower = (
            button(
                _("What to do now"),
                lambda: show(True),
                key="what-now",
                size=Size.PLAYER,
                weight=Weight.MAIN,
            )
            if any_sign
            else button(_("None of these"), on_none, key="none", size=Size.PLAYER)
        )
    page = scroll(body, spacing=Space.S)
    # Another page, so that the answer begins at its top however far down the sign was.
    page.key = "answer" if answer else "signs"
    return column_of(
        ft.Column(
            [page, lower, *([last] if last else [])],
            spacing=Space.S,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XS, bottom=Space.M),
    )


def _doubt(doubting: bool, on_tap: OnTap) -> ft.Control:
    if doubting:
        return announced(quiet(_("Tap “Not sure” below a sign."), Style.BODY_LARGE))
    return ft.Row(
        [button(_("Not sure about one of these?"), on_tap, key="doubt", weight=Weight.QUIET)],
        wrap=True,
    )


def _no_longer_counts() -> ft.Control:
    words = _("Then that sign does not count. If it comes back or you feel worse, tick it again.")
    return announced(quiet(words, Style.BODY_LARGE))
