"""The cards of the insights: each chart with its sentence, and the table behind it."""

from collections.abc import Mapping, Sequence

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Side
from crampapp.domain.insights.digest import Digest
from crampapp.domain.insights.trend import Period, fastest
from crampapp.ui import insight_words as words
from crampapp.ui.components.card import card
from crampapp.ui.components.chart import (
    Part,
    Table,
    bars,
    chart_card,
    legend_row,
    line,
    share_row,
    table_of,
)
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.hour_clock import hour_clock
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.formats import muscle, side
from crampapp.ui.numbers import decimal

LEFT, RIGHT, OTHER = ft.Colors.PRIMARY, ft.Colors.TERTIARY, ft.Colors.OUTLINE
MOST_PAIN = 10


def trend_card(found: Sequence[Period], *, charts: bool) -> ft.Control:
    """Cramps a week."""
    labels = [words.period_label(one, found) for one in found]
    values = [round(one.per_week, 1) for one in found]
    rows = [
        (label, str(one.cramps), decimal(one.per_week))
        for label, one in zip(labels, found, strict=True)
    ]
    return chart_card(
        _("Cramps a week"),
        words.trend(found),
        Table((_("From"), _("Cramps"), _("A week")), rows),
        key="table-trend",
        drawing=(lambda: bars([Part("", LEFT, values)], labels)) if charts else None,
    )


def nights_card(found: Sequence[Period], *, charts: bool) -> ft.Control:
    """Nights lost."""
    labels = [words.period_label(one, found) for one in found]
    rows = [
        (label, str(one.nights), str(one.lost_min))
        for label, one in zip(labels, found, strict=True)
    ]
    part = Part("", RIGHT, [one.nights for one in found])
    return chart_card(
        _("Nights with a cramp"),
        words.broken(found),
        Table((_("From"), _("Nights"), _("Minutes lost")), rows),
        key="table-nights",
        drawing=(lambda: bars([part], labels)) if charts else None,
    )


def hours_card(total: Digest, colours: ft.ColorScheme | None) -> ft.Control:
    """The hour of the night."""
    rows = [
        (f"{hour}:00", str(total.hours[hour]))
        for hour in [*range(18, 24), *range(18)]
        if total.hours[hour]
    ]
    return chart_card(
        _("Time of day"),
        words.hours(total),
        Table((_("Hour"), _("Cramps")), rows),
        key="table-hours",
        drawing=lambda: hour_clock(total.hours, colours),
    )


def places_card(total: Digest) -> ft.Control:
    """Muscles and sides; the rows are the table."""
    counts = {
        group: [
            total.places[group, Side.LEFT],
            total.places[group, Side.RIGHT],
            total.places[group, Side.BOTH] + total.places[group, None],
        ]
        for group in {group for group, _side in total.places}
    }
    order = sorted(counts, key=lambda group: (-sum(counts[group]), group))
    most = sum(counts[order[0]])
    names = (side(Side.LEFT), side(Side.RIGHT), _("Both or not told"))
    legend = [
        Part(name, colour, ()) for name, colour in zip(names, (LEFT, RIGHT, OTHER), strict=True)
    ]
    body: list[ft.Control] = [heading(_("Muscle and side"), Style.TITLE_LARGE, level=2)]
    for group in order:
        parts = list(zip(counts[group], (LEFT, RIGHT, OTHER), strict=True))
        body.append(share_row(muscle(group), parts, most))
    rows = [(muscle(group), *map(str, counts[group])) for group in order]
    table = Table((_("Muscle"), *names), rows)
    body.append(legend_row(legend))
    body.append(Fold(label=_("As a table"), content=lambda: [table_of(table)], name="table-places"))
    return card(body)


def lengths_card(total: Digest, months: Sequence[Period], *, charts: bool) -> ft.Control:
    """How long cramps took; a logged one has a rough length only."""
    labels = [words.period_label(one, months) for one in months]
    names = (_("About 2 min"), _("Up to 10 min"), _("Longer"))
    parts = [
        Part(name, colour, [one.lengths[at] for one in months])
        for at, (name, colour) in enumerate(zip(names, (LEFT, OTHER, RIGHT), strict=True))
    ]
    rows = [(label, *map(str, one.lengths)) for label, one in zip(labels, months, strict=True)]
    return chart_card(
        _("How long they took"),
        words.lengths(total),
        Table((_("From"), *names), rows),
        key="table-lengths",
        drawing=(lambda: bars(parts, labels)) if charts else None,
        legend=parts,
    )


def pain_card(total: Digest, months: Sequence[Period], *, charts: bool) -> ft.Control:
    """How much they hurt."""
    if not total.pain:
        return card(
            [
                heading(_("Pain"), Style.TITLE_LARGE, level=2),
                text(_("Shown once you have told how much a cramp hurt.")),
            ]
        )
    labels = [words.period_label(one, months) for one in months]
    rows = [
        (label, "–" if one.pain is None else decimal(one.pain))
        for label, one in zip(labels, months, strict=True)
    ]
    values = [one.pain for one in months]
    return chart_card(
        _("Pain"),
        words.pain(total),
        Table((_("From"), _("Of 10")), rows),
        key="table-pain",
        drawing=(lambda: line(values, labels, LEFT, MOST_PAIN)) if charts else None,
    )


def eased_card(total: Digest, steps: Mapping[str, str]) -> ft.Control:
    """What eased fastest."""
    body: list[ft.Control] = [heading(_("What eased fastest"), Style.TITLE_LARGE, level=2)]
    found = [one for one in fastest(total) if one.step in steps]
    if not found:
        body.append(text(_("Needs a stretch that has eased three cramps.")))
    for one in found[:5]:
        line = _("{stretch}: half of {n} cramps eased within {seconds} s")
        action = steps[one.step].rstrip(".")
        body.append(text(line.format(stretch=action, seconds=round(one.median_s), n=one.times)))
    body.append(quiet(_("Counted from the start of the stretch during which it eased.")))
    return card(body)
