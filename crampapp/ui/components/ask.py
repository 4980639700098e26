"""The one question that home may ask: about a cramp or a check that is over, or about records."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, heading, text
from crampapp.ui.formats import HowLong, clock_time, duration, how_long
from crampapp.ui.theme import Space

if TYPE_CHECKING:
    from crampapp.domain.insights.recent import Reason


def how_long_card(
    episode: Episode, on_answer: Callable[[HowLong], object], on_forget: OnTap
) -> ft.Control:
    """After a night in which nobody saw the end of it."""
    title = _("Cramp at {time}. How long?").format(time=clock_time(episode.started.local))
    answers: list[ft.Control] = [
        button(how_long(length), partial(on_answer, length), key=f"lasted-{length}")
        for length in HowLong
    ]
    answers.append(button(_("Forget it"), on_forget, key="forget", weight=Weight.QUIET))
    return card(
        [
            heading(title, Style.TITLE_LARGE, level=2),
            ft.Row(answers, wrap=True, spacing=Space.S, run_spacing=Space.S),
        ]
    )


def details_card(episode: Episode, on_add: OnTap, on_pass: OnTap) -> ft.Control:
    """The next morning; what is left out is not asked again."""
    words = _("Cramp at {time}, {duration}. Anything to add?")
    time = clock_time(episode.started.local)
    return card(
        [
            text(words.format(time=time, duration=duration(episode.duration_s))),
            ft.Row(
                [
                    button(_("Add"), on_add, key="add-details"),
                    button(_("No"), on_pass, key="no-details", weight=Weight.QUIET),
                ],
                spacing=Space.S,
            ),
        ]
    )


def talk_card(reason: "Reason", on_talk: OnTap, on_pass: OnTap) -> ft.Control:
    """When cramps broke sleep again and again, or there are many more; once a month at most."""
    from crampapp.ui import insight_words

    answers: list[ft.Control] = [
        button(_("Page for the doctor"), on_talk, key="talk"),
        button(_("Not now"), on_pass, key="no-talk", weight=Weight.QUIET),
    ]
    return card(
        [
            heading(_("Worth a talk with a doctor"), Style.TITLE_LARGE, level=2),
            text(insight_words.talk(reason)),
            text(
                _(
                    "There are things that may help. A doctor can look for a cause, and may "
                    "prescribe a muscle relaxant."
                )
            ),
            ft.Row(answers, wrap=True, spacing=Space.S, run_spacing=Space.S),
        ]
    )


def talk_question(on_why: OnTap, on_pass: OnTap) -> ft.Control:
    """The same in short, where "Cramp now" must stay in sight."""
    answers: list[ft.Control] = [
        button(_("Why?"), on_why, key="why-talk"),
        button(_("Not now"), on_pass, key="no-talk", weight=Weight.QUIET),
    ]
    return card(
        [
            heading(_("Worth a talk with a doctor"), Style.TITLE_LARGE, level=2),
            ft.Row(answers, wrap=True, spacing=Space.S, run_spacing=Space.S),
        ]
    )


def looked_at_card(on_yes: OnTap, on_not_yet: OnTap, on_tomorrow: OnTap) -> ft.Control:
    """After a check that found something urgent."""
    answers: list[ft.Control] = [
        button(_("Yes"), on_yes, key="looked-at"),
        button(_("Not yet"), on_not_yet, key="not-yet"),
        button(_("Ask me tomorrow"), on_tomorrow, key="ask-tomorrow", weight=Weight.QUIET),
    ]
    return card(
        [
            heading(_("Did you get it looked at?"), Style.TITLE_LARGE, level=2),
            ft.Row(answers, wrap=True, spacing=Space.S, run_spacing=Space.S),
        ]
    )


def tab_card(on_move: OnTap, on_pass: OnTap) -> ft.Control:
    """After the first record in a browser tab that forgets."""
    return card(
        [
            text(
                _(
                    "In a browser tab this device may delete your records when they were not used "
                    "for 7 days. They do not move to the home-screen app by themselves."
                )
            ),
            _yes_or_later(_("Bring records over"), on_move, on_pass, "move"),
        ]
    )


def backup_card(on_make: OnTap, on_pass: OnTap) -> ft.Control:
    """When there is much that no backup has."""
    return card(
        [
            text(_("Time for a backup: your newest records are on this device only.")),
            _yes_or_later(_("Back up"), on_make, on_pass, "backup"),
        ]
    )


def _yes_or_later(label: str, on_yes: OnTap, on_pass: OnTap, key: str) -> ft.Control:
    return ft.Row(
        [
            button(label, on_yes, key=f"{key}-now"),
            button(_("Not now"), on_pass, key=f"{key}-later", weight=Weight.QUIET),
        ],
        wrap=True,
        spacing=Space.S,
        run_spacing=Space.S,
    )
