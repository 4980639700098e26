"""What home and Prevent say of a reminder: it is time, it was missed, or shall there be one."""

from collections.abc import Sequence
from datetime import datetime

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.alarms import Ring
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.formats import clock_time, day
from crampapp.ui.reminder_words import kind_name, wording
from crampapp.ui.reminding import Missed
from crampapp.ui.theme import Space


def ringing_card(ring: Ring, on_open: OnTap, on_done: OnTap) -> ft.Control:
    """It is time."""
    return card(
        [
            announced(heading(wording(ring.reminder), Style.TITLE_LARGE, level=2)),
            quiet(_("Your reminder for {time}").format(time=clock_time(ring.at))),
            _answers(
                button(_("Open"), on_open, key="open-reminder"),
                button(_("Done"), on_done, key="reminder-done", weight=Weight.QUIET),
            ),
        ]
    )


def missed_card(
    missed: Sequence[Missed], now: datetime, on_why: OnTap, on_seen: OnTap
) -> ft.Control:
    """Something did not ring; the newest is named.

    Args:
        missed: At least one, newest first.
        now: Wall time.
        on_why: Shows how it stands with what rings.
        on_seen: Takes note.
    """
    newest = missed[0]
    said = _("{day}, {time}: “{reminder}” did not arrive.").format(
        reminder=kind_name(newest.kind),
        day=day(newest.local.date(), now.date()),
        time=clock_time(newest.local),
    )
    more = len(missed) - 1
    return card(
        [
            heading(_("A missed reminder"), Style.TITLE_LARGE, level=2),
            quiet(said),
            *([quiet(_("And {n} more.").format(n=more))] if more else []),
            _answers(
                button(_("Why?"), on_why, key="missed-why"),
                button(_("OK"), on_seen, key="missed-seen", weight=Weight.QUIET),
            ),
        ]
    )


def stretch_tonight_card(at: str, on_yes: OnTap, on_no: OnTap) -> ft.Control:
    """After a night with a cramp."""
    return card(
        [
            heading(_("A cramp last night. Stretch before bed?"), Style.TITLE_LARGE, level=2),
            quiet(_("Stretching before bed may help against night cramps.")),
            _answers(
                button(_("Remind me at {time}").format(time=at), on_yes, key="stretch-tonight"),
                button(_("No"), on_no, key="no-stretch-tonight", weight=Weight.QUIET),
            ),
        ]
    )


def _answers(*buttons: ft.Control) -> ft.Control:
    return ft.Row(list(buttons), wrap=True, spacing=Space.S, run_spacing=Space.S)
