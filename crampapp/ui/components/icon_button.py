"""A button that is only a picture, with a name."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, tapped
from crampapp.ui.theme import TARGET


def icon_button(
    icon: ft.IconData, label: str, on_tap: OnTap, *, key: str, disabled: bool = False
) -> ft.Control:
    """For what everybody knows by its picture.

    Args:
        icon: The picture.
        label: Its name, for a screen reader.
        on_tap: Called when it is tapped.
        key: Of the button.
        disabled: Whether it is there and cannot be tapped.
    """
    # A tooltip would leave the button without a name on the web.
    return ft.MergeSemantics(
        content=ft.Semantics(
            label=label,
            content=ft.IconButton(
                icon=icon,
                icon_color=ft.Colors.OUTLINE_VARIANT if disabled else ft.Colors.ON_SURFACE_VARIANT,
                key=key,
                width=TARGET,
                height=TARGET,
                disabled=disabled,
                on_click=tapped(on_tap),
            ),
        )
    )
