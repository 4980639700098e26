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
    # A last number alone goes with those before it.
    last = (most - 1) // 10
    tens, set_tens = ft.use_state(None if chosen is None else min(chosen // 10, last))

    def numbers(ten: int) -> range:
        return range(max(least, ten * 10), (most if ten == last else ten * 10 + 9) + 1)

    def choose(ten: int) -> object:
        # Tapped again, the other tens are offered again.
        return set_tens(None if ten == tens else ten)

    offered = range(least // 10, last + 1) if tens is None else [tens]
    rows = [
        _row(
            [
                chip(
                    _range(numbers(ten)),
                    ten == tens,
                    partial(choose, ten),
                    f"tens-{ten}",
                    size=Size.PLAYER,
                )
                for ten in offered
            ]
        )
    ]
    if tens is not None:
        rows.append(announced(quiet(_("Which one?"))))
        rows.append(
            _row(
                [
                    chip(
                        str(number),
                        number == chosen,
                        partial(on_choose, number),
                        f"number-{number}",
                        size=Size.PLAYER,
                    )
                    for number in numbers(tens)
                ]
            )
        )
    return ft.Column(rows, spacing=Space.M, tight=True)


def _range(numbers: range) -> str:
    return _("{first}–{last}").format(first=numbers[0], last=numbers[-1])


def _row(chips: list[ft.MergeSemantics]) -> ft.Control:
    return ft.Row(list(chips), wrap=True, spacing=Space.S, run_spacing=Space.S)
