"""Where everything of a picture is: joints, hands, things and arrows."""

from math import atan2, degrees, hypot
from typing import NamedTuple

from crampapp.content import drawing
from crampapp.content.drawing import Disc, Point, Screen
from crampapp.content.figure import HAND_RADIUS, flat
from crampapp.content.pose import Arrow, Hand, Pose
from crampapp.content.props import BACK, extent
from crampapp.content.skeleton import ArmJoints, Skeleton, arm, skeleton
from crampapp.content.vector import Vector, add

RING = 44
"""Radius of the mark of what not to do, in the picture."""
TIP = 14
"""How far the head of an arrow reaches beyond its last point."""


class Scene(NamedTuple):
    """A body in its pose."""

    body: Skeleton
    near_arm: ArmJoints
    far_arm: ArmJoints
    points: dict[str, Vector]
    """What a hand can be on and an arrow can start from, by name."""


def scene(pose: Pose) -> Scene:
    """The joints of a pose with its arms."""
    body = skeleton(pose)
    points = _points(body)
    near = arm(body, pose.near_hand, held(pose.near_hand, pose, points, -1), -1)
    far = arm(body, pose.far_hand, held(pose.far_hand, pose, points, 1), 1)
    points |= {"near_hand": near.hand, "far_hand": far.hand}
    return Scene(body, near, far, points)


def _points(body: Skeleton) -> dict[str, Vector]:
    points = {"head": body.head, "hips": body.hips}
    for name, leg in (("near", body.near), ("far", body.far)):
        foot, shank, thigh = leg.foot, leg.shank, leg.thigh
        points |= {
            f"{name}_knee": leg.knee,
            f"{name}_ankle": leg.ankle,
            f"{name}_heel": leg.heel,
            f"{name}_ball": leg.ball,
            f"{name}_toe": leg.toe,
            f"{name}_sole": add(leg.ball, (-5, foot.z)),
            f"{name}_instep": add(leg.ankle, (9, foot.x), (2, foot.z)),
            f"{name}_calf": add(leg.knee, (-15, shank.z), (-7, shank.x)),
            f"{name}_thigh": add(leg.hip, (-22, thigh.z), (9, thigh.x)),
            f"{name}_under": add(leg.hip, (-31, thigh.z), (-9, thigh.x)),
        }
    knees = (body.near.knee, body.far.knee)
    points["knees"] = add((0, 0, 0), *((0.5, knee) for knee in knees))
    return points


def held(hand: Hand, pose: Pose, points: dict[str, Vector], side: int) -> Vector:
    """Where the middle of a hand goes.

    Raises:
        KeyError: There is no such point to hold.
        StopIteration: There is no such thing in the scene.
    """
    match hand.on:
        case "place":
            return hand.x, side * hand.y, hand.z
        case "wall" | "chair":
            thing = next(prop for prop in pose.scene if prop.kind == hand.on)
            if hand.on == "chair":
                return thing.x, side * hand.y, BACK + HAND_RADIUS
            return thing.x - HAND_RADIUS, side * hand.y, hand.z
        case point:
            return add(points[point], (1, (hand.x, 0, hand.z)))


def fitted(pose: Pose, placed: Scene, discs: list[Disc]) -> Screen:
    """The scale at which the body, its things and its marks are in the picture."""
    discs = [*discs, *extent(pose, placed.body)]
    screen = drawing.fit(discs)
    # Marks keep their size whatever the scale is, so it takes a few turns to settle.
    for _ in range(4):
        spots = [Disc(*screen.back(p), r / screen.scale) for p, r in marks(pose, placed, screen)]
        screen = drawing.fit([*discs, *spots])
    return screen


def marks(pose: Pose, placed: Scene, screen: Screen) -> list[tuple[Point, float]]:
    """Places and radii of what is drawn over the body, in the picture."""
    spots: list[tuple[Point, float]] = []
    for each in pose.arrows:
        way = course(each, pose, placed, screen)
        (x, y), (u, v) = way[-2:]
        apart = hypot(u - x, v - y) / TIP
        spots += [(point, 6.0) for point in (*way, (u + (u - x) / apart, v + (v - y) / apart))]
    if pose.not_this:
        middle = flat(pose.camera, (placed.points[pose.not_this], 0))
        spots.append((screen.at(middle), RING + 4.0))
    return spots


def course(arrow: Arrow, pose: Pose, placed: Scene, screen: Screen) -> list[Point]:
    """The points of an arrow in the picture."""

    def at(name: str) -> Point:
        return screen.at(flat(pose.camera, (placed.points[name], 0)))

    x, y = at(arrow.at)
    if arrow.to is not None:
        x, y = x + arrow.offset[0], y - arrow.offset[1]
        return [(x, y), (x + arrow.to[0], y - arrow.to[1])]
    u, v = at(arrow.around)
    angle, radius = degrees(atan2(v - y, x - u)), hypot(x - u, y - v) + 13
    start, end = (-14, 30) if arrow.turn == "up" else (22, -20)
    # The same length of arrow on a wide and on a narrow circle.
    share = 58 / radius
    return drawing.arc((u, v), radius, angle + start * share, angle + end * share)
