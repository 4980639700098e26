"""The flesh around the joints: limbs as capsules on the plane of the picture."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin
from typing import NamedTuple

from crampapp.content.drawing import Capsule, Disc
from crampapp.content.pose import Camera, Muscle
from crampapp.content.skeleton import (
    BALL_RADIUS,
    HEEL_RADIUS,
    HIP_WIDTH,
    SHANK,
    SHOULDER_WIDTH,
    THIGH,
    TOE_RADIUS,
    ArmJoints,
    LegJoints,
    Skeleton,
)
from crampapp.content.vector import Vector, add

UPPER = 2
"""How many capsules of an arm are not the hand."""

Spot = tuple[Vector, float]
"""A place in space and how thick the body is there."""

PELVIS_RADIUS, HEAD_RADIUS, HIP_RADIUS = 11.0, 11.0, 10.2
WRIST_RADIUS, HAND_RADIUS, FINGER_RADIUS = 3.6, 4.4, 2.8


class LegShape(NamedTuple):
    thigh: tuple[Capsule, ...]
    shank: tuple[Capsule, ...]
    """With the foot."""
    muscle: tuple[Capsule, ...]


def flat(camera: Camera, spot: Spot) -> Disc:
    """The spot on the plane of the picture."""
    (x, y, z), radius = spot
    turn, rise = radians(camera.azimuth), radians(camera.elevation)
    nearness = x * cos(turn) + y * sin(turn)
    return Disc(y * cos(turn) - x * sin(turn), z * cos(rise) - nearness * sin(rise), radius)


def is_from_side(camera: Camera) -> bool:
    """Whether one leg hides the other."""
    return camera.azimuth < -60 and camera.elevation < 45


def chain(camera: Camera, spots: Sequence[Spot]) -> tuple[Capsule, ...]:
    """Spots one after the other, joined."""
    discs = [flat(camera, spot) for spot in spots]
    return tuple(pairwise(discs))


def leg(camera: Camera, joints: LegJoints, muscle: Muscle | None, side: int) -> LegShape:
    """The shape of a leg and of its muscle that hurts."""
    hip, knee, ankle = joints.hip, joints.knee, joints.ankle
    shank, foot = joints.shank, joints.foot
    # The round of the calf is behind the bone.
    calf = add(knee, (-0.3 * SHANK, shank.z), (-1.6, shank.x))
    instep = add(ankle, (6, foot.x), (-0.6, foot.z))
    return LegShape(
        thigh=chain(camera, [(hip, HIP_RADIUS), (knee, 7.4)]),
        shank=(
            *chain(camera, [(knee, 7.4), (calf, 7.5), (ankle, 4.8)]),
            *chain(camera, [(ankle, 4.8), (joints.heel, HEEL_RADIUS), (joints.ball, BALL_RADIUS)]),
            *chain(camera, [(ankle, 4.8), (instep, 4.6), (joints.ball, BALL_RADIUS)]),
            *chain(camera, [(joints.ball, BALL_RADIUS), (joints.toe, TOE_RADIUS)]),
        ),
        muscle=chain(camera, _muscle(joints, muscle, side)) if muscle else (),
    )


def _muscle(joints: LegJoints, muscle: Muscle, side: int) -> list[Spot]:
    hip, knee, thigh, shank, foot = (
        joints.hip,
        joints.knee,
        joints.thigh,
        joints.shank,
        joints.foot,
    )

    def on_shank(down: float, forward: float) -> Vector:
        return add(knee, (-down * SHANK, shank.z), (forward, shank.x))

    def on_thigh(down: float, forward: float, outward: float = 0) -> Vector:
        return add(hip, (-down * THIGH, thigh.z), (forward, thigh.x), (side * outward, thigh.y))

    match muscle:
        case Muscle.CALF:
            return [(on_shank(0.1, -3), 3), (on_shank(0.3, -4.2), 4.4), (on_shank(0.66, -2.4), 2)]
        case Muscle.SHIN:
            return [(on_shank(0.16, 3.6), 2), (on_shank(0.36, 2.8), 3), (on_shank(0.78, 2), 1.8)]
        case Muscle.HAMSTRING:
            return [(on_thigh(0.3, -4.6), 3.4), (on_thigh(0.6, -4), 3.6), (on_thigh(0.95, -4), 2)]
        case Muscle.QUADRICEPS:
            return [(on_thigh(0.3, 4.6), 3.4), (on_thigh(0.6, 4), 3.8), (on_thigh(0.9, 3.4), 2.4)]
        case Muscle.INNER_THIGH:
            return [
                (on_thigh(0.22, 0, -4.5), 3),
                (on_thigh(0.5, 0, -4.4), 3.6),
                (on_thigh(0.85, 0, -3.6), 2),
            ]
        case Muscle.FOOT:
            return [
                (add(joints.heel, (2, foot.x), (-2, foot.z)), 2.4),
                (add(joints.heel, (11, foot.x), (-1.2, foot.z)), 2.8),
                (add(joints.ball, (0, foot.x), (-0.8, foot.z)), 2.4),
            ]


def trunk(camera: Camera, body: Skeleton) -> tuple[Capsule, ...]:
    """Hips to shoulders."""
    across, over = body.pelvis.y, body.trunk.y
    shapes: list[Capsule] = []
    shoulders = add(body.chest, (3, body.trunk.z))
    for side in (-1, 1):
        shapes += chain(
            camera,
            [
                (add(body.hips, (side * (HIP_WIDTH - 2), across)), PELVIS_RADIUS),
                (add(body.waist, (side * 3, over)), 9.4),
                (add(shoulders, (side * (SHOULDER_WIDTH - 7), over)), 9.6),
            ],
        )
    shapes += chain(camera, [(body.waist, 9.4), (shoulders, 9.6)])
    shapes += chain(
        camera, [(add(shoulders, (s * (SHOULDER_WIDTH - 7), over)), 9.6) for s in (-1, 1)]
    )
    return tuple(shapes)


def head(camera: Camera, body: Skeleton) -> tuple[Capsule, ...]:
    """Neck, skull and a nose that shows where the face is."""
    brow = add(body.head, (HEAD_RADIUS - 1, body.skull.x), (-2, body.skull.z))
    return (
        *chain(camera, [(body.chest, 5), (body.head, 5)]),
        *chain(camera, [(body.head, HEAD_RADIUS), (body.head, HEAD_RADIUS)]),
        *chain(camera, [(body.head, 6), (brow, 2.6)]),
    )


def hair(camera: Camera, body: Skeleton) -> tuple[Capsule, ...]:
    """A cap of hair, so that the back of the head is one."""
    skull = body.skull
    if is_from_side(camera):
        back = add(body.head, (-4, skull.x), (2.5, skull.z))
        return chain(camera, [(back, 7.2), (add(body.head, (2, skull.x), (5.6, skull.z)), 5.6)])
    return chain(
        camera,
        [
            (add(body.head, (-6.6, skull.y), (2.6, skull.z)), 4.6),
            (add(body.head, (6.2, skull.z)), 5.4),
            (add(body.head, (6.6, skull.y), (2.6, skull.z)), 4.6),
        ],
    )


def arm(camera: Camera, joints: ArmJoints) -> tuple[Capsule, ...]:
    """Shoulder to hand."""
    return chain(
        camera,
        [
            (joints.shoulder, 6),
            (joints.elbow, 4.8),
            (joints.wrist, WRIST_RADIUS),
        ],
    ) + hand(camera, joints.wrist, joints.hand, joints.fingers, joints.thumb)


def hand(
    camera: Camera, wrist: Vector, palm: Vector, fingers: Vector, thumb: Vector
) -> tuple[Capsule, ...]:
    """A hand as in a mitten: the tips of the fingers together, the thumb apart."""
    return chain(
        camera, [(wrist, WRIST_RADIUS), (palm, HAND_RADIUS), (fingers, FINGER_RADIUS)]
    ) + chain(camera, [(palm, 2.2), (thumb, 1.9)])


def sleeve(camera: Camera, joints: ArmJoints) -> tuple[Capsule, ...]:
    """The upper half of an upper arm."""
    shoulder, elbow = joints.shoulder, joints.elbow
    middle = add(shoulder, (0.55, add(elbow, (-1, shoulder))))
    return chain(camera, [(shoulder, 6.4), (middle, 5.9)])
