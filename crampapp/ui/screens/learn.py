"""Learn: a search field, and what there is to read by topic."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.learn import ArticleText
from crampapp.content.learn.model import Topic
from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.search import Hit
from crampapp.ui.components.badge import badge_icon, badge_word
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import announced, quiet, text
from crampapp.ui.components.way import way
from crampapp.ui.theme import Radius, Space

_ICONS = {
    Topic.BASICS: ft.Icons.HELP_OUTLINE,
    Topic.HELPS: ft.Icons.LIGHTBULB_OUTLINED,
    Topic.SPORT: ft.Icons.DIRECTIONS_RUN,
    Topic.LIFE: ft.Icons.FAMILY_RESTROOM,
    Topic.MEDICINES: ft.Icons.MEDICATION_OUTLINED,
    Topic.BODY: ft.Icons.ACCESSIBILITY_NEW,
    Topic.DOCTOR: ft.Icons.LOCAL_HOSPITAL_OUTLINED,
}


@ft.component
def LearnScreen(
    *,
    articles: Sequence[ArticleText],
    query: str,
    hits: Sequence[Hit],
    wide: bool,
    on_query: Callable[[str], None],
    on_open: Callable[[str], None],
    on_settings: OnTap,
) -> ft.Control:
    """What was found, or everything by topic while nothing is searched for.

    Args:
        articles: All of them.
        query: What was typed.
        hits: What was found by it, best first.
        wide: Whether there is room to spare at the sides.
        on_query: Told what is typed.
        on_open: Opens the article of this name.
        on_settings: Opens the settings.
    """
    searching = bool(query.strip())
    body: list[ft.Control] = [
        page_header(_("Learn"), on_settings=on_settings),
        _search(query, on_query),
        announced(quiet(_told(hits) if searching else _("Short answers, each with its sources."))),
    ]
    if not searching:
        body += [_topic(topic, articles, on_open) for topic in Topic]
    elif hits:
        known = {one.id: one for one in articles}
        body += [_found(known[hit.id], hit, on_open) for hit in hits]
    else:
        body.append(_nothing(on_query))
    return column_of(scroll(body, spacing=Space.M), wide=wide)


def article_row(one: ArticleText, line: str, on_open: Callable[[str], None]) -> ft.Control:
    """A row that leads to an article; that of a treatment says how far it can be trusted."""
    icon = badge_icon(one.badge) if one.badge else _ICONS[one.topic]
    return way(one.title, line, icon, partial(on_open, one.name), f"article-{one.name}")


def badge_line(one: ArticleText) -> str:
    """The word of its badge; empty: it has none."""
    return badge_word(one.badge) if one.badge else ""


def _search(query: str, on_query: Callable[[str], None]) -> ft.Control:
    return ft.TextField(
        label=_("Search"),
        key="search",
        value=query,
        prefix_icon=ft.Icons.SEARCH,
        on_change=lambda event: on_query(str(event.control.value or "")),
        autocorrect=False,
        border=ft.OutlineInputBorder(border_radius=Radius.S),
    )


def _told(hits: Sequence[Hit]) -> str:
    if not hits:
        return _("Nothing found.")
    return ngettext("{n} article", "{n} articles", len(hits)).format(n=len(hits))


def _found(one: ArticleText, hit: Hit, on_open: Callable[[str], None]) -> ft.Control:
    named = _("Also: {name}").format(name=hit.name) if hit.name else ""
    begins = one.short.partition(". ")[0].rstrip(".")
    return article_row(one, "\n".join(filter(None, [named, f"{begins}."])), on_open)


def _topic(
    topic: Topic, articles: Sequence[ArticleText], on_open: Callable[[str], None]
) -> ft.Control:
    about = [one for one in articles if one.topic is topic]
    title, line = _named(topic)
    return card(
        [
            Fold(
                label=title,
                line=line,
                content=lambda: [article_row(one, badge_line(one), on_open) for one in about],
                name=f"topic-{topic}",
                large=True,
            )
        ]
    )


def _nothing(on_query: Callable[[str], None]) -> ft.Control:
    words = _(
        "Try one plain word, such as “night”, “calf” or “bike”, or the name of your medicine. "
        "Or look through all topics."
    )
    everything = button(
        _("All topics"), lambda: on_query(""), key="all-topics", weight=Weight.SECOND
    )
    return ft.Column(
        [text(words), everything],
        spacing=Space.M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _named(topic: Topic) -> tuple[str, str]:
    """The name of a topic, and what is in it."""
    match topic:
        case Topic.BASICS:
            return _("Cramps"), _("What they are, why they come, and the nights")
        case Topic.HELPS:
            return _("What helps, what does not"), _("Stretches, warmth, tablets, drinks")
        case Topic.SPORT:
            return _("Sport and heat"), _("On the bike, running, in the water")
        case Topic.LIFE:
            return _("Pregnancy, children, injuries"), _("And long sitting or standing")
        case Topic.MEDICINES:
            return _("Medicines"), _("Water tablets, statins, inhalers and others")
        case Topic.BODY:
            return _("Illnesses and the blood"), _("Nerves, vessels, sugar, thyroid, salts")
        case Topic.DOCTOR:
            return _("When to see a doctor"), _("Signs of danger, tests, sleep")
