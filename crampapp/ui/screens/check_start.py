"""What the cause check is and is not, and for whom it is."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.components.waiting import waiting
from crampapp.ui.theme import Space


class LastResult(NamedTuple):
    """What is told of the result that was kept."""

    day: str
    words: str


@ft.component
def CheckStartScreen(
    *,
    who: tuple[str, Sequence[tuple[str, str]]] | None,
    answered: int | None,
    last: LastResult | None,
    wide: bool,
    on_who: Callable[[str], object],
    on_go_on: OnTap,
    on_drop: OnTap,
    on_last: OnTap,
    on_remove: OnTap,
    on_settings: OnTap,
) -> ft.Control:
    """The way in.

    Args:
        who: The question for whom it is, with ids and labels of its options; ``None`` while the
            questions are still being read.
        answered: Questions answered in a check that was left; ``None``: there is none.
        last: The result that was kept.
        wide: Whether there is room to spare at the sides.
        on_who: Begins a check.
        on_go_on: Goes on with the check that was left.
        on_drop: Forgets it.
        on_last: Opens the result that was kept.
        on_remove: Forgets that.
        on_settings: Opens the settings.
    """
    body: list[ft.Control] = [
        page_header(_("What causes it?"), on_settings=on_settings),
        text(
            _(
                "A few plain questions. Then you see what may be behind the cramps, how soon "
                "somebody should look at them, and why."
            )
        ),
        quiet(
            _("This is not a diagnosis. Your answers stay on this phone."),
            Style.BODY_LARGE,
        ),
    ]
    if who is None:
        body.append(waiting(_("Getting the questions ready…")))
    else:
        if answered is not None:
            body.append(_left(answered, on_go_on, on_drop))
        body.append(_who(who, on_who, begun=answered is not None))
        if last:
            body.append(_last(last, on_last, on_remove))
    return column_of(scroll(body), wide=wide)


def _who(
    who: tuple[str, Sequence[tuple[str, str]]],
    on_who: Callable[[str], object],
    *,
    begun: bool,
) -> ft.Control:
    asked, options = who
    return ft.Column(
        [
            heading(
                _("Start anew: {question}").format(question=asked) if begun else asked,
                Style.TITLE_LARGE,
                level=2,
            ),
            *(
                button(
                    label,
                    partial(on_who, id),
                    key=f"who-{id}",
                    size=Size.PLAYER,
                    weight=Weight.SECOND if begun or index else Weight.MAIN,
                )
                for index, (id, label) in enumerate(options)
            ),
            quiet(
                _(
                    "For somebody else, nothing that you told about yourself is used. The result "
                    "is kept only if you ask for it."
                )
            ),
        ],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _left(answered: int, on_go_on: OnTap, on_drop: OnTap) -> ft.Control:
    words = ngettext(
        "You left a check after {n} answer.", "You left a check after {n} answers.", answered
    ).format(n=answered)
    return card(
        [
            text(words),
            ft.Row(
                [
                    button(_("Go on"), on_go_on, key="go-on", weight=Weight.MAIN),
                    button(_("Drop it"), on_drop, key="drop", weight=Weight.QUIET),
                ],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        ]
    )


def _last(last: LastResult, on_last: OnTap, on_remove: OnTap) -> ft.Control:
    return card(
        [
            heading(_("Your last result"), Style.TITLE_LARGE, level=2),
            text(f"{last.day}: {last.words}"),
            ft.Row(
                [
                    button(_("Read it again"), on_last, key="last"),
                    button(_("Remove"), on_remove, key="remove", weight=Weight.QUIET),
                ],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        ]
    )
