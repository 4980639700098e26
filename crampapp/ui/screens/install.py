"""How to put the app on the home screen: the browser at hand first, the others below."""

from functools import partial

import flet as ft

from crampapp.content.install_pictures import (
    INSTALL_HEIGHT,
    INSTALL_WIDTH,
    Picture,
    install_picture,
)
from crampapp.content.messages import gettext as _
from crampapp.domain.install import Place, Platform
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.keyed import keyed
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.picture import colours_of, look
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.install_words import help_for, status
from crampapp.ui.theme import Radius, Space


@ft.component
def InstallScreen(
    *,
    place: Place | None,
    colours: ft.ColorScheme | None,
    wide: bool,
    on_install: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """The help, with pictures.

    Args:
        place: Where the app runs; ``None``: not known.
        colours: Of the pictures, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        on_install: Opens the browser's own question, where there is one.
        on_back: Leaves.
    """
    here = place.platform if place else None
    installed = place is not None and place.installed
    body: list[ft.Control] = [page_header(_("Install the app"), _good_for(), on_back=on_back)]
    if said := status(place):
        body.append(announced(text(said, Style.TITLE_LARGE, color=ft.Colors.PRIMARY)))
    if place and place.prompts and not installed:
        body.append(
            button(
                _("Install"), on_install, key="install-now", weight=Weight.MAIN, size=Size.PLAYER
            )
        )
    if here and not installed:
        body.append(heading(help_for(here).title, Style.TITLE_LARGE, level=2))
        body += _way(here, colours)
    others = [platform for platform in Platform if installed or platform is not here]
    body.append(heading(_("On another device"), Style.TITLE_LARGE, level=2))
    body += [
        keyed(Fold, f"way-{platform}")(
            label=help_for(platform).title,
            content=partial(_way, platform, colours),
            name=f"open-{platform}",
        )
        for platform in others
    ]
    return column_of(scroll(body, spacing=Space.M), wide=wide)


def _good_for() -> str:
    return _("It then opens with one tap, also without a network.")


def _way(platform: Platform, colours: ft.ColorScheme | None) -> list[ft.Control]:
    way = help_for(platform)
    steps = [
        _step(number, shown, words, colours)
        for number, (shown, words) in enumerate(way.steps, start=1)
    ]
    return [*steps, *([card([quiet(note) for note in way.notes])] if way.notes else [])]


def _step(number: int, shown: Picture, words: str, colours: ft.ColorScheme | None) -> ft.Control:
    # The words say all that the picture shows.
    drawn = ft.Semantics(
        exclude_semantics=True,
        content=ft.Container(
            bgcolor=ft.Colors.SURFACE_CONTAINER,
            border_radius=Radius.S,
            clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
            alignment=ft.Alignment.CENTER,
            content=ft.Image(
                src=install_picture(shown, colours_of(colours or look())),
                width=INSTALL_WIDTH,
                height=INSTALL_HEIGHT,
                fit=ft.BoxFit.CONTAIN,
            ),
        ),
    )
    return ft.Column(
        [text(f"{number}. {words}"), drawn],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
