"""History: what happened, newest first, by day."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode
from crampapp.ui.components.buttons import OnTap, button
from crampapp.ui.components.card import card
from crampapp.ui.components.notice import Notice, notice_card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.row import list_row
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import clock_time, day, duration, where
from crampapp.ui.theme import Space


@ft.component
def HistoryScreen(
    *,
    episodes: Sequence[Episode],
    today: date,
    opening: bool,
    older: bool,
    notice: Notice | None,
    moves: Sequence[str],
    wide: bool,
    on_delete: Callable[[Episode], object],
    on_earlier: OnTap,
    on_log: OnTap,
) -> ft.Control:
    """The list.

    Args:
        episodes: Newest first.
        today: The date on the wall.
        opening: Whether the store is still being read.
        older: Whether there are more, earlier ones.
        notice: What to know about how history is kept.
        moves: What has helped before, best first, one line each.
        wide: Whether there is room to spare at the sides.
        on_delete: Takes one out.
        on_earlier: Reads more.
        on_log: Adds a cramp that is over.
    """
    body: list[ft.Control] = [page_header(_("History"))]
    if notice:
        body.append(notice_card(notice))
    if moves:
        title = heading(_("Your move"), Style.TITLE_LARGE, level=2)
        body.append(card([title, *(text(line) for line in moves)]))
    if not episodes:
        body.append(_nothing(opening))
    for when, of_day in groupby(episodes, key=lambda e: e.started.local.date()):
        body.append(_day(day(when, today), list(of_day), on_delete))
    if older:
        body.append(button(_("Show earlier"), on_earlier, key="earlier"))
    body.append(button(_("Log a cramp"), on_log, key="log", icon=ft.Icons.ADD))
    return column_of(scroll(body), wide=wide)


def _nothing(opening: bool) -> ft.Control:
    if opening:
        return quiet(_("Reading your history…"), Style.BODY_LARGE)
    return ft.Column(
        [
            quiet(_("No cramps recorded."), Style.TITLE_LARGE),
            quiet(
                _(
                    "When one comes, “Cramp now” leads you through it and keeps it here. "
                    "You can also log one that is over."
                ),
                Style.BODY_LARGE,
            ),
        ],
        spacing=Space.S,
        tight=True,
    )


def _day(
    title: str, episodes: Sequence[Episode], on_delete: Callable[[Episode], object]
) -> ft.Control:
    rows = [_row(episode, on_delete) for episode in episodes]
    return ft.Column(
        [heading(title, Style.TITLE_MEDIUM, level=2, color=ft.Colors.PRIMARY), *rows],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _row(episode: Episode, on_delete: Callable[[Episode], object]) -> ft.Control:
    time = clock_time(episode.started.local)
    return list_row(
        title=time,
        line=where(episode),
        end=_("Not known") if episode.parked else duration(episode.duration_s),
        action=_("Delete the cramp at {time}").format(time=time),
        on_action=lambda: on_delete(episode),
        key=f"delete-{episode.id}",
    )
