"""A short sentence at the lower edge that goes by itself."""

from collections.abc import Callable

import flet as ft

SHORT_MS, WITH_ACTION_MS = 4000, 8000


def show_snack(
    page: ft.Page,
    text: str,
    *,
    action: str | None = None,
    on_action: Callable[[], object] | None = None,
) -> None:
    """Say something in passing, with at most one thing to do about it."""
    page.show_dialog(
        ft.SnackBar(
            content=ft.Text(text),
            action=ft.SnackBarAction(label=action, on_click=on_action) if action else None,
            duration=WITH_ACTION_MS if action else SHORT_MS,
            # With an action Material would keep it until it is pressed.
            persist=False,
        )
    )
