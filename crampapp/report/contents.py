"""What stands on the page, in words and numbers, before anything is drawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from crampapp.content.pose import Muscle


class Figure(NamedTuple):
    """A number that can be read from across a desk."""

    value: str
    label: str


class Bar(NamedTuple):
    """One place on the axis of time."""

    label: str
    """Below the axis; not all of them are printed."""
    value: float | None
    """``None``: nothing is known, which is not nothing."""


class Chart(NamedTuple):
    """Values along time, and the same in words."""

    title: str
    bars: tuple[Bar, ...]
    words: str
    """The chart for somebody who cannot see it, and for the plain text."""
    top: float | None = None
    """Where the axis ends, where that is a matter of course."""
    nothing: str = ""
    """Said in its place when there is no value."""

    @property
    def is_empty(self) -> bool:
        return not any(bar.value for bar in self.bars)


class Legs(NamedTuple):
    """How often which muscle cramped."""

    title: str
    left: Mapping[Muscle, int]
    right: Mapping[Muscle, int]
    words: str
    front: str
    back: str
    sides: tuple[str, str]
    """The words for left and right, as short as can be."""
    note: str = ""
    """What the picture cannot show."""


class Section(NamedTuple):
    """Lines under a title; what does not fit is counted."""

    title: str
    lines: tuple[str, ...]


class Danger(NamedTuple):
    """The signs of danger that were ticked, or that there were none."""

    title: str
    lines: tuple[str, ...]
    any: bool


class Contents(NamedTuple):
    """Everything on the page."""

    title: str
    range: str
    made: str
    self_reported: str
    blanks: tuple[str, ...]
    """Labels of lines to be filled in by hand; the app does not know the name."""
    danger: Danger
    figures: tuple[Figure, ...]
    frequency: Chart
    legs: Legs
    hours: Chart
    """From noon to noon, so that the night is in the middle: 24 bars."""
    duration: Chart
    pain: Chart
    left: tuple[Section, ...]
    right: tuple[Section, ...]
    disclaimer: str
    more: str
    """What stands for ``{count}`` lines that were left out."""
    language: str
    created: datetime
    """On the wall clock."""

    def texts(self) -> tuple[str, ...]:
        """What the person wrote or chose, and everything else that is printed line by line."""
        return tuple(line for section in (*self.left, *self.right) for line in section.lines)
