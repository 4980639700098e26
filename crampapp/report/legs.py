"""The map of the legs on the page: each muscle as warm as it cramped often."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import acos, atan2, cos, hypot, sin

from crampapp.content.leg_map import (
    BACK,
    FOOT,
    FRONT,
    HEEL,
    LEG,
    MAP_HEIGHT,
    MAP_WIDTH,
    Chain,
    Region,
)
from crampapp.content.pose import Muscle
from crampapp.report.colours import Colours, blended
from crampapp.report.contents import Legs
from crampapp.report.marks import Anchor, Disc, Mark, Point, Shape, Text

_EDGE = 2.4
_COUNTS, _WORD = (8.0, 8.0, 6.2, 5.0), 7.0
"""Sizes of a count by its digits, and of words."""


def legs_marks(legs: Legs, place: Point, width: float, colours: Colours) -> tuple[Mark, ...]:
    """Both legs from behind and from the front, beside each other.

    Args:
        legs: How often.
        place: Left and top of the picture.
        width: Of both together; the height follows from it.
        colours: Those of the page.
    """
    return tuple(_both(legs, place, width, colours))


def _both(legs: Legs, place: Point, width: float, colours: Colours) -> Iterator[Mark]:
    half = width / 2
    left, right = legs.sides
    # From the front, the right leg of the person is at the left of the picture.
    views = (
        (legs.back, BACK, HEEL, (legs.left, left), (legs.right, right)),
        (legs.front, FRONT, FOOT, (legs.right, right), (legs.left, left)),
    )
    most = max([*legs.left.values(), *legs.right.values(), 1])
    for number, (name, regions, end, here, there) in enumerate(views):
        view = _View(place[0] + half * number, place[1], half / MAP_WIDTH)
        for (counts, side), mirrored in ((here, False), (there, True)):
            yield from _leg(view, regions, end, counts, most, mirrored, colours)
            x, y = view.at(88, MAP_HEIGHT, mirrored)
            yield Text(x, y + 9, side, _WORD, colours.quiet, Anchor.MIDDLE)
        x, y = view.at(MAP_WIDTH / 2, MAP_HEIGHT, False)
        yield Text(x, y + 9, name, _WORD, colours.ink, Anchor.MIDDLE)


class _View:
    """Where one half of the map lies on the paper."""

    def __init__(self, x: float, y: float, scale: float) -> None:
        self.x, self.y, self.scale = x, y, scale

    def at(self, x: float, y: float, mirrored: bool) -> Point:
        across = MAP_WIDTH - x if mirrored else x
        return self.x + across * self.scale, self.y + y * self.scale


def _leg(
    view: _View,
    regions: tuple[Region, ...],
    end: Chain,
    counts: Mapping[Muscle, int],
    most: int,
    mirrored: bool,
    colours: Colours,
) -> Iterator[Mark]:
    shape = (LEG, end)
    yield from _limb(view, shape, mirrored, colours.quiet, _EDGE)
    yield from _limb(view, shape, mirrored, colours.band, 0)
    for region in regions:
        count = counts.get(region.muscle, 0)
        fill = blended(colours.ground, colours.warm, 0.2 + 0.8 * count / most)
        fill = fill if count else colours.ground
        yield from _limb(view, region.shapes, mirrored, colours.grid, 1.6)
        yield from _limb(view, region.shapes, mirrored, fill, 0)
    for region in regions:
        if count := counts.get(region.muscle, 0):
            yield from _count(view, region, count, count / most, mirrored, colours)


def _count(
    view: _View, region: Region, count: int, share: float, mirrored: bool, colours: Colours
) -> Iterator[Mark]:
    spots = [spot for chain in region.shapes for spot in chain]
    middle = sum(x for x, _, _ in spots) / len(spots), sum(y for _, y, _ in spots) / len(spots)
    x, y = view.at(*middle, mirrored)
    ink = colours.ground if share > 0.45 else colours.ink
    size = _COUNTS[min(len(str(count)), len(_COUNTS)) - 1]
    yield Text(x, y + size * 0.36, str(count), size, ink, Anchor.MIDDLE)


def _limb(
    view: _View, chains: tuple[Chain, ...], mirrored: bool, colour: str, wider: float
) -> Iterator[Mark]:
    """Rounds and what lies between them, grown by ``wider``."""
    for chain in chains:
        grown = [(*view.at(x, y, mirrored), (r + wider) * view.scale) for x, y, r in chain]
        for x, y, radius in grown:
            yield Disc(x, y, radius, colour)
        for start, end in pairwise(grown):
            yield Shape(_between(start, end), colour)


def _between(
    start: tuple[float, float, float], end: tuple[float, float, float]
) -> tuple[Point, ...]:
    """The corners of what lies between two rounds."""
    (x, y, r), (u, v, s) = start, end
    apart = hypot(u - x, v - y)
    ahead, wide = atan2(v - y, u - x), acos(max(-1.0, min(1.0, (r - s) / apart)))
    corners = ((x, y, r, wide), (u, v, s, wide), (u, v, s, -wide), (x, y, r, -wide))
    return tuple((a + c * cos(ahead + w), b + c * sin(ahead + w)) for a, b, c, w in corners)
