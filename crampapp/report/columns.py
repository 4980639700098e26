"""Lists under titles in a column of a given height, cut where they would run over, and honestly."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from crampapp.report.colours import Colours
from crampapp.report.contents import Section
from crampapp.report.marks import Block, Point, Role, Text
from crampapp.report.typeface import Typeface

BODY, LEADING = 8.6, 11.4
HEADING = 9.0
_BEFORE, _AFTER = 9.0, 13.0
"""Above the title of a list, and from its baseline to that of the first line."""
_MOST_LINES = 3
"""Of one entry; a long note ends in "…"."""
_INDENT = 7.0


class Entry(NamedTuple):
    """One line of a list, as it is broken."""

    lines: tuple[str, ...]


class _List(NamedTuple):
    title: str
    entries: tuple[Entry, ...]
    left_out: int

    @property
    def height(self) -> float:
        lines = sum(len(entry.lines) for entry in self.entries) + bool(self.left_out)
        return _BEFORE + _AFTER + LEADING * lines


def column(
    sections: Sequence[Section],
    place: Point,
    size: Point,
    *,
    more: str,
    typeface: Typeface,
    colours: Colours,
) -> tuple[Block, ...]:
    """The lists one below the other.

    Args:
        sections: In the order of reading.
        place: Left and top.
        size: Width and height; whatever the height, each list keeps its title and how much it has.
        more: What stands for ``{count}`` entries that were left out.
        typeface: Measures the lines.
        colours: Those of the page.
    """
    width, height = size
    # Of thousands of entries no more are looked at than a column could hold.
    most = ceil(height / LEADING)
    lists = [
        _List(
            typeface.printable(section.title),
            tuple(_entry(line, width - _INDENT, typeface) for line in section.lines[:most]),
            max(0, len(section.lines) - most),
        )
        for section in sections
    ]
    while sum(one.height for one in lists) > height:
        longest = max(range(len(lists)), key=lambda place: lists[place].height)
        cut = _shorter(lists[longest])
        if cut is None:
            break
        lists[longest] = cut
    return tuple(_blocks(lists, place, more, colours))


def _entry(text: str, width: float, typeface: Typeface) -> Entry:
    lines = typeface.wrapped(typeface.printable(text), BODY, width)
    if len(lines) > _MOST_LINES:
        last = typeface.cut(" ".join(lines[_MOST_LINES - 1 :]), BODY, width)
        lines = [*lines[: _MOST_LINES - 1], last]
    return Entry(tuple(lines))


def _shorter(one: _List) -> _List | None:
    if not one.entries:
        return None
    return one._replace(entries=one.entries[:-1], left_out=one.left_out + 1)


def _blocks(lists: Sequence[_List], place: Point, more: str, colours: Colours) -> Iterator[Block]:
    x, y = place
    for one in lists:
        y += _BEFORE
        yield Block(Role.HEADING, (Text(x, y, one.title, HEADING, colours.accent),))
        y += _AFTER
        for entry in one.entries:
            marks: list[Text] = []
            for line in entry.lines:
                marks.append(Text(x + _INDENT * bool(marks), y, line, BODY, colours.ink))
                y += LEADING
            yield Block(Role.PARAGRAPH, tuple(marks))
        if one.left_out:
            text = more.format(count=one.left_out)
            yield Block(Role.PARAGRAPH, (Text(x, y, text, BODY, colours.quiet),))
            y += LEADING
