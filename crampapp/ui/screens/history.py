"""History: what happened, newest first, by day."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.check_result import CheckResult
from crampapp.domain.demo import is_demo
from crampapp.domain.episode import Episode
from crampapp.ui.components.buttons import OnTap, button
from crampapp.ui.components.card import card
from crampapp.ui.components.link_row import link_row
from crampapp.ui.components.notice import Notice, demo_notice, notice_card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.row import list_row
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import clock_time, day, duration, urgency_in_short, where
from crampapp.ui.theme import Space


@ft.component
def HistoryScreen(
    *,
    episodes: Sequence[Episode],
    checks: Sequence[CheckResult],
    today: date,
    opening: bool,
    older: bool,
    notice: Notice | None,
    moves: Sequence[str],
    wide: bool,
    on_delete: Callable[[Episode], object],
    on_open_check: Callable[[CheckResult], object],
    on_delete_check: Callable[[CheckResult], object],
    on_earlier: OnTap,
    on_log: OnTap,
    on_report: OnTap,
    on_insights: OnTap,
    on_remove_demo: OnTap,
) -> ft.Control:
    """The list.

    Args:
        episodes: Newest first.
        checks: Results of checks, to stand among them.
        today: The date on the wall.
        opening: Whether the store is still being read.
        older: Whether there are more, earlier ones.
        notice: What to know about how history is kept.
        moves: What has helped before, best first, one line each.
        wide: Whether there is room to spare at the sides.
        on_delete: Takes one out.
        on_open_check: Shows a result.
        on_delete_check: Takes a result out.
        on_earlier: Reads more.
        on_log: Adds a cramp that is over.
        on_report: Shows the page for the doctor.
        on_insights: Shows what the record is good for.
        on_remove_demo: Takes the demo history out.
    """
    body: list[ft.Control] = [page_header(_("History"))]
    if notice:
        body.append(notice_card(notice))
    if any(is_demo(episode.id) for episode in episodes):
        body.append(notice_card(demo_notice(on_remove_demo)))
    ways = [link_row(_("Insights"), _("What your record shows"), on_insights, key="insights")]
    if episodes or checks:
        line = _("One page to share, made on this phone")
        ways.append(link_row(_("For your doctor"), line, on_report, key="report"))
    body.append(
        ft.Column(
            ways,
            spacing=Space.S,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
    if moves:
        title = heading(_("Your move"), Style.TITLE_LARGE, level=2)
        body.append(card([title, *(text(line) for line in moves)]))
    if not (episodes or checks):
        body.append(_nothing(opening))
    rows = [
        *((one.started.local, _row(one, on_delete)) for one in episodes),
        *((one.started.local, _check(one, on_open_check, on_delete_check)) for one in checks),
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    for when, of_day in groupby(rows, key=lambda row: row[0].date()):
        body.append(_day(day(when, today), [row for _at, row in of_day]))
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


def _day(title: str, rows: Sequence[ft.Control]) -> ft.Control:
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


def _check(
    result: CheckResult,
    on_open: Callable[[CheckResult], object],
    on_delete: Callable[[CheckResult], object],
) -> ft.Control:
    time = clock_time(result.started.local)
    return list_row(
        title=time,
        line=_("Check: {urgency}").format(urgency=urgency_in_short(result.urgency)),
        end="",
        action=_("Delete the check at {time}").format(time=time),
        on_action=lambda: on_delete(result),
        key=f"check-{result.id}",
        on_open=lambda: on_open(result),
    )
