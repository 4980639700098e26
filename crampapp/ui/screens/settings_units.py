"""Units: in what drinks and weights are told."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.settings import Units
from crampapp.ui.components.answers import answer_row
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import announced, quiet
from crampapp.ui.measures import volume, weight
from crampapp.ui.theme import Space

_A_GLASS_ML, _A_PERSON_KG = 250, 70.0


@ft.component
def SettingsUnitsScreen(
    *, units: Units, wide: bool, on_choose: Callable[[Units], object], on_back: OnTap
) -> ft.Control:
    """One of two.

    Args:
        units: Those in use.
        wide: Whether there is room to spare at the sides.
        on_choose: Told the others.
        on_back: Leaves.
    """

    def choose(which: Units) -> OnTap:
        return lambda: on_choose(which)

    names = [
        (Units.METRIC, _("Millilitres and kilograms")),
        (Units.IMPERIAL, _("Fluid ounces and pounds")),
    ]
    sample = _("A glass of water is {glass}. A person may weigh {weight}.").format(
        glass=volume(_A_GLASS_ML, units), weight=weight(_A_PERSON_KG, units)
    )
    return column_of(
        scroll(
            [
                page_header(_("Units"), _("For drinks and weights"), on_back=on_back),
                *(
                    answer_row(name, which is units, choose(which), f"units-{which}")
                    for which, name in names
                ),
                announced(quiet(sample)),
                quiet(_("What you have noted stays as it is; it is only shown in other units.")),
            ],
            spacing=Space.M,
        ),
        wide=wide,
    )
