"""A cramp that is kept, to be corrected, told more of, merged with another, or taken out."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.demo import is_demo
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.history import may_be_one
from crampapp.platform.clock import Clock
from crampapp.ui.components.body_map import BodyMap
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.card import card
from crampapp.ui.components.cramp_details import cramp_details, question
from crampapp.ui.components.day_and_time import DayAndTime
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.formats import clock_time, day, duration, where
from crampapp.ui.formats import side as side_name
from crampapp.ui.theme import Space

LENGTHS = (60, 120, 300, 600, 900, 1800)
"""Seconds to choose from."""


@ft.component
def EditScreen(
    *,
    episode: Episode,
    near: Sequence[Episode],
    clock: Clock,
    triggers: Mapping[Trigger, str],
    steps: Callable[[Episode], Mapping[str, str]],
    colours: ft.ColorScheme | None,
    wide: bool,
    on_save: Callable[[Episode], Awaitable[bool]],
    on_merge: Callable[[Episode, Episode], Awaitable[bool]],
    on_delete: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """Everything that the record has.

    Args:
        episode: The record as it is kept.
        near: Others of that night, each of which may be the same cramp.
        clock: The time.
        triggers: The words of each.
        steps: What may have eased a cramp, as words by the id of the step.
        colours: Those of the look; those of the page when not given.
        wide: Whether there is room to spare at the sides.
        on_save: Keeps it and leaves; tells whether it is durable.
        on_merge: Keeps it and another as one and leaves; tells whether that is durable.
        on_delete: Takes it out and leaves.
        on_back: Leaves.
    """
    draft, set_draft = ft.use_state(episode)
    failed, set_failed = ft.use_state(False)
    note = ft.use_ref(episode.note)
    now = clock.now().local
    local = draft.started.local

    def change(**fields: object) -> None:
        set_draft(lambda old: old.model_copy(update=fields))

    def wrote(words: str) -> None:
        note.current = words

    def told() -> Episode:
        return draft.model_copy(update={"note": note.current})

    def begins(at: datetime) -> None:
        change(started=draft.started.at(draft.started.utc + (at - local)))

    def eased(step: str) -> None:
        known = step == episode.eased_by
        change(
            eased_by=step or None,
            eased_after_s=episode.eased_after_s if known else None,
            # A step that is named now was done, too.
            steps=tuple(dict.fromkeys((*episode.steps, *([step] if step else [])))),
        )

    async def save() -> None:
        set_failed(not await on_save(told()))

    async def merge(other: Episode) -> None:
        set_failed(not await on_merge(told(), other))

    today = now.date()
    title = _("Cramp at {time}").format(time=clock_time(episode.started.local))
    line = day(episode.started.local.date(), today)
    if is_demo(episode.id):
        line = _("{place} · demo").format(place=line)
    body: list[ft.Control] = [
        page_header(title, line, on_back=on_back),
        question(_("When did it start?"), DayAndTime(local=local, now=now, on_change=begins)),
        question(
            _("How long did it last?"),
            choice(
                _lengths(episode),
                None if draft.parked else draft.duration_s,
                lambda seconds: change(duration_s=seconds, parked=False),
                key="lasted",
            ),
        ),
        question(
            _("Where was it?"),
            BodyMap(
                selected=_places(draft),
                on_select=lambda muscle, side: change(muscle=muscle, side=side),
                colours=colours,
            ),
            choice(
                [(side, side_name(side)) for side in Side],
                draft.side,
                lambda side: change(side=side),
                key="leg",
            ),
        ),
        question(
            _("What eased it?"),
            choice(
                [*steps(draft).items(), ("", _("Something else, or not known"))],
                draft.eased_by or "",
                eased,
                key="eased",
            ),
        ),
        *cramp_details(draft, triggers, on_change=change, on_note=wrote),
    ]
    if failed:
        words = _("Not saved yet: this device would not take it. It is still here.")
        body.append(announced(text(words, Style.TITLE_LARGE, color=ft.Colors.ERROR)))
    body.append(
        button(
            _("Save"),
            save,
            key="save",
            size=Size.PLAYER,
            weight=Weight.MAIN,
            disabled=local > now,
        )
    )
    if mergeable := [one for one in near if may_be_one(draft, one)]:
        body.append(_merging(mergeable, merge))
    delete = _("Delete this cramp")
    body.append(button(delete, on_delete, key="delete", weight=Weight.QUIET))
    return column_of(scroll(body), wide=wide)


def _lengths(episode: Episode) -> list[tuple[int, str]]:
    kept = {episode.duration_s} - {0}
    return [(seconds, duration(seconds)) for seconds in sorted({*LENGTHS, *kept})]


def _places(episode: Episode) -> frozenset[tuple[MuscleGroup, Side]]:
    match episode.side:
        case None:
            return frozenset()
        case Side.BOTH:
            return frozenset((episode.muscle, side) for side in (Side.LEFT, Side.RIGHT))
        case side:
            return frozenset({(episode.muscle, side)})


def _merging(near: Sequence[Episode], on_merge: Callable[[Episode], Awaitable[None]]) -> ft.Control:
    others: list[ft.Control] = [
        button(
            _("Merge with {time}, {place}").format(
                time=clock_time(one.started.local), place=where(one)
            ),
            partial(on_merge, one),
            key=f"merge-{one.id}",
        )
        for one in near
    ]
    said = _("Was this really one cramp? Merged, it goes from the first start to the last end.")
    return card(
        [
            heading(_("The same cramp twice?"), Style.TITLE_LARGE, level=2),
            quiet(said, Style.BODY_LARGE),
            ft.Container(height=Space.XS),
            ft.Column(
                others,
                spacing=Space.S,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
        ]
    )
