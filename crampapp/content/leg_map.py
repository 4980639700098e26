"""Both legs from the front and from behind, as a map of their muscles."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from crampapp.content import drawing
from crampapp.content.colours import Colours
from crampapp.content.drawing import Capsule, Disc, Screen
from crampapp.content.pose import Muscle

MAP_WIDTH, MAP_HEIGHT = 288, 312
_SCREEN = Screen(scale=1, left=0, base=0, width=MAP_WIDTH, height=MAP_HEIGHT)


class Box(NamedTuple):
    """Where to tap for a region."""

    left: int
    top: int
    width: int
    height: int


class Region(NamedTuple):
    """A muscle on the leg at the left of the picture."""

    muscle: Muscle
    box: Box
    shapes: tuple[tuple[tuple[float, float, float], ...], ...]
    """Chains of rounds: across, down and radius."""


FRONT = (
    Region(
        Muscle.QUADRICEPS,
        Box(18, 8, 70, 140),
        (((64, 44, 15), (68, 84, 18), (76, 128, 11)),),
    ),
    Region(
        Muscle.INNER_THIGH,
        Box(88, 8, 54, 140),
        (((111, 44, 10), (107, 76, 10), (100, 118, 6)),),
    ),
    Region(Muscle.SHIN, Box(44, 156, 84, 88), (((78, 180, 9), (82, 204, 10), (88, 240, 6)),)),
    Region(Muscle.FOOT, Box(36, 248, 92, 60), (((88, 268, 8), (76, 286, 12)),)),
)
BACK = (
    Region(
        Muscle.HAMSTRING,
        Box(24, 8, 118, 140),
        (((84, 60, 22), (84, 96, 20), (86, 126, 13)),),
    ),
    Region(
        Muscle.CALF,
        Box(40, 156, 92, 96),
        (((76, 180, 9), (75, 198, 12), (85, 232, 6)), ((97, 180, 9), (98, 194, 11), (91, 232, 6))),
    ),
)
Chain = tuple[tuple[float, float, float], ...]
"""Rounds along a limb: across, down and radius."""
LEG: Chain = ((84, 40, 44), (85, 96, 36), (88, 150, 24), (86, 192, 27), (90, 250, 14))
FOOT: Chain = ((90, 252, 13), (88, 272, 14), (74, 288, 15))
HEEL: Chain = ((90, 252, 13), (92, 282, 15))


def mirrored(box: Box) -> Box:
    """The same place on the other leg."""
    return box._replace(left=MAP_WIDTH - box.left - box.width)


def leg_map(
    colours: Colours, *, back: bool, left: frozenset[Muscle], right: frozenset[Muscle]
) -> str:
    """The map, with some muscles chosen on the legs at the left and at the right of the picture."""
    regions = BACK if back else FRONT
    # A chosen muscle has a tick too, which must not be mirrored: it is drawn last.
    ticks = [middle(region) for region in regions if region.muscle in left]
    marked = (middle(region) for region in regions if region.muscle in right)
    ticks += [(MAP_WIDTH - x, y) for x, y in marked]
    drawn = _legs(
        colours,
        back,
        dict.fromkeys(left, colours.highlight),
        dict.fromkeys(right, colours.highlight),
    )
    drawn += "".join(_tick(x, y, colours) for x, y in ticks)
    return drawing.picture(drawn, "back-" if back else "front-", size=(MAP_WIDTH, MAP_HEIGHT))


def filled_leg_map(
    colours: Colours, *, back: bool, left: Mapping[Muscle, str], right: Mapping[Muscle, str]
) -> str:
    """The map, with muscles of the legs at the left and the right each in a colour of its own."""
    drawn = _legs(colours, back, left, right)
    return drawing.picture(drawn, "back-" if back else "front-", size=(MAP_WIDTH, MAP_HEIGHT))


def middle(region: Region) -> tuple[float, float]:
    """Where a mark on a muscle goes, on the leg at the left of the picture."""
    spots = [spot for spots in region.shapes for spot in spots]
    return sum(x for x, _, _ in spots) / len(spots), sum(y for _, y, _ in spots) / len(spots)


def _legs(
    colours: Colours, back: bool, left: Mapping[Muscle, str], right: Mapping[Muscle, str]
) -> str:
    other = f'<g transform="translate({MAP_WIDTH} 0) scale(-1 1)">{_leg(colours, back, right)}</g>'
    return _leg(colours, back, left) + other


def _leg(colours: Colours, back: bool, fills: Mapping[Muscle, str]) -> str:
    shape = (*_chain(LEG), *_chain(HEEL if back else FOOT))
    drawn = drawing.limb(drawing.outline(shape, _SCREEN), colours.skin, colours.ink)
    for region in BACK if back else FRONT:
        fill = fills.get(region.muscle, colours.far)
        muscle = [capsule for spots in region.shapes for capsule in _chain(spots)]
        drawn += drawing.limb(drawing.outline(muscle, _SCREEN), fill, colours.ink)
    return drawn


def _tick(x: float, y: float, colours: Colours) -> str:
    points = [(x - 9, y), (x - 2, y + 8), (x + 10, y - 8)]
    return drawing.line(points, colours.surface, 9) + drawing.line(points, colours.ink, 4.5)


def _chain(spots: Iterable[tuple[float, float, float]]) -> tuple[Capsule, ...]:
    discs = [Disc(x, -y, radius) for x, y, radius in spots]
    return tuple(pairwise(discs))
