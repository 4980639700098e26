"""The pictures of the steps, drawn from ``poses.toml``."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crampapp.content import drawing, props
from crampapp.content.body import Body
from crampapp.content.colours import Colours
from crampapp.content.drawing import Point
from crampapp.content.errors import ContentError
from crampapp.content.figure import flat
from crampapp.content.pose import Pose
from crampapp.content.scene import RING, course, fitted, scene

__all__ = ["Colours", "parse", "pose", "pose_ids", "svg"]

FILE = "poses.toml"
SHARED = "base."
"""Beginning of the names of poses that are only there to be ``like``."""


def pose(pose_id: str) -> Pose:
    """The pose with this id.

    Raises:
        KeyError: There is none.
    """
    return _poses()[pose_id]


def pose_ids() -> tuple[str, ...]:
    """Every pose there is a picture of."""
    return tuple(_poses())


@cache
def svg(pose_id: str, colours: Colours, *, mirrored: bool = False) -> str:
    """The picture of a pose without a background; it shows the right leg, mirrored the left one.

    Raises:
        KeyError: There is no such pose.
    """
    shown = pose(pose_id)
    placed = scene(shown)
    body = Body(shown, placed)
    screen = fitted(shown, placed, body.discs())

    def at(name: str) -> Point:
        return screen.at(flat(shown.camera, (placed.points[name], 0)))

    towel = props.towel([at(name) for name in shown.strap], colours) if shown.strap else ""
    drawn = [
        props.behind(shown, placed.body, screen, colours),
        body.draw(screen, colours, held=towel),
    ]
    if shown.helper:
        drawn.append(props.helper(shown, placed.body.near, screen, colours))
    drawn += [
        drawing.arrow(
            course(arrow, shown, placed, screen),
            colours.accent,
            colours.surface,
            both_ways=arrow.both_ways,
        )
        for arrow in shown.arrows
    ]
    if shown.not_this:
        middle, slope = at(shown.not_this), 1 if shown.slash == "falling" else -1
        drawn.append(drawing.crossed_out(middle, RING, slope, colours.warning, colours.surface))
    name = f"{'m' if mirrored else 'p'}{pose_ids().index(pose_id)}-"
    return drawing.picture("".join(drawn), name, mirrored=mirrored)


@cache
def _poses() -> dict[str, Pose]:
    return parse(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Pose]:
    """The poses of a file by id; one that is ``like`` another changes only what it names.

    Raises:
        ContentError: The text is not TOML, or a pose does not keep the rules.
    """
    try:
        tables = dict(_tables("", tomllib.loads(text)))
        return TypeAdapter(dict[str, Pose]).validate_python(
            {id: _whole(id, tables) for id in tables if not id.startswith(SHARED)}
        )
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{FILE}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ContentError(f"{FILE}: {key}: {first['msg']}") from error


def _tables(prefix: str, table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, inner in table.items():
        if "like" in inner or "hips" in inner:
            yield prefix + name, inner
        else:
            yield from _tables(f"{prefix}{name}.", inner)


def _whole(id: str, tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    own = dict(tables[id])
    like = own.pop("like", None)
    return own if like is None else _whole(like, tables) | own
