"""One sign of danger: to tick, to doubt, or to be told that it does not count."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.red_flags import RedFlag
from crampapp.ui.components.buttons import OnTap, button, chip, tick
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.theme import Space


def sign_row(
    flag: RedFlag,
    *,
    ticked: bool,
    unsure: bool,
    doubting: bool,
    looking: bool,
    on_tick: OnTap,
    on_unsure: OnTap,
    on_looked: OnTap,
) -> ft.Control:
    """A line to tick; where there is doubt, a way to look again.

    A doubt counts from its first tap: whoever leaves the question open has not said no.

    Args:
        flag: The sign.
        ticked: Whether it is there.
        unsure: Whether it may be there.
        doubting: Whether "Not sure" is offered.
        looking: Whether the person looks again.
        on_tick: Turns it on or off.
        on_unsure: Turns the doubt on or off.
        on_looked: Looked again, and is still not sure.
    """
    line = tick(flag.text, ticked, on_tick, f"sign-{flag.id}")
    if not doubting:
        return line
    not_sure = chip(_("Not sure"), unsure, on_unsure, f"unsure-{flag.id}")
    # Forty of them have the same words; the sign is part of the name.
    not_sure.content = ft.Semantics(label=flag.text, content=not_sure.content)
    below: ft.Control = ft.Row([not_sure], alignment=ft.MainAxisAlignment.END)
    if unsure and looking:
        below = _look_again(flag, on_tick, on_unsure, on_looked)
    return ft.Column(
        [line, below],
        spacing=Space.XS,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _look_again(flag: RedFlag, on_yes: OnTap, on_no: OnTap, on_still: OnTap) -> ft.Control:
    answers: list[ft.Control] = [
        button(_("Yes"), on_yes, key=f"look-yes-{flag.id}"),
        button(_("No"), on_no, key=f"look-no-{flag.id}"),
        button(_("Still not sure"), on_still, key=f"look-still-{flag.id}"),
    ]
    return announced(
        card(
            [
                text(flag.look or _("Look again, or ask somebody to look with you.")),
                heading(_("Is the sign there?"), Style.TITLE_MEDIUM, level=3),
                ft.Row(answers, wrap=True, spacing=Space.S, run_spacing=Space.S),
            ]
        )
    )


def exception(flag: RedFlag, on_all_true: OnTap) -> ft.Control:
    """What must all be true for the sign not to count, and the way to say so."""
    return card(
        [
            quiet(flag.text),
            heading(_("Is all of this true?"), Style.TITLE_MEDIUM, level=2),
            text(flag.unless),
            quiet(_("If not, or if you are not sure, do as it says above.")),
            ft.Row([button(_("Yes, all of it"), on_all_true, key=f"unless-{flag.id}")]),
        ]
    )
