"""A picture of a step, in the colours of the look it is shown in."""

from colorsys import hls_to_rgb, rgb_to_hls

import flet as ft

from crampapp.content.drawing import HEIGHT, WIDTH
from crampapp.content.pictures import Colours, svg
from crampapp.ui.theme import DARK, LIGHT


def picture(
    pose_id: str,
    *,
    height: float,
    label: str,
    mirrored: bool = False,
    colours: ft.ColorScheme | None = None,
) -> ft.Control:
    """The picture of a pose; to a screen reader it is an image with this label.

    Args:
        pose_id: A pose of ``poses.toml``.
        height: In pixels; narrower places make it smaller.
        label: What it shows, in words.
        mirrored: Whether it is the left leg.
        colours: Colours of the look; those of the light or dark look of the page when not given.
    """
    drawn = svg(pose_id, colours_of(colours or look()), mirrored=mirrored)
    return ft.Semantics(
        image=True,
        label=label,
        exclude_semantics=True,
        container=True,
        content=ft.Image(
            src=drawn, height=height, width=height * WIDTH / HEIGHT, fit=ft.BoxFit.CONTAIN
        ),
    )


def look() -> ft.ColorScheme:
    """The look that the page has now."""
    page = ft.context.page
    if page.theme_mode is ft.ThemeMode.SYSTEM:
        return DARK if page.platform_brightness is ft.Brightness.DARK else LIGHT
    return DARK if page.theme_mode is ft.ThemeMode.DARK else LIGHT


def colours_of(scheme: ft.ColorScheme) -> Colours:
    """The roles that a picture takes from a look."""

    def role(name: str) -> str:
        return str(getattr(scheme, name))

    return Colours(
        ink=role("on_surface_variant"),
        skin=role("tertiary_container"),
        far=role("surface_container_highest"),
        cloth=role("primary_container"),
        highlight=_glowing(role("tertiary")),
        accent=role("primary"),
        warning=role("error"),
        surface=role("surface"),
        quiet=role("outline_variant"),
        strap=role("secondary"),
    )


def _glowing(colour: str) -> str:
    """The same hue, warm and bright enough to look as if it hurt."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, _ = rgb_to_hls(red, green, blue)
    shone = hls_to_rgb(hue, min(max(lightness, 0.48), 0.62), 0.7)
    return "#" + "".join(f"{round(part * 255):02X}" for part in shone)
