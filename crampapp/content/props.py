"""What a body lies, sits and stands on, as simple shapes."""

from collections.abc import Sequence
from math import cos, radians, sin

from crampapp.content import drawing
from crampapp.content.colours import Colours
from crampapp.content.drawing import HEIGHT, WIDTH, Capsule, Disc, Point, Screen
from crampapp.content.figure import chain, flat
from crampapp.content.pose import Camera, Pose, Prop
from crampapp.content.skeleton import LegJoints, Skeleton
from crampapp.content.vector import Vector, add

BACK, SEAT_DEPTH, SEAT_WIDTH = 80.0, 34.0, 34.0
"""Measures of a chair."""
BOARD = 4.5
"""How thick its boards are."""
FLOOR_DEPTH = 7.0
WALL_DEPTH = 9.0


def extent(pose: Pose, body: Skeleton) -> list[Disc]:
    """How far the things reach that must be in the picture."""
    found: list[Disc] = []
    for prop in pose.scene:
        match prop.kind:
            case "chair" | "stool":
                corners = [point for board in _boards(prop) for point in board]
                found += [flat(pose.camera, (point, BOARD / 2)) for point in corners]
            case "wall":
                found.append(Disc(prop.x + WALL_DEPTH, 0, 0))
            case "bed":
                found.append(Disc(0, -12, 0))
            case "floor":
                found.append(Disc(0, -FLOOR_DEPTH, 0))
            case "mat":
                found += [flat(pose.camera, (point, 4)) for point in _mat(prop)]
            case _:
                pass
    if pose.helper:
        found += [disc for hand, *_ in _helping(pose, body.near) for disc in hand]
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
        case "bed_above":
            u, v = screen.at(flat(camera, (body.head, 0)))
            wide, high = 19 * scale, 22 * scale
            return drawing.block(2, 2, WIDTH - 4, HEIGHT - 4, quiet, 14) + drawing.block(
                max(8, u - wide), v - high, 1.7 * wide, 2 * high, colours.surface, 14
            )
        case "mat":
            return drawing.panel(seen(_mat(prop)), quiet, 8 * scale)
        case "chair" | "stool":
            boards = [seen(board) for board in _boards(prop)]
            return "".join(drawing.panel(board, quiet, BOARD * scale) for board in boards)
        case "wall":
            return drawing.block(x, 0, WALL_DEPTH * scale, ground, quiet, 0)
        case "pillow":
            head = add(body.head, (-15, body.trunk.x))
            low = add(body.hips, (-13, body.pelvis.x))
            corners = [head, low, (low[0] - 6, 0, 4), (head[0] - 4, 0, 4)]
            return drawing.panel(seen(corners), quiet, 8 * scale)
        case "heat" | "cold":
            return _pack(prop.kind, body.near, camera, screen, colours)


def _boards(prop: Prop) -> list[list[Vector]]:
    """Seat, legs and back of a chair; of a stool no back."""
    back, front, top = prop.x, prop.x + SEAT_DEPTH, prop.seat - BOARD / 2
    left, right = SEAT_WIDTH / 2, -SEAT_WIDTH / 2
    boards: list[list[Vector]] = [
        [(back, left, top), (front, left, top), (front, right, top), (back, right, top)]
    ]
    boards += [[(x, y, top), (x, y, 0)] for x in (back, front) for y in (left, right)]
    if prop.kind == "chair":
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


def helper(pose: Pose, leg: LegJoints, screen: Screen, colours: Colours) -> str:
    """Two hands of somebody else: one holds the heel, one pushes the ball of the foot."""
    return "".join(
        drawing.limb(drawing.outline(arm, screen), colours.far, colours.ink)
        for arm in _helping(pose, leg)
    )


def _helping(pose: Pose, leg: LegJoints) -> list[tuple[Capsule, ...]]:
    heel = add(leg.heel, (-6, leg.foot.x), (-1, leg.foot.z))
    sole = add(leg.ball, (-7, leg.foot.z))
    return [
        chain(pose.camera, [(hand, 4.8), (add(hand, (1, wrist)), 4), (add(hand, (1, elbow)), 5.4)])
        for hand, wrist, elbow in (
            (heel, (12, 0, 1), (80, 0, 12)),
            (sole, (12, 0, 0), (80, 0, 12)),
        )
    ]
