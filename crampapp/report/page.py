"""Lays the contents out on one sheet: what a doctor wants to know first stands on top."""

from collections.abc import Iterator

from crampapp.report.charts import Plot, bars, dots
from crampapp.report.colours import PAPER, Colours
from crampapp.report.columns import column
from crampapp.report.contents import Contents
from crampapp.report.legs import legs_marks
from crampapp.report.marks import A4, Anchor, Block, Line, Mark, Paper, Role, Sheet, Text, box
from crampapp.report.typeface import Typeface

WIDTH = 515.0
"""Of what is printed: the same on A4 and Letter."""
MARGIN = 34.0
"""Above and below."""
GAP = 20.0
TITLE, FIGURE, BODY, SMALL = 22.0, 19.0, 8.6, 7.4
LEADING = 11.6
_FIGURES = 44.0
_FREQUENCY, _TRENDS = 126.0, 92.0
_LEGS = 184.0
_MOST_DANGERS = 6


def page(
    contents: Contents, typeface: Typeface, *, paper: Paper = A4, colours: Colours = PAPER
) -> Sheet:
    """The sheet; whatever does not fit is counted, nothing runs over the edge."""
    drawn = tuple(_Page(contents, typeface, paper, colours).blocks())
    return Sheet(paper, drawn, colours.ground)


class _Page:
    """One page in the making; ``y`` is how far down it has come."""

    def __init__(
        self, contents: Contents, typeface: Typeface, paper: Paper, colours: Colours
    ) -> None:
        self.contents = contents
        self.typeface = typeface
        self.colours = colours
        self.left = (paper.width - WIDTH) / 2
        self.right = self.left + WIDTH
        self.bottom = paper.height - MARGIN
        self.y = MARGIN

    def blocks(self) -> Iterator[Block]:
        """Everything, from top to bottom."""
        yield from self._head()
        yield from self._danger()
        yield from self._figures()
        yield from self._pictures()
        yield from self._trends()
        foot = tuple(self._foot())
        yield from self._lists()
        yield from foot

    def _head(self) -> Iterator[Block]:
        contents, colours = self.contents, self.colours
        self.y += TITLE * 0.8
        yield Block(Role.TITLE, (self._text(contents.title, TITLE, colours.accent),))
        words = self._text(
            contents.self_reported, 10.5, colours.warm, x=self.right, anchor=Anchor.END
        )
        yield Block(Role.PARAGRAPH, (words,))
        self.y += 17
        yield Block(Role.PARAGRAPH, (self._text(contents.range, 11, colours.ink),))
        # Long words in another language need a line of their own.
        beside = self.typeface.width(contents.range, 11) + self.typeface.width(contents.made, BODY)
        if beside > WIDTH - 12:
            self.y += 14
        made = self._text(contents.made, BODY, colours.quiet, x=self.right, anchor=Anchor.END)
        yield Block(Role.PARAGRAPH, (made,))
        self.y += 21
        wide = WIDTH / len(contents.blanks)
        for place, label in enumerate(contents.blanks):
            x = self.left + wide * place
            text = self._text(label, BODY, colours.quiet, x=x)
            begin = x + self.typeface.width(text.text, BODY) + 6
            rule = Line(((begin, self.y + 2), (x + wide - 10, self.y + 2)), colours.grid, 0.7)
            yield Block(Role.PARAGRAPH, (text, rule))
        self.y += 12

    def _danger(self) -> Iterator[Block]:
        danger, colours = self.contents.danger, self.colours
        ink = colours.warm if danger.any else colours.quiet
        title = self._printed(danger.title)
        indent = 10.0
        across = WIDTH - 2 * indent
        said = danger.lines
        if len(said) > _MOST_DANGERS:
            over = len(said) - _MOST_DANGERS + 1
            said = (*said[: _MOST_DANGERS - 1], self.contents.more.format(count=over))
        signs = [self.typeface.wrapped(self._printed(line), BODY, across) for line in said]
        height = 20 + LEADING * sum(map(len, signs))
        ground = colours.warm_ground if danger.any else colours.band
        yield Block(Role.DECORATION, (box(self.left, self.y, WIDTH, height, ground),))
        x = self.left + indent
        self.y += 14
        yield Block(Role.HEADING, (Text(x, self.y, title, 10, ink),))
        for lines in signs:
            marks = tuple(
                Text(x, self.y + LEADING * (place + 1), line, BODY, colours.ink)
                for place, line in enumerate(lines)
            )
            yield Block(Role.PARAGRAPH, marks)
            self.y += LEADING * len(lines)
        self.y += 6 + 14

    def _figures(self) -> Iterator[Block]:
        figures = self.contents.figures
        wide = WIDTH / len(figures)
        y = self.y + FIGURE * 0.9
        for place, figure in enumerate(figures):
            x = self.left + wide * place
            label = self.typeface.wrapped(self._printed(figure.label), SMALL, wide - 10)[:2]
            marks = [Text(x, y, self._printed(figure.value), FIGURE, self.colours.ink)]
            for number, line in enumerate(label):
                marks.append(Text(x, y + 11 + 9 * number, line, SMALL, self.colours.quiet))
            yield Block(Role.PARAGRAPH, tuple(marks))
        self.y += _FIGURES

    def _pictures(self) -> Iterator[Block]:
        contents, colours = self.contents, self.colours
        wide = WIDTH - _LEGS - GAP
        self.y += 6
        plot = Plot(
            contents.frequency, (self.left, self.y), (wide, _FREQUENCY), colours, self.typeface
        )
        yield Block(Role.FIGURE, bars(plot), contents.frequency.words)
        x = self.left + wide + GAP
        note = Text(self.right, self.y + 9, contents.legs.note, SMALL, colours.quiet, Anchor.END)
        marks: list[Mark] = [Text(x, self.y + 9, contents.legs.title, 9, colours.ink), note]
        marks += legs_marks(contents.legs, (x, self.y + 14), _LEGS, colours)
        yield Block(Role.FIGURE, tuple(marks), contents.legs.words)
        self.y += _FREQUENCY + 16

    def _trends(self) -> Iterator[Block]:
        contents = self.contents
        wide = (WIDTH - 2 * GAP) / 3
        for place, chart in enumerate((contents.hours, contents.duration, contents.pain)):
            at = (self.left + (wide + GAP) * place, self.y)
            plot = Plot(chart, at, (wide, _TRENDS), self.colours, self.typeface)
            drawn = bars(plot, night=True) if chart is contents.hours else dots(plot)
            yield Block(Role.FIGURE, drawn, chart.words)
        self.y += _TRENDS + 10

    def _lists(self) -> Iterator[Block]:
        contents = self.contents
        wide = (WIDTH - GAP) / 2
        for place, sections in enumerate((contents.left, contents.right)):
            yield from column(
                sections,
                (self.left + (wide + GAP) * place, self.y),
                (wide, self.bottom - self.y),
                more=contents.more,
                typeface=self.typeface,
                colours=self.colours,
            )

    def _foot(self) -> Iterator[Block]:
        words = self._printed(self.contents.disclaimer)
        lines = self.typeface.wrapped(words, SMALL, WIDTH)
        top = self.bottom - 9.4 * len(lines)
        rule = Line(((self.left, top), (self.right, top)), self.colours.grid, 0.7)
        yield Block(Role.DECORATION, (rule,))
        texts = tuple(
            Text(self.left, top + 11 + 9.4 * place, line, SMALL, self.colours.quiet)
            for place, line in enumerate(lines)
        )
        yield Block(Role.PARAGRAPH, texts)
        self.bottom = top - 6

    def _text(
        self,
        text: str,
        size: float,
        colour: str,
        *,
        x: float | None = None,
        anchor: Anchor = Anchor.START,
    ) -> Text:
        at = self.left if x is None else x
        return Text(at, self.y, self._printed(text), size, colour, anchor)

    def _printed(self, text: str) -> str:
        return self.typeface.printable(text)
