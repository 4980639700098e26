"""Writes rounded shapes, lines and arrows as SVG."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import acos, atan2, cos, hypot, radians, sin
from typing import NamedTuple

Point = tuple[float, float]

WIDTH, HEIGHT = 320, 220
EDGE = 4.8
"""Width of the edge of a limb; half of it is covered by the limb."""
SHAFT = 7.0
"""Width of an arrow."""
NAME = "?"
"""Stands for the name of a limb until the drawing is complete."""


class Disc(NamedTuple):
    """A round spot on the plane, ``y`` up."""

    x: float
    y: float
    radius: float


Capsule = tuple[Disc, Disc]
"""Two discs and all that lies between them: a limb."""


class Screen(NamedTuple):
    """Places the plane in the picture."""

    scale: float
    left: float
    base: float
    width: float = WIDTH
    height: float = HEIGHT

    def shows(self, capsule: Capsule) -> bool:
        """Whether any of it may be in the picture."""
        (x, y), (u, v) = (self.at(disc) for disc in capsule)
        reach = max(disc.radius for disc in capsule) * self.scale + EDGE
        return (
            -reach < max(x, u)
            and min(x, u) < self.width + reach
            and -reach < max(y, v)
            and min(y, v) < self.height + reach
        )

    def at(self, point: Sequence[float]) -> Point:
        return self.left + self.scale * point[0], self.base - self.scale * point[1]

    def back(self, point: Point) -> Point:
        """Where on the plane a point of the picture is."""
        return (point[0] - self.left) / self.scale, (self.base - point[1]) / self.scale


def fit(discs: Iterable[Disc], *, margin: float = 8, most: float = 3.2) -> Screen:
    """The largest scale at which all of it is in the picture, in its middle."""
    spots = list(discs)
    left, right = min(d.x - d.radius for d in spots), max(d.x + d.radius for d in spots)
    low, high = min(d.y - d.radius for d in spots), max(d.y + d.radius for d in spots)
    scale = min((WIDTH - 2 * margin) / (right - left), (HEIGHT - 2 * margin) / (high - low), most)
    return Screen(
        scale=scale,
        left=WIDTH / 2 - scale * (left + right) / 2,
        base=HEIGHT / 2 + scale * (low + high) / 2,
    )


def number(value: float) -> str:
    """A coordinate, short and the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    if text in ("0", "-0"):
        return "0"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def _pair(point: Point) -> str:
    x, y = number(point[0]), number(point[1])
    return x + y if y.startswith("-") else f"{x} {y}"


def outline(capsules: Iterable[Capsule], screen: Screen) -> str:
    """The path of a limb made of capsules; each runs the same way round, so they join."""
    seen = filter(screen.shows, capsules)
    paths = dict.fromkeys(_capsule(start, end, screen) for start, end in seen)
    return "".join(paths)


def _capsule(start: Disc, end: Disc, screen: Screen) -> str:
    (x, y), (u, v) = screen.at(start), screen.at(end)
    r, s = start.radius * screen.scale, end.radius * screen.scale
    apart = hypot(u - x, v - y)
    if apart <= abs(r - s) + 0.05:
        if s > r:
            x, y, r = u, v, s
        ring = f"a{number(r)} {number(r)} 0 1 0 "
        return f"M{_pair((x - r, y))}{ring}{number(2 * r)} 0{ring}{number(-2 * r)} 0Z"
    ahead, wide = atan2(v - y, u - x), acos((r - s) / apart)

    def rim(cx: float, cy: float, radius: float, angle: float) -> Point:
        return cx + radius * cos(angle), cy + radius * sin(angle)

    corners = [
        rim(x, y, r, ahead + wide),
        rim(u, v, s, ahead + wide),
        rim(u, v, s, ahead - wide),
        rim(x, y, r, ahead - wide),
    ]
    one, two, three = (_pair((b[0] - a[0], b[1] - a[1])) for a, b in pairwise(corners))
    back = _pair((corners[0][0] - corners[3][0], corners[0][1] - corners[3][1]))
    # The rounder end goes more than half way round.
    long = 0 if r > s else 1
    return (
        f"M{_pair(corners[0])}l{one}a{number(s)} {number(s)} 0 {long} 0 {two}"
        f"l{three}a{number(r)} {number(r)} 0 {1 - long} 0 {back}Z"
    )


def limb(path: str, fill: str, edge: str) -> str:
    """A filled shape with an edge around all of it, not around its pieces."""
    if not path:
        return ""
    return (
        f'<g stroke="{edge}"><path id="{NAME}" d="{path}"/></g><use href="#{NAME}" fill="{fill}"/>'
    )


def picture(
    drawn: str, name: str, *, mirrored: bool = False, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> str:
    """The whole picture, as large as the place it is put in.

    Args:
        drawn: Its parts.
        name: Begins the id of each limb; unlike those of other pictures in the same document.
        mirrored: Whether left and right change places.
        size: Width and height of its coordinates.
    """
    first, *pieces = drawn.split(f'id="{NAME}"')
    limbs = "".join(
        f'id="{name}{count}"{piece.replace(f"#{NAME}", f"#{name}{count}")}'
        for count, piece in enumerate(pieces)
    )
    width, height = size
    turn = f' transform="translate({width} 0) scale(-1 1)"' if mirrored else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<g fill="none" stroke-width="{EDGE}" '
        f'stroke-linejoin="round" stroke-linecap="round"{turn}>{first}{limbs}</g></svg>'
    )


def line(points: Sequence[Point], stroke: str, width: float) -> str:
    """A line through points of the picture."""
    d = "M" + "L".join(_pair(p) for p in points)
    return f'<path d="{d}" stroke="{stroke}" stroke-width="{number(width)}"/>'


def panel(points: Sequence[Point], fill: str, width: float) -> str:
    """A flat board with round corners through points of the picture."""
    d = "M" + "L".join(_pair(p) for p in points) + "Z"
    return f'<path d="{d}" fill="{fill}" stroke="{fill}" stroke-width="{number(width)}"/>'


def block(x: float, y: float, width: float, height: float, fill: str, radius: float = 4) -> str:
    """A rectangle with round corners, in the picture."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" rx="{number(radius)}" fill="{fill}"/>'
    )


def arc(middle: Point, radius: float, start: float, end: float) -> list[Point]:
    """Points of an arc in the picture; angles in degrees, against the clock."""
    count = max(3, int(abs(end - start) / 7))
    steps = [radians(start + (end - start) * i / count) for i in range(count + 1)]
    return [(middle[0] + radius * cos(a), middle[1] - radius * sin(a)) for a in steps]


def arrow(points: Sequence[Point], colour: str, halo: str, *, both_ways: bool = False) -> str:
    """A bold arrow along points, with a halo that keeps it apart from what is below."""
    heads = [_head(points[-2], points[-1])]
    if both_ways:
        heads.append(_head(points[1], points[0]))
    halos = "".join(panel(head, halo, 8) for head in heads)
    tips = "".join(panel(head, colour, 3) for head in heads)
    return line(points, halo, SHAFT + 5) + halos + line(points, colour, SHAFT) + tips


def _head(before: Point, end: Point) -> list[Point]:
    """The corners of the head of an arrow that arrives at its end."""
    (x, y), (u, v) = before, end
    apart = hypot(u - x, v - y)
    dx, dy = (u - x) / apart, (v - y) / apart
    long, wide = 2.3 * SHAFT, 1.6 * SHAFT
    return [
        (u + dx * long, v + dy * long),
        (u - dy * wide, v + dx * wide),
        (u + dy * wide, v - dx * wide),
    ]


def crossed_out(middle: Point, radius: float, slope: int, colour: str, halo: str) -> str:
    """A ring with a slash; a slope of 1 falls to the right, one of -1 rises."""
    x, y = middle
    wide = radius * cos(radians(45))
    slash = [(x - wide, y - slope * wide), (x + wide, y + slope * wide)]

    def mark(stroke: str, width: int) -> str:
        ring = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        return f'{ring} stroke="{stroke}" stroke-width="{width}"/>' + line(slash, stroke, width)

    return mark(halo, 9) + mark(colour, 5)
