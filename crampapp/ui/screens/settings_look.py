"""Look: light or dark, when it is night, how large letters are."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.hours import NightHours
from crampapp.domain.settings import TEXT_SIZES, Theme
from crampapp.ui.components.answers import answer_row
from crampapp.ui.components.buttons import OnTap, choice, tick
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.part import part
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.components.time_chooser import TimeChooser


@ft.component
def SettingsLookScreen(
    *,
    theme: Theme,
    hours: NightHours,
    text_size: int | None,
    sample: str,
    still: bool,
    wide: bool,
    on_theme: Callable[[Theme], object],
    on_hours: Callable[[NightHours], object],
    on_size: Callable[[int], object],
    on_still: Callable[[bool], object],
    on_back: OnTap,
) -> ft.Control:
    """Every choice holds at once, on this screen too.

    Args:
        theme: The look by day.
        hours: When it is night.
        text_size: Percent of what the device says; ``None`` where only the device can say.
        sample: Words to try the size of text on.
        still: Whether nothing moves.
        wide: Whether there is room to spare at the sides.
        on_theme: Told another look.
        on_hours: Told other hours.
        on_size: Told another size.
        on_still: Told whether to move.
        on_back: Leaves.
    """

    def changed(**fields: object) -> object:
        return on_hours(hours.model_copy(update=fields))

    def choose(look: Theme) -> OnTap:
        return lambda: on_theme(look)

    body: list[ft.Control] = [
        page_header(_("Look"), on_back=on_back),
        part(
            _("Colours"),
            *(
                answer_row(theme_name(look), look is theme, choose(look), f"theme-{look}")
                for look in Theme
            ),
            quiet(_("Black is the darkest: it does not light the room.")),
        ),
        part(
            _("Night hours"),
            quiet(
                _("In these hours the app is black and makes no sound, unless you ask for one."),
                Style.BODY_LARGE,
            ),
            TimeChooser(
                title=_("From"),
                at=hours.begin,
                name="begin",
                on_choose=lambda at: changed(begin=at),
            ),
            TimeChooser(
                title=_("To"), at=hours.end, name="end", on_choose=lambda at: changed(end=at)
            ),
            quiet(_("The same time twice means no night hours.")),
        ),
    ]
    if text_size is not None:
        sizes = [(size, _("{n} %").format(n=size)) for size in TEXT_SIZES]
        body.append(
            part(
                _("Text size"),
                choice(sizes, text_size, on_size, key="size"),
                card([text(sample, Style.HEADLINE_MEDIUM), quiet(_("This is how steps look."))]),
            )
        )
    body.append(
        part(
            _("Movement"),
            tick(_("Keep pages still"), still, lambda: on_still(not still), "still"),
            quiet(_("Pages then change without sliding. Pictures never move.")),
        )
    )
    return column_of(scroll(body), wide=wide)


def theme_name(theme: Theme) -> str:
    match theme:
        case Theme.SYSTEM:
            return _("As this device")
        case Theme.LIGHT:
            return _("Light")
        case Theme.DARK:
            return _("Dark")
        case Theme.BLACK:
            return _("Black")
