"""What ticked signs demand: first what to do with the leg, then whom to call."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.red_flags import Level, RedFlag, Triage
from crampapp.domain.region import Region
from crampapp.ui.components.buttons import call
from crampapp.ui.components.card import card
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.theme import Space


def triage_view(triage: Triage, region: Region) -> ft.Control:
    """The whole answer, in the order in which it is needed."""
    ink = ft.Colors.ON_TERTIARY_CONTAINER
    return ft.Column(
        [
            card(
                [heading(triage.now, Style.HEADLINE_MEDIUM, color=ink)],
                warm=True,
                padding=Space.M,
            ),
            text(triage.then, Style.TITLE_LARGE),
            *numbers(triage.level, region),
            *_in_doubt(triage),
            quiet(_("Because of:")),
            *(quiet(_reason(flag, triage)) for flag in triage.flags),
        ],
        spacing=Space.M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _in_doubt(triage: Triage) -> list[ft.Control]:
    grave = any(flag.level is Level.EMERGENCY for flag in triage.unsure)
    if not grave or triage.level is Level.EMERGENCY:
        return []
    return [text(_("If you come to think that the sign is there, call an ambulance at once."))]


def _reason(flag: RedFlag, triage: Triage) -> str:
    if flag in triage.unsure:
        return _("Not sure: {sign}").format(sign=flag.text)
    return flag.text


def numbers(level: Level, region: Region) -> list[ft.Control]:
    """Links that dial, with the number as text; the phone may be wrong about where it is."""
    here: list[ft.Control] = []
    if level is Level.EMERGENCY and region.emergency is None:
        here.append(text(_("Call your local emergency number now."), Style.TITLE_LARGE))
    if level is Level.EMERGENCY and region.emergency:
        here.append(_call(region.emergency, key="call-emergency"))
    if level is Level.URGENT and region.advice:
        here.append(_call(region.advice, key="call-advice"))
    if level is Level.URGENT and region.emergency:
        worse = _("If it gets worse, call {number}.").format(number=region.emergency)
        here.append(text(worse))
    if here and region.emergency:
        other = _("Numbers for {place}. Elsewhere, call the local ones.")
        here.append(quiet(other.format(place=region.name)))
    return here


def _call(number: str, *, key: str) -> ft.Control:
    return call(_("Call {number}").format(number=number), number, key=key)
