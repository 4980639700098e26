"""Bodies in the pictures bend as bodies do, and rest on what carries them."""

from math import hypot

import pytest

from crampapp.content.bundle import ContentError
from crampapp.content.figure import PELVIS_RADIUS
from crampapp.content.pictures import parse, pose, pose_ids
from crampapp.content.pose import LIMITS, Pose
from crampapp.content.scene import Scene, held, scene
from crampapp.content.skeleton import (
    BALL_RADIUS,
    FOREARM,
    HEEL_RADIUS,
    PALM,
    SHANK,
    THIGH,
    TOE_RADIUS,
    UPPER_ARM,
    ArmJoints,
    angles,
)
from crampapp.content.vector import between, length, minus

NEAR_ENOUGH = 0.6
"""Units of which an adult is 165 high."""

LYING_LEG = """
[leg]
hips = 11
near = { %s }
far = { pitch = 0, x = 40 }
near_hand = {}
far_hand = {}
muscle = "calf"
touch = []
"""


def has_ground(pose_id: str) -> bool:
    """Whether the picture has a ground to stand on; seen from above, all of it is the bed."""
    return not any(prop.kind == "bed_above" for prop in pose(pose_id).scene)


@pytest.mark.parametrize("pose_id", pose_ids())
def test_joints_bend_as_far_as_joints_do(pose_id: str) -> None:
    placed = scene(pose(pose_id))
    body = placed.body
    for name, leg, side in (("near", body.near, -1), ("far", body.far, 1)):
        for joint, angle in angles(body, leg, side).items():
            least, most = LIMITS[joint].least, LIMITS[joint].most
            assert least - 1 <= angle <= most + 1, f"{name} {joint} {angle:.0f}"
    for arm in (placed.near_arm, placed.far_arm):
        elbow = between(minus(arm.elbow, arm.shoulder), minus(arm.hand, arm.elbow))
        assert elbow <= LIMITS["elbow"].most


@pytest.mark.parametrize("pose_id", pose_ids())
def test_bones_keep_their_length(pose_id: str) -> None:
    placed = scene(pose(pose_id))
    for leg in (placed.body.near, placed.body.far):
        assert length(minus(leg.hip, leg.knee)) == pytest.approx(THIGH)
        assert length(minus(leg.knee, leg.ankle)) == pytest.approx(SHANK)
    for arm in (placed.near_arm, placed.far_arm):
        assert length(minus(arm.shoulder, arm.elbow)) == pytest.approx(UPPER_ARM)
        assert length(minus(arm.elbow, arm.hand)) == pytest.approx(FOREARM + PALM)


@pytest.mark.parametrize("pose_id", pose_ids())
def test_hands_reach_what_they_hold(pose_id: str) -> None:
    shown = pose(pose_id)
    placed = scene(shown)

    def gap(arm: ArmJoints, side: int) -> float:
        hand = shown.near_hand if side < 0 else shown.far_hand
        return length(minus(arm.hand, held(hand, shown, placed.points, side)))

    assert gap(placed.near_arm, -1) <= NEAR_ENOUGH, "near hand"
    assert gap(placed.far_arm, 1) <= NEAR_ENOUGH, "far hand"


@pytest.mark.parametrize("pose_id", pose_ids())
def test_what_rests_on_something_touches_it(pose_id: str) -> None:
    shown = pose(pose_id)
    placed = scene(shown)
    for part in shown.touch:
        for height in heights(part, shown, placed):
            assert abs(height) <= 2.1, f"{part} is {height:.1f} over what carries it"


@pytest.mark.parametrize("pose_id", [*filter(has_ground, pose_ids())])
def test_nothing_sinks_into_the_ground(pose_id: str) -> None:
    shown = pose(pose_id)
    placed = scene(shown)
    for part in ("near_sole", "far_sole", "near_toe", "far_toe"):
        for height in heights(part, shown, placed):
            assert height >= -NEAR_ENOUGH, part


def test_every_picture_of_somebody_on_a_chair_or_a_bed_says_what_carries_them() -> None:
    for pose_id in pose_ids():
        shown = pose(pose_id)
        if has_ground(pose_id):
            assert shown.touch, pose_id


def heights(part: str, shown: Pose, placed: Scene) -> list[float]:
    """How far parts of the body are over what they should rest on."""
    if part == "hips":
        seats = [prop.seat for prop in shown.scene if prop.kind in ("chair", "stool", "bed_edge")]
        return [placed.body.hips[2] - PELVIS_RADIUS - (seats[0] if seats else 0)]
    name, place = part.split("_")
    leg = placed.body.near if name == "near" else placed.body.far
    heel, ball, toe = (
        leg.heel[2] - HEEL_RADIUS,
        leg.ball[2] - BALL_RADIUS,
        leg.toe[2] - TOE_RADIUS,
    )
    return {"heel": [heel], "ball": [ball], "toe": [toe], "sole": [heel, ball]}[place]


@pytest.mark.parametrize("pose_id", ["calf.as_you_are.toes_up", "calf.sitting.heel_down"])
def test_the_right_way_brings_the_toes_nearer_to_the_shin(pose_id: str) -> None:
    right = scene(pose(pose_id)).body
    wrong = scene(pose("not.toes_pointed")).body
    assert angles(right, right.near, -1)["ankle"] >= 10
    assert angles(wrong, wrong.near, -1)["ankle"] <= -30
    assert angles(right, right.near, -1)["knee"] <= 3


def test_a_foot_that_is_put_reaches_as_far_as_its_knee_allows() -> None:
    leg = scene(parse(LYING_LEG % "pitch = 90, knee = 0")["leg"]).body.near
    assert hypot(*minus(leg.hip, leg.ankle)) == pytest.approx(THIGH + SHANK, abs=0.1)


@pytest.mark.parametrize(
    ("leg", "message"),
    [
        ("hip = 20, knee = 151, ankle = 0", "knee 151.0 is beyond"),
        ("hip = 20, knee = 20, ankle = 50", "ankle 50.0 is beyond"),
        ("hip = 20, knee = 20", "a leg has hip, knee and ankle"),
        ("knee = 20, x = 4, pitch = 0", "a leg has hip, knee and ankle"),
        ("x = 4, pitch = 0, ankle = 3", "a leg has hip, knee and ankle"),
        ("knee = 0, pitch = 0, wing = 3", "Extra inputs"),
    ],
)
def test_a_leg_that_cannot_be_is_refused(leg: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"poses.toml: leg.near.*{message}"):
        parse(LYING_LEG % leg)


def test_a_file_that_is_not_toml_names_its_line() -> None:
    with pytest.raises(ContentError, match=r"poses.toml: .*line 2"):
        parse("[leg]\nhips = eleven")
