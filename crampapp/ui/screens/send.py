"""A stretch for somebody else, seen before it goes."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.platform.outside import Sent
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.picture import picture
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.theme import PICTURE, Radius, Space


@ft.component
def SendScreen(
    *,
    pose: str,
    label: str,
    message: str,
    colours: ft.ColorScheme,
    sent: Sent | None,
    wide: bool,
    on_send: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """What goes out, and what has become of it.

    Args:
        pose: Of the picture.
        label: What it shows.
        message: The words, and the link.
        colours: Of the paper.
        sent: What the last try came to; ``None``: there was none.
        wide: Whether there is room to spare at the sides.
        on_send: Opens the sheet from which it goes.
        on_back: Leaves.
    """
    paper = ft.Container(
        bgcolor=colours.surface,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=Radius.M,
        padding=Space.M,
        content=ft.Column(
            [
                picture(pose, height=PICTURE, label=label, colours=colours),
                text(message, color=str(colours.on_surface)),
            ],
            spacing=Space.S,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )
    why = _("For somebody whose legs cramp. It says nothing about you.")
    return column_of(
        scroll(
            [
                page_header(_("Send this stretch"), why, on_back=on_back),
                paper,
                button(_("Send"), on_send, key="send-now", weight=Weight.MAIN, size=Size.PLAYER),
                *([announced(quiet(_outcome(sent), Style.TITLE_MEDIUM))] if sent else []),
            ],
            spacing=Space.M,
        ),
        wide=wide,
    )


def _outcome(sent: Sent) -> str:
    match sent:
        case Sent.SHARED:
            return _("Given to the app that you chose.")
        case Sent.COPIED:
            return _("Copied: the words and the link. Paste them into a message.")
        case Sent.SAVED:
            return _("Saved: the picture is among your downloads.")
        case Sent.DISMISSED:
            return _("Nothing was sent.")
        case Sent.FAILED:
            return _("Nothing was sent: this browser would not do it. Try another way.")
