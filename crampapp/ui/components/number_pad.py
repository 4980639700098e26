"""A whole number in two taps: first the tens, then the rest. No keyboard, nothing to mistype."""

from collections.abc import Callable
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import Size, chip
from crampapp.ui.components.text import announced, quiet
from crampapp.ui.theme import Space


@ft.component
def NumberPad(
    *, least: int, most: int, chosen: int | None, on_choose: Callable[[int], object]
) -> ft.Control:
    """Every number from least to most.

    Args:
        least: The first one.
        most: The last one.
        chosen: What was chosen before.
        on_choose: Told the number.
    """
    tens, set_tens = ft.use_state(None if chosen is None else chosen // 10)
    ranges = [
        (ten, max(least, ten * 10), min(most, ten * 10 + 9))
        for ten in range(least // 10, most // 10 + 1)
    ]

    def choose_range(ten: int, first: int, last: int) -> object:
        set_tens(ten)
        return on_choose(first) if first == last else None

    first_row = [
        chip(
            str(first) if first == last else _("{first} to {last}").format(first=first, last=last),
            ten == tens,
            partial(choose_range, ten, first, last),
            f"tens-{ten}",
            size=Size.PLAYER,
        )
        for ten, first, last in ranges
    ]
    rows: list[ft.Control] = [_wrapped(first_row)]
    for ten, first, last in ranges:
        if ten == tens and first < last:
            rows.append(announced(quiet(_("Which one?"))))
            numbers = [
                chip(
                    str(number),
                    number == chosen,
                    partial(on_choose, number),
                    f"number-{number}",
                    size=Size.PLAYER,
                )
                for number in range(first, last + 1)
            ]
            rows.append(_wrapped(numbers))
    return ft.Column(rows, spacing=Space.M, tight=True)


def _wrapped(chips: list[ft.MergeSemantics]) -> ft.Control:
    return ft.Row(list(chips), wrap=True, spacing=Space.S, run_spacing=Space.S)
