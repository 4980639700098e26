"""Puts the joints of a pose in their places."""

from math import atan2, cos, degrees, radians, sqrt
from typing import NamedTuple

from crampapp.content.pose import Hand, Leg, Pose
from crampapp.content.vector import (
    WORLD,
    Frame,
    Vector,
    add,
    along,
    between,
    dot,
    flexed,
    minus,
    spread,
    turned,
    two_bones,
    unit,
)

THIGH, SHANK, UPPER_ARM, FOREARM, PALM = 42.0, 41.0, 29.0, 26.0, 5.0
FINGERS, THUMB = 8.0, 8.0
HIP_WIDTH, SHOULDER_WIDTH = 6.5, 14.0
WAIST, CHEST, NECK, HEAD = 16.0, 20.0, 11.0, 15.0
"""Lengths in units of which an adult is about 165 high; feet are drawn a little large."""

HEEL, BALL, TOE = (-5.0, -2.8), (16.0, -4.0), (8.0, -0.4)
"""Heel and ball seen from the ankle, toes seen from the ball: forward and up."""
HEEL_RADIUS, BALL_RADIUS, TOE_RADIUS = 4.8, 3.6, 3.2


class LegJoints(NamedTuple):
    hip: Vector
    knee: Vector
    ankle: Vector
    heel: Vector
    ball: Vector
    toe: Vector
    thigh: Frame
    shank: Frame
    foot: Frame


class ArmJoints(NamedTuple):
    shoulder: Vector
    elbow: Vector
    wrist: Vector
    hand: Vector
    fingers: Vector
    """Their tips."""
    thumb: Vector
    """Its tip."""


class Skeleton(NamedTuple):
    pelvis: Frame
    hips: Vector
    waist: Vector
    chest: Vector
    neck: Vector
    head: Vector
    trunk: Frame
    skull: Frame
    near: LegJoints
    far: LegJoints


def skeleton(pose: Pose) -> Skeleton:
    """The joints of a pose; the ground is at height 0, the hips above its origin."""
    hips = (0.0, 0.0, pose.hips)
    pelvis = flexed(WORLD, pose.recline)
    loin = flexed(pelvis, -pose.spine * 0.4)
    trunk = flexed(pelvis, -pose.spine)
    skull = flexed(trunk, -pose.neck)
    waist = add(hips, (WAIST, loin.z))
    chest = add(waist, (CHEST, trunk.z))
    neck = add(chest, (NECK, trunk.z))
    return Skeleton(
        pelvis=pelvis,
        hips=hips,
        waist=waist,
        chest=chest,
        neck=neck,
        head=add(neck, (HEAD, skull.z)),
        trunk=trunk,
        skull=skull,
        near=_leg(pose.near, hips, pelvis, -1),
        far=_leg(pose.far, hips, pelvis, 1),
    )


def _leg(leg: Leg, hips: Vector, pelvis: Frame, side: int) -> LegJoints:
    hip = add(hips, (side * HIP_WIDTH, pelvis.y))
    ankle_angle = leg.ankle or 0
    if leg.is_put:
        sole = flexed(turned(WORLD, side * leg.out), leg.pitch or 0)
        target = _target(leg, hip, sole, side)
        pole = _knee_to(leg, hip, target, side)
        knee, ankle = two_bones(hip, target, THIGH, SHANK, pole)
        thigh, shank = along(hip, knee, pole), along(knee, ankle, pole)
        foot = sole if leg.ankle is None else flexed(shank, ankle_angle)
    else:
        thigh = flexed(spread(pelvis, side * leg.out), leg.hip or 0)
        shank = flexed(thigh, -(leg.knee or 0))
        foot = flexed(shank, ankle_angle)
        knee = add(hip, (-THIGH, thigh.z))
        ankle = add(knee, (-SHANK, shank.z))
    ball = add(ankle, (BALL[0], foot.x), (BALL[1], foot.z))
    toes = flexed(foot, leg.toes)
    return LegJoints(
        hip=hip,
        knee=knee,
        ankle=ankle,
        heel=add(ankle, (HEEL[0], foot.x), (HEEL[1], foot.z)),
        ball=ball,
        toe=add(ball, (TOE[0], toes.x), (TOE[1], toes.z)),
        thigh=thigh,
        shank=shank,
        foot=foot,
    )


def _knee_to(leg: Leg, hip: Vector, target: Vector, side: int) -> Vector:
    """Where the knee points: to the front, or up when the leg lies."""
    if leg.knee_to is not None:
        forward, outward, up = leg.knee_to
        return forward, side * outward, up
    lies = between(minus(hip, target), WORLD.z) > 45
    return WORLD.z if lies else turned(WORLD, side * leg.out).x


def _target(leg: Leg, hip: Vector, sole: Frame, side: int) -> Vector:
    """The ankle of a foot that rests on the ground."""
    ends = [(HEEL, HEEL_RADIUS), (BALL, BALL_RADIUS)]
    if not leg.toes:
        ends.append(((BALL[0] + TOE[0], BALL[1] + TOE[1]), TOE_RADIUS))
    height = leg.ground - min(
        ahead * sole.x[2] + up * sole.z[2] - radius for (ahead, up), radius in ends
    )
    y = hip[1] if leg.y is None else side * leg.y
    if leg.x is not None:
        return leg.x, y, height
    bend = cos(radians(leg.knee or 0))
    reach = THIGH**2 + SHANK**2 + 2 * THIGH * SHANK * bend
    x = sqrt(max(0.0, reach - (hip[2] - height) ** 2 - (hip[1] - y) ** 2))
    return (-x if leg.behind else x), y, height


def arm(body: Skeleton, hand: Hand, target: Vector, side: int) -> ArmJoints:
    """An arm whose hand goes for a target; ``side`` is -1 for the near one, 1 for the far one."""
    shoulder = add(body.chest, (side * SHOULDER_WIDTH, body.trunk.y), (4, body.trunk.z))
    elbow, palm = two_bones(shoulder, target, UPPER_ARM, FOREARM + PALM, hand.elbow)
    ahead = unit(minus(palm, elbow))
    fingers, thumb = grip(palm, hand.fingers or ahead, minus((0, 0, 0), hand.elbow))
    return ArmJoints(shoulder, elbow, add(palm, (-PALM, ahead)), palm, fingers, thumb)


def grip(palm: Vector, ahead: Vector, thumb_side: Vector) -> tuple[Vector, Vector]:
    """The tips of the fingers and of the thumb, which is spread to a side."""
    way = unit(ahead)
    aside = unit(add(thumb_side, (-dot(thumb_side, way), way)))
    return add(palm, (FINGERS, way)), add(palm, (0.62 * THUMB, way), (0.78 * THUMB, aside))


def angles(body: Skeleton, leg: LegJoints, side: int) -> dict[str, float]:
    """The joint angles of a leg, however it was described."""
    thigh, shank, foot = leg.thigh, leg.shank, leg.foot
    pelvis = body.pelvis
    return {
        "hip": degrees(atan2(-dot(thigh.z, pelvis.x), dot(thigh.z, pelvis.z))),
        "out": 90 - between(thigh.z, add((0, 0, 0), (-side, pelvis.y))),
        "knee": between(thigh.z, shank.z),
        "ankle": degrees(atan2(dot(foot.x, shank.z), dot(foot.x, shank.x))),
    }
