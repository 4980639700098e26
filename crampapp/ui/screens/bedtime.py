"""The bedtime stretch, to read."""

from collections.abc import Sequence

import flet as ft

from crampapp.content import Advice
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.formats import evidence


@ft.component
def BedtimeScreen(
    *, advice: Advice, sources: Sequence[str], wide: bool, on_back: OnTap
) -> ft.Control:
    """An advice in large type with what it rests on.

    Args:
        advice: The text.
        sources: Its sources, spelled out.
        wide: Whether there is room to spare at the sides.
        on_back: Leaves.
    """
    return column_of(
        scroll(
            [
                page_header(advice.title, on_back=on_back),
                text(advice.text.replace(". ", ".\n\n"), Style.TITLE_LARGE),
                card([quiet(evidence(advice.evidence)), *(quiet(source) for source in sources)]),
            ]
        ),
        wide=wide,
    )
