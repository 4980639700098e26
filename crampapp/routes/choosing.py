"""Settings: the list of them, and the screens behind it."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.hours import Hours
from crampapp.domain.settings import Units
from crampapp.routes.session import (
    ABOUT,
    DIAGNOSTICS,
    HOME,
    INSTALL,
    LOOK,
    PRIVACY,
    PROFILE,
    REGION,
    REMINDERS,
    SEND,
    SETTINGS,
    SOUND,
    TRY,
    UNITS,
    YOUR_DATA,
    go,
    go_back,
    use_session,
)
from crampapp.ui.components.buttons import OnTap
from crampapp.ui.components.frame import pushed
from crampapp.ui.errors import run_guarded


@ft.component
def SettingsRoute() -> ft.View:
    from crampapp.ui.screens.settings import Entry, SettingsScreen
    from crampapp.ui.screens.settings_look import theme_name
    from crampapp.ui.screens.settings_region import in_short

    state, actions = use_session()
    chosen, choosing = state.preferences, actions.choosing
    look = _("{look}. Black from {hours}").format(
        look=theme_name(chosen.look), hours=_hours(chosen.night_hours)
    )
    units = _("ml and kg") if choosing.units is Units.METRIC else _("fl oz and lb")
    rows = [
        ("about-you", _("About you"), _("What decides which steps are safe for you"), PROFILE),
        ("look", _("Look"), look, LOOK),
        ("sound", _("Voice and signals"), _("By day and by night, with a try-out"), SOUND),
        ("reminders", _("Reminders"), _("Stretch, warm-up, drinks"), REMINDERS),
        ("region", _("Region"), in_short(choosing.region), REGION),
        ("units", _("Units"), units, UNITS),
        ("install", _("Install"), _("On your home screen, for the night"), INSTALL),
        ("try", _("Try it once"), _("20 seconds, by daylight"), TRY),
        ("send", _("Send this stretch"), _("To somebody who has cramps too"), SEND),
        ("your-data", _("Your data"), _("Backup, restore, table, delete"), YOUR_DATA),
        ("privacy", _("Privacy"), _("What stays on this device"), PRIVACY),
        ("about", _("About"), _("Version, sources, licences, diagnostics"), ABOUT),
    ]
    return pushed(
        SETTINGS,
        SettingsScreen(
            entries=[Entry(key, title, line, _to(route)) for key, title, line, route in rows],
            wide=state.wide,
            on_back=lambda: go_back(HOME),
        ),
    )


@ft.component
def LookRoute() -> ft.View:
    from crampapp.ui.screens.settings_look import SettingsLookScreen

    state, actions = use_session()
    chosen, choosing = state.preferences, actions.choosing
    return pushed(
        LOOK,
        SettingsLookScreen(
            theme=chosen.look,
            hours=chosen.night_hours,
            # Elsewhere nothing but the device itself can scale the letters.
            text_size=chosen.text_size if ft.context.page.pyodide else None,
            sample=actions.player.first_step().action,
            still=chosen.still,
            wide=state.wide,
            on_theme=choosing.look,
            on_hours=choosing.night,
            on_size=choosing.size_text,
            on_still=choosing.stand_still,
            on_back=_back,
        ),
    )


@ft.component
def SoundRoute() -> ft.View:
    from crampapp.ui.screens.settings_sound import SettingsSoundScreen

    state, actions = use_session()
    chosen, choosing = state.preferences, actions.choosing
    return pushed(
        SOUND,
        SettingsSoundScreen(
            day=chosen.day,
            night=chosen.night,
            hours=_hours(chosen.night_hours),
            wide=state.wide,
            on_switch=lambda cue, night: choosing.switch(cue, night=night),
            on_hear=lambda night: choosing.hear(night=night),
            on_back=_back,
        ),
    )


@ft.component
def RegionRoute() -> ft.View:
    from crampapp.content import regions
    from crampapp.ui.screens.settings_region import SettingsRegionScreen

    state, actions = use_session()
    choosing = actions.choosing
    here = choosing.region
    return pushed(
        REGION,
        SettingsRegionScreen(
            regions=regions(),
            here=here,
            guessed=choosing.region_by_zone,
            chosen=state.preferences.region == here.code,
            wide=state.wide,
            on_choose=choosing.live_in,
            on_back=_back,
        ),
    )


@ft.component
def UnitsRoute() -> ft.View:
    from crampapp.ui.screens.settings_units import SettingsUnitsScreen

    state, actions = use_session()
    return pushed(
        UNITS,
        SettingsUnitsScreen(
            units=actions.choosing.units,
            wide=state.wide,
            on_choose=actions.choosing.measure_in,
            on_back=_back,
        ),
    )


@ft.component
def PrivacyRoute() -> ft.View:
    from crampapp.ui.screens.settings_privacy import SettingsPrivacyScreen

    state, _actions = use_session()
    return pushed(
        PRIVACY,
        SettingsPrivacyScreen(wide=state.wide, on_data=lambda: go(YOUR_DATA), on_back=_back),
    )


@ft.component
def AboutRoute() -> ft.View:
    from crampapp.content import content
    from crampapp.ui.diagnostics import Surroundings
    from crampapp.ui.screens.about import AboutScreen

    state, actions = use_session()
    page = ft.context.page
    shown, _set = ft.use_state(actions.diagnosing.shown)
    ft.use_effect(lambda: run_guarded(page, actions.diagnosing.look), dependencies=[])
    around = shown.surroundings or Surroundings()
    return pushed(
        ABOUT,
        AboutScreen(
            version=around.version,
            build=around.build,
            licences=around.licences,
            sources=lambda: list(content().sources.values()),
            wide=state.wide,
            on_diagnostics=lambda: go(DIAGNOSTICS),
            on_back=_back,
        ),
    )


@ft.component
def DiagnosticsRoute() -> ft.View:
    from crampapp.ui.screens.about_diagnostics import DiagnosticsScreen

    state, actions = use_session()
    page = ft.context.page
    shown, _set = ft.use_state(actions.diagnosing.shown)
    ft.use_effect(lambda: run_guarded(page, actions.diagnosing.look), dependencies=[])
    return pushed(
        DIAGNOSTICS,
        DiagnosticsScreen(told=shown.text, wide=state.wide, on_back=lambda: go_back(ABOUT)),
    )


def _to(route: str) -> OnTap:
    return lambda: go(route)


def _back() -> None:
    go_back(SETTINGS)


def _hours(hours: Hours) -> str:
    return _("{begin} to {end}").format(begin=f"{hours.begin:%H:%M}", end=f"{hours.end:%H:%M}")
