"""Good to know: the short texts that nobody should have to read during a cramp."""

from collections.abc import Sequence

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.components.way import way
from crampapp.ui.formats import evidence
from crampapp.ui.theme import Space


@ft.component
def GoodToKnowScreen(
    *,
    articles: Sequence[tuple[Advice, Sequence[str]]],
    wide: bool,
    on_why: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """One card an article.

    Args:
        articles: Each with its sources, spelled out.
        wide: Whether there is room to spare at the sides.
        on_why: Opens what may bring a cramp on.
        on_back: Leaves.
    """
    return column_of(
        scroll(
            [
                page_header(_("Good to know"), on_back=on_back),
                way(
                    _("Why did it cramp?"),
                    _("An article"),
                    ft.Icons.MENU_BOOK_OUTLINED,
                    on_why,
                    "why",
                ),
                *(_article(advice, sources) for advice, sources in articles),
            ]
        ),
        wide=wide,
    )


def _article(advice: Advice, sources: Sequence[str]) -> ft.Control:
    return card(
        [
            heading(advice.title, Style.TITLE_LARGE, level=2),
            text(advice.text),
            quiet(evidence(advice.evidence)),
            *(quiet(source) for source in sources),
        ],
        padding=Space.M,
    )
