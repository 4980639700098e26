"""Voice and signals: what the player does beside words and pictures, by day and by night."""

from collections.abc import Callable, Collection

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, button, chip
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.part import part
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.formats import listed
from crampapp.ui.preferences import Cue
from crampapp.ui.theme import Space


@ft.component
def SettingsSoundScreen(
    *,
    day: Collection[Cue],
    night: Collection[Cue],
    hours: str,
    wide: bool,
    on_switch: Callable[[Cue, bool], object],
    on_hear: Callable[[bool], object],
    on_back: OnTap,
) -> ft.Control:
    """Two lists of switches, each with a way to hear what is on.

    Args:
        day: What is on by day.
        night: What is on in the night hours.
        hours: These hours, such as ``22:00 to 06:00``.
        wide: Whether there is room to spare at the sides.
        on_switch: Told a signal, and whether it is that of the night.
        on_hear: Gives the signals of the day or the night once.
        on_back: Leaves.
    """
    heard, set_heard = ft.use_state({False: "", True: ""})

    def hear(by_night: bool) -> None:
        on_hear(by_night)
        set_heard({not by_night: "", by_night: _given(night if by_night else day)})

    def switches(on: Collection[Cue], by_night: bool) -> ft.Control:
        part_of_day = "night" if by_night else "day"

        def switch(cue: Cue) -> OnTap:
            return lambda: on_switch(cue, by_night)

        return ft.Row(
            [chip(name, cue in on, switch(cue), f"{part_of_day}-{cue}") for cue, name in _names()],
            wrap=True,
            spacing=Space.S,
            run_spacing=Space.S,
        )

    def try_out(key: str, label: str, by_night: bool) -> ft.Control:
        made = button(label, lambda: hear(by_night), key=key, icon=ft.Icons.VOLUME_UP)
        said = announced(text(heard[by_night], color=ft.Colors.PRIMARY))
        return ft.Row([made, said], wrap=True, spacing=Space.M)

    return column_of(
        scroll(
            [
                page_header(_("Voice and signals"), on_back=on_back),
                quiet(
                    _("They help when you cannot look. Each step is on the screen as well."),
                    Style.BODY_LARGE,
                ),
                part(
                    _("By day"),
                    switches(day, False),
                    try_out("hear-day", _("Hear it as by day"), False),
                ),
                part(
                    _("By night"),
                    quiet(_("From {hours}, half as loud.").format(hours=hours)),
                    switches(night, True),
                    try_out("hear-night", _("Hear it as by night"), True),
                ),
                quiet(
                    _(
                        "Not every phone can do all of it: an iPhone does not vibrate for an app "
                        "like this, and its silent switch also silences the chime."
                    )
                ),
            ]
        ),
        wide=wide,
    )


def _names() -> list[tuple[Cue, str]]:
    return [
        (Cue.VOICE, _("Voice")),
        (Cue.CHIME, _("Chime")),
        (Cue.VIBRATION, _("Vibration")),
        (Cue.PULSE, _("Light pulse")),
    ]


def _given(cues: Collection[Cue]) -> str:
    on = [name for cue, name in _names() if cue in cues and cue is not Cue.PULSE]
    if not on:
        return _("Nothing of it makes a sound.")
    return _("Now: {signals}").format(signals=listed(on))
