"""The charts of the page: bars and dots along time, few lines, few words."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from crampapp.report.colours import Colours
from crampapp.report.contents import Chart
from crampapp.report.marks import Anchor, Disc, Line, Mark, Point, Text, box
from crampapp.report.typeface import Typeface

LABEL = 7.0
"""Size of what is written in a chart."""
TITLE = 9.0
_ABOVE, _BELOW, _BESIDE = 18.0, 12.0, 16.0
_STEPS = (1, 2, 5)
NIGHT = (10, 19)
"""The bars of an axis from noon to noon that are the night, from 22:00 to 07:00."""


class Plot:
    """Where the values of one chart go."""

    def __init__(
        self, chart: Chart, place: Point, size: Point, colours: Colours, typeface: Typeface
    ) -> None:
        self.chart = chart
        self.colours = colours
        self.typeface = typeface
        (x, y), (width, height) = place, size
        self.x, self.y, self.width = x, y, width
        self.left, self.right = x + _BESIDE, x + width
        self.top, self.base = y + _ABOVE, y + height - _BELOW
        known = [bar.value for bar in chart.bars if bar.value is not None]
        self.step, self.most = _scale(chart.top or max(known, default=0.0))
        self.pitch = (self.right - self.left) / max(len(chart.bars), 1)

    def level(self, value: float) -> float:
        """The height of a value on the paper."""
        return self.base - (self.base - self.top) * value / self.most

    def middle(self, place: int) -> float:
        """Where the bar of this number is."""
        return self.left + self.pitch * (place + 0.5)

    def title(self) -> Mark:
        """Its name, above."""
        text = self.typeface.cut(self.chart.title, TITLE, self.width)
        return Text(self.x, self.y + TITLE, text, TITLE, self.colours.ink)

    def axes(self) -> Iterator[Mark]:
        """The lines behind the values, and what they stand for."""
        value = 0.0
        while value <= self.most + self.step / 100:
            y = self.level(value)
            yield Line(((self.left, y), (self.right, y)), self.colours.grid, 0.5)
            text = f"{value:g}"
            yield Text(self.left - 4, y + 2.4, text, LABEL, self.colours.quiet, Anchor.END)
            value += self.step

    def labels(self) -> Iterator[Mark]:
        """The names of as many bars as can be told apart; the first is always there."""
        widest = max((self.typeface.width(b.label, LABEL) for b in self.chart.bars), default=0)
        every = max(1, ceil((widest + 8) / self.pitch))
        free = self.left
        for place in range(0, len(self.chart.bars), every):
            label, x = self.chart.bars[place].label, self.middle(place)
            # The outermost may not hang over the edge.
            half = self.typeface.width(label, LABEL) / 2
            x = min(max(x, self.left + half), self.right - half)
            if x - half < free:
                continue
            free = x + half + 4
            y = self.base + _BELOW - 2
            yield Text(x, y, label, LABEL, self.colours.quiet, Anchor.MIDDLE)

    def nothing(self) -> Iterator[Mark]:
        """What is said where there is nothing to show."""
        lines = self.typeface.wrapped(self.chart.nothing, LABEL + 1, self.width - 8)
        for place, line in enumerate(lines):
            y = self.y + _ABOVE + 12 + 11 * place
            yield Text(self.x, y, line, LABEL + 1, self.colours.quiet)


def bars(plot: Plot, *, night: bool = False) -> tuple[Mark, ...]:
    """How many, as bars from the ground; with the hours of the night behind them if wanted."""
    return (plot.title(), *_bars(plot, night))


def dots(plot: Plot) -> tuple[Mark, ...]:
    """What was measured, as dots; joined where nothing is missing between them."""
    return (plot.title(), *_dots(plot))


def _bars(plot: Plot, night: bool) -> Iterator[Mark]:
    if plot.chart.is_empty:
        yield from plot.nothing()
        return
    if night:
        first, end = (plot.left + plot.pitch * place for place in NIGHT)
        yield box(first, plot.top - 4, end - first, plot.base - plot.top + 4, plot.colours.band)
    yield from plot.axes()
    wide = plot.pitch * 0.72
    for place, bar in enumerate(plot.chart.bars):
        if bar.value:
            y = plot.level(bar.value)
            x = plot.middle(place) - wide / 2
            yield box(x, y, wide, plot.base - y, plot.colours.accent)
    yield from plot.labels()


def _dots(plot: Plot) -> Iterator[Mark]:
    known = [bar.value for bar in plot.chart.bars]
    if all(value is None for value in known):
        yield from plot.nothing()
        return
    yield from plot.axes()
    points = [
        None if value is None else (plot.middle(place), plot.level(value))
        for place, value in enumerate(known)
    ]
    for before, after in pairwise(points):
        if before and after:
            yield Line((before, after), plot.colours.accent, 1)
    radius = min(2.2, max(0.9, plot.pitch / 3))
    for point in points:
        if point:
            yield Disc(*point, radius, plot.colours.accent)
    yield from plot.labels()


def _scale(most: float) -> tuple[float, float]:
    """The distance of the lines of an axis, and its end: round numbers, three lines or four."""
    power = 1.0
    while True:
        for step in _STEPS:
            lines = ceil(most / (step * power) - 1e-9)
            if lines <= 3:
                return step * power, step * power * max(lines, 1)
        power *= 10
