"""The six muscles as pictures to tap."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.domain.episode import MuscleGroup
from crampapp.ui.components.buttons import row_style, tapped
from crampapp.ui.components.picture import picture
from crampapp.ui.components.text import Style, text
from crampapp.ui.formats import muscle
from crampapp.ui.theme import TILE_PICTURE, Space


def muscle_tiles(
    pictures: Sequence[tuple[MuscleGroup, str]],
    chosen: MuscleGroup,
    on_choose: Callable[[MuscleGroup], None],
    *,
    colours: ft.ColorScheme | None,
) -> ft.Control:
    """Two beside each other, each with the pose of its first step."""
    tiles = [_tile(group, pose, group is chosen, on_choose, colours) for group, pose in pictures]
    rows: list[ft.Control] = [
        ft.Row(tiles[at : at + 2], spacing=Space.S) for at in range(0, len(tiles), 2)
    ]
    return ft.Column(rows, spacing=Space.S, tight=True)


def _tile(
    group: MuscleGroup,
    pose: str,
    chosen: bool,
    on_choose: Callable[[MuscleGroup], None],
    colours: ft.ColorScheme | None,
) -> ft.Control:
    name = muscle(group)
    ink = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE
    tile = ft.MergeSemantics(
        content=ft.Semantics(
            selected=chosen,
            content=ft.FilledButton(
                key=f"muscle-{group}",
                on_click=tapped(partial(on_choose, group)),
                content=ft.Column(
                    [
                        ft.Semantics(
                            exclude_semantics=True,
                            content=picture(pose, height=TILE_PICTURE, label=name, colours=colours),
                        ),
                        text(name, Style.TITLE_MEDIUM, color=ink, centred=True),
                    ],
                    spacing=Space.XS,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.CENTER,
                ),
                style=row_style(
                    ink,
                    ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.SURFACE_CONTAINER,
                    padding=ft.Padding.symmetric(vertical=Space.M, horizontal=Space.XS),
                ),
            ),
        )
    )
    tile.expand = True
    return tile
