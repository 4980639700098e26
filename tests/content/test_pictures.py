"""Every step has a picture, and a picture is a small drawing without words."""

import re
from statistics import median
from xml.etree import ElementTree

import pytest

from crampapp.content import content
from crampapp.content.body import Body
from crampapp.content.colours import Colours
from crampapp.content.drawing import HEIGHT, WIDTH
from crampapp.content.figure import HAND_RADIUS, flat
from crampapp.content.leg_map import BACK, FRONT, MAP_WIDTH, leg_map, mirrored
from crampapp.content.pictures import pose, pose_ids, svg
from crampapp.content.pose import Muscle
from crampapp.content.props import grasps
from crampapp.content.scene import fitted, marks, scene
from crampapp.content.skeleton import BALL_RADIUS, HEEL_RADIUS
from crampapp.content.vector import dot, length, minus

MOST_BYTES = 5120
WITHOUT_ARROW = {"care.heat", "care.cold", *(id for id in pose_ids() if id.startswith("not."))}
NONE = frozenset[Muscle]()
CLOSE_UPS = [id for id in pose_ids() if pose(id).close_up]
INK = Colours(*(f"#0000{i:02d}" for i in range(10)))


def test_there_is_a_picture_of_every_step_and_of_nothing_else() -> None:
    named = {
        name
        for claim in content().claims()
        for name in (getattr(claim, "picture", None), getattr(claim, "not_this", None))
        if name
    }
    assert set(pose_ids()) == named


@pytest.mark.parametrize("pose_id", pose_ids())
def test_the_muscle_of_the_step_glows(pose_id: str) -> None:
    group = pose_id.split(".")[0]
    if group in set(Muscle):
        assert pose(pose_id).muscle == group
    assert (INK.highlight in svg(pose_id, INK)) == (pose(pose_id).muscle is not None)


@pytest.mark.parametrize("pose_id", pose_ids())
def test_what_not_to_do_is_crossed_out_and_nothing_else_is(pose_id: str) -> None:
    assert (INK.warning in svg(pose_id, INK)) == pose_id.startswith("not.")


@pytest.mark.parametrize("pose_id", [id for id in pose_ids() if id not in WITHOUT_ARROW])
def test_an_arrow_says_which_way(pose_id: str) -> None:
    assert INK.accent in svg(pose_id, INK)


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("pose_id", pose_ids())
def test_a_picture_is_a_small_drawing_without_words(pose_id: str, is_mirrored: bool) -> None:
    drawn = svg(pose_id, INK, mirrored=is_mirrored)
    root = ElementTree.fromstring(drawn)
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    # Nothing that the phone's renderer does not know, and no text.
    assert kinds <= {"svg", "g", "defs", "path", "use", "rect", "circle"}
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert root.get("width") is root.get("height") is None
    assert len(drawn) <= MOST_BYTES
    names = re.findall(r'id="([^"]+)"', drawn)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', drawn)) == set(names)
    assert "nan" not in drawn


@pytest.mark.parametrize("pose_id", pose_ids())
def test_all_of_it_is_in_the_picture(pose_id: str) -> None:
    shown = pose(pose_id)
    placed = scene(shown)
    discs = Body(shown, placed).discs()
    screen = fitted(shown, placed, discs)
    rounds = [(screen.at(disc), disc.radius * screen.scale) for disc in discs]
    for (x, y), radius in [*rounds, *marks(shown, placed, screen)]:
        assert radius - 1 <= x <= WIDTH - radius + 1
        assert radius - 1 <= y <= HEIGHT - radius + 1


def test_most_pictures_are_at_most_four_and_a_half_kilobytes() -> None:
    assert median(len(svg(pose_id, INK)) for pose_id in pose_ids()) <= 4608


def test_pictures_in_one_page_do_not_share_names() -> None:
    drawn = [svg(id, INK, mirrored=turn) for id in pose_ids() for turn in (False, True)]
    drawn += [leg_map(INK, back=back, left=NONE, right=NONE) for back in (False, True)]
    names = [name for picture in drawn for name in re.findall(r'id="([^"]+)"', picture)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("pose_id", pose_ids())
def test_the_page_it_is_in_may_choose_the_colours(pose_id: str) -> None:
    variables = Colours(*(f"var(--pic-{name})" for name in Colours._fields))
    drawn = svg(pose_id, variables)
    for variable, colour in zip(variables, INK, strict=True):
        drawn = drawn.replace(variable, colour)
    assert drawn == svg(pose_id, INK)


@pytest.mark.parametrize("pose_id", CLOSE_UPS)
def test_a_close_up_shows_its_part_larger_and_leaves_out_the_rest(pose_id: str) -> None:
    near = pose(pose_id)
    placed = scene(near)
    whole = near.model_copy(update={"close_up": ()})
    close, far = (fitted(p, placed, Body(p, placed).discs()) for p in (near, whole))
    assert close.scale >= 1.25 * far.scale
    # The foot that the step is about is always in it.
    for point in ("near_ankle", "near_heel", "near_ball", "near_toe"):
        x, y = close.at(flat(near.camera, (placed.points[point], 0)))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_the_hands_of_a_helper_are_on_the_foot() -> None:
    shown = pose("care.push")
    leg = scene(shown).body.near
    under, against = grasps(leg)
    assert length(minus(under.palm, leg.heel)) <= HEEL_RADIUS + HAND_RADIUS
    assert length(minus(against.palm, leg.ball)) <= BALL_RADIUS + HAND_RADIUS
    for grasp in (under, against):
        # They come from the side of the sole, where the helper is.
        assert dot(minus(grasp.elbow, grasp.palm), leg.foot.z) < 0


def test_a_towel_runs_from_the_hand_to_the_sole() -> None:
    shown = pose("calf.as_you_are.towel")
    points = scene(shown).points
    assert [points[name] for name in shown.strap] == [points["near_hand"], points["near_sole"]]
    assert length(minus(points["near_sole"], points["near_ball"])) <= BALL_RADIUS + 2


def test_the_same_pose_gives_the_same_picture() -> None:
    first = svg("calf.as_you_are.toes_up", INK)
    svg.cache_clear()
    assert svg("calf.as_you_are.toes_up", INK) == first
    assert svg("calf.as_you_are.toes_up", INK, mirrored=True) != first


def test_an_unknown_pose_is_an_error() -> None:
    with pytest.raises(KeyError):
        svg("calf.flying", INK)


def test_every_muscle_is_on_the_map_once() -> None:
    assert sorted(region.muscle for region in (*FRONT, *BACK)) == sorted(Muscle)


@pytest.mark.parametrize("regions", [FRONT, BACK])
def test_regions_can_be_tapped_and_do_not_overlap(regions: tuple[object, ...]) -> None:
    boxes = [region.box for region in (BACK if regions is BACK else FRONT)]
    boxes += [mirrored(box) for box in boxes]
    for index, box in enumerate(boxes):
        assert box.width >= 48
        assert box.height >= 48
        assert box.left >= 0
        assert box.left + box.width <= MAP_WIDTH
        for other in boxes[index + 1 :]:
            beside = box.left + box.width <= other.left or other.left + other.width <= box.left
            above = box.top + box.height <= other.top or other.top + other.height <= box.top
            assert beside or above


def test_a_chosen_muscle_glows_and_is_ticked_on_its_own_leg() -> None:
    calf = frozenset({Muscle.CALF})
    plain = leg_map(INK, back=True, left=NONE, right=NONE)
    left = leg_map(INK, back=True, left=calf, right=NONE)
    right = leg_map(INK, back=True, left=NONE, right=calf)
    assert INK.highlight not in plain
    assert left.count(INK.highlight) == right.count(INK.highlight) == 1
    assert left.index(INK.highlight) < right.index(INK.highlight)
    assert INK.surface not in plain
    assert INK.surface in left
    ElementTree.fromstring(left)
