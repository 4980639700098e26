"""Charts that are pictures to a screen reader, each with its words and the table behind it.

One colour a chart, told apart by place and label; where a bar has parts, they differ in lightness.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any, NamedTuple

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.theme import Chart, Radius, Space, Stroke

_LETTERS = 24
"""At most so many below a chart; more would touch each other."""
_RODS = 140
"""Width of all bars together, which the narrowest phone has room for."""
_THINNEST = 4


class Table(NamedTuple):
    """The figures of a chart."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class Part(NamedTuple):
    """One colour of the bars."""

    name: str
    colour: ft.ColorValue
    values: Sequence[float]


def chart_card(
    title: str,
    said: str,
    table: Table,
    *,
    key: str,
    drawing: Callable[[], ft.Control] | None,
    legend: Sequence[Part] = (),
) -> ft.Control:
    """A chart, what it shows in words, and its figures.

    Args:
        title: What is counted.
        said: What the chart shows; it stands below it, and is its text alternative.
        table: Its figures, folded away.
        key: Of the fold.
        drawing: Draws it; ``None`` where charts cannot be drawn.
        legend: Names of the parts, where there are several.
    """
    body: list[ft.Control] = [heading(title, Style.TITLE_LARGE, level=2)]
    if drawing:
        body.append(
            ft.Semantics(
                image=True,
                label=said,
                exclude_semantics=True,
                container=True,
                # Room for the upper half of the figure at the top line.
                content=ft.Container(
                    drawing(), padding=ft.Padding.only(top=Space.S, right=Space.S)
                ),
            )
        )
    if legend and drawing:
        body.append(legend_row(legend))
    body.append(text(said, Style.BODY_LARGE))
    body.append(Fold(label=_("As a table"), content=lambda: [table_of(table)], name=key))
    return card(body)


def bars(parts: Sequence[Part], labels: Sequence[str], *, whole: bool = True) -> ft.Control:
    """Bars side by side, each of one part or of several on top of each other.

    Args:
        parts: From the bottom up.
        labels: Of each bar.
        whole: Whether the figures are whole numbers.
    """
    from flet_charts import BarChart, BarChartGroup, BarChartRod, BarChartRodStackItem

    totals = [sum(part.values[at] for part in parts) for at in range(len(labels))]
    groups = []
    for at, total in enumerate(totals):
        items, begin = [], 0.0
        for part in parts:
            end = begin + part.values[at]
            items.append(BarChartRodStackItem(from_y=begin, to_y=end, color=part.colour))
            begin = end
        groups.append(
            BarChartGroup(
                x=at,
                rods=[
                    BarChartRod(
                        from_y=0,
                        to_y=total,
                        width=max(_THINNEST, min(Chart.BAR, _RODS // len(labels))),
                        color=parts[0].colour,
                        border_radius=Radius.XS,
                        stack_items=items if len(parts) > 1 else [],
                        show_tooltip=False,
                    )
                ],
            )
        )
    top, step = _scale(max(totals, default=0), whole)
    drawn: ft.Control = BarChart(groups=groups, **_frame(top, step, labels))
    return drawn


def line(
    values: Sequence[float | None], labels: Sequence[str], colour: ft.ColorValue, most: float
) -> ft.Control:
    """Points joined by a line; where nothing is known there is no point."""
    from flet_charts import ChartCirclePoint, LineChart, LineChartData, LineChartDataPoint

    points = [
        LineChartDataPoint(x=at, y=value) for at, value in enumerate(values) if value is not None
    ]
    drawn: ft.Control = LineChart(
        data_series=[
            LineChartData(
                points=points,
                color=colour,
                stroke_width=Stroke.LINE,
                rounded_stroke_cap=True,
                point=ChartCirclePoint(radius=Chart.POINT, color=colour),
            )
        ],
        min_x=-0.5,
        max_x=len(labels) - 0.5,
        **_frame(most, 2.0, labels),
    )
    return drawn


def table_of(table: Table) -> ft.Control:
    """Figures in columns, read line by line."""

    def row(cells: Sequence[str], *, head: bool) -> ft.Control:
        first, *others = (quiet(cell) if head else text(cell, Style.BODY_MEDIUM) for cell in cells)
        first.expand = 2
        for other in others:
            other.expand = 1
            other.text_align = ft.TextAlign.END
        return ft.MergeSemantics(content=ft.Row([first, *others], spacing=Space.S))

    return ft.Column(
        [row(table.heads, head=True), *(row(cells, head=False) for cells in table.rows)],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def share_row(label: str, parts: Sequence[tuple[int, ft.ColorValue]], most: int) -> ft.Control:
    """A line of a list with a bar as long as its share of the longest."""
    total = sum(count for count, _colour in parts)
    bar: list[ft.Control] = [
        ft.Container(bgcolor=colour, height=Chart.MARK, expand=count, border_radius=Radius.XS)
        for count, colour in parts
        if count
    ]
    if most > total:
        bar.append(ft.Container(expand=most - total))
    return ft.Column(
        [
            ft.Row(
                [text(label), text(str(total), Style.TITLE_MEDIUM)],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            ),
            ft.Row(bar, spacing=Space.HAIR),
        ],
        spacing=Space.XS,
        tight=True,
    )


def legend_row(parts: Sequence[Part]) -> ft.Control:
    return ft.Row(
        [
            ft.Row(
                [
                    ft.Container(
                        bgcolor=part.colour,
                        width=Chart.MARK,
                        height=Chart.MARK,
                        border_radius=Radius.XS,
                    ),
                    quiet(part.name),
                ],
                spacing=Space.S,
                tight=True,
            )
            for part in parts
        ],
        wrap=True,
        spacing=Space.M,
        run_spacing=Space.XS,
    )


def _scale(most: float, whole: bool) -> tuple[float, float]:
    """The top of an axis, and the distance of its lines."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if whole else (0.5, 1, 2, 5, 10, 20, 50):
        if most <= 4 * step:
            return max(1, ceil(most / step)) * step, step
    return most, most / 4


def _frame(top: float, step: float, labels: Sequence[str]) -> dict[str, Any]:
    """What is around every chart: figures at the left and names below, nothing else."""
    from flet_charts import ChartAxis, ChartAxisLabel, ChartGridLines

    marks = [step * at for at in range(int(top / step + 0.5) + 1)]
    every = ceil(sum(len(label) + 1 for label in labels) / _LETTERS)
    named = [
        ChartAxisLabel(value=at, label=quiet(label))
        for at, label in enumerate(labels)
        if (len(labels) - 1 - at) % every == 0
    ]
    figures = [ChartAxisLabel(value=mark, label=quiet(f"{mark:g}")) for mark in marks]
    return {
        "height": Chart.HEIGHT,
        "min_y": 0,
        "max_y": top,
        "interactive": False,
        "animation": 0,
        "horizontal_grid_lines": ChartGridLines(
            interval=step, color=ft.Colors.OUTLINE_VARIANT, width=Stroke.HAIR
        ),
        "left_axis": ChartAxis(labels=figures, label_size=Chart.LEFT, label_spacing=step),
        "bottom_axis": ChartAxis(labels=named, label_size=Chart.BELOW, label_spacing=1),
        "top_axis": ChartAxis(show_labels=False),
        "right_axis": ChartAxis(show_labels=False),
    }
