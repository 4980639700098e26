"""The gentle questions of the first days, one at a time."""

from typing import NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.text import announced, heading, quiet, text
from crampapp.ui.theme import EMBLEM, IconSize, Space


class Ask(NamedTuple):
    """One question."""

    key: str
    icon: ft.IconData
    title: str
    text: str
    later: str
    """What it rests on, and where it can be found when it is skipped."""
    yes: str
    on_yes: OnTap
    on_skip: OnTap


@ft.component
def FirstQuestionsScreen(
    *,
    ask: Ask | None,
    number: int,
    count: int,
    said: str,
    wide: bool,
    on_try: OnTap,
    on_done: OnTap,
) -> ft.Control:
    """One question, or what comes after the last.

    Args:
        ask: The question; ``None``: all are settled.
        number: Which one it is, from 1.
        count: How many there are.
        said: What the last answer has come to, if that must be said.
        wide: Whether there is room to spare at the sides.
        on_try: Opens the rehearsal.
        on_done: Leaves.
    """
    body: list[ft.Control] = [ft.Row([back_button(on_done)])]
    if said:
        body.append(announced(text(said)))
    if ask is None:
        body += [
            _sign(ft.Icons.CHECK_CIRCLE_OUTLINE),
            heading(_("That is all"), live=True),
            text(_("One thing more, if you like: try the first stretch by daylight. 20 seconds.")),
            button(_("Try it once now"), on_try, key="try", weight=Weight.MAIN, size=Size.PLAYER),
            button(_("Done"), on_done, key="done", weight=Weight.QUIET, size=Size.PLAYER),
        ]
    else:
        if count > 1:
            body.append(quiet(_("{number} of {all}").format(number=number, all=count)))
        body += [
            _sign(ask.icon),
            heading(ask.title, live=True),
            text(ask.text),
            button(ask.yes, ask.on_yes, key=ask.key, weight=Weight.MAIN, size=Size.PLAYER),
            button(
                _("Skip"), ask.on_skip, key=f"skip-{ask.key}", weight=Weight.QUIET, size=Size.PLAYER
            ),
            quiet(ask.later),
        ]
    return column_of(scroll(body, spacing=Space.M), wide=wide)


def _sign(icon: ft.IconData) -> ft.Control:
    return ft.Row(
        [
            ft.Container(
                width=EMBLEM,
                height=EMBLEM,
                border_radius=EMBLEM / 2,
                bgcolor=ft.Colors.PRIMARY_CONTAINER,
                alignment=ft.Alignment.CENTER,
                content=ft.Icon(icon, size=IconSize.XL, color=ft.Colors.ON_PRIMARY_CONTAINER),
            )
        ]
    )
