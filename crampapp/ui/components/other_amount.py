"""A drink of another size than those that are one tap."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.settings import Units
from crampapp.ui.components.buttons import button
from crampapp.ui.components.number_field import number_field
from crampapp.ui.measures import number_in, to_ml, volume, volume_unit
from crampapp.ui.theme import Space

MOST_ML = 3000
"""More at once is taken for a slip."""


@ft.component
def OtherAmount(
    *, sizes: Sequence[int], units: Units, on_note: Callable[[int], Awaitable[None]]
) -> ft.Control:
    """Cups that are not one tap away now, and a number to type."""
    typed, set_typed = ft.use_state("")
    wrong, set_wrong = ft.use_state(False)

    async def note() -> None:
        number = number_in(typed)
        ml = to_ml(number, units) if number else 0
        set_wrong(not 0 < ml <= MOST_ML)
        if 0 < ml <= MOST_ML:
            await on_note(ml)

    most = _("A number of at most {amount}, please.").format(amount=volume(MOST_ML, units))
    field = number_field(
        _("Amount"),
        volume_unit(units),
        typed,
        set_typed,
        key="amount",
        problem=most if wrong else "",
    )
    rows: list[ft.Control] = [field, button(_("Note it"), note, key="note-amount")]
    if sizes:
        rows.insert(
            0,
            ft.Row(
                [button(volume(ml, units), partial(on_note, ml), key=f"had-{ml}") for ml in sizes],
                wrap=True,
                spacing=Space.S,
                run_spacing=Space.S,
            ),
        )
    return ft.Column(
        rows,
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
