"""Everything that is tapped.

Heights come from padding around the label, so that a button grows with the text instead of cutting
it off.
"""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import TypeVar

import flet as ft

from crampapp.ui.theme import Radius, Space

OnTap = Callable[[], object]
"""A verb to call when something is tapped; one that returns an awaitable is awaited."""
T = TypeVar("T")


class Weight(StrEnum):
    """How much a button asks to be tapped."""

    MAIN = "main"
    """The one thing to do on this screen."""
    SECOND = "second"
    QUIET = "quiet"


class Size(StrEnum):
    HUGE = "huge"
    """Only "Cramp now"."""
    LARGE = "large"
    """The same in a low window."""
    PLAYER = "player"
    """For hands that shake: 64 px and more."""
    NORMAL = "normal"
    """48 px and more."""


# Size of the label, and the space above and below it.
_MEASURES = {
    Size.HUGE: (40, 48),
    Size.LARGE: (36, 32),
    Size.PLAYER: (22, 20),
    Size.NORMAL: (18, 15),
}
_COLOURS = {
    Weight.MAIN: (ft.Colors.ON_PRIMARY, ft.Colors.PRIMARY),
    Weight.SECOND: (ft.Colors.ON_SECONDARY_CONTAINER, ft.Colors.SECONDARY_CONTAINER),
    Weight.QUIET: (ft.Colors.PRIMARY, ft.Colors.TRANSPARENT),
}


def button(
    label: str,
    on_tap: OnTap,
    *,
    key: str,
    weight: Weight = Weight.SECOND,
    size: Size = Size.NORMAL,
    icon: ft.IconData | None = None,
    expand: bool | int | None = None,
    disabled: bool = False,
) -> ft.FilledButton:
    """The one button."""
    letters, above = _MEASURES[size]
    ink, ground = _COLOURS[weight]
    beside = Space.XS if weight is Weight.QUIET else Space.S if expand else Space.L
    return ft.FilledButton(
        content=ft.Text(label, text_align=ft.TextAlign.CENTER),
        icon=icon,
        key=key,
        on_click=tapped(on_tap),
        expand=expand,
        disabled=disabled,
        style=ft.ButtonStyle(
            color={ft.ControlState.DISABLED: ft.Colors.OUTLINE, ft.ControlState.DEFAULT: ink},
            icon_color={ft.ControlState.DISABLED: ft.Colors.OUTLINE, ft.ControlState.DEFAULT: ink},
            bgcolor=ground,
            elevation=0,
            shadow_color=ft.Colors.TRANSPARENT,
            padding=ft.Padding.symmetric(vertical=above, horizontal=beside),
            text_style=ft.TextStyle(size=letters, height=1.2),
            icon_size=24,
            shape=ft.RoundedRectangleBorder(
                radius=Radius.L if size in (Size.HUGE, Size.LARGE) else Radius.M
            ),
        ),
    )


def choice(
    options: Sequence[tuple[T, str]],
    chosen: T | None,
    on_choose: Callable[[T], object],
    *,
    key: str,
) -> ft.Row:
    """One of a few, as chips that wrap; none may be chosen yet."""
    return ft.Row(
        wrap=True,
        spacing=Space.S,
        run_spacing=Space.S,
        controls=[
            _chip(label, value == chosen, partial(on_choose, value), f"{key}-{value}")
            for value, label in options
        ],
    )


def _chip(label: str, chosen: bool, on_tap: OnTap, key: str) -> ft.MergeSemantics:
    letters, above = _MEASURES[Size.NORMAL]
    # Merged, so that name, state and tap are one thing to a screen reader.
    return ft.MergeSemantics(
        content=ft.Semantics(
            selected=chosen,
            content=ft.FilledButton(
                content=label,
                key=key,
                on_click=tapped(on_tap),
                style=ft.ButtonStyle(
                    color=ft.Colors.ON_PRIMARY_CONTAINER
                    if chosen
                    else ft.Colors.ON_SURFACE_VARIANT,
                    bgcolor=ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.TRANSPARENT,
                    side=ft.BorderSide(
                        1.5, ft.Colors.PRIMARY if chosen else ft.Colors.OUTLINE_VARIANT
                    ),
                    elevation=0,
                    shadow_color=ft.Colors.TRANSPARENT,
                    padding=ft.Padding.symmetric(vertical=above, horizontal=Space.M),
                    text_style=ft.TextStyle(size=letters - 2, height=1.2),
                    shape=ft.RoundedRectangleBorder(radius=Radius.S),
                ),
            ),
        )
    )


def tapped(on_tap: OnTap) -> Callable[[], Awaitable[None]]:
    """A handler that Flet awaits, also when the verb is hidden in a lambda."""

    async def handle() -> None:
        answer = on_tap()
        if inspect.isawaitable(answer):
            await answer

    return handle
