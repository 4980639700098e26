"""How far a treatment can be trusted, as an icon with a word."""

import flet as ft

from crampapp.content.learn.model import Badge
from crampapp.content.messages import gettext as _
from crampapp.ui.components.text import Style, text
from crampapp.ui.theme import IconSize, Radius, Space

_ICONS = {
    Badge.TRIAL: ft.Icons.SCIENCE_OUTLINED,
    Badge.MIXED: ft.Icons.BALANCE,
    Badge.EXPERT: ft.Icons.FORUM_OUTLINED,
    Badge.DO_NOT_TAKE: ft.Icons.BLOCK,
}
_COLOURS = {
    Badge.TRIAL: (ft.Colors.ON_PRIMARY_CONTAINER, ft.Colors.PRIMARY_CONTAINER),
    Badge.MIXED: (ft.Colors.ON_SECONDARY_CONTAINER, ft.Colors.SECONDARY_CONTAINER),
    Badge.EXPERT: (ft.Colors.ON_SECONDARY_CONTAINER, ft.Colors.SECONDARY_CONTAINER),
    Badge.DO_NOT_TAKE: (ft.Colors.ON_ERROR_CONTAINER, ft.Colors.ERROR_CONTAINER),
}


def badge_icon(badge: Badge) -> ft.IconData:
    """The icon alone, for a row that has the word."""
    return _ICONS[badge]


def badge_word(badge: Badge) -> str:
    match badge:
        case Badge.TRIAL:
            return _("Trial")
        case Badge.MIXED:
            return _("Mixed")
        case Badge.EXPERT:
            return _("Expert advice")
        case Badge.DO_NOT_TAKE:
            return _("Do not take")


def badge_meaning(badge: Badge) -> str:
    match badge:
        case Badge.TRIAL:
            return _("It did better in at least one trial, often a small one.")
        case Badge.MIXED:
            return _("Studies do not agree.")
        case Badge.EXPERT:
            return _("People who know advise it. Good trials are missing.")
        case Badge.DO_NOT_TAKE:
            return _("Not on your own, or not for this.")


def badge_pill(badge: Badge) -> ft.Control:
    """Icon and word on a ground of their own."""
    ink, ground = _COLOURS[badge]
    word = text(badge_word(badge), Style.TITLE_MEDIUM, color=ink)
    pill = ft.Container(
        bgcolor=ground,
        border_radius=Radius.S,
        padding=ft.Padding.symmetric(vertical=Space.XS, horizontal=Space.M),
        content=ft.Row(
            [ft.Icon(_ICONS[badge], color=ink, size=IconSize.M), word], spacing=Space.S, tight=True
        ),
    )
    return ft.Row([pill], wrap=True)
