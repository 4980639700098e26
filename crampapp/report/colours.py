"""The colours of the page: ink on paper, one accent, and one warm colour for what hurts."""

from typing import NamedTuple


class Colours(NamedTuple):
    """As ``#rrggbb``."""

    ground: str
    ink: str
    quiet: str
    accent: str
    grid: str
    """Lines that help to read a chart."""
    band: str
    """A ground that stands back: the night in a chart, a leg."""
    warm: str
    warm_ground: str


PAPER = Colours(
    ground="#ffffff",
    ink="#22201c",
    quiet="#5f574a",
    accent="#1f5f5b",
    grid="#d9d2c5",
    band="#f3eee5",
    warm="#a3531c",
    warm_ground="#fbeadb",
)


def blended(one: str, other: str, share: float) -> str:
    """A colour between two.

    Args:
        one: What it is at a share of 0.
        other: What it is at a share of 1.
        share: How far it is on its way.
    """
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
