"""Something to read for who wants it, closed at first."""

from collections.abc import Callable

import flet as ft

from crampapp.ui.components.buttons import row_style, tapped
from crampapp.ui.components.text import Style, quiet
from crampapp.ui.theme import TYPE, IconSize, Space


@ft.component
def Fold(
    *,
    label: str,
    content: Callable[[], list[ft.Control]],
    name: str,
    line: str = "",
    large: bool = False,
) -> ft.Control:
    """A line that opens and closes what stands below it.

    Args:
        label: What is tapped.
        content: Makes what is below, only when it is open.
        name: Key of the label.
        line: More, below the label.
        large: Whether the label is the title of a card.
    """
    opened, set_opened = ft.use_state(False)
    icon = ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE
    ink = ft.Colors.ON_SURFACE if large else ft.Colors.PRIMARY
    # Merged, so that name, state and tap are one thing to a screen reader.
    head = ft.MergeSemantics(
        content=ft.Semantics(
            expanded=opened,
            content=ft.FilledButton(
                content=ft.Row(
                    [
                        ft.Column(
                            [ft.Text(label), *([quiet(line, Style.BODY_LARGE)] if line else [])],
                            spacing=0,
                            tight=True,
                            expand=True,
                        ),
                        ft.Icon(icon, color=ink, size=IconSize.L),
                    ],
                    spacing=Space.S,
                ),
                key=name,
                on_click=tapped(lambda: set_opened(not opened)),
                style=row_style(
                    ink,
                    ft.Colors.TRANSPARENT,
                    padding=ft.Padding.symmetric(vertical=Space.S if large else Space.M),
                    letters=TYPE.title_large if large else TYPE.title_medium,
                ),
            ),
        )
    )
    return ft.Column(
        [head, *(content() if opened else [])],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
