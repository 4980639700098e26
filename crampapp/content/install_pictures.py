"""Pictures of what to tap to put the app on a home screen, without a word in them."""

from collections.abc import Callable
from enum import StrEnum

from crampapp.content.colours import Colours
from crampapp.content.drawing import Point, block, line, number, picture

INSTALL_WIDTH, INSTALL_HEIGHT = 320, 132
_SCREEN = (20, 280)
"""Left edge and width of the screen that is drawn."""


class Picture(StrEnum):
    """What is to be found and tapped."""

    SHARE_BELOW = "share_below"
    """The sign for sharing, in a bar below the page."""
    SHARE_ABOVE = "share_above"
    """The same beside the address."""
    DOTS = "dots"
    """Three dots in a column beside the address."""
    DOTS_ACROSS = "dots_across"
    LINES_BELOW = "lines_below"
    """Three lines at the right of a bar below the page."""
    SCREEN_IN_BAR = "screen_in_bar"
    """A screen with an arrow, in the address."""
    ADD = "add"
    """A line of a menu with a plus in a square."""
    INSTALL = "install"
    """A line of a menu with a device and an arrow."""
    OUTSIDE = "outside"
    """A line of a menu with an arrow that leaves a square."""
    HOME = "home"
    """The app among others."""


_Icon = Callable[[Point, str], str]


def install_picture(shown: Picture, colours: Colours) -> str:
    """The picture as SVG, without a background."""
    match shown:
        case Picture.SHARE_BELOW:
            drawn = _bar_below(_share, 2, colours)
        case Picture.SHARE_ABOVE:
            drawn = _bar_above(_share, colours)
        case Picture.DOTS:
            drawn = _bar_above(_dots, colours)
        case Picture.DOTS_ACROSS:
            drawn = _bar_above(_dots_across, colours)
        case Picture.LINES_BELOW:
            drawn = _bar_below(_lines, 4, colours)
        case Picture.SCREEN_IN_BAR:
            drawn = _bar_above(_device, colours)
        case Picture.ADD:
            drawn = _menu(_plus, colours)
        case Picture.INSTALL:
            drawn = _menu(_device, colours)
        case Picture.OUTSIDE:
            drawn = _menu(_leaving, colours)
        case Picture.HOME:
            drawn = _apps(colours)
    return picture(drawn, "", size=(INSTALL_WIDTH, INSTALL_HEIGHT))


def _bar_below(icon: _Icon, place: int, colours: Colours) -> str:
    left, width = _SCREEN
    others = [(left + 36 + 52 * n, 100) for n in range(5)]
    found = others.pop(place)
    return "".join(
        [
            block(left, -20, width, 148, colours.far, 22),
            block(left + 8, -20, width - 16, 88, colours.surface, 4),
            *_page(left + 24, 12, colours),
            *(_spot(at, colours) for at in others),
            _pointed_out(found, icon, colours),
        ]
    )


def _bar_above(icon: _Icon, colours: Colours) -> str:
    left, width = _SCREEN
    return "".join(
        [
            block(left, 4, width, 148, colours.far, 22),
            block(left + 16, 18, width - 78, 28, colours.surface, 14),
            line([(left + 34, 32), (left + 120, 32)], colours.quiet, 6),
            block(left + 8, 64, width - 16, 88, colours.surface, 4),
            *_page(left + 24, 84, colours),
            _pointed_out((left + width - 34, 32), icon, colours),
        ]
    )


def _menu(icon: _Icon, colours: Colours) -> str:
    left, width = _SCREEN
    rows = []
    for y, long in ((22, 96), (110, 118)):
        rows.append(line([(left + 64, y), (left + 64 + long, y)], colours.quiet, 7))
        rows.append(_spot((left + 34, y), colours))
    return "".join(
        [
            block(left, -12, width, 156, colours.far, 18),
            *rows,
            block(left + 8, 42, width - 16, 48, colours.surface, 14),
            _pointed_out((left + 34, 66), icon, colours),
            line([(left + 70, 66), (left + 210, 66)], colours.ink, 8),
        ]
    )


def _apps(colours: Colours) -> str:
    left, width = _SCREEN
    spots = [(left + 34 + 58 * column, 12 + 64 * row) for row in range(2) for column in range(4)]
    x, y = spots.pop(5)
    return "".join(
        [
            block(left, -24, width, 180, colours.far, 22),
            *(block(u, v, 40, 40, colours.quiet, 11) for u, v in spots),
            block(x - 6, y - 6, 52, 52, colours.surface, 16),
            block(x, y, 40, 40, colours.accent, 11),
            # As in the app's own icon: a leg, and the foot drawn up.
            line([(x + 12, y + 9), (x + 12, y + 30), (x + 28, y + 25)], colours.surface, 6),
            line([(x + 29, y + 18), (x + 23, y + 10)], colours.highlight, 3),
        ]
    )


def _pointed_out(at: Point, icon: _Icon, colours: Colours) -> str:
    x, y = at
    ring = f'<circle cx="{number(x)}" cy="{number(y)}" r="22" fill="{colours.surface}"'
    return f'{ring} stroke="{colours.accent}" stroke-width="4"/>' + icon(at, colours.accent)


def _page(x: float, y: float, colours: Colours) -> list[str]:
    return [
        line([(x, y), (x + 150, y)], colours.quiet, 8),
        line([(x, y + 22), (x + 210, y + 22)], colours.quiet, 8),
    ]


def _spot(at: Point, colours: Colours) -> str:
    x, y = at
    return block(x - 9, y - 9, 18, 18, colours.quiet, 5)


def _share(at: Point, colour: str) -> str:
    x, y = at
    box = [(x - 4, y - 2), (x - 8, y - 2), (x - 8, y + 10), (x + 8, y + 10), (x + 8, y - 2)]
    up = line([(x, y + 4), (x, y - 11)], colour, 2.5)
    head = line([(x - 4, y - 7), (x, y - 11), (x + 4, y - 7)], colour, 2.5)
    return line([*box, (x + 4, y - 2)], colour, 2.5) + up + head


def _dots(at: Point, colour: str) -> str:
    x, y = at
    return "".join(_dot((x, y + step), colour) for step in (-8, 0, 8))


def _dots_across(at: Point, colour: str) -> str:
    x, y = at
    return "".join(_dot((x + step, y), colour) for step in (-8, 0, 8))


def _dot(at: Point, colour: str) -> str:
    return f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="2.8" fill="{colour}"/>'


def _lines(at: Point, colour: str) -> str:
    x, y = at
    return "".join(line([(x - 9, y + s), (x + 9, y + s)], colour, 2.8) for s in (-7, 0, 7))


def _plus(at: Point, colour: str) -> str:
    x, y = at
    across = line([(x - 5, y), (x + 5, y)], colour, 2.5)
    return _square(at, colour) + across + line([(x, y - 5), (x, y + 5)], colour, 2.5)


def _square(at: Point, colour: str) -> str:
    x, y = at
    corners = [(x - 10, y - 10), (x + 10, y - 10), (x + 10, y + 10), (x - 10, y + 10)]
    return line([*corners, corners[0]], colour, 2.5)


def _device(at: Point, colour: str) -> str:
    x, y = at
    screen = [(x - 2, y - 9), (x - 12, y - 9), (x - 12, y + 6), (x + 12, y + 6), (x + 12, y + 2)]
    foot = line([(x - 5, y + 11), (x + 5, y + 11)], colour, 2.5)
    down = line([(x + 5, y - 11), (x + 5, y + 1)], colour, 2.5)
    head = line([(x + 1, y - 3), (x + 5, y + 1), (x + 9, y - 3)], colour, 2.5)
    return line(screen, colour, 2.5) + foot + down + head


def _leaving(at: Point, colour: str) -> str:
    x, y = at
    box = [(x - 1, y - 7), (x - 10, y - 7), (x - 10, y + 10), (x + 7, y + 10), (x + 7, y + 1)]
    out = line([(x - 2, y + 2), (x + 10, y - 10)], colour, 2.5)
    head = line([(x + 3, y - 10), (x + 10, y - 10), (x + 10, y - 3)], colour, 2.5)
    return line(box, colour, 2.5) + out + head
