"""Points, directions and the axes of a body part in space: forward, left and up."""

from math import acos, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

Vector = tuple[float, float, float]


class Frame(NamedTuple):
    """The axes of a body part: ``x`` to its front, ``y`` to its left, ``z`` to the head."""

    x: Vector
    y: Vector
    z: Vector


WORLD = Frame((1, 0, 0), (0, 1, 0), (0, 0, 1))


def add(point: Vector, *steps: tuple[float, Vector]) -> Vector:
    """The point after steps of a length along a direction."""
    x, y, z = point
    for length, (dx, dy, dz) in steps:
        x, y, z = x + length * dx, y + length * dy, z + length * dz
    return x, y, z


def minus(end: Vector, start: Vector) -> Vector:
    return add(end, (-1, start))


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vector) -> float:
    return hypot(*a)


def unit(a: Vector) -> Vector:
    return add((0, 0, 0), (1 / length(a), a))


def between(a: Vector, b: Vector) -> float:
    """The angle between two directions, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def flexed(frame: Frame, angle: float) -> Frame:
    """The frame with its front turned up and its upper end turned back."""
    c, s = cos(radians(angle)), sin(radians(angle))
    x, y, z = frame
    return Frame(add((0, 0, 0), (c, x), (s, z)), y, add((0, 0, 0), (c, z), (-s, x)))


def spread(frame: Frame, angle: float) -> Frame:
    """The frame with its lower end turned to its left."""
    c, s = cos(radians(angle)), sin(radians(angle))
    x, y, z = frame
    return Frame(x, add((0, 0, 0), (c, y), (s, z)), add((0, 0, 0), (c, z), (-s, y)))


def turned(frame: Frame, angle: float) -> Frame:
    """The frame with its front turned to its left."""
    c, s = cos(radians(angle)), sin(radians(angle))
    x, y, z = frame
    return Frame(add((0, 0, 0), (c, x), (s, y)), add((0, 0, 0), (c, y), (-s, x)), z)


def along(upper: Vector, lower: Vector, front: Vector) -> Frame:
    """The frame of a limb between two points whose front is nearest to a direction."""
    z = unit(minus(upper, lower))
    x = unit(add(front, (-dot(front, z), z)))
    return Frame(x, cross(z, x), z)


def two_bones(
    start: Vector, target: Vector, first: float, second: float, pole: Vector
) -> tuple[Vector, Vector]:
    """Where the middle joint and the end of two bones are when the end goes for a target.

    The middle joint bends to the side of ``pole``; the end falls short of what is out of reach.
    """
    way = minus(target, start)
    far = min(max(length(way), abs(first - second) + 0.01), first + second - 0.01)
    ahead = unit(way)
    side = unit(add(pole, (-dot(pole, ahead), ahead)))
    share = (first**2 - second**2 + far**2) / (2 * far)
    height = sqrt(max(0.0, first**2 - share**2))
    return add(start, (share, ahead), (height, side)), add(start, (far, ahead))
