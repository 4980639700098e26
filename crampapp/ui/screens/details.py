"""What can be told about a cramp by day; every line of it can be left out."""

from collections.abc import Awaitable, Callable, Mapping

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode, Trigger
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.cramp_details import cramp_details
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, text
from crampapp.ui.formats import clock_time


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

    def change(**fields: object) -> None:
        set_draft(lambda old: old.model_copy(update=fields))

    def wrote(words: str) -> None:
        note.current = words

    async def save() -> None:
        saved = await on_save(draft.model_copy(update={"note": note.current}))
        if saved:
            on_back()
        else:
            set_failed(True)

    title = _("Cramp at {time}").format(time=clock_time(episode.started.local))
    body: list[ft.Control] = [
        page_header(title, on_back=on_back),
        *cramp_details(draft, triggers, on_change=change, on_note=wrote),
    ]
    if failed:
        told = _("Not saved yet: this device would not take it. It is still here.")
        body.append(announced(text(told, Style.TITLE_LARGE, color=ft.Colors.ERROR)))
    body.append(button(_("Save"), save, key="save", size=Size.PLAYER, weight=Weight.MAIN))
    return column_of(scroll(body), wide=wide)
