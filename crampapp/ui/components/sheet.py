"""A sheet of paper on the screen, in the colours of the look."""

import flet as ft

from crampapp.report.colours import PAPER, Colours
from crampapp.report.contents import Contents
from crampapp.report.marks import Paper
from crampapp.report.page import page
from crampapp.report.svg import svg
from crampapp.report.typeface import Typeface
from crampapp.ui.components.picture import look
from crampapp.ui.theme import COLUMN, LIGHT, Radius, Space, Stroke

CLOSE = 1.9
"""How much larger it is for who wants to read it."""


@ft.component
def Sheet(
    *,
    contents: Contents,
    typeface: Typeface,
    paper: Paper,
    label: str,
    close: bool,
    colours: ft.ColorScheme | None,
) -> ft.Control:
    """The page as it will be printed; by night it does not shine.

    Args:
        contents: What stands on it.
        typeface: What it is set in.
        paper: Its size.
        label: What it is, for a screen reader.
        close: Whether it is larger than the screen, to be moved about.
        colours: Those of the look; those of the page when not given.
    """
    measured, measure = ft.use_state(0.0)
    scheme = colours or look()
    drawn = ft.use_memo(
        lambda: svg(page(contents, typeface, paper=paper, colours=_inks(scheme))),
        [contents, paper, str(scheme.surface)],
    )
    width = measured or min(ft.context.page.width or COLUMN, COLUMN) - 2 * Space.L
    across = width * (CLOSE if close else 1)
    picture = ft.Semantics(
        image=True,
        label=label,
        exclude_semantics=True,
        container=True,
        content=ft.Image(
            src=drawn,
            width=across,
            height=across * paper.height / paper.width,
            fit=ft.BoxFit.CONTAIN,
        ),
    )
    return ft.Container(
        border=ft.Border.all(Stroke.HAIR, ft.Colors.OUTLINE_VARIANT),
        border_radius=Radius.S,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
        on_size_change=lambda event: measure(event.width),
        content=ft.Row([picture], scroll=ft.ScrollMode.AUTO, spacing=0),
    )


def _inks(scheme: ft.ColorScheme) -> Colours:
    if scheme is LIGHT:
        return PAPER
    return Colours(
        ground=str(scheme.surface),
        ink=str(scheme.on_surface),
        quiet=str(scheme.on_surface_variant),
        accent=str(scheme.primary),
        grid=str(scheme.outline_variant),
        band=str(scheme.surface_container_high),
        warm=str(scheme.tertiary),
        warm_ground=str(scheme.tertiary_container),
    )
