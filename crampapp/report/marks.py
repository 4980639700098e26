"""What a page is made of before it becomes PDF or SVG: points, from the top left, ``y`` down."""

from enum import StrEnum
from typing import NamedTuple

Point = tuple[float, float]


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


class Text(NamedTuple):
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = Anchor.START


class Shape(NamedTuple):
    """A filled polygon."""

    points: tuple[Point, ...]
    colour: str


class Disc(NamedTuple):
    x: float
    y: float
    radius: float
    colour: str


class Line(NamedTuple):
    points: tuple[Point, ...]
    colour: str
    width: float


Mark = Text | Shape | Disc | Line


class Role(StrEnum):
    """What a part of the page is, for somebody who has it read out."""

    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    FIGURE = "Figure"
    DECORATION = "Artifact"


class Block(NamedTuple):
    """Marks that belong together."""

    role: Role
    marks: tuple[Mark, ...]
    alt: str = ""
    """A figure in words."""


class Paper(NamedTuple):
    """The size of a sheet, in points."""

    width: float
    height: float


A4, LETTER = Paper(595.28, 841.89), Paper(612, 792)


class Sheet(NamedTuple):
    """A page, complete."""

    paper: Paper
    blocks: tuple[Block, ...]
    ground: str
    """Colour of the paper."""


def box(x: float, y: float, width: float, height: float, colour: str) -> Shape:
    """A rectangle."""
    return Shape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), colour)
