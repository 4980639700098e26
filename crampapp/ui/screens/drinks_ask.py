"""The questions that come before any figure about drinking: health first."""

from collections.abc import Callable, Sequence, Set
from functools import partial

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, tick
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.theme import Space


@ft.component
def DrinksAskScreen(
    *,
    ask: Advice,
    questions: Sequence[tuple[str, str]],
    told: Set[str],
    wide: bool,
    on_told: Callable[[frozenset[str], bool], object],
    on_back: OnTap,
    failed: bool,
) -> ft.Control:
    """One list to tick, and to say "none" or "not sure" below it.

    Args:
        ask: Why it is asked.
        questions: Id and words of each line.
        told: Ids that were ticked before.
        wide: Whether there is room to spare at the sides.
        on_told: Told what is ticked, and whether the person is sure of the rest.
        on_back: Leaves without an answer.
        failed: Whether the answers could not be kept.
    """
    ticked, set_ticked = ft.use_state(frozenset(told))

    def turn(id: str) -> None:
        set_ticked(ticked ^ {id})

    body: list[ft.Control] = [
        page_header(_("Drinks"), on_back=on_back),
        heading(ask.title, Style.HEADLINE_MEDIUM, level=2),
        quiet(ask.text, Style.BODY_LARGE),
    ]
    body += [tick(words, id in ticked, partial(turn, id), f"risk-{id}") for id, words in questions]
    if failed:
        words = _("Not saved: this device would not take it. Please try again.")
        body.append(announced(text(words, color=ft.Colors.ERROR)))
    if ticked:
        sure, unsure = _("Next"), _("Not sure about the others")
    else:
        sure, unsure = _("None of these"), _("Not sure")
    body += [
        button(
            sure,
            partial(on_told, ticked, True),
            key="sure",
            size=Size.PLAYER,
            weight=Weight.MAIN if ticked else Weight.SECOND,
        ),
        button(unsure, partial(on_told, ticked, False), key="unsure", size=Size.PLAYER),
    ]
    return column_of(scroll(body, spacing=Space.S), wide=wide)
