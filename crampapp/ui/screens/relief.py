"""The player: one step at a time, in pictures and in words that can be read half asleep."""

from collections.abc import Sequence

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.relief import Position, Run, Step, countdown, is_drowsy, is_too_long
from crampapp.platform.clock import Clock
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, chip, choice
from crampapp.ui.components.card import card
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.picture import picture
from crampapp.ui.components.player_controls import (
    PlayerVerbs,
    end_buttons,
    position_choice,
    signal_choice,
    step_buttons,
)
from crampapp.ui.components.step_clock import StepClock, Timing
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.components.tiles import muscle_tiles
from crampapp.ui.formats import not_the, side
from crampapp.ui.preferences import Cue
from crampapp.ui.theme import (
    COLUMN,
    PICTURE,
    SMALL_PICTURE,
    TURNED,
    TURNED_PICTURE,
    WRONG_PICTURE,
    Radius,
    Space,
)
from crampapp.ui.ticking import use_time


@ft.component
def ReliefScreen(
    *,
    run: Run,
    steps: Sequence[Step],
    positions: Sequence[Position],
    first_pictures: Sequence[tuple[MuscleGroup, str]],
    left_out: Sequence[str],
    cautions: Sequence[str],
    sport_line: str,
    urgent: ft.Control,
    danger: ft.Control | None,
    clock: Clock,
    cues: frozenset[Cue],
    voice_waits: bool,
    dark: bool,
    helper: Advice | None,
    colours: ft.ColorScheme | None,
    wide: bool,
    short: bool,
    verbs: PlayerVerbs,
) -> ft.Control:
    """Leads through the steps of a run until it eased.

    Args:
        run: The relief under way.
        steps: The safe steps of its muscle and position.
        positions: The positions there are steps for.
        first_pictures: Of each muscle, the pose of its first step.
        left_out: Why steps are missing that are not safe for this person.
        cautions: What this person must be careful about in the step shown.
        sport_line: Shown when it struck during sport.
        urgent: What to know once it has lasted ten minutes.
        danger: What ticked signs demand, short of an emergency.
        clock: The time.
        cues: The signals that are switched on.
        voice_waits: Whether the voice needs a touch first.
        dark: Whether the black look was chosen for all hours.
        helper: What somebody beside may do, in huge words, once that is safe.
        colours: Of the pictures, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        short: Whether the window is low.
        verbs: What can be done.
    """
    picking, pick = ft.use_state(False)
    drowsy = use_time(clock, lambda now: is_drowsy(run, now.utc))
    too_long = use_time(clock, lambda now: is_too_long(run, now.utc))
    step = steps[run.index]
    ft.use_effect(lambda: verbs.step_begins(step.say), dependencies=[step.id, run.step_started])

    def picked(muscle: MuscleGroup) -> None:
        pick(False)
        verbs.muscle(muscle)

    turned = wide and short
    # What a step does not change is neither built nor compared again: a tap is answered sooner.
    top = ft.use_memo(lambda: _top(verbs), [verbs])
    where = ft.use_memo(
        lambda: _where(run, lambda: pick(True), verbs), [verbs, run.muscle, run.side]
    )
    postures = ft.use_memo(
        lambda: position_choice(run, positions, verbs),
        [verbs, run.position, run.sport, tuple(positions)],
    )
    when_still = ft.use_memo(
        lambda: _when_still(run, too_long, verbs), [verbs, run.still, too_long]
    )
    signals = ft.use_memo(
        lambda: signal_choice(cues, dark, helper is not None, verbs),
        [verbs, cues, dark, helper is not None],
    )
    ends = ft.use_memo(lambda: end_buttons(turned, verbs), [verbs, turned])
    # In a low window, and with large text, the way back scrolls away with the rest.
    body: list[ft.Control] = [top] if short else []
    if picking:
        body.append(heading(_("Where is it?")))
        body.append(muscle_tiles(first_pictures, run.muscle, picked, colours=colours))
    else:
        if too_long:
            body.append(announced(urgent))
        if danger:
            body.append(danger)
        if drowsy:
            body.append(announced(_drowsy(verbs)))
        hint = voice_waits and Cue.VOICE in cues
        body += _step(run, step, clock, cues, hint, colours, short, turned, helper, verbs)
        if run.sport and sport_line:
            body.append(text(sport_line))
        body += [card([text(caution)]) for caution in cautions]
        body.append(where)
        if step.not_this:
            body.append(_not_this(step.not_this, run.side is Side.LEFT, colours))
        body.append(postures)
        body.append(when_still)
        if len(steps) > 1:
            body.append(step_buttons(run.index, len(steps), verbs))
        body += [quiet(why) for why in left_out]
        body.append(signals)
    return column_of(
        ft.Column(
            [
                *([] if short else [top]),
                scroll(body, spacing=Space.S if short else Space.M),
                ends,
            ],
            spacing=Space.S,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.XS, bottom=Space.M),
        widest=TURNED if turned else COLUMN,
    )


def _top(verbs: PlayerVerbs) -> ft.Control:
    return ft.Row(
        [
            back_button(verbs.back),
            button(_("Not like other cramps?"), verbs.signs, key="signs", weight=Weight.QUIET),
        ],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=True,
        run_spacing=0,
    )


def _step(
    run: Run,
    step: Step,
    clock: Clock,
    cues: frozenset[Cue],
    hint: bool,
    colours: ft.ColorScheme | None,
    short: bool,
    turned: bool,
    helper: Advice | None,
    verbs: PlayerVerbs,
) -> list[ft.Control]:
    style = Style.HEADLINE_MEDIUM if short else Style.HEADLINE_LARGE
    voice = chip(
        _("Voice"),
        Cue.VOICE in cues,
        lambda: verbs.switch(Cue.VOICE),
        "voice",
        size=Size.PLAYER,
        icon=ft.Icons.VOLUME_UP if Cue.VOICE in cues else ft.Icons.VOLUME_OFF,
        upright=True,
    )
    action = (
        heading(helper.title, Style.DISPLAY_MEDIUM, live=True)
        if helper
        else heading(step.action, style, live=True)
    )
    shown = picture(
        step.picture,
        height=TURNED_PICTURE if turned else SMALL_PICTURE if short else PICTURE,
        label=step.action,
        mirrored=run.side is Side.LEFT,
        colours=colours,
    )
    clock_of_step = StepClock(
        timing=Timing(step.hold_s, step.rest_s, step.repetitions),
        count=lambda now: countdown(step, run.step_started, now),
        since=(step.id, run.step_started),
        clock=clock,
        small=short,
        pulse=Cue.PULSE in cues,
        beside=voice,
        on_phase=verbs.phase_begins,
    )
    # In a stack also without the hint: moved to another parent, the clock would begin anew.
    ring = ft.Stack(
        [clock_of_step, *([_tap_for_voice()] if hint else [])],
        clip_behavior=ft.ClipBehavior.NONE,
    )
    detail = (
        text(helper.text, Style.HEADLINE_MEDIUM) if helper else quiet(step.detail, Style.BODY_LARGE)
    )
    if not turned:
        return [action, shown, ring, detail]
    words = ft.Column([action, ring], spacing=Space.S, tight=True, expand=True)
    beside = ft.Row([shown, words], spacing=Space.M, vertical_alignment=ft.CrossAxisAlignment.START)
    return [beside, detail]


def _tap_for_voice() -> ft.Control:
    # Beside the switch of the voice and over nothing that is read; it moves nothing as it goes.
    words = text(_("Tap anywhere for voice"), Style.BODY_MEDIUM, color=ft.Colors.ON_INVERSE_SURFACE)
    return ft.Container(
        words,
        right=0,
        top=-Space.S,
        padding=ft.Padding.symmetric(vertical=Space.XS, horizontal=Space.MS),
        border_radius=Radius.S,
        bgcolor=ft.Colors.INVERSE_SURFACE,
        ignore_interactions=True,
    )


def _not_this(pose: str, mirrored: bool, colours: ft.ColorScheme | None) -> ft.Control:
    return ft.Row(
        [
            ft.Container(
                picture(
                    pose,
                    height=WRONG_PICTURE[1],
                    label=_("Not like this"),
                    mirrored=mirrored,
                    colours=colours,
                ),
                width=WRONG_PICTURE[0],
            ),
            quiet(_("Not like this"), Style.TITLE_MEDIUM),
        ],
        spacing=Space.M,
    )


def _where(run: Run, on_pick: OnTap, verbs: PlayerVerbs) -> ft.Control:
    """Muscle and leg: one tap each, and the clock goes on."""
    legs = [(s, side(s)) for s in (Side.LEFT, Side.RIGHT)]
    return ft.Row(
        [
            button(not_the(run.muscle), on_pick, key="not-this-muscle"),
            choice(legs, run.side, verbs.side, key="leg"),
        ],
        wrap=True,
        spacing=Space.S,
        run_spacing=Space.S,
    )


def _when_still(run: Run, too_long: bool, verbs: PlayerVerbs) -> ft.Control:
    others: list[ft.Control] = [
        button(_("Massage, warmth, cold"), verbs.care, key="care", size=Size.PLAYER)
    ]
    if run.still and not too_long:
        over = button(
            _("Already over 10 minutes"), verbs.over_ten, key="over-ten", size=Size.PLAYER
        )
        others.insert(0, over)
    return ft.Column(
        others, spacing=Space.S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _drowsy(verbs: PlayerVerbs) -> ft.Control:
    return card(
        [
            text(_("Has it eased?"), Style.TITLE_LARGE),
            button(_("Not yet"), verbs.touch, key="not-yet", size=Size.PLAYER),
        ]
    )
