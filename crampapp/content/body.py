"""Draws a body in its pose, part before part."""

from crampapp.content import drawing, figure
from crampapp.content.colours import Colours
from crampapp.content.drawing import Capsule, Disc, Screen
from crampapp.content.pose import Part, Pose
from crampapp.content.scene import Scene
from crampapp.content.skeleton import angles

SHARPLY_BENT = 105
"""Degrees from which a shank is drawn over its thigh, with an edge between them."""


class Body:
    """The parts of a body on the plane of the picture."""

    def __init__(self, pose: Pose, placed: Scene) -> None:
        camera, joints = pose.camera, placed.body
        self._pose = pose
        self._legs = {
            "near": figure.leg(camera, joints.near, pose.muscle, -1),
            "far": figure.leg(camera, joints.far, pose.muscle, 1),
        }
        self._arms = {
            "near": figure.arm(camera, placed.near_arm),
            "far": figure.arm(camera, placed.far_arm),
        }
        self._sleeves = {
            "near": figure.sleeve(camera, placed.near_arm),
            "far": figure.sleeve(camera, placed.far_arm),
        }
        self._trunk = figure.trunk(camera, joints)
        self._head = figure.head(camera, joints)
        self._hair = figure.hair(camera, joints)
        self._bent = {
            "near": angles(joints, joints.near, -1)["knee"] > SHARPLY_BENT,
            "far": angles(joints, joints.far, 1)["knee"] > SHARPLY_BENT,
        }

    def discs(self) -> list[Disc]:
        """Every round of what must be in the picture."""
        parts = {Part.TRUNK: self._trunk, Part.HEAD: self._head}
        for name in ("near", "far"):
            arm, leg = self._arms[name], self._legs[name]
            parts |= {
                Part(f"{name}_arm"): arm,
                Part(f"{name}_hand"): arm[figure.UPPER :],
                Part(f"{name}_thigh"): leg.thigh,
                Part(f"{name}_shank"): leg.shank,
            }
        shown = self._pose.close_up or tuple(parts)
        return [disc for part in shown for capsule in parts[part] for disc in capsule]

    def draw(self, screen: Screen, colours: Colours, held: str = "") -> str:
        """What is behind first; what the hands hold is in front of the legs."""
        aside = figure.is_from_side(self._pose.camera)
        both = self._pose.cramped == "both"

        def part(shape: tuple[Capsule, ...], fill: str) -> str:
            return drawing.limb(drawing.outline(shape, screen), fill, colours.ink)

        def spot(shape: tuple[Capsule, ...], fill: str) -> str:
            return f'<path d="{drawing.outline(shape, screen)}" fill="{fill}"/>'

        def leg(name: str, skin: str, hurts: bool) -> str:
            shape = self._legs[name]
            muscle = spot(shape.muscle, colours.highlight) if hurts and shape.muscle else ""
            if self._bent[name]:
                return part(shape.thigh, skin) + part(shape.shank, skin) + muscle
            return part((*shape.thigh, *shape.shank), skin) + muscle

        def arm(name: str, skin: str) -> str:
            return part(self._arms[name], skin) + part(self._sleeves[name], colours.cloth)

        near = leg("near", colours.skin, hurts=True)
        far = leg("far", colours.skin if both else colours.far, hurts=both)
        face = part(self._head, colours.skin) + spot(self._hair, colours.ink)
        trunk = part(self._trunk, colours.cloth)
        near_arm, far_arm = (
            arm("near", colours.skin),
            arm("far", colours.far if aside else colours.skin),
        )
        if aside:
            return far_arm + far + near + face + trunk + held + near_arm
        return face + trunk + far + near + held + far_arm + near_arm
