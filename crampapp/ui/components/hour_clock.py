"""The hours of a day around a face, midnight on top, with a wedge for each that had cramps."""

from collections.abc import Mapping
from math import cos, pi, sin, sqrt

import flet as ft

from crampapp.ui.components.picture import look
from crampapp.ui.components.text import quiet
from crampapp.ui.theme import Chart

_FACE, _HOLE = 100, 22
"""Radii, in pixels."""
_LABELS = {0: (0, -1), 6: (1, 0), 12: (0, 1), 18: (-1, 0)}


def hour_clock(hours: Mapping[int, int], colours: ft.ColorScheme | None) -> ft.Control:
    """The face. The area of a wedge, not its length, grows with the number of cramps.

    Args:
        hours: Cramps by hour.
        colours: Of the look, where they are not the app's.
    """
    scheme = colours or look()
    most = max(hours.values(), default=0)
    face = _sector(20, 34, _FACE, str(scheme.surface_container_highest))
    rings = "".join(
        f'<circle r="{radius}" fill="none" stroke="{scheme.outline_variant}"/>'
        for radius in (_HOLE, _FACE)
    )
    wedges = "".join(
        _sector(hour, hour + 1, _radius(count / most), str(scheme.primary))
        for hour, count in sorted(hours.items())
        if count
    )
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{_FACE + 2} -{_FACE + 2} '
        f'{2 * _FACE + 4} {2 * _FACE + 4}">{face}{wedges}{rings}</svg>'
    )
    inner = 2 * _FACE + 4
    around: list[ft.Control] = [
        ft.Container(ft.Image(src=drawn, width=inner, height=inner), alignment=ft.Alignment.CENTER)
    ]
    for hour, (x, y) in _LABELS.items():
        around.append(ft.Container(quiet(str(hour)), alignment=ft.Alignment(x, y)))
    return ft.Container(
        ft.Stack(around, width=Chart.CLOCK, height=Chart.CLOCK), alignment=ft.Alignment.CENTER
    )


def _radius(share: float) -> float:
    return sqrt(_HOLE**2 + share * (_FACE**2 - _HOLE**2))


def _sector(begin: float, end: float, radius: float, colour: str) -> str:
    """A slice of a ring; hours may go past 24."""
    first, last = begin / 12 * pi, end / 12 * pi
    large = int(last - first > pi)
    points = [
        (radius * sin(first), -radius * cos(first)),
        (radius * sin(last), -radius * cos(last)),
        (_HOLE * sin(last), -_HOLE * cos(last)),
        (_HOLE * sin(first), -_HOLE * cos(first)),
    ]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    return (
        f'<path fill="{colour}" d="M{ax:.1f} {ay:.1f}A{radius:.1f} {radius:.1f} 0 {large} 1 '
        f'{bx:.1f} {by:.1f}L{cx:.1f} {cy:.1f}A{_HOLE} {_HOLE} 0 {large} 0 {dx:.1f} {dy:.1f}Z"/>'
    )
