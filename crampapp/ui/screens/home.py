"""Home: one huge button, and the first step's words already under it."""

from collections.abc import Sequence

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.relief import Step
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.notice import Notice, notice_card
from crampapp.ui.components.page import beside_settings, column_of, scroll
from crampapp.ui.components.picture import picture
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.theme import HOME_PICTURE, SMALL_PICTURE, Space


@ft.component
def HomeScreen(
    *,
    first_step: Step,
    last: str,
    notice: Notice | None,
    ask: ft.Control | None,
    tile: tuple[str, str, OnTap],
    links: Sequence[tuple[str, str, OnTap]],
    colours: ft.ColorScheme | None,
    wide: bool,
    short: bool,
    on_cramp: OnTap,
    on_settings: OnTap,
) -> ft.Control:
    """The first screen.

    Args:
        first_step: What "Cramp now" begins with.
        last: One quiet line about the newest cramp.
        notice: At most one thing worth knowing.
        ask: At most one question about a cramp that is over; it can be passed over.
        tile: Key, label and verb of the routine of the hour.
        links: Key, label and verb of what else can be done here.
        colours: Of the picture, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        short: Whether the window is low.
        on_cramp: Starts the relief.
        on_settings: Opens the settings.
    """
    name = ft.Container(
        heading("crampapp", Style.TITLE_LARGE, color=ft.Colors.PRIMARY),
        # Away from the edge where the settings are below it.
        padding=ft.Padding.symmetric(vertical=Space.S),
    )
    top: list[ft.Control] = [beside_settings(name, on_settings), quiet(last)]
    told = [notice_card(notice)] if notice else []
    first = ft.Container(
        padding=ft.Padding.symmetric(horizontal=Space.XS),
        content=_first(first_step, colours, wide=wide, short=short),
    )
    main = button(
        _("Cramp now"),
        on_cramp,
        key="cramp-now",
        weight=Weight.MAIN,
        size=Size.LARGE if short else Size.HUGE,
    )
    others = ft.Row(
        [button(label, tap, key=key, weight=Weight.QUIET) for key, label, tap in links],
        wrap=True,
        spacing=Space.S,
        run_spacing=0,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
    )
    key, label, start = tile
    routine = button(label, start, key=key, size=Size.NORMAL if short else Size.PLAYER)
    # On a phone at the lower edge, in reach of a thumb; scrolls when the text is large.
    low = scroll(
        [
            # In a low window a notice above would push the button out of sight.
            *(told if not short else []),
            *([ask] if ask and not short else []),
            main,
            first,
            *([ask] if ask and short else []),
            *(told if short else []),
            routine,
            others,
        ],
        spacing=Space.M,
    )
    low.alignment = ft.MainAxisAlignment.CENTER if wide else ft.MainAxisAlignment.END
    return column_of(
        ft.Column(
            [
                ft.Column(
                    top,
                    spacing=0,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                low,
            ],
            spacing=Space.M,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.L, right=Space.L, bottom=Space.S),
    )


def _first(step: Step, colours: ft.ColorScheme | None, *, wide: bool, short: bool) -> ft.Control:
    """What "Cramp now" begins with, to be followed at once."""
    shown = picture(
        step.picture,
        height=SMALL_PICTURE if short and not wide else HOME_PICTURE,
        label=step.action,
        colours=colours,
    )
    action = text(step.action, Style.HEADLINE_MEDIUM)
    detail = quiet(step.detail, Style.BODY_LARGE)
    if not wide:
        return ft.Column(
            [action, shown, detail],
            spacing=Space.S,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.Row(
        [ft.Column([action, detail], spacing=Space.S, tight=True, expand=True), shown],
        spacing=Space.M,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
