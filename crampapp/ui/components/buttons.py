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

from crampapp.ui.theme import FONT, TYPE, IconSize, Inset, Letters, Radius, Space, Stroke

OnTap = Callable[[], object]
"""A verb to call when something is tapped; one that returns an awaitable is awaited."""
T = TypeVar("T")


class Weight(StrEnum):
    """How much a button asks to be tapped."""

    MAIN = "main"
    """The one thing to do on this screen."""
    SECOND = "second"
    QUIET = "quiet"
    INVERSE = "inverse"
    """As quiet, on a bar in the colours of the other look."""


class Size(StrEnum):
    HUGE = "huge"
    """Only "Cramp now"."""
    LARGE = "large"
    """The same in a low window."""
    PLAYER = "player"
    """For hands that shake: 64 px and more."""
    NORMAL = "normal"
    """48 px and more."""


MEASURES = {
    Size.HUGE: (Letters.HUGE, Inset.HUGE),
    Size.LARGE: (Letters.LARGE, Inset.LARGE),
    Size.PLAYER: (Letters.PLAYER, Inset.PLAYER),
    Size.NORMAL: (Letters.NORMAL, Inset.NORMAL),
}
"""Size of the label, and the space above and below it."""
_ROW = ft.Padding.symmetric(vertical=Space.ML, horizontal=Space.M)
_COLOURS = {
    Weight.MAIN: (ft.Colors.ON_PRIMARY_FIXED, ft.Colors.PRIMARY_FIXED),
    Weight.SECOND: (ft.Colors.ON_SECONDARY_CONTAINER, ft.Colors.SECONDARY_CONTAINER),
    Weight.QUIET: (ft.Colors.PRIMARY, ft.Colors.TRANSPARENT),
    Weight.INVERSE: (ft.Colors.INVERSE_PRIMARY, ft.Colors.TRANSPARENT),
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
    letters, above = MEASURES[size]
    ink, ground = _COLOURS[weight]
    beside = (
        Space.XS if weight in (Weight.QUIET, Weight.INVERSE) else Space.S if expand else Space.L
    )
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
            text_style=ft.TextStyle(font_family=FONT, size=letters, height=Letters.LINE),
            icon_size=IconSize.M,
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
    size: Size = Size.NORMAL,
) -> ft.Row:
    """One of a few, as chips that wrap; none may be chosen yet."""
    return ft.Row(
        wrap=True,
        spacing=Space.S,
        run_spacing=Space.S,
        controls=[
            chip(label, value == chosen, partial(on_choose, value), f"{key}-{value}", size=size)
            for value, label in options
        ],
    )


def chip(
    label: str,
    chosen: bool,
    on_tap: OnTap,
    key: str,
    *,
    size: Size = Size.NORMAL,
    icon: ft.IconData | None = None,
    upright: bool = False,
) -> ft.MergeSemantics:
    """Something that is on or off; an upright one has its icon above the label and is narrow."""
    letters, above = MEASURES[size]
    ink = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE_VARIANT
    padding = ft.Padding.symmetric(vertical=above, horizontal=Space.M)
    content: ft.Control | str = label
    if icon and upright:
        padding = ft.Padding.all(Space.MS)
        content = ft.Column(
            [ft.Icon(icon, size=IconSize.M, color=ink), ft.Text(label)],
            spacing=Space.XS,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        )
    # Merged, so that name, state and tap are one thing to a screen reader.
    return ft.MergeSemantics(
        content=ft.Semantics(
            selected=chosen,
            content=ft.FilledButton(
                content=content,
                icon=None if upright else icon,
                key=key,
                on_click=tapped(on_tap),
                style=ft.ButtonStyle(
                    color=ink,
                    icon_color=ink,
                    bgcolor=ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.TRANSPARENT,
                    side=ft.BorderSide(
                        Stroke.EDGE, ft.Colors.PRIMARY if chosen else ft.Colors.OUTLINE
                    ),
                    elevation=0,
                    shadow_color=ft.Colors.TRANSPARENT,
                    padding=padding,
                    text_style=ft.TextStyle(
                        font_family=FONT, size=letters - Letters.CHIP_SMALLER, height=Letters.LINE
                    ),
                    icon_size=IconSize.M,
                    shape=ft.RoundedRectangleBorder(radius=Radius.S),
                ),
            ),
        )
    )


def tick(label: str, ticked: bool, on_tap: OnTap, key: str) -> ft.MergeSemantics:
    """A line with a box to tick, as wide as the column."""
    ink = ft.Colors.ON_PRIMARY_CONTAINER if ticked else ft.Colors.ON_SURFACE
    ground = ft.Colors.PRIMARY_CONTAINER if ticked else ft.Colors.SURFACE_CONTAINER
    words = ft.Text(label, text_align=ft.TextAlign.START, expand=True)
    return ft.MergeSemantics(
        content=ft.Semantics(
            checked=ticked,
            content=ft.FilledButton(
                content=ft.Row(
                    [
                        ft.Icon(
                            ft.Icons.CHECK_BOX if ticked else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
                            color=ink,
                            size=IconSize.L,
                        ),
                        words,
                    ],
                    spacing=Space.M,
                ),
                key=key,
                on_click=tapped(on_tap),
                style=row_style(ink, ground),
            ),
        )
    )


def row_style(
    ink: ft.Colors,
    ground: ft.Colors,
    *,
    padding: ft.Padding = _ROW,
    radius: int = Radius.S,
    letters: ft.TextStyle | None = TYPE.title_medium,
) -> ft.ButtonStyle:
    """How something to tap looks that is as wide as its column and may have several lines.

    Args:
        ink: Of its words.
        ground: Below them.
        padding: Around them.
        radius: Of its corners.
        letters: Of its words.
    """
    return ft.ButtonStyle(
        color=ink,
        bgcolor=ground,
        elevation=0,
        shadow_color=ft.Colors.TRANSPARENT,
        padding=padding,
        text_style=letters,
        alignment=ft.Alignment.CENTER_LEFT,
        shape=ft.RoundedRectangleBorder(radius=radius),
    )


def call(label: str, number: str, *, key: str, weight: Weight = Weight.MAIN) -> ft.Semantics:
    """A link that dials. The number is part of the label: not every device can dial."""
    ink, ground = _COLOURS[weight]
    letters, above = MEASURES[Size.PLAYER]
    return ft.Semantics(
        link=True,
        content=ft.FilledButton(
            content=ft.Text(label, text_align=ft.TextAlign.CENTER),
            icon=ft.Icons.CALL,
            key=key,
            # The browser itself follows the link, under the finger.
            action=ft.OpenUrl(dialled(number), target=ft.UrlTarget.SELF),
            style=ft.ButtonStyle(
                color=ink,
                icon_color=ink,
                bgcolor=ground,
                elevation=0,
                shadow_color=ft.Colors.TRANSPARENT,
                padding=ft.Padding.symmetric(vertical=above, horizontal=Space.M),
                text_style=ft.TextStyle(font_family=FONT, size=letters, height=Letters.LINE),
                icon_size=IconSize.L,
                shape=ft.RoundedRectangleBorder(radius=Radius.M),
            ),
        ),
    )


def doing(
    label: str, action: ft.ShareText | ft.CopyToClipboard, on_done: OnTap, *, key: str
) -> ft.FilledButton:
    """A button for what a browser lets happen only under the finger, before Python hears of it."""
    made = button(label, on_done, key=key)
    made.action = action
    return made


def dialled(number: str) -> str:
    """The address that dials a number."""
    return "tel:" + "".join(c for c in number if c.isdigit() or c == "+")


def tapped(on_tap: OnTap) -> Callable[[], Awaitable[None]]:
    """A handler that Flet awaits, also when the verb is hidden in a lambda."""

    async def handle() -> None:
        answer = on_tap()
        if inspect.isawaitable(answer):
            await answer

    return handle
