"""Settings: each choice holds at once, in the whole app, and is in a backup."""

from datetime import datetime, time

import flet as ft
import pytest

from crampapp.domain.hours import NightHours
from crampapp.domain.settings import Settings, Theme, Units
from crampapp.store import Store
from crampapp.ui.preferences import Cue, kept_preferences
from crampapp.ui.theme import BLACK, DARK, LIGHT, TARGET, TYPE

from .conftest import MORNING, Launch, Session
from .test_theme import heights

NIGHT = datetime(2026, 11, 24, 3, 10)
ROWS = [
    ("about-you", "/you"),
    ("look", "/settings/look"),
    ("sound", "/settings/sound"),
    ("reminders", "/prevent/reminders"),
    ("region", "/settings/region"),
    ("units", "/settings/units"),
    ("install", "/install"),
    ("try", "/try"),
    ("send", "/send"),
    ("your-data", "/settings/data"),
    ("privacy", "/settings/privacy"),
    ("about", "/settings/about"),
]


async def test_the_list_leads_to_everything_in_its_order(launch: Launch) -> None:
    client = await launch("/settings")
    keys = [str(c.key) for c in client.controls() if str(c.key) in dict(ROWS)]
    assert keys == [key for key, _route in ROWS]
    for key, route in ROWS:
        await client.tap(key)
        assert client.page.route == route
        await client.go("/settings")


@pytest.mark.parametrize(
    "key", [key for key, route in ROWS if key not in ("install", "try", "send")]
)
async def test_back_from_a_page_leads_to_the_settings_it_was_opened_from(
    launch: Launch, key: str
) -> None:
    client = await launch("/settings")
    await client.tap(key)
    await client.tap("back")
    assert client.page.route == "/settings"
    await client.tap("back")
    assert client.page.route == "/"


@pytest.mark.parametrize("tab", ["/", "/check", "/prevent"])
async def test_the_settings_are_one_tap_away_and_lead_back(launch: Launch, tab: str) -> None:
    client = await launch(tab)
    await client.tap("settings")
    assert client.page.route == "/settings"
    await client.tap("back")
    assert client.page.route == tab


@pytest.mark.parametrize(
    ("route", "parent"),
    [
        ("/you", "/"),
        ("/prevent/reminders", "/prevent"),
        ("/settings/look", "/settings"),
        ("/settings/data", "/settings"),
        ("/settings/about/diagnostics", "/settings/about"),
    ],
)
async def test_back_after_a_deep_link_leads_to_a_sensible_parent(
    launch: Launch, route: str, parent: str
) -> None:
    client = await launch(route)
    await client.tap("back")
    assert client.page.route == parent


SCREENS = ["/settings", *(route for _key, route in ROWS if route.startswith("/settings/"))]


@pytest.mark.parametrize("route", [*SCREENS, "/settings/about/diagnostics"])
async def test_every_screen_has_a_first_heading_and_targets_for_a_thumb(
    launch: Launch, route: str
) -> None:
    client = await launch(route)
    first = [c for c in client.controls() if isinstance(c, ft.Semantics) and c.heading_level == 1]
    assert len(first) == 1
    assert {key: height for key, height in heights(client).items() if height < TARGET} == {}


# Look

LOOKS = [
    ("theme-light", LIGHT, DARK, ft.ThemeMode.LIGHT),
    ("theme-dark", LIGHT, DARK, ft.ThemeMode.DARK),
    ("theme-black", BLACK, BLACK, ft.ThemeMode.DARK),
    ("theme-system", LIGHT, DARK, ft.ThemeMode.SYSTEM),
]


def worn(client: Session) -> tuple[ft.ColorScheme, ft.ColorScheme, ft.ThemeMode]:
    page = client.page
    assert page.theme
    assert page.dark_theme
    assert page.theme_mode
    return page.theme.color_scheme, page.dark_theme.color_scheme, page.theme_mode


async def test_a_look_holds_at_once_and_the_page_is_told(launch: Launch) -> None:
    client = await launch("/settings/look")
    for key, light, dark, mode in LOOKS:
        await client.tap(key)
        assert worn(client) == (light, dark, mode)
        assert client.last_posted("look")["look"] == key.removeprefix("theme-")
    again = await launch("/", keeper=client.keeper)
    assert worn(again) == (LIGHT, DARK, ft.ThemeMode.SYSTEM)


@pytest.mark.parametrize("key", [key for key, *_rest in LOOKS])
async def test_nothing_is_brighter_than_black_in_the_night_hours(launch: Launch, key: str) -> None:
    client = await launch("/settings/look", now=NIGHT)
    await client.tap(key)
    assert worn(client)[:2] == (BLACK, BLACK)
    assert client.last_posted("look")["look"] == "black"


async def test_the_night_is_when_the_person_says(launch: Launch) -> None:
    client = await launch("/settings/look", now=MORNING)
    assert worn(client)[0] is LIGHT
    await client.tap("begin")
    await client.tap("begin-hour-9")
    await client.tap("begin-minute-30")
    await client.tap("end")
    await client.tap("end-hour-17")
    await client.tap("end-minute-0")
    assert client.state.preferences.night_hours == NightHours(begin=time(9, 30), end=time(17))
    assert worn(client)[0] is BLACK
    assert client.state.cues == client.state.preferences.night
    client.clock.local = NIGHT
    await client.advance(1)
    assert worn(client)[0] is LIGHT


async def test_what_began_in_the_night_stays_dark_until_it_ends(launch: Launch) -> None:
    client = await launch("/relief", now=datetime(2026, 11, 24, 5, 59))
    await client.advance(120)
    assert worn(client)[0] is BLACK
    await client.tap("it-eased")
    await client.advance(1)
    await client.tap("done")
    await client.advance(1)
    assert worn(client)[0] is LIGHT


async def test_the_size_of_text_is_told_to_the_page_which_scales_all_letters(
    launch: Launch,
) -> None:
    client = await launch("/settings/look")
    await client.tap("size-175")
    assert client.last_posted("look")["size"] == 175
    assert kept_preferences(client.keeper).text_size == 175


@pytest.mark.parametrize(("width", "size", "smaller"), [(320, 200, True), (320, 100, False)])
async def test_headings_are_smaller_where_large_letters_would_break_their_words(
    launch: Launch, width: int, size: int, smaller: bool
) -> None:
    client = await launch("/settings/look", width=width)
    await client.tap(f"size-{size}")
    assert client.page.theme
    assert client.page.theme.text_theme
    heading = client.page.theme.text_theme.headline_large
    assert (heading != TYPE.headline_large) is smaller


async def test_pages_change_without_sliding_when_asked(launch: Launch) -> None:
    client = await launch("/settings/look")
    await client.tap("still")
    moves = client.page.theme.page_transitions
    assert {moves.android, moves.ios} == {ft.PageTransitionTheme.NONE}
    assert client.last_posted("look")["still"]


# Voice and signals


async def test_signals_are_chosen_for_day_and_night_apart(launch: Launch) -> None:
    client = await launch("/settings/sound")
    await client.tap("night-voice")
    await client.tap("day-chime")
    kept = kept_preferences(client.keeper)
    assert kept.night == {Cue.VIBRATION, Cue.PULSE, Cue.VOICE}
    assert kept.day == set(Cue) - {Cue.CHIME}


async def test_what_is_on_can_be_heard(launch: Launch) -> None:
    client = await launch("/settings/sound")
    await client.tap("hear-day")
    assert client.last_posted("speak")["volume"] == client.last_posted("chime")["volume"] == 1
    assert "Now: Voice, Chime, Vibration" in client.announced()
    spoken = len(client.posted("speak"))
    await client.tap("hear-night")
    assert len(client.posted("speak")) == spoken
    assert len(client.posted("vibrate")) == 2
    await client.tap("night-vibration")
    await client.tap("hear-night")
    assert "Nothing of it makes a sound." in client.announced()


# Region and units


async def test_the_first_guess_is_of_the_time_zone_and_can_be_changed(launch: Launch) -> None:
    client = await launch("/settings/region", zone="Europe/London")
    assert client.says("United Kingdom: 999 or 112")
    assert client.says("You are not there? Choose below.")
    await client.tap("region-new_zealand")
    assert client.says("New Zealand: 111")
    await client.go("/relief/signs")
    await client.tap("sign-flag.breathless")
    assert client.says("Call 111")
    again = await launch("/settings/region", zone="Europe/London", keeper=client.keeper)
    assert again.says("You chose this. It stays when you travel.")
    await again.tap("region-guess")
    assert again.state.preferences.region is None


async def test_units_are_those_of_the_region_until_others_are_chosen(launch: Launch) -> None:
    client = await launch("/settings/units", zone="America/New_York")
    assert client.says("A glass of water is 8 fl oz.")
    await client.tap("units-metric")
    assert client.says("A glass of water is 250 ml.")
    await client.go("/settings/region")
    await client.tap("region-usa")
    assert client.state.preferences.units is Units.METRIC


async def test_units_that_only_the_store_knows_are_taken_over(launch: Launch) -> None:
    first = await launch("/you")
    await first.tap("diabetes-True")
    await first.advance(1)
    store = await Store.open(first.files)
    await store.save(Settings(units=Units.IMPERIAL))
    client = await launch("/settings/units", files=first.files, keeper=first.keeper)
    await client.advance(1)
    assert client.says("8 fl oz")
    assert kept_preferences(client.keeper).units is Units.IMPERIAL


async def test_every_choice_reaches_the_store(launch: Launch) -> None:
    client = await launch("/settings/look")
    await client.tap("theme-black")
    await client.tap("size-130")
    await client.tap("still")
    await client.go("/settings/region")
    await client.tap("region-india")
    await client.advance(1)
    store = await Store.open(client.files)
    assert await store.one(Settings) == Settings(
        theme=Theme.BLACK, text_size=130, still=True, region="india"
    )


async def test_privacy_leads_to_where_everything_can_be_deleted(launch: Launch) -> None:
    client = await launch("/settings/privacy")
    assert client.says("There is no account.")
    await client.tap("your-data")
    assert client.page.route == "/settings/data"
    await client.tap("back")
    assert client.page.route == "/settings/privacy"
