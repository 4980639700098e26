"""Reminders in the whole app: three taps, what rings, what a tap on it opens, and what is kept."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, Playwright

from tests.browser.browsing import READY_MS, App, Profile, Server, profile, zone_where_it_is
from tests.browser.ringing import Phone, Ringing, ask, ringing
from tests.browser.shell import inbox

ASKING = """
// The browser's own question, which only a person can answer.
Notification.requestPermission = async () => {
  while (Notification.permission === "default") await new Promise((look) => setTimeout(look, 20));
  return Notification.permission;
};
"""
ZONE = zone_where_it_is(12)


@pytest.fixture(scope="module")
def world(web: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ringing]:
    with ringing(web, tmp_path_factory.mktemp("relay")) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser(
    playwright: Playwright, world: Ringing, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Profile]:
    """A phone where it is noon, whose owner was asked nothing yet."""
    with profile(playwright, tmp_path_factory.mktemp("phone"), timezone_id=ZONE) as opened:
        begin(opened, world, "prompt")
        yield opened
        assert opened.problems == []


def begin(browser: Profile, world: Ringing, permission: str) -> None:
    """What a start of the browser needs to ring."""
    world.attach(browser.context)
    browser.context.add_init_script(ASKING)
    permit(browser, world, permission)


def permit(browser: Profile, world: Ringing, setting: str) -> None:
    """What the person has answered to the browser's own question; "prompt": nothing."""
    session = browser.context.new_cdp_session(browser.context.pages[0])
    asked = {"permission": {"name": "notifications"}, "origin": world.url.rstrip("/")}
    session.send("Browser.setPermission", {**asked, "setting": setting})


def beginning(app: App, words: str) -> Locator:
    """The button whose name begins with these words; more about it follows."""
    return app.page.locator("flt-semantics-host").get_by_role("button", name=words).first


def in_three_taps(app: App) -> None:
    """From home to a bedtime reminder."""
    app.page.locator("flt-semantics-host").get_by_role("tab", name="Prevent").click()
    beginning(app, "Reminders").click()
    beginning(app, "Bedtime stretch").click()


def will_ring(browser: Profile, world: Ringing) -> App:
    """The app, allowed to ring, with a reminder."""
    permit(browser, world, "granted")
    # Where it is open already this is no start.
    app = browser.open(f"{world.url}#/")
    app.wait_until_offline_ready()
    if not ask(app.page, "status")["known"]:
        in_three_taps(app)
        app.shows("They ring while the app is closed.")
    return app


def test_three_taps_set_a_reminder_that_will_ring_and_a_test_is_seen(
    browser: Profile, world: Ringing
) -> None:
    app = browser.open(world.url)
    app.wait_until_offline_ready()
    phone = Phone(browser, world.url)
    in_three_taps(app)
    app.page.get_by_role("dialog").get_by_role("button", name="Turn on reminders").click()
    permit(browser, world, "granted")
    app.shows("Next: 22:15").wait_for(state="attached")
    app.shows("They ring while the app is closed.")
    assert ask(app.page, "status")["next_due"] is not None

    beginning(app, "Can they ring?").click()
    app.shows("Reminders ring, also while the app is closed.")
    app.shows("The relay has your times")
    assert "No:" not in app.text
    before = len(world.push.received)
    app.tap("Send me a test now")
    while len(world.push.received) == before:
        app.page.wait_for_timeout(50)
    phone.bring(world.push.received[-1].text)
    app.shows("Shown on this device.")
    assert len(phone.shown(1)) == 1
    phone.clear()


def test_what_rings_while_the_app_is_open_leads_it_to_the_sheet(
    browser: Profile, world: Ringing
) -> None:
    app = will_ring(browser, world)
    due = ask(app.page, "status")["next_due"]
    (push,) = world.ring(datetime.fromisoformat(due) - world.now)
    phone = Phone(browser, world.url)
    phone.bring(push.text)
    (shown,) = phone.shown(1)
    assert shown["title"] == "Time for your stretch"
    assert [title for _action, title in shown["actions"]] == ["Start", "Snooze 10 min"]
    assert phone.tap(shown["tag"]) == []
    app.shows("Your reminder for 22:15")


def test_what_rings_opens_its_sheet_and_is_kept_once_whatever_is_killed(
    browser: Profile, world: Ringing, tmp_path: Path
) -> None:
    page = will_ring(browser, world).page
    due = ask(page, "status")["next_due"]
    at = datetime.fromisoformat(due)
    assert at.astimezone(ZoneInfo(ZONE)).strftime("%H:%M") == "22:15"
    page.goto("about:blank")
    (push,) = world.ring(at - world.now)
    phone = Phone(browser, world.url)
    phone.bring(push.text)
    (shown,) = phone.shown(1)
    (address,) = phone.tap(shown["tag"])
    browser.kill()

    browser.restart()
    begin(browser, world, "granted")
    page = browser.context.pages[0]
    page.goto(address)
    while inbox_of(page):
        page.wait_for_timeout(20)
    browser.kill()

    browser.restart()
    begin(browser, world, "granted")
    app = browser.open(address)
    app.shows("Your reminder for 22:15")
    app.tap("Done")
    app.shows("Stop the next one")
    assert [one for one in kept(app, world, tmp_path) if one[0] == due] == [
        (due, "done"),
        (due, "shown"),
    ]
    assert inbox_of(app.page) == []


def inbox_of(page: Page) -> list[str]:
    """Outcomes that wait for Python; what the page has not made yet is empty."""
    return [item["id"] for item in inbox(page) if item["kind"] == "outcome"]


def kept(app: App, world: Ringing, folder: Path) -> list[tuple[str, str]]:
    """When the reminders were due of which a backup says something, and what it says."""
    app.goto(world.url + "#/settings/data")
    app.tap("Make a backup")
    sheet = app.page.get_by_role("dialog", name="Your backup is ready")
    with app.page.expect_download(timeout=READY_MS) as download:
        sheet.get_by_role("button", name="Save it on this device").click()
    download.value.save_as(folder / "backup")
    rows = map(json.loads, (folder / "backup").read_text(encoding="utf-8").splitlines())
    outcomes = [row["row"] for row in rows if row.get("table", "").startswith("outcomes")]
    return sorted((one["started"]["utc"], one["outcome"]) for one in outcomes)


def test_who_deletes_everything_while_the_relay_is_away_is_forgotten_by_it_later(
    browser: Profile, world: Ringing
) -> None:
    app = will_ring(browser, world)
    browser.context.route("**/v1/**", lambda route: route.abort())
    app.goto(world.url + "#/settings/data")
    app.tap("Delete everything")
    app.tap("Yes, delete everything")
    app.shows("Relief for leg cramps, step by step.")
    app.wait_until_offline_ready()
    assert world.subscription is None
    assert len(world.devices()) == 1
    browser.context.unroute("**/v1/**")
    app.page.evaluate("dispatchEvent(new Event('online'))")
    for _ in range(100):
        if not world.devices():
            break
        app.page.wait_for_timeout(50)
    assert world.devices() == []
    assert all("ERR_FAILED" in problem for problem in browser.problems)
    browser.problems.clear()


def test_at_a_host_of_files_alone_the_calendar_is_offered_and_nothing_said_to_ring(
    browser: Profile, server: Server
) -> None:
    app = App(browser.context.new_page())
    app.goto(server.url)
    in_three_taps(app)
    app.shows("They cannot ring while the app is closed.")
    assert "They ring while" not in app.text
    app.tap("What to do")
    app.shows("No push at this address")
    app.shows("Reminders do not ring while the app is closed.")
    assert not app.button("Send me a test now").count()
    app.tap("Add to my calendar")
    app.shows("Apple Calendar")
