"""The honest status: what must be so for a reminder to ring, and what to do where it is not."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.platform.notifier import TestOutcome
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.theme import IconSize, Space


class Line(NamedTuple):
    """One thing that must be so."""

    key: str
    holds: bool
    said: str
    cure: str = ""
    """What to do about it where it is not so."""


@ft.component
def RemindersStatusScreen(
    *,
    rings: bool | None,
    lines: Sequence[Line],
    facts: Sequence[str],
    steps: Sequence[str],
    outcome: Callable[[TestOutcome], tuple[bool, str]],
    can_test: bool,
    wide: bool,
    on_allow: Callable[[], Awaitable[object]] | None,
    on_test: Callable[[], Awaitable[TestOutcome]],
    on_calendar: OnTap | None,
    on_again: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """Each line green or red.

    Args:
        rings: Whether reminders ring while the app is closed; ``None``: not known yet.
        lines: What must be so.
        facts: When the next one rings, when the last one was shown.
        steps: How to set it up on this kind of device.
        outcome: Whether a test went well, and what to say about it.
        can_test: Whether there is anything to test.
        wide: Whether there is room to spare at the sides.
        on_allow: Asks for permission, where that may help.
        on_test: Sends a notification now.
        on_calendar: Shows the way by the calendar, where there is one.
        on_again: Looks again.
        on_back: Leaves.
    """
    nothing: tuple[bool, str] | None = None
    tested, set_tested = ft.use_state(nothing)
    testing, set_testing = ft.use_state(False)

    async def test() -> None:
        set_testing(True)
        try:
            set_tested(outcome(await on_test()))
        finally:
            set_testing(False)

    body: list[ft.Control] = [page_header(_("Can they ring?"), on_back=on_back)]
    if rings is None:
        body.append(announced(text(_("Looking…"), Style.TITLE_LARGE)))
        return column_of(scroll(body), wide=wide)
    verdict = (
        _("Reminders ring, also while the app is closed.")
        if rings
        else _("Reminders do not ring while the app is closed.")
    )
    body.append(announced(text(verdict, Style.TITLE_LARGE)))
    body.append(card([_line(line) for line in lines], padding=Space.M))
    body += [text(fact) for fact in facts]
    if on_allow:
        body.append(
            button(
                _("Turn on reminders"),
                on_allow,
                key="allow",
                size=Size.PLAYER,
                weight=Weight.MAIN,
            )
        )
    if can_test:
        label = _("Sending…") if testing else _("Send me a test now")
        body.append(button(label, test, key="test", size=Size.PLAYER, disabled=testing))
    if tested:
        went_well, said = tested
        colour = ft.Colors.ON_SURFACE if went_well else ft.Colors.ERROR
        body.append(announced(text(said, Style.TITLE_MEDIUM, color=colour)))
    if steps:
        body.append(heading(_("How to set it up here"), Style.TITLE_LARGE, level=2))
        body += [
            text(_("{number}. {step}").format(number=number, step=step))
            for number, step in enumerate(steps, 1)
        ]
    if on_calendar:
        body.append(heading(_("Another way"), Style.TITLE_LARGE, level=2))
        body.append(
            quiet(_("Your phone’s calendar can ring the same times, with this app closed."))
        )
        body.append(button(_("Add to my calendar"), on_calendar, key="calendar"))
    body.append(button(_("Look again"), on_again, key="look-again", weight=Weight.QUIET))
    return column_of(scroll(body), wide=wide)


def _line(line: Line) -> ft.Control:
    icon, colour, spoken = (
        (ft.Icons.CHECK_CIRCLE_OUTLINE, ft.Colors.PRIMARY, _("Yes:"))
        if line.holds
        else (ft.Icons.ERROR_OUTLINE, ft.Colors.ERROR, _("No:"))
    )
    words: list[ft.Control] = [text(line.said)]
    if not line.holds and line.cure:
        words.append(quiet(line.cure))
    # Merged, so that the colour is heard too.
    return ft.MergeSemantics(
        content=ft.Container(
            key=f"status-{line.key}",
            padding=ft.Padding.symmetric(vertical=Space.S),
            content=ft.Row(
                [
                    ft.Semantics(
                        label=spoken, content=ft.Icon(icon, color=colour, size=IconSize.L)
                    ),
                    ft.Column(words, spacing=0, tight=True, expand=True),
                ],
                spacing=Space.M,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
        )
    )
