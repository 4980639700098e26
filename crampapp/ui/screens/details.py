"""What can be told about a cramp by day; every line of it can be left out."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode, Trigger
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, chip, choice
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, text
from crampapp.ui.formats import clock_time
from crampapp.ui.theme import Space

SLEEP_LOST = (0, 15, 30, 60, 120)
"""Minutes to choose from."""


@ft.component
def DetailsScreen(
    *,
    episode: Episode,
    triggers: Mapping[Trigger, str],
    wide: bool,
    on_save: Callable[[Episode], Awaitable[bool]],
    on_back: OnTap,
) -> ft.Control:
    """Pain, what may have brought it on, sleep lost, a note.

    Args:
        episode: The record as it is.
        triggers: The words of each.
        wide: Whether there is room to spare at the sides.
        on_save: Keeps the record, and tells whether it is durable.
        on_back: Leaves.
    """
    draft, set_draft = ft.use_state(episode)
    failed, set_failed = ft.use_state(False)
    note = ft.use_ref(episode.note)

    def change(**fields: Any) -> None:
        set_draft(lambda old: old.model_copy(update=fields))

    def turn(which: Trigger) -> None:
        chosen = draft.triggers
        rest = tuple(t for t in chosen if t is not which)
        change(triggers=rest if which in chosen else (*chosen, which))

    def wrote(event: ft.Event[ft.TextField]) -> None:
        note.current = event.control.value or ""

    async def save() -> None:
        saved = await on_save(draft.model_copy(update={"note": note.current}))
        if saved:
            on_back()
        else:
            set_failed(True)

    title = _("Cramp at {time}").format(time=clock_time(episode.started.local))
    body: list[ft.Control] = [
        page_header(title, on_back=on_back),
        _question(
            _("How bad was the pain? 0 is none, 10 the worst."),
            choice(
                [(n, str(n)) for n in range(11)], draft.pain, lambda n: change(pain=n), key="pain"
            ),
        ),
        _question(
            _("What may have brought it on?"),
            ft.Row(
                [
                    chip(label, which in draft.triggers, _turned(turn, which), f"trigger-{which}")
                    for which, label in triggers.items()
                ],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        ),
        _question(
            _("Sleep lost"),
            choice(
                [(n, _("{n} min").format(n=n)) for n in SLEEP_LOST],
                draft.sleep_lost_min,
                lambda n: change(sleep_lost_min=n),
                key="sleep",
            ),
        ),
        ft.TextField(
            label=_("Note"), value=episode.note, key="note", multiline=True, on_change=wrote
        ),
    ]
    if failed:
        told = _("Not saved yet: this device would not take it. It is still here.")
        body.append(announced(text(told, Style.TITLE_LARGE, color=ft.Colors.ERROR)))
    body.append(button(_("Save"), save, key="save", size=Size.PLAYER, weight=Weight.MAIN))
    return column_of(scroll(body), wide=wide)


def _turned(turn: Callable[[Trigger], None], which: Trigger) -> OnTap:
    return lambda: turn(which)


def _question(title: str, answers: ft.Control) -> ft.Control:
    return ft.Column(
        [heading(title, Style.TITLE_LARGE, level=2), answers], spacing=Space.S, tight=True
    )
