"""Reminders from the relay's clock to the screen that a tap opens, in a real browser.

The app itself starts where that matters; else its page does what it does about reminders alone.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import Profile, Server
from tests.browser.ringing import ASK, Phone, Ringing, ask, lead, ringing
from tests.browser.shell import inbox, until

ALARM = {"id": "stretch", "kind": "bedtime_stretch", "at": "22:15", "days": [1, 2, 3, 4, 5, 6, 7]}
WORDINGS = {"stretch": "Calves, then bed"}
ACTIONS = [["start", "Start"], ["snooze", "Snooze 10 min"]]

FACTS = """
() => new Promise((resolve, reject) => {
  const request = indexedDB.open("crampapp-reminders", 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const facts = request.result.transaction("facts").objectStore("facts");
    const [names, values] = [facts.getAllKeys(), facts.getAll()];
    values.onsuccess = () => {
      request.result.close();
      resolve(Object.fromEntries(names.result.map((name, at) => [name, values.result[at]])));
    };
  };
})
"""


@pytest.fixture(scope="module")
def world(web: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ringing]:
    with ringing(web, tmp_path_factory.mktemp("relay")) as opened:
        yield opened


@pytest.fixture(scope="module")
def tab(browser: Profile, world: Ringing) -> Page:
    """The app has been opened, and is kept for offline use."""
    browser.context.grant_permissions(["notifications"], origin=world.url)
    world.attach(browser.context)
    opened = browser.open(world.url)
    opened.wait_until_offline_ready()
    return opened.page


@pytest.fixture(scope="module")
def phone(browser: Profile, tab: Page, world: Ringing) -> Phone:
    return Phone(browser, world.url)


@pytest.fixture
def page(tab: Page, world: Ringing, phone: Phone) -> Page:
    """A page where nothing is set, on a phone that shows nothing."""
    lead(tab, world.url)
    ask(tab, "forget")
    phone.clear()
    return tab


def set_alarm(page: Page) -> Any:
    return ask(page, "schedule", alarms=[ALARM], wordings=WORDINGS)


def at_a_quarter_past_ten(world: Ringing) -> timedelta:
    """Until the alarm is due."""
    due = world.now.replace(hour=22, minute=15, second=0)
    return (due if due > world.now else due + timedelta(days=1)) - world.now


def rung(world: Ringing) -> str:
    """Let it become due, and return the one push that the push service got."""
    (push,) = world.ring(at_a_quarter_past_ten(world))
    return push.text


def due_of(world: Ringing) -> str:
    """When the alarm was due that has just rung."""
    return f"{world.now:%Y-%m-%dT%H:%M:%SZ}"


def outcomes(page: Page, due: str) -> set[str]:
    """What waits in the inbox for Python about the alarm that was due then."""
    texts = [json.loads(item["text"]) for item in inbox(page) if item["kind"] == "outcome"]
    return {text["outcome"] for text in texts if (text["alarm"], text["due"]) == ("stretch", due)}


# --- From the clock to the screen ---------------------------------------------------------------


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
def test_a_reminder_rings_in_the_persons_own_words_and_a_tap_opens_it(
    page: Page, world: Ringing, phone: Phone, is_open: bool
) -> None:
    status = set_alarm(page)
    assert (status["subscribed"], status["known"], status["problem"]) == (True, True, "")
    if not is_open:
        page.goto("about:blank")

    (push,) = world.ring(at_a_quarter_past_ten(world))
    due = due_of(world)
    assert status["next_due"] == due
    assert push.headers["urgency"] == "high"
    assert WORDINGS["stretch"] not in push.text
    phone.bring(push.text)

    (shown,) = phone.shown(1)
    assert shown["title"] == WORDINGS["stretch"]
    assert shown["actions"] == ACTIONS
    assert shown["data"]["due"] == due
    assert (shown["renotify"], shown["silent"]) == (True, False)
    opened = phone.tap(shown["tag"])
    address = f"#/prevent/reminder/stretch?due={due}"
    if is_open:
        assert opened == []
        until(page, f"location.hash === {json.dumps(address)}")
        assert outcomes(page, due) == {"shown"}
        assert ask(page, "status")["last_shown"] is not None
    else:
        assert opened == [world.url + address]
    assert phone.shown(0) == []


def test_nothing_but_times_and_kinds_reaches_the_relay(page: Page, world: Ringing) -> None:
    set_alarm(page)
    for path in world.data.glob("relay.sqlite3*"):
        assert b"Calves" not in path.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        *("", "{broken", "null", "[1]", '{"notification": 7}'),
        '{"notification": {"title": 5, "tag": [], "data": "no"}}',
        '{"notification": {"data": {"alarm": "../x", "kind": "constructor", "due": "soon"}}}',
    ],
)
def test_an_empty_or_broken_push_still_shows_a_notification(
    page: Page, world: Ringing, phone: Phone, text: str
) -> None:
    phone.bring(text)
    (shown,) = phone.shown(1)
    assert (shown["title"], shown["actions"]) == ("A reminder", [])
    phone.tap(shown["tag"])
    until(page, "location.hash === '#/prevent/reminders'")


def test_a_push_that_says_only_its_kind_gets_the_usual_words(page: Page, phone: Phone) -> None:
    phone.bring('{"notification": {"data": {"alarm": "new", "kind": "before_exercise"}}}')
    (shown,) = phone.shown(1)
    assert (shown["title"], shown["actions"]) == ("Time to warm up", ACTIONS)


def test_what_is_sent_twice_rings_once_and_tomorrows_rings_again(
    page: Page, world: Ringing, phone: Phone
) -> None:
    set_alarm(page)
    text = rung(world)
    phone.bring(text)
    assert not phone.shown(1)[0]["silent"]
    phone.bring(text)
    until(page, f"({FACTS})().then(({{ shown }}) => shown.length === 2)")
    (shown,) = phone.shown(1)
    assert shown["silent"]
    assert outcomes(page, due_of(world)) == {"shown"}

    phone.bring(rung(world))
    until(page, f"({FACTS})().then(({{ shown }}) => shown.length === 3)")
    (shown,) = phone.shown(1)
    assert (shown["silent"], shown["renotify"]) == (False, True)


def test_a_snooze_rings_ten_minutes_later(page: Page, world: Ringing, phone: Phone) -> None:
    set_alarm(page)
    phone.bring(rung(world))
    due = due_of(world)
    phone.tap(phone.shown(1)[0]["tag"], "snooze")
    assert phone.shown(0) == []
    assert outcomes(page, due) == {"shown", "snoozed"}
    assert world.ring(timedelta(minutes=9)) == []
    (push,) = world.ring(timedelta(minutes=1))
    phone.bring(push.text)
    assert phone.shown(1)[0]["title"] == WORDINGS["stretch"]


def test_a_snooze_without_a_connection_says_so(page: Page, world: Ringing, phone: Phone) -> None:
    set_alarm(page)
    phone.bring(rung(world))
    tag = phone.shown(1)[0]["tag"]
    world.stop()
    phone.tap(tag, "snooze")
    (shown,) = phone.shown(1)
    world.start()
    assert shown["body"].startswith("Not snoozed")
    assert outcomes(page, due_of(world)) == {"shown", "snooze_failed"}


# --- At the next start --------------------------------------------------------------------------


def lose_the_keys(world: Ringing) -> None:
    world.stop()
    shutil.rmtree(world.data / "keys")
    world.start()


def lose_everything(world: Ringing) -> None:
    world.stop()
    shutil.rmtree(world.data)
    world.data.mkdir()
    world.start()


def lose_the_subscription(world: Ringing) -> None:
    assert world.subscription
    world.push.unsubscribe(world.subscription)
    world.subscription = None


def refuse_the_subscription(world: Ringing) -> None:
    """The browser still believes in it; the push service does not."""
    assert world.subscription
    world.push.unsubscribe(world.subscription)
    assert world.ring(at_a_quarter_past_ten(world)) == []


@pytest.mark.parametrize(
    "lose", [lose_the_keys, lose_everything, lose_the_subscription, refuse_the_subscription]
)
def test_the_next_start_repairs(
    page: Page, world: Ringing, phone: Phone, lose: Callable[[Ringing], None]
) -> None:
    set_alarm(page)
    before = world.subscription
    lose(world)
    lead(page, world.url)
    until_it_will_ring(page)
    assert world.subscription is not before
    phone.bring(rung(world))
    assert phone.shown(1)[0]["title"] == WORDINGS["stretch"]


def test_a_start_of_the_app_leaves_the_service_worker_and_repairs(
    browser: Profile, page: Page, world: Ringing
) -> None:
    set_alarm(page)
    before = world.subscription
    lose_everything(world)
    browser.open(world.url)
    until_it_will_ring(page)
    assert world.subscription is not before
    scripts = page.evaluate(
        "navigator.serviceWorker.getRegistrations()"
        ".then((all) => all.map((one) => one.active.scriptURL))"
    )
    assert scripts == [world.url + "sw.js"]


def until_it_will_ring(page: Page) -> None:
    for _ in range(100):
        status = ask(page, "status")
        if status["known"] and not status["problem"]:
            return
        page.wait_for_timeout(100)
    raise AssertionError(status)


def test_a_start_that_has_nothing_to_repair_keeps_the_subscription(
    page: Page, world: Ringing
) -> None:
    set_alarm(page)
    before = world.subscription
    lead(page, world.url)
    until_it_will_ring(page)
    assert world.subscription is before
    assert len(world.devices()) == 1


def test_a_start_without_reminders_does_not_ask_the_relay(
    page: Page, world: Ringing, browser: Profile
) -> None:
    browser.requests.clear()
    lead(page, world.url)
    # It looks there first, and is done when that has been answered.
    page.evaluate(f"navigator.serviceWorker.ready.then({FACTS})")
    assert browser.requests
    assert not [url for url in browser.requests if "/v1/" in url]


def test_in_another_zone_the_next_start_tells_the_relay(
    page: Page, world: Ringing, browser: Profile
) -> None:
    set_alarm(page)
    session = browser.context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    lead(page, world.url)
    until_it_will_ring(page)
    assert [device["zone"] for device in world.devices()] == ["Asia/Tokyo"]
    session.send("Emulation.setTimezoneOverride", {"timezoneId": ""})
    session.detach()


def test_a_device_that_is_somebody_elses_at_the_relay_becomes_another_and_rings_once(
    page: Page, world: Ringing
) -> None:
    set_alarm(page)
    page.evaluate(
        """() => new Promise((resolve) => {
          const request = indexedDB.open("crampapp-reminders", 1);
          request.onsuccess = () => {
            const transaction = request.result.transaction("facts", "readwrite");
            const facts = transaction.objectStore("facts");
            const device = facts.get("device");
            device.onsuccess = () =>
              facts.put({ ...device.result, secret: "x".repeat(43) }, "device");
            transaction.oncomplete = () => { request.result.close(); resolve(); };
          };
        })"""
    )
    assert not ask(page, "status")["known"]
    lead(page, world.url)
    until_it_will_ring(page)
    assert len(world.devices()) == 2
    rung(world)


def test_the_service_worker_repairs_while_the_app_is_closed(
    page: Page, world: Ringing, phone: Phone
) -> None:
    set_alarm(page)
    assert world.subscription
    page.goto("about:blank")
    world.stop()
    for path in world.data.glob("relay.sqlite3*"):
        path.unlink()
    world.start()
    phone.worker.evaluate(
        """(said) => {
          PushManager.prototype.getSubscription =
            async () => ({ ...said, toJSON: () => said });
        }""",
        world.subscription.subscription(),
    )
    phone.resync()
    for _ in range(100):
        if world.devices():
            break
        page.wait_for_timeout(50)
    assert len(world.devices()) == 1


# --- What is in the way -------------------------------------------------------------------------


def test_without_permission_alarms_are_kept_and_ring_once_it_is_there(
    page: Page, world: Ringing, browser: Profile
) -> None:
    session = browser.context.new_cdp_session(page)

    def permit(setting: str) -> None:
        asked = {"permission": {"name": "notifications"}, "origin": world.url.rstrip("/")}
        session.send("Browser.setPermission", {**asked, "setting": setting})

    permit("denied")
    status = set_alarm(page)
    assert (status["permission"], status["subscribed"], status["known"]) == ("denied", False, False)
    assert ask(page, "test") == {"outcome": "not_allowed"}
    assert world.devices() == []
    permit("granted")
    assert ask(page, "ask") == {"permission": "granted"}
    assert ask(page, "status")["known"]


HURRY = """
() => {
  const wait = setTimeout;
  window.setTimeout = (work, ms, ...given) => wait(work, ms / 20, ...given);
}
"""
"""What is waited for at most passes faster."""


def test_a_browser_that_never_answers_to_subscribe_is_given_up(page: Page) -> None:
    page.evaluate(HURRY)
    page.evaluate("() => { PushManager.prototype.subscribe = () => new Promise(() => {}); }")
    status = set_alarm(page)
    assert (status["subscribed"], status["known"]) == (False, False)
    assert status["problem"] == "timeout"


def test_a_static_host_has_no_push(browser: Profile, server: Server) -> None:
    page = browser.context.new_page()
    lead(page, server.url)
    status = ask(page, "schedule", alarms=[ALARM], wordings={})
    assert (status["offered"], status["known"], status["problem"]) == (False, False, "")
    page.close()


def test_what_is_forgotten_without_a_connection_is_forgotten_by_the_relay_later(
    page: Page, world: Ringing
) -> None:
    set_alarm(page)
    world.stop()
    ask(page, "forget")
    assert world.subscription is None
    assert set(page.evaluate(FACTS)) == {"leaving"}
    world.start()
    lead(page, world.url)
    until(page, f"({FACTS})().then((facts) => !('leaving' in facts))")
    assert world.devices() == []


# --- A test notification ------------------------------------------------------------------------


def begin_test(page: Page) -> None:
    page.evaluate(
        f"() => {{ window.told = null; ({ASK})(['test', {{}}]).then((a) => window.told = a); }}"
    )


def told(page: Page) -> Any:
    until(page, "window.told !== null")
    return page.evaluate("window.told.outcome")


def test_a_test_is_called_shown_when_the_service_worker_has_shown_it(
    page: Page, world: Ringing, phone: Phone
) -> None:
    before = len(world.push.received)
    begin_test(page)
    while len(world.push.received) == before:
        page.wait_for_timeout(50)
    phone.bring(world.push.received[-1].text)
    assert told(page) == "shown"
    (shown,) = phone.shown(1)
    assert shown["actions"] == []
    phone.tap(shown["tag"])
    until(page, "location.hash === '#/prevent/reminders'")


def test_a_test_that_the_push_service_took_and_nobody_saw_is_not_called_shown(page: Page) -> None:
    page.evaluate(HURRY)
    assert ask(page, "test") == {"outcome": "accepted_not_shown"}


@pytest.mark.parametrize(
    ("status", "outcome"), [(410, "gone"), (400, "refused"), (503, "unreachable")]
)
def test_a_test_says_what_the_push_service_said(
    page: Page, world: Ringing, status: int, outcome: str
) -> None:
    world.push.answers.append((status, {}))
    assert ask(page, "test") == {"outcome": outcome}


def test_a_test_without_a_relay_to_ask_is_unreachable(page: Page, world: Ringing) -> None:
    set_alarm(page)
    world.stop()
    assert ask(page, "test") == {"outcome": "unreachable"}
    assert ask(page, "status")["problem"] == "offline"
    world.start()
