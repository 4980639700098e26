"""A short sentence at the lower edge that goes by itself."""

import flet as ft

from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.theme import Space

SHORT_MS, WITH_ACTION_MS = 4000, 8000


def show_snack(
    page: ft.Page, text: str, *, action: str | None = None, on_action: OnTap | None = None
) -> None:
    """Say something in passing, with at most one thing to do about it."""
    snack = ft.SnackBar(content=ft.Text(text), duration=SHORT_MS)
    if action and on_action:
        snack.duration = WITH_ACTION_MS
        snack.padding = ft.Padding.only(left=Space.M, right=Space.S)
        # Material's own action is lower than a finger needs.
        snack.content = ft.Row(
            [
                ft.Text(text, expand=True),
                button(action, _closing(snack, on_action), key="snack", weight=Weight.INVERSE),
            ]
        )
    page.show_dialog(snack)


def _closing(snack: ft.SnackBar, verb: OnTap) -> OnTap:
    def close() -> object:
        snack.open = False
        snack.update()
        return verb()

    return close
