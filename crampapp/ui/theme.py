"""The look: one scale of type, of space and of corners, and three sets of colour roles.

Screens name roles (``ft.Colors.PRIMARY``) and steps of these scales, never a colour or a size.
"""

from dataclasses import replace

import flet as ft

from crampapp.domain.hours import NightHours

NIGHT_ENDS = NightHours().end.hour
"""Hour until which home offers the bedtime stretch."""

TARGET = 48
"""Least height of anything to tap."""
PLAYER_TARGET = 64
"""Least height of what is tapped in pain and in the dark."""

WIDE = 600
"""Width of the window from which there is a rail."""
SHORT = 640
"""Height of the window below which things move closer."""
COLUMN = 560
"""Widest line of content."""
TURNED = 760
"""Widest player on a phone that lies on its side: picture and words stand beside each other."""

PICTURE, SMALL_PICTURE, TURNED_PICTURE = 168, 96, 180
"""Heights of the picture of a step: on a phone, in a low window, and beside its words."""
HOME_PICTURE = 132
"""The same under "Cramp now"."""
TILE_PICTURE = 88
"""The same on a tile to choose from."""
WRONG_PICTURE = (128, 72)
"""Width and height of the picture of how not to do it."""
EMBLEM = 96
"""Across, of the round sign above a question."""


FONT = "Roboto"
"""The bundled text font. Unnamed, the web client looks for other fonts on the network."""


LARGE_TEXT = 150
"""Percent of the text size from which every window is a low one."""
CRAMPED = 200
"""Width of the window below which the long words of headings need smaller letters: in pixels of
letters of the usual size, of which large ones leave fewer."""


class Space:
    """Distances, in pixels."""

    HAIR, XS, S, MS, M, ML, L, XL, XXL = 2, 4, 8, 12, 16, 20, 24, 32, 48


class Radius:
    """Corners, in pixels."""

    XS, S, M, L = 4, 12, 20, 32


class Letters:
    """Of what is tapped, in pixels."""

    HUGE, LARGE, PLAYER, NORMAL = 40, 36, 22, 18
    CHIP_SMALLER = 2
    LINE = 1.2
    """Height of a line, in letters."""


class Inset:
    """Space above and below these letters."""

    HUGE, LARGE, PLAYER, NORMAL = 48, 32, 20, 15


class IconSize:
    """Icons, in pixels."""

    M, L, XL = 24, 28, 40


class Stroke:
    """Lines, in pixels."""

    HAIR, EDGE, LINE, RING = 1, 1.5, 3, 10


class Ring:
    """What counts down or fills, in pixels across."""

    XS, S, M = 24, 76, 108


class Chart:
    """Parts of charts, in pixels."""

    HEIGHT = 180
    BAR, MARK, SPOT, POINT = 18, 14, 6, 4
    """Widest bar, colour of a legend, narrow bar, point of a line."""
    LEFT, BELOW = 36, 28
    """Room for the figures of the axes."""
    CLOCK = 260
    """The hours of a day around a face."""


class Motion:
    """How long what moves may take, in milliseconds."""

    DIM = 2000


DIM = 0.35
"""How much is left of the light of a screen that went dim by itself."""


LIGHT = ft.ColorScheme(
    primary="#1F5F5B",
    on_primary="#FFFFFF",
    primary_fixed="#1F5F5B",
    on_primary_fixed="#FFFFFF",
    primary_container="#D3E6E1",
    on_primary_container="#0F3B38",
    secondary="#6A5A43",
    on_secondary="#FFFFFF",
    secondary_container="#E7DDCB",
    on_secondary_container="#3A3022",
    tertiary="#8A4A1C",
    on_tertiary="#FFFFFF",
    tertiary_container="#F8E3CF",
    on_tertiary_container="#4B270B",
    error="#9B2C22",
    on_error="#FFFFFF",
    error_container="#F9DCD6",
    on_error_container="#5A1510",
    surface="#FAF6EF",
    on_surface="#22201C",
    on_surface_variant="#575044",
    surface_container_lowest="#FFFDF9",
    surface_container_low="#F5EFE4",
    surface_container="#F1EADD",
    surface_container_high="#ECE3D4",
    surface_container_highest="#E6DCCA",
    outline="#857B6B",
    outline_variant="#DBD1C0",
    inverse_surface="#33302A",
    on_inverse_surface="#F7F0E5",
    inverse_primary="#8FCFC5",
    surface_tint="#FAF6EF",
    shadow="#000000",
    scrim="#000000",
)

DARK = ft.ColorScheme(
    primary="#7BBDB3",
    on_primary="#04211E",
    primary_fixed="#7BBDB3",
    on_primary_fixed="#04211E",
    primary_container="#1E4541",
    on_primary_container="#C9EBE4",
    secondary="#CDBFA8",
    on_secondary="#332A1C",
    secondary_container="#3A3226",
    on_secondary_container="#EADFCB",
    tertiary="#EBB98D",
    on_tertiary="#45250A",
    tertiary_container="#4C3018",
    on_tertiary_container="#F8E0CA",
    error="#F2AFA5",
    on_error="#5A1510",
    error_container="#6B241C",
    on_error_container="#FBDED9",
    surface="#151310",
    on_surface="#EFE6DA",
    on_surface_variant="#C4B8A6",
    surface_container_lowest="#100E0C",
    surface_container_low="#1B1815",
    surface_container="#211E1A",
    surface_container_high="#2A2621",
    surface_container_highest="#342F29",
    outline="#978B7A",
    outline_variant="#3C362E",
    inverse_surface="#EFE6DA",
    on_inverse_surface="#2A2621",
    inverse_primary="#1F5F5B",
    surface_tint="#151310",
    shadow="#000000",
    scrim="#000000",
)

BLACK = ft.ColorScheme(
    primary="#6FA79F",
    on_primary="#000000",
    # A large ground in the colour of the letters would light the room.
    primary_fixed="#215650",
    on_primary_fixed="#E4F5F0",
    primary_container="#14302D",
    on_primary_container="#A9D3CB",
    secondary="#A89B86",
    on_secondary="#000000",
    secondary_container="#241F18",
    on_secondary_container="#CDBFA9",
    tertiary="#C79A70",
    on_tertiary="#000000",
    tertiary_container="#2B1A0B",
    on_tertiary_container="#E2C3A5",
    error="#D8938A",
    on_error="#000000",
    error_container="#3A120D",
    on_error_container="#EBC3BD",
    surface="#000000",
    on_surface="#CBBDA8",
    on_surface_variant="#A39783",
    surface_container_lowest="#000000",
    surface_container_low="#0B0A08",
    surface_container="#12100D",
    surface_container_high="#191612",
    surface_container_highest="#221E19",
    outline="#7A7061",
    outline_variant="#2A251F",
    inverse_surface="#CBBDA8",
    on_inverse_surface="#191612",
    inverse_primary="#154A46",
    surface_tint="#000000",
    shadow="#000000",
    scrim="#000000",
)

LOOKS = {"light": LIGHT, "dark": DARK, "black": BLACK}


def theme(colours: ft.ColorScheme, *, still: bool = False, cramped: bool = False) -> ft.Theme:
    """The Material theme of one look.

    Args:
        colours: Its roles.
        still: Whether nothing moves between pages.
        cramped: Whether a long word of a heading would be broken.
    """
    phone = ft.PageTransitionTheme.NONE if still else None
    return ft.Theme(
        color_scheme=colours,
        font_family=FONT,
        scaffold_bgcolor=colours.surface,
        canvas_color=colours.surface,
        text_theme=_in_ink(colours, CRAMPED_TYPE if cramped else TYPE),
        # Material's own density makes buttons 32 px high on a desktop.
        visual_density=ft.VisualDensity.STANDARD,
        page_transitions=ft.PageTransitionsTheme(
            android=phone or ft.PageTransitionTheme.FADE_FORWARDS,
            ios=phone or ft.PageTransitionTheme.CUPERTINO,
            linux=ft.PageTransitionTheme.NONE,
            macos=ft.PageTransitionTheme.NONE,
            windows=ft.PageTransitionTheme.NONE,
        ),
        snackbar_theme=ft.SnackBarTheme(
            behavior=ft.SnackBarBehavior.FLOATING,
            bgcolor=colours.inverse_surface,
            content_text_style=ft.TextStyle(size=16, color=colours.on_inverse_surface),
            shape=ft.RoundedRectangleBorder(radius=Radius.S),
        ),
        navigation_bar_theme=ft.NavigationBarTheme(
            bgcolor=colours.surface_container_low,
            indicator_color=colours.primary_container,
            elevation=0,
            label_text_style=ft.TextStyle(size=14, color=colours.on_surface),
        ),
        navigation_rail_theme=ft.NavigationRailTheme(
            bgcolor=colours.surface_container_low,
            indicator_color=colours.primary_container,
            elevation=0,
        ),
    )


def _in_ink(colours: ft.ColorScheme, letters: ft.TextTheme) -> ft.TextTheme:
    # What is typed has no colour of its own, and the client takes every look for one by day.
    typed = replace(letters.body_large or ft.TextStyle(), color=colours.on_surface)
    return replace(letters, body_large=typed)


def _style(size: int, height: float, spacing: float = 0) -> ft.TextStyle:
    # The bundled Roboto has one weight: size and colour make the order, not boldness.
    return ft.TextStyle(
        font_family=FONT,
        size=size,
        weight=ft.FontWeight.W_400,
        height=height,
        letter_spacing=spacing,
    )


TYPE = ft.TextTheme(
    display_large=_style(64, 1.0, -1),
    display_medium=_style(44, 1.1, -0.5),
    headline_large=_style(34, 1.2, -0.25),
    headline_medium=_style(28, 1.25),
    title_large=_style(22, 1.3),
    title_medium=_style(18, 1.35),
    body_large=_style(18, 1.45),
    body_medium=_style(16, 1.45),
    label_large=_style(18, 1.2),
    label_medium=_style(14, 1.3),
)

CRAMPED_TYPE = replace(
    TYPE,
    display_medium=_style(34, 1.1, -0.5),
    headline_large=_style(24, 1.2),
    headline_medium=_style(22, 1.25),
    title_large=_style(20, 1.3),
)
"""The same where the window is so narrow for its letters that long words would be broken."""
