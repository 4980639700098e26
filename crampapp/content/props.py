"""What a body lies, sits and stands on, as simple shapes."""

from collections.abc import Sequence
from math import cos, radians, sin
from typing import NamedTuple

from crampapp.content import drawing
from crampapp.content.colours import Colours
from crampapp.content.drawing import HEIGHT, WIDTH, Capsule, Disc, Point, Screen
from crampapp.content.figure import WRIST_RADIUS, chain, flat, hand
from crampapp.content.pose import Camera, Pose, Prop
from crampapp.content.skeleton import LegJoints, Skeleton, grip
from crampapp.content.vector import Vector, add, minus, unit

BACK, SEAT_DEPTH, SEAT_WIDTH = 80.0, 34.0, 46.0
"""Measures of a chair."""
BOARD = 4.5
"""How thick its boards are."""
FLOOR_DEPTH = 7.0
WALL_DEPTH = 9.0


def extent(pose: Pose, body: Skeleton) -> list[Disc]:
    """How far the things reach that must be in the picture."""
    found: list[Disc] = []
    ahead = flat(pose.camera, (body.near.ankle, 0)).x
    for prop in pose.scene:
        match prop.kind:
            case "bed":
                found.append(Disc(ahead, -12, 0))
            case "floor":
                found.append(Disc(ahead, -FLOOR_DEPTH, 0))
            case _ if pose.close_up:
                pass
            case "chair" | "stool":
                corners = [point for board in _boards(prop) for point in board]
                found += [flat(pose.camera, (point, BOARD / 2)) for point in corners]
            case "wall":
                found.append(Disc(prop.x + WALL_DEPTH, 0, 0))
            case "pillow":
                found += [disc for capsule in _pillow(pose.camera, body) for disc in capsule]
            case "mat":
                found += [flat(pose.camera, (point, 4)) for point in _mat(prop)]
            case _:
                pass
    if pose.helper:
        for hands, _ in _helping(pose, body.near):
            found += [disc for capsule in hands for disc in capsule]
    return found


def behind(pose: Pose, body: Skeleton, screen: Screen, colours: Colours) -> str:
    """The things behind the body."""
    return "".join(_thing(prop, pose.camera, body, screen, colours) for prop in pose.scene)


def _thing(prop: Prop, camera: Camera, body: Skeleton, screen: Screen, colours: Colours) -> str:
    scale, quiet = screen.scale, colours.quiet
    x, ground = screen.at((prop.x, 0))

    def seen(points: Sequence[Vector]) -> list[Point]:
        return [screen.at(flat(camera, (point, 0))) for point in points]

    match prop.kind:
        case "floor":
            return drawing.block(0, ground, WIDTH, FLOOR_DEPTH * scale, quiet, 3)
        case "bed":
            return drawing.block(0, ground, WIDTH, HEIGHT - ground, quiet, 8)
        case "bed_edge":
            # It comes from behind and ends in front of who sits sideways on it.
            return drawing.block(-8, ground - prop.seat * scale, x + 8, prop.seat * scale, quiet, 8)
        case "bed_above":
            x, y, _ = body.head
            shape = chain(camera, [((x - 2, y - 13, 0), 15), ((x - 2, y + 13, 0), 15)])
            return drawing.block(2, 2, WIDTH - 4, HEIGHT - 4, quiet, 14) + drawing.limb(
                drawing.outline(shape, screen), colours.far, colours.ink
            )
        case "mat":
            return drawing.panel(seen(_mat(prop)), quiet, 8 * scale)
        case "chair" | "stool":
            boards = [seen(board) for board in _boards(prop)]
            return "".join(drawing.panel(board, quiet, BOARD * scale) for board in boards)
        case "wall":
            return drawing.block(x, 0, WALL_DEPTH * scale, ground, quiet, 0)
        case "pillow":
            shape = _pillow(camera, body)
            return drawing.limb(drawing.outline(shape, screen), colours.far, colours.ink)
        case "heat" | "cold":
            return _pack(prop.kind, body.near, camera, screen, colours)


def _pillow(camera: Camera, body: Skeleton) -> tuple[Capsule, ...]:
    """It stands behind the back."""
    low, high = (add(part, (-16, body.trunk.x)) for part in (body.waist, body.neck))
    return chain(camera, [((low[0], 0, 9), 8), (low, 10), (high, 8)])


def _boards(prop: Prop) -> list[list[Vector]]:
    """Seat, legs and back of a chair; of a stool no back."""
    deep, wide = (SEAT_WIDTH, SEAT_DEPTH) if prop.sideways else (SEAT_DEPTH, SEAT_WIDTH)
    back, front, top = prop.x, prop.x + deep, prop.seat - BOARD / 2
    left, right = wide / 2, -wide / 2
    boards: list[list[Vector]] = [
        [(back, left, top), (front, left, top), (front, right, top), (back, right, top)]
    ]
    boards += [[(x, y, top), (x, y, 0)] for x in (back, front) for y in (left, right)]
    if prop.sideways:
        boards.append(
            [(back, left, BACK), (back, left, top), (front, left, top), (front, left, BACK)]
        )
    elif prop.kind == "chair":
        boards.append(
            [(back, left, BACK), (back, left, top), (back, right, top), (back, right, BACK)]
        )
    return boards


def _mat(prop: Prop) -> list[Vector]:
    back, front = prop.x - 14, prop.x + 46
    return [(front, 52, 0), (front, -52, 0), (back, -52, 0), (back, 52, 0)]


def _pack(kind: str, leg: LegJoints, camera: Camera, screen: Screen, colours: Colours) -> str:
    """A warm pack with waves, or a cold one with a snowflake, under the calf."""
    x, y = screen.at(flat(camera, (add(leg.knee, (-16, leg.shank.z), (-8, leg.shank.x)), 0)))
    wide, high = 17 * screen.scale, 6.5 * screen.scale
    ink = colours.highlight if kind == "heat" else colours.accent
    drawn = drawing.block(x - wide, y - high, 2 * wide, 2 * high, ink, high)
    if kind == "heat":
        waves = [
            [(x + at + 3 * sin(radians(60 * i)), y - 56 + 5 * i) for i in range(7)]
            for at in (-18, 0, 18)
        ]
        return drawn + "".join(drawing.line(wave, ink, 4) for wave in waves)
    for angle in (90, 30, 150):
        u, v = 15 * cos(radians(angle)), 15 * sin(radians(angle))
        drawn += drawing.line([(x + u, y - 46 - v), (x - u, y - 46 + v)], ink, 4)
    return drawn


def towel(points: Sequence[Point], colours: Colours) -> str:
    """A towel from a hand to a foot; its end hangs from the hand."""
    (x, y), *_ = points
    band = [(x - 4, y + 40), *points]
    stripes = (drawing.line([(x - 7, v), (x, v)], colours.strap, 3) for v in (y + 29, y + 35))
    return (
        drawing.line(band, colours.ink, 15)
        + drawing.line(band, colours.surface, 10.5)
        + "".join(stripes)
    )


def helper(pose: Pose, leg: LegJoints, screen: Screen, colours: Colours) -> str:
    """Two hands of somebody else: one holds the heel, one pushes the ball of the foot."""
    return "".join(
        drawing.limb(drawing.outline(hand, screen), colours.skin, colours.ink)
        + drawing.limb(drawing.outline(sleeve, screen), colours.strap, colours.ink)
        for hand, sleeve in _helping(pose, leg)
    )


def _helping(pose: Pose, leg: LegJoints) -> list[tuple[tuple[Capsule, ...], tuple[Capsule, ...]]]:
    """A hand and its sleeve, twice."""
    arms = []
    for palm, fingers, thumb, elbow in grasps(leg):
        ahead = unit(minus(elbow, palm))
        wrist, cuff = (add(palm, (far, ahead)) for far in (7, 11))
        arms.append(
            (
                chain(pose.camera, [(cuff, WRIST_RADIUS), (wrist, WRIST_RADIUS)])
                + hand(pose.camera, wrist, palm, fingers, thumb),
                chain(pose.camera, [(cuff, 5), (elbow, 6.5)]),
            )
        )
    return arms


class Grasp(NamedTuple):
    """A hand of a helper."""

    palm: Vector
    fingers: Vector
    thumb: Vector
    elbow: Vector


def grasps(leg: LegJoints) -> tuple[Grasp, Grasp]:
    """The hand under the heel, and the one against the ball of the foot."""
    x, z = leg.foot.x, leg.foot.z
    under = add(leg.heel, (-6.5, x), (-1, z))
    against = add(leg.ball, (1, x), (-7, z))
    return (
        Grasp(under, *grip(under, z, x), add(under, (-67, z), (-20, x))),
        Grasp(against, *grip(against, add(x, (0.5, z)), z), add(against, (-69, z), (14, x))),
    )
