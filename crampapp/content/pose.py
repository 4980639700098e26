"""The shape of ``poses.toml``: how a body lies, sits or stands, and what it shows."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

PoseId = Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+){1,2}$")]


class Muscle(StrEnum):
    """The muscle that glows."""

    CALF = "calf"
    HAMSTRING = "hamstring"
    QUADRICEPS = "quadriceps"
    FOOT = "foot"
    INNER_THIGH = "inner_thigh"
    SHIN = "shin"


class Part(StrEnum):
    """A part of the body that a close-up shows."""

    HEAD = "head"
    TRUNK = "trunk"
    NEAR_THIGH = "near_thigh"
    FAR_THIGH = "far_thigh"
    NEAR_SHANK = "near_shank"
    FAR_SHANK = "far_shank"
    NEAR_ARM = "near_arm"
    FAR_ARM = "far_arm"
    NEAR_HAND = "near_hand"
    FAR_HAND = "far_hand"


class Limits(BaseModel):
    """The range of a joint in degrees."""

    model_config = ConfigDict(frozen=True)

    least: float
    most: float


LIMITS = {
    "hip": Limits(least=-30, most=125),
    "out": Limits(least=-20, most=60),
    "knee": Limits(least=0, most=150),
    "ankle": Limits(least=-55, most=35),
    "toes": Limits(least=-40, most=75),
    "spine": Limits(least=-25, most=75),
    "neck": Limits(least=-45, most=50),
    "elbow": Limits(least=0, most=150),
}
"""How far the joints of a healthy adult go; bending is positive, toes to the shin too."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Camera(_Strict):
    """Where the picture is seen from, in degrees."""

    azimuth: float = -90
    """0 is in front of the person, -90 at the side of the near leg, the right one."""
    elevation: float = Field(default=0, ge=0, le=90)


class Leg(_Strict):
    """A leg by its joint angles, or by where its foot is put.

    A foot that is put has ``x`` (how far in front of the hips its ankle is) or ``knee`` (the leg
    then reaches as far as this knee allows), and an ``ankle`` or a ``pitch``, the slope of the
    sole: 0 is flat on the ground, 90 toes to the ceiling, below 0 the heel is lifted.
    """

    hip: float | None = None
    knee: float | None = None
    ankle: float | None = None
    toes: float = 0
    out: float = 0
    """How far the thigh, or the foot that is put, turns away from the other leg."""
    x: float | None = None
    y: float | None = None
    """How far the foot is from the middle."""
    ground: float = 0
    behind: bool = False
    pitch: float | None = None
    knee_to: tuple[float, float, float] | None = None
    """Where the knee of a put foot points: forward, outward, up."""

    @property
    def is_put(self) -> bool:
        return self.hip is None

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> "Leg":
        put = (self.x is None) != (self.knee is None) and (self.pitch is None) != (
            self.ankle is None
        )
        free = None not in (self.knee, self.ankle) and self.x is None and self.pitch is None
        if not (put if self.is_put else free):
            raise ValueError("a leg has hip, knee and ankle, or x or knee with ankle or pitch")
        for joint in ("hip", "out", "knee", "ankle", "toes"):
            value = getattr(self, joint)
            limits = LIMITS[joint]
            if value is not None and not limits.least <= value <= limits.most:
                raise ValueError(f"{joint} {value} is beyond {limits.least} to {limits.most}")
        return self


class Hand(_Strict):
    """Where a hand is: on a point of the body, on a chair or a wall, or at ``x`` and ``z``."""

    on: str = "place"
    x: float = 0
    y: float = 10
    """How far a hand at a place, a chair or a wall is from the middle."""
    z: float = 0
    elbow: tuple[float, float, float] = (-1, 0, -0.6)
    """The direction that the elbow points to."""
    fingers: tuple[float, float, float] | None = None
    """Where the fingers point; on from the forearm when not given."""


class Prop(_Strict):
    """A thing to lie, sit or stand on, or to hold."""

    kind: Literal[
        "bed",
        "bed_above",
        "bed_edge",
        "floor",
        "mat",
        "chair",
        "stool",
        "wall",
        "pillow",
        "heat",
        "cold",
    ]
    x: float = 0
    seat: float = 37
    """Height of what is sat on."""
    sideways: bool = False
    """Whether the back of the chair is at the far side of who sits on it."""


class Arrow(_Strict):
    """Which way to move: around a joint, or straight from a point."""

    at: str
    around: str = "near_ankle"
    turn: Literal["up", "down"] | None = None
    to: tuple[float, float] | None = None
    offset: tuple[float, float] = (0, 0)
    both_ways: bool = False
    """Whether it goes to and fro."""

    @model_validator(mode="after")
    def _turns_or_goes(self) -> "Arrow":
        if (self.turn is None) == (self.to is None):
            raise ValueError("an arrow has either turn or to")
        return self


class Pose(_Strict):
    """One picture."""

    camera: Camera = Camera()
    hips: float
    """Height of the hip joints over the ground."""
    recline: float = 0
    """How far the pelvis leans back: 0 upright, 90 flat on the back."""
    spine: float = Field(default=0, ge=LIMITS["spine"].least, le=LIMITS["spine"].most)
    neck: float = Field(default=0, ge=LIMITS["neck"].least, le=LIMITS["neck"].most)
    near: Leg
    far: Leg
    near_hand: Hand
    far_hand: Hand
    muscle: Muscle | None = None
    """The one that glows."""
    cramped: Literal["near", "both"] = "near"
    scene: tuple[Prop, ...] = ()
    touch: tuple[str, ...]
    """The parts of the body that rest on something."""
    arrows: tuple[Arrow, ...] = ()
    strap: tuple[str, ...] = ()
    """The points that a towel or strap runs over."""
    helper: bool = False
    """Whether the hands of somebody else hold the foot."""
    close_up: tuple[Part, ...] = ()
    """The parts that the picture is about; the rest may be cut off. Without them it shows all."""
    not_this: str | None = None
    """The point around which the picture is crossed out."""
    slash: Literal["falling", "rising"] = "falling"
    """The way of the line that crosses it out; one that lies along the foot would hide it."""
