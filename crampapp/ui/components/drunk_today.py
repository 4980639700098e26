"""How much it was today, against a goal where the person set one."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.hydration_day import DayTotal
from crampapp.domain.settings import Units
from crampapp.ui.components.text import Style, quiet, text
from crampapp.ui.measures import volume
from crampapp.ui.theme import IconSize, Ring, Space, Stroke


def drunk_today(total: DayTotal, target_ml: int | None, units: Units) -> ft.Control:
    """The total of a day in words, beside a vessel."""
    count = ngettext("{n} drink today", "{n} drinks today", total.drinks).format(n=total.drinks)
    lines: list[ft.Control] = [text(volume(total.ml, units), Style.DISPLAY_MEDIUM), quiet(count)]
    if target_ml:
        goal = _("Your goal: {amount}").format(amount=volume(target_ml, units))
        lines.append(text(goal, Style.BODY_MEDIUM))
    share = total.ml / target_ml if target_ml else None
    # In large text the words go below the vessel.
    rows: list[ft.Control] = [
        ft.Row(
            [
                ft.Semantics(exclude_semantics=True, content=_vessel(share)),
                ft.Column(lines, spacing=0, tight=True),
            ],
            wrap=True,
            spacing=Space.L,
            run_spacing=0,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        )
    ]
    if share and share >= 1:
        rows.append(text(_("Your goal is reached. From here on only if thirsty.")))
    return ft.MergeSemantics(content=ft.Column(rows, spacing=Space.XS, tight=True))


def _vessel(share: float | None) -> ft.Control:
    """A ring that closes at the goal; without a goal there is nothing to fill."""
    drop = ft.Icon(ft.Icons.WATER_DROP_OUTLINED, size=IconSize.XL, color=ft.Colors.PRIMARY)
    if share is None:
        return drop
    return ft.Stack(
        # The stroke of the ring stands out by half of its width.
        margin=Stroke.RING / 2,
        width=Ring.M,
        height=Ring.M,
        controls=[
            ft.ProgressRing(
                value=min(share, 1.0),
                width=Ring.M,
                height=Ring.M,
                stroke_width=Stroke.RING,
                stroke_cap=ft.StrokeCap.ROUND,
                color=ft.Colors.PRIMARY,
                bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
            ),
            ft.Container(drop, width=Ring.M, height=Ring.M, alignment=ft.Alignment.CENTER),
        ],
    )
