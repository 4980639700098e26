"""A number that is typed, with its unit."""

from collections.abc import Callable

import flet as ft

from crampapp.ui.theme import Radius


def number_field(
    label: str,
    unit: str,
    value: str,
    on_change: Callable[[str], object],
    *,
    key: str,
    decimals: bool = False,
    problem: str = "",
) -> ft.TextField:
    """A field for one number.

    Args:
        label: What it is.
        unit: Of the number, named with the label, so that a screen reader says it.
        value: What stands in it. It must follow what is typed, or drawing anew would take it back.
        on_change: Told what stands in it.
        key: Of the field.
        decimals: Whether a part of one matters.
        problem: What is wrong with what stands in it.
    """
    return ft.TextField(
        label=f"{label} ({unit})",
        key=key,
        value=value,
        error=problem or None,
        # The number keys of an iPhone have no decimal point.
        keyboard_type=ft.KeyboardType.TEXT if decimals else ft.KeyboardType.NUMBER,
        on_change=lambda event: on_change(str(event.control.value or "")),
        autocorrect=False,
        border=ft.OutlineInputBorder(border_radius=Radius.S),
    )
