"""What the app knows already: looked at and corrected before any of it counts."""

from collections.abc import Callable, Sequence, Set
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.check_words import Said
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, tick
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, quiet
from crampapp.ui.theme import Space


@ft.component
def CheckKnownScreen(
    *,
    known: Sequence[Said],
    wide: bool,
    on_use: Callable[[Set[str]], object],
    on_back: OnTap,
) -> ft.Control:
    """One line an answer, all of them ticked at first.

    Args:
        known: What could be used.
        wide: Whether there is room to spare at the sides.
        on_use: Told the ids of the questions whose answers may be used; the others are asked.
        on_back: Leaves.
    """
    left_out, leave_out = ft.use_state(frozenset[str]())
    kept = {said.id for said in known} - left_out

    def turn(id: str) -> None:
        leave_out(left_out ^ {id})

    lines = [
        tick(
            f"{said.question}\n{said.answer}",
            said.id in kept,
            partial(turn, said.id),
            f"known-{said.id}",
        )
        for said in known
    ]
    use = button(
        _("Use what is ticked"),
        lambda: on_use(kept),
        key="use",
        size=Size.PLAYER,
        weight=Weight.MAIN,
        disabled=not kept,
    )
    none = button(
        _("Use nothing"), lambda: on_use(frozenset()), key="use-nothing", size=Size.PLAYER
    )
    return column_of(
        ft.Column(
            [
                scroll(
                    [
                        page_header(
                            _("Use what you told the app about yourself?"), on_back=on_back
                        ),
                        quiet(
                            _("Then there is less to ask. Untick what is not right any more."),
                            Style.BODY_LARGE,
                        ),
                        *lines,
                        none,
                    ],
                    spacing=Space.S,
                ),
                use,
            ],
            spacing=Space.S,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
    )
