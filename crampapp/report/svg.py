"""A sheet as a picture for the screen, in the same typeface."""

from collections.abc import Iterable, Iterator

from crampapp.report.marks import Disc, Line, Mark, Point, Shape, Sheet, Text

FONT = "Roboto"
"""As the screen knows it."""


def svg(sheet: Sheet) -> str:
    """The picture, as large as the place it is put in."""
    width, height = (f"{one:g}" for one in sheet.paper)
    drawn = "".join(_drawn(sheet))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{sheet.ground}"/>{drawn}</svg>'
    )


def _drawn(sheet: Sheet) -> Iterator[str]:
    for block in sheet.blocks:
        for mark in block.marks:
            yield _element(mark)


def _element(mark: Mark) -> str:
    match mark:
        case Text():
            return (
                f'<text x="{mark.x:.2f}" y="{mark.y:.2f}" font-family="{FONT}" '
                f'font-size="{mark.size:g}" text-anchor="{mark.anchor}" '
                f'fill="{mark.colour}">{escaped(mark.text)}</text>'
            )
        case Shape():
            return f'<path d="M{_points(mark.points)}Z" fill="{mark.colour}"/>'
        case Line():
            return (
                f'<path d="M{_points(mark.points)}" fill="none" stroke="{mark.colour}" '
                f'stroke-width="{mark.width:g}" stroke-linecap="round" stroke-linejoin="round"/>'
            )
        case Disc():
            return (
                f'<circle cx="{mark.x:.2f}" cy="{mark.y:.2f}" r="{mark.radius:.2f}" '
                f'fill="{mark.colour}"/>'
            )


def _points(points: Iterable[Point]) -> str:
    return "L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def escaped(text: str) -> str:
    """Text that stays text between tags; the phone has no library for it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
