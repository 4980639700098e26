"""Looks at what a screen says of itself in the semantics tree, and finds what is wrong with it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from crampapp.ui.theme import TARGET

HOST = "flt-semantics-host"
SLACK = 1.0
"""Pixels that rounding may cost."""
SMALLEST_TYPE = 14
"""Of the scale of type, in pixels."""
CLOSEST_LINES = 1.1
"""Least height of a line, in sizes of type."""

_LOOK = Path(__file__).with_name("semantics.js").read_text(encoding="utf-8")

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in CSS pixels."""


class Fault(StrEnum):
    """What can be wrong with a screen."""

    NAMELESS = "nameless control"
    SMALL = "small target"
    SIDEWAYS = "leaves the window sideways"
    OVERLAP = "overlaps"
    CUT = "too long for its place"
    UNREACHABLE = "not reached by scrolling"
    UNTRANSLATED = "not translated"
    CONSOLE = "console"
    ELLIPSIS = "ends in an ellipsis"
    EMPTY = "shows nothing"


@dataclass(frozen=True)
class Node:
    """A control or a text of the semantics tree."""

    role: str
    name: str
    control: bool
    box: Box
    shown: Box | None
    """What of it is inside the window and inside everything that scrolls around it."""
    sideways: bool
    """Whether it is inside of something that scrolls sideways."""
    words: tuple[float, ...]
    """Widths of its words in type of 10 px."""
    above: frozenset[int]
    """Places of the nodes that contain it."""

    @property
    def size(self) -> tuple[float, float]:
        left, top, right, bottom = self.box
        return right - left, bottom - top

    @property
    def stands(self) -> tuple[str, str, *tuple[int, ...]]:
        """What it is and where, for comparing; its figures change with time."""
        return self.role, without_figures(self.name), *map(round, self.box)

    def __str__(self) -> str:
        return f"{self.role} “{self.name[:60]}” {[round(edge) for edge in self.box]}"


def look(page: Page, root: str = HOST) -> list[Node]:
    """Every control and text of the screen, in the order of reading."""
    rows: list[dict[str, Any]] = page.evaluate(_LOOK, root)
    return [
        Node(
            role=row["role"],
            name=row["name"],
            control=row["control"],
            box=tuple(row["box"]),
            shown=tuple(row["shown"]) if row["shown"] else None,
            sideways=row["sideways"],
            words=tuple(row["words"]),
            above=frozenset(row["above"]),
        )
        for row in rows
    ]


Found = tuple[Fault, str]

_OF_THE_CLIENT = re.compile(r"\s*Tab \d of \d$|\d+ characters? remaining$")
"""What Flutter says by itself, in a language that it knows."""
_DRAWN = (
    *("Left {muscle}", "Right {muscle}", "{title} {time}, change"),
    *("{day}: no cramps", "{day}: {n} cramp", "{day}: {n} cramps"),
)
"""Names of controls that show less than their name, or a drawing, beside icons."""


def looked_over(looks: Iterable[Sequence[Node]]) -> list[Node]:
    """The nodes of a screen that was scrolled between looks, each as it was seen whole.

    Flutter gives what sticks out of a scrolled column the size of the part that is seen.
    """
    whole: dict[tuple[str, str, int], Node] = {}
    for nodes in looks:
        number: Counter[tuple[str, str]] = Counter()
        for node in nodes:
            known = (node.role, without_figures(node.name))
            key = (*known, number[known])
            number[known] += 1
            if key not in whole or min(node.size) > min(whole[key].size):
                whole[key] = node
    return list(whole.values())


def faults(
    looks: Sequence[Sequence[Node]],
    size: tuple[float, float],
    *,
    scale: float = 1,
    said: Callable[[str], str] = str,
    foreign: Callable[[str], Iterable[str]] = lambda _text: (),
) -> Iterator[Found]:
    """What is wrong with a screen.

    Args:
        looks: The screen at its top and, scrolled, at its end.
        size: Width and height of the window, in CSS pixels.
        scale: How much larger than usual its text is.
        said: A message in the language of the screen.
        foreign: The words of a text that should have been translated.
    """
    nodes = looked_over(looks)
    if not any(node.control for node in nodes):
        yield Fault.EMPTY, f"{len(nodes)} texts and no control"
    drawn = [re.compile(_any_value(said(name))) for name in _DRAWN]
    for node in nodes:
        name = _OF_THE_CLIENT.sub("", node.name)
        if node.control and not name:
            yield Fault.NAMELESS, str(node)
        if node.control and min(node.size) < TARGET - SLACK:
            yield Fault.SMALL, str(node)
        if not node.sideways and (node.box[0] < -SLACK or node.box[2] > size[0] + SLACK):
            yield Fault.SIDEWAYS, str(node)
        shows_its_name = (
            node.role == "button"
            and max(node.size) > TARGET + SLACK
            and not any(one.fullmatch(name) for one in drawn)
        )
        if shows_its_name and is_cut(node.size, node.words[: len(name.split())], scale):
            yield Fault.CUT, str(node)
        if name.rstrip("]").endswith(("…", "...")):
            yield Fault.ELLIPSIS, str(node)
        for word in foreign(name):
            yield Fault.UNTRANSLATED, f"{word}: {node}"
    for node in looks[-1]:
        if node.control and node.box[3] > size[1] + SLACK:
            yield Fault.UNREACHABLE, str(node)
    for seen in looks:
        yield from _overlaps(seen)


def _any_value(message: str) -> str:
    # What is put in may be in the brackets of the pseudo-locale itself.
    return re.sub(r"\\{\w+\\}", ".+", re.escape(message)) + r"\]*"


def _overlaps(nodes: Sequence[Node]) -> Iterator[Found]:
    seen = [(place, node) for place, node in enumerate(nodes) if node.control and node.shown]
    for (first, one), (second, other) in combinations(seen, 2):
        if first in other.above or second in one.above or not (one.shown and other.shown):
            continue
        across = min(one.shown[2], other.shown[2]) - max(one.shown[0], other.shown[0])
        down = min(one.shown[3], other.shown[3]) - max(one.shown[1], other.shown[1])
        if across > SLACK and down > SLACK:
            yield Fault.OVERLAP, f"{one} and {other}"


def is_cut(box: tuple[float, float], words: Sequence[float], scale: float) -> bool:
    """Whether words cannot be inside a box, even set in the smallest type of the scale.

    What is drawn on the canvas is nowhere in the page; this finds what cannot be drawn whole.

    Args:
        box: Width and height.
        words: The width of each in type of 10 px.
        scale: How much larger than usual text is.
    """
    size = SMALLEST_TYPE * scale
    space = size / 4
    width, height = box
    lines, left = 1, 0.0
    for word in (per_ten * size / 10 for per_ten in words):
        if word > width + SLACK:
            return True
        if left and left + space + word > width + SLACK:
            lines, left = lines + 1, 0.0
        left += word + (space if left else 0)
    return lines * size * CLOSEST_LINES > height + SLACK


def controls(nodes: Iterable[Node]) -> set[str]:
    """The controls by role and name."""
    return {f"{node.role} {without_figures(node.name)}" for node in nodes if node.control}


def without_figures(name: str) -> str:
    """A name without what changes in it with time."""
    return "".join(letter for letter in name if not letter.isdigit())
