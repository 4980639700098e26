"""Sizes, colours and icons of the page before Python: those of the Flet screens."""

from collections.abc import Mapping
from pathlib import Path

import flet as ft

from crampapp.pwa import fonts
from crampapp.ui.components.buttons import MEASURES, Size
from crampapp.ui.components.picture import colours_of
from crampapp.ui.theme import (
    BLACK,
    COLUMN,
    DARK,
    DIM,
    HOME_PICTURE,
    LIGHT,
    PICTURE,
    SHORT,
    SMALL_PICTURE,
    TILE_PICTURE,
    TURNED,
    TURNED_PICTURE,
    TYPE,
    WIDE,
    WRONG_PICTURE,
    IconSize,
    Letters,
    Motion,
    Radius,
    Ring,
    Space,
    Stroke,
)

_REM = 16
"""Pixels of the letters that a browser begins with; sizes of type follow what was chosen there."""

_ROLES = (
    *("surface", "on_surface", "on_surface_variant", "inverse_surface", "on_inverse_surface"),
    *("surface_container_low", "surface_container", "surface_container_highest"),
    *("primary", "primary_fixed", "on_primary_fixed", "primary_container", "on_primary_container"),
    *("secondary_container", "on_secondary_container", "tertiary", "tertiary_container"),
    *("on_tertiary_container", "error", "outline", "outline_variant"),
)
_STYLES = (
    *("display_medium", "headline_large", "headline_medium"),
    *("title_large", "title_medium", "body_large", "body_medium", "label_medium"),
)

_MATERIAL = {
    "tabs": 80,
    "tabs_in_rail": 66,
    "rail_above": 8.9,
    "tab_most": 20,
    "pill_width": 64,
    "pill_height": 32,
}
"""Pixels of the bar and the rail as the client draws them, and of the mark of the place one is at;
the letters there are ``LABEL_MEDIUM``, and never larger than lets five names fit."""

_ICONS = {
    "relief": ft.Icons.SELF_IMPROVEMENT,
    "check": ft.Icons.FACT_CHECK_OUTLINED,
    "prevent": ft.Icons.SHIELD_OUTLINED,
    "history": ft.Icons.HISTORY,
    "learn": ft.Icons.MENU_BOOK_OUTLINED,
    "back": ft.Icons.ARROW_BACK,
    "voice": ft.Icons.VOLUME_UP,
    "mute": ft.Icons.VOLUME_OFF,
    "saved": ft.Icons.CHECK_CIRCLE_OUTLINE,
}


def icons(web: Path) -> dict[str, str]:
    """The icons of the page as SVG, by name.

    Args:
        web: Folder of the prebuilt client, with the icon font.
    """
    return {name: _icon(web, icon) for name, icon in _ICONS.items()}


def _icon(web: Path, icon: ft.IconData) -> str:
    path = fonts.outline(web / "assets/fonts/MaterialIcons-Regular.otf", icon.name)
    square = fonts.ICON_SQUARE
    return (
        f'<svg class="icon" viewBox="0 0 {square} {square}" aria-hidden="true">'
        f'<path transform="matrix(1 0 0 -1 0 {square})" d="{path}"/></svg>'
    )


def values() -> dict[str, object]:
    """What the style sheet leaves open."""
    return {
        "light": _colours(LIGHT),
        "dark": _colours(DARK),
        "black": _colours(BLACK),
        "type": _type(),
        "sizes": _variables(_sizes()),
        "wide": WIDE,
        "below_wide": WIDE - 0.02,
        "short": SHORT,
        "below_short": SHORT - 0.02,
        "dim": DIM,
        "dimming": f"{Motion.DIM}ms",
    }


def _colours(scheme: ft.ColorScheme) -> str:
    roles = {role: getattr(scheme, role) for role in _ROLES}
    drawn = colours_of(scheme)._asdict().items()
    return _variables(roles | {f"pic-{role}": colour for role, colour in drawn})


def _type() -> str:
    """Sizes, heights of lines and spaces between letters; Flutter rounds lines to whole pixels."""
    values: dict[str, object] = {}
    for name in _STYLES:
        style: ft.TextStyle = getattr(TYPE, name)
        size, height = float(style.size or 0), float(style.height or 0)
        values[name] = f"{size / _REM:g}rem"
        values[f"{name}_line"] = f"{round(size * height) / _REM:g}rem"
        values[f"{name}_spacing"] = f"{float(style.letter_spacing or 0) / size:.4f}em"
    for which, (letters, above) in MEASURES.items():
        values |= _letters(which, letters)
        values[f"{which}_above"] = f"{above}px"
    values |= _letters("chip", MEASURES[Size.NORMAL][0] - Letters.CHIP_SMALLER)
    values |= _letters("player_chip", MEASURES[Size.PLAYER][0] - Letters.CHIP_SMALLER)
    return _variables(values)


def _letters(name: str, size: int) -> dict[str, object]:
    return {name: f"{size / _REM:g}rem", f"{name}_line": f"{round(size * 1.2) / _REM:g}rem"}


def _sizes() -> dict[str, object]:
    pixels = {
        **{name.lower(): size for name, size in vars(Space).items() if name.isupper()},
        **{f"stroke-{name.lower()}": s for name, s in vars(Stroke).items() if name.isupper()},
        **{f"radius-{name.lower()}": r for name, r in vars(Radius).items() if name.isupper()},
        "column": COLUMN,
        "turned": TURNED,
        "picture": PICTURE,
        "small_picture": SMALL_PICTURE,
        "turned_picture": TURNED_PICTURE,
        "home_picture": HOME_PICTURE,
        "tile_picture": TILE_PICTURE,
        "wrong_picture": WRONG_PICTURE[1],
        "wrong_picture_width": WRONG_PICTURE[0],
        "icon": IconSize.M,
        "large_icon": IconSize.L,
        "ring": Ring.M,
        "small_ring": Ring.S,
        **_MATERIAL,
    }
    return {name: f"{size}px" for name, size in pixels.items()}


def _variables(values: Mapping[str, object]) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in values.items())
