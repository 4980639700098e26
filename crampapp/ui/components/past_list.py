"""What happened, newest first, by day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.check_result import CheckResult
from crampapp.domain.demo import is_demo
from crampapp.domain.episode import Episode
from crampapp.ui.components.row import list_row
from crampapp.ui.components.text import Style, heading
from crampapp.ui.formats import clock_time, day, duration, urgency_in_short, where
from crampapp.ui.past import Entry


def past_list(
    entries: Sequence[Entry],
    *,
    today: date,
    on_open: Callable[[Entry], object],
    on_delete: Callable[[Entry], object],
) -> list[ft.Control]:
    """A block a day.

    Args:
        entries: Cramps and results of checks, newest first.
        today: The date on the wall.
        on_open: Called with what is tapped.
        on_delete: Called with what is to be taken out.
    """
    blocks: list[ft.Control] = []
    for when, of_day in groupby(entries, key=lambda one: one.started.local.date()):
        rows = [_row(one, partial(on_open, one), partial(on_delete, one)) for one in of_day]
        title = heading(day(when, today), Style.TITLE_MEDIUM, level=2, color=ft.Colors.PRIMARY)
        blocks.append(
            ft.Column(
                [title, *rows],
                spacing=0,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        )
    return blocks


def _row(
    entry: Entry, on_open: Callable[[], object], on_delete: Callable[[], object]
) -> ft.Control:
    time = clock_time(entry.started.local)
    if isinstance(entry, CheckResult):
        return list_row(
            title=time,
            line=_("Check: {urgency}").format(urgency=urgency_in_short(entry.urgency)),
            end="",
            action=_("Delete the check at {time}").format(time=time),
            on_action=on_delete,
            key=f"check-{entry.id}",
            on_open=on_open,
        )
    return list_row(
        title=time,
        line=_line(entry),
        end=_("Not known") if entry.parked else duration(entry.duration_s),
        action=_("Delete the cramp at {time}").format(time=time),
        on_action=on_delete,
        key=f"delete-{entry.id}",
        on_open=on_open,
    )


def _line(episode: Episode) -> str:
    """Where it was; a demo record says what it is wherever it stands."""
    place = where(episode)
    return _("{place} · demo").format(place=place) if is_demo(episode.id) else place
