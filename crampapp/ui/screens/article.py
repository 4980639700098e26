"""An article: the answer first, then the rest, how sure it is, and where it comes from."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import flet as ft

from crampapp.content import Advice
from crampapp.content.claim import Claim
from crampapp.content.learn import ArticleText, SectionText
from crampapp.content.messages import gettext as _
from crampapp.ui.components.badge import badge_meaning, badge_pill
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import evidence
from crampapp.ui.screens.learn import article_row, badge_line
from crampapp.ui.theme import Space


class Doing(NamedTuple):
    """Something that can be done about it right away."""

    key: str
    label: str
    icon: ft.IconData
    on_tap: OnTap


@ft.component
def ArticleScreen(
    *,
    article: ArticleText,
    related: Sequence[ArticleText],
    sources: Mapping[str, str],
    safety_net: Advice,
    call: Sequence[ft.Control],
    doing: Sequence[Doing],
    wide: bool,
    on_open: Callable[[str], None],
    on_back: OnTap,
) -> ft.Control:
    """One article.

    Args:
        article: What it says.
        related: Where to read on.
        sources: What stands behind the id of a source.
        safety_net: When to get help, whatever it is about.
        call: Links that dial, where the article is about calling.
        doing: What can be done about it.
        wide: Whether there is room to spare at the sides.
        on_open: Opens the article of this name.
        on_back: Goes back to where one came from.
    """
    urgent = ft.Colors.ON_TERTIARY_CONTAINER
    body: list[ft.Control] = [
        page_header(article.title, on_back=on_back),
        card([text(article.short, Style.TITLE_LARGE)]),
        *call,
        *(_section(section) for section in article.section),
        card(
            [
                heading(_("When it is urgent"), Style.TITLE_LARGE, level=2, color=urgent),
                *([text(article.urgent, color=urgent)] if article.urgent else []),
                text(safety_net.text, color=urgent),
            ],
            warm=True,
        ),
    ]
    if doing:
        body.append(_stack([_do(one, first=one is doing[0]) for one in doing]))
    body += [
        Fold(
            label=_("Where this comes from"),
            content=lambda: [_origin(claim, sources) for claim in (article, *article.section)],
            name="sources",
        ),
        _stack(
            [
                heading(_("Read on"), Style.TITLE_LARGE, level=2),
                *(article_row(one, badge_line(one), on_open) for one in related),
            ]
        ),
        quiet(_("General information. It does not replace a doctor.")),
    ]
    return column_of(scroll(body), wide=wide)


def _section(section: SectionText) -> ft.Control:
    words: list[ft.Control] = [heading(section.title, Style.TITLE_LARGE, level=2)]
    if section.badge:
        words += [badge_pill(section.badge), quiet(badge_meaning(section.badge))]
    return _stack([*words, text(section.text)])


def _do(one: Doing, *, first: bool) -> ft.Control:
    weight = Weight.MAIN if first else Weight.SECOND
    return button(one.label, one.on_tap, key=f"do-{one.key}", weight=weight, icon=one.icon)


def _origin(claim: Claim, sources: Mapping[str, str]) -> ft.Control:
    title = claim.title if isinstance(claim, SectionText) else _("In short")
    lines = [evidence(claim.evidence), *(sources[id] for id in claim.sources)]
    words: list[ft.Control] = [
        heading(title, Style.TITLE_MEDIUM, level=3),
        *(quiet(line) for line in lines),
    ]
    return ft.Column(words, spacing=Space.XS, tight=True)


def _stack(controls: Sequence[ft.Control]) -> ft.Control:
    return ft.Column(
        list(controls),
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
