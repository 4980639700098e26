"""Region: whose emergency numbers are shown."""

from collections.abc import Callable, Sequence

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.region import Region
from crampapp.ui.components.answers import answer_row
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.part import part
from crampapp.ui.components.text import Style, announced, quiet, text


@ft.component
def SettingsRegionScreen(
    *,
    regions: Sequence[Region],
    here: Region,
    guessed: Region,
    chosen: bool,
    wide: bool,
    on_choose: Callable[[str | None], object],
    on_back: OnTap,
) -> ft.Control:
    """The numbers that hold, and all others to choose from.

    Args:
        regions: All there are.
        here: The one whose numbers are shown.
        guessed: The one that the time zone suggests.
        chosen: Whether the person chose.
        wide: Whether there is room to spare at the sides.
        on_choose: Told the code of a region, or that the time zone is to decide.
        on_back: Leaves.
    """

    def choose(code: str | None) -> OnTap:
        return lambda: on_choose(code)

    if chosen:
        why = _("You chose this. It stays when you travel.")
    elif here.emergency:
        why = _("Guessed from the clock of this device. You are not there? Choose below.")
    else:
        why = _("The clock of this device does not tell where you are. Choose below.")
    follow = _("As the clock of this device says: {place}").format(place=guessed.name)
    return column_of(
        scroll(
            [
                page_header(_("Region"), _("Whom to call in an emergency"), on_back=on_back),
                announced(card([text(in_short(here), Style.HEADLINE_MEDIUM), quiet(why)])),
                part(
                    _("Show the numbers of"),
                    answer_row(follow, not chosen, choose(None), "region-guess"),
                    *(
                        answer_row(
                            _with_advice(region),
                            chosen and region.code == here.code,
                            choose(region.code),
                            f"region-{region.code}",
                        )
                        for region in regions
                    ),
                ),
                quiet(_("Numbers change. Check yours once, while nothing hurts.")),
            ]
        ),
        wide=wide,
    )


def in_short(region: Region) -> str:
    """Such as ``United Kingdom: 999 or 112``."""
    if region.emergency is None:
        return region.name
    numbers = region.emergency
    if region.also:
        numbers = _("{number} or {other}").format(number=region.emergency, other=region.also)
    return _("{place}: {numbers}").format(place=region.name, numbers=numbers)


def _with_advice(region: Region) -> str:
    if region.advice is None:
        return in_short(region)
    return _("{numbers}. Advice: {advice}").format(numbers=in_short(region), advice=region.advice)
