"""Every screen has an address."""

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from crampapp.pwa.manifest import manifest

from .conftest import Launch

ASSETS = Path(__file__).parents[2] / "assets"
SHORTCUTS = json.loads(manifest(ASSETS, surface="", accent=""))["shortcuts"]

FIRST_WORDS = {
    "/": "Cramp now",
    "/relief": "It eased",
    "/prevent": "Stop the next one",
    "/prevent/reminders": "Remind me",
    "/prevent/reminders/status": "No push at this address",
    "/prevent/reminders/quiet": "Quiet hours",
    "/prevent/reminders/calendar": "Apple Calendar",
    "/prevent/stretch/warm-up": "Warm up now",
    "/history": "No cramps recorded.",
    "/learn": "Learn",
    "/log": "When did it start?",
    "/bedtime": "Three times each leg.",
}


@pytest.mark.parametrize(("route", "words"), FIRST_WORDS.items())
async def test_a_deep_link_opens_its_screen(launch: Launch, route: str, words: str) -> None:
    client = await launch(route)
    assert client.says(words)


@pytest.mark.parametrize(
    "url", ["http://app.test/?cramp=now", "http://app.test/cramp/?cramp=now#/"]
)
async def test_the_shortcut_starts_relief_at_once(launch: Launch, url: str) -> None:
    client = await launch(url=url)
    assert client.view.route == "/relief"
    assert client.page.route == "/relief"
    await client.back()
    assert client.says("Cramp now")


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut["name"])
async def test_every_shortcut_opens_its_screen(launch: Launch, shortcut: dict[str, str]) -> None:
    url = urljoin("http://app.test/", shortcut["url"])
    client = await launch(urlsplit(url).fragment or "/", url=url)
    assert client.page.route != "/"
    assert not client.says("There is no such page")


async def test_an_unknown_address_is_home_and_says_so(launch: Launch) -> None:
    client = await launch("/no/such/page")
    assert client.says("There is no such page. This is home.")
    await client.tap("cramp-now")
    assert client.says("It eased")


@pytest.mark.parametrize("route", ["/relief", "/log", "/bedtime"])
async def test_back_from_a_page_is_home(launch: Launch, route: str) -> None:
    client = await launch(route)
    await client.tap("back")
    assert client.view.route == "/"
    assert "cramp-now" in client.key_names()


async def test_home_leads_to_the_profile_and_log_and_history_leads_to_log(launch: Launch) -> None:
    client = await launch()
    await client.tap("you")
    assert client.says("Do you have diabetes?")
    await client.go("/history")
    await client.tap("log")
    assert client.says("When did it start?")


async def test_good_to_know_shows_every_text_that_no_other_screen_does(launch: Launch) -> None:
    client = await launch()
    await client.tap("good-to-know")
    assert client.says("Cramp in the water")
    assert client.says("Narrow spine or sciatica")
    assert client.says("A clinician has not reviewed it yet")


async def test_the_bedtime_stretch_leads_to_what_it_rests_on(launch: Launch) -> None:
    client = await launch("/stretch/bedtime")
    await client.tap("stand")
    await client.tap("about")
    assert client.says("Evidence: small or mixed trials")
    assert client.says("Hallegraeff")


@pytest.mark.parametrize("width", [390, 900])
async def test_the_tabs_lead_to_history_to_prevent_to_learn_and_back(
    launch: Launch, width: int
) -> None:
    client = await launch(width=width)
    await client.select_tab(3)
    assert client.says("No cramps recorded.")
    await client.select_tab(2)
    assert client.says("Tonight’s stretch")
    await client.select_tab(4)
    assert client.says("Learn")
    await client.select_tab(0)
    assert "cramp-now" in client.key_names()


async def test_a_turned_phone_gets_the_rail(launch: Launch) -> None:
    client = await launch()
    assert type(client.find("tabs")).__name__ == "NavigationBar"
    await client.resize(844, 390)
    assert type(client.find("tabs")).__name__ == "NavigationRail"
