"""What is tapped in the player: steps, positions, signals, and the two ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.relief import Phase, Position, Run
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, chip
from crampapp.ui.components.text import quiet
from crampapp.ui.formats import position
from crampapp.ui.preferences import Cue
from crampapp.ui.theme import Space


@dataclass(frozen=True)
class PlayerVerbs:
    """What can be done in the player."""

    step_begins: Callable[[str], None]
    phase_begins: Callable[[Phase], None]
    next: OnTap
    previous: OnTap
    muscle: Callable[[MuscleGroup], None]
    side: Callable[[Side], None]
    position: Callable[[Position, bool], None]
    still: OnTap
    over_ten: OnTap
    eased: OnTap
    signs: OnTap
    care: OnTap
    switch: Callable[[Cue], None]
    dark: OnTap
    helper: OnTap
    touch: OnTap
    back: OnTap


def position_choice(run: Run, positions: Sequence[Position], verbs: PlayerVerbs) -> ft.Control:
    postures: list[ft.Control] = [
        chip(
            position(p),
            p == run.position and not run.sport,
            _chosen(verbs, p, False),
            f"position-{p}",
        )
        for p in positions
    ]
    if Position.STANDING in positions:
        sport = _chosen(verbs, Position.STANDING, True)
        postures.append(chip(_("During sport"), run.sport, sport, "position-sport"))
    return ft.Row(postures, wrap=True, spacing=Space.S, run_spacing=Space.S)


def _chosen(verbs: PlayerVerbs, how: Position, sport: bool) -> OnTap:
    return lambda: verbs.position(how, sport)


def signal_choice(cues: frozenset[Cue], dark: bool, helper: bool, verbs: PlayerVerbs) -> ft.Control:
    """What the phone does beside words and pictures; the voice has its button above."""
    names = [
        (Cue.CHIME, _("Chime")),
        (Cue.VIBRATION, _("Vibration")),
        (Cue.PULSE, _("Light pulse")),
    ]
    switches: list[ft.Control] = [
        chip(name, cue in cues, _switched(verbs, cue), f"cue-{cue}") for cue, name in names
    ]
    switches.append(chip(_("Dark"), dark, verbs.dark, "dark"))
    switches.append(chip(_("Somebody helps me"), helper, verbs.helper, "helper"))
    return ft.Row(switches, wrap=True, spacing=Space.S, run_spacing=Space.S)


def _switched(verbs: PlayerVerbs, cue: Cue) -> OnTap:
    return lambda: verbs.switch(cue)


def step_buttons(index: int, count: int, verbs: PlayerVerbs) -> ft.Control:
    def way(label: str, verb: OnTap, key: str, there: bool) -> ft.Control:
        return button(
            label,
            verb,
            key=key,
            size=Size.PLAYER,
            weight=Weight.QUIET,
            disabled=not there,
        )

    # Large text takes a line for each.
    return ft.Row(
        wrap=True,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        run_alignment=ft.MainAxisAlignment.CENTER,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
        controls=[
            way(_("Previous"), verbs.previous, "previous", index > 0),
            quiet(_("Step {number} of {all}").format(number=index + 1, all=count)),
            way(_("Next"), verbs.next, "next", index + 1 < count),
        ],
        spacing=Space.S,
    )


def end_buttons(flat: bool, verbs: PlayerVerbs) -> ft.Control:
    """Always in the same place, below everything that scrolls; side by side on a turned phone."""
    expand = True if flat else None
    still = button(
        _("Still cramping"), verbs.still, key="still-cramping", size=Size.PLAYER, expand=expand
    )
    done = it_eased(verbs.eased, expand=expand)
    if flat:
        return ft.Row([still, done], spacing=Space.S)
    return ft.Column(
        [still, done],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def it_eased(on_tap: OnTap, *, expand: bool | None = None) -> ft.Control:
    """The way out, in the same place on every screen of a relief."""
    return button(
        _("It eased"), on_tap, key="it-eased", size=Size.PLAYER, weight=Weight.MAIN, expand=expand
    )
