"""Text in the one scale of type, and headings that a screen reader can jump between."""

import flet as ft

Style = ft.TextThemeStyle


def text(
    value: str,
    style: Style = Style.BODY_LARGE,
    *,
    color: ft.ColorValue = ft.Colors.ON_SURFACE,
    centred: bool = False,
) -> ft.Text:
    return ft.Text(
        value,
        theme_style=style,
        color=color,
        text_align=ft.TextAlign.CENTER if centred else ft.TextAlign.START,
    )


def quiet(value: str, style: Style = Style.BODY_MEDIUM, *, centred: bool = False) -> ft.Text:
    """Text that stands back."""
    return text(value, style, color=ft.Colors.ON_SURFACE_VARIANT, centred=centred)


def heading(
    value: str,
    style: Style = Style.HEADLINE_LARGE,
    *,
    level: int = 1,
    color: ft.ColorValue = ft.Colors.ON_SURFACE,
    live: bool = False,
) -> ft.Semantics:
    """A heading; a live one is spoken when it changes."""
    return ft.Semantics(
        header=True,
        heading_level=level,
        # On the node itself: a live region around a heading has no words of its own to speak.
        live_region=live or None,
        content=text(value, style, color=color),
    )


def announced(content: ft.Control) -> ft.Semantics:
    """Content that a screen reader speaks when it changes."""
    return ft.Semantics(live_region=True, container=True, content=content)
