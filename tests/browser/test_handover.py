"""The page leads the relief until Python's screen shows the same; then it goes, unnoticed."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Playwright, Route

from tests.browser.browsing import READY_MS, App, Profile, Server, profile, zone_where_it_is
from tests.browser.shell import wait_until_guided
from tests.browser.test_relief import LISTENING

PYTHON = re.compile(r"/pyodide-[0-9a-f]+/pyodide\.mjs")

WATCHING = """
  globalThis.seen = { read: [], ready: null, readBefore: 0 };
  new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      const host = target.closest?.("flt-announcement-host");
      if (host && !host.inert) {
        seen.read.push(...[...addedNodes].map((node) => node.textContent).filter(Boolean));
      }
      if (target === document.documentElement && attributeName === "data-app") {
        seen.ready = {
          page: document.getElementById("seconds").textContent,
          client: [...document.querySelectorAll("flt-semantics-host *")]
            .map((node) => /^(\\d+) seconds? left$/.exec(node.ariaLabel ?? node.textContent))
            .find(Boolean)?.[1],
        };
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Notes what the two screens showed in the moment of the change, and what was read out."""

FOCUSED = "(document.activeElement.ariaLabel ?? document.activeElement.textContent).trim()"


class Held:
    """The page with Python under way, until it is let through."""

    def __init__(self, browser: Profile, what: re.Pattern[str] = PYTHON) -> None:
        self._held: list[Route] = []
        self._open = False
        self.page = browser.context.pages[0]
        browser.context.route(what, self._hold)

    def _hold(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._held.append(route)

    def button(self, name: str) -> Locator:
        """A button of the page."""
        return self.page.locator("#shell").get_by_role("button", name=name, exact=True)

    def tap(self, name: str) -> None:
        """A tap that is meant: not in the same moment as the one before."""
        self.page.wait_for_timeout(500)
        self.button(name).click()

    def let_through(self) -> App:
        """Python comes; wait until it has taken over."""
        self._open = True
        for route in self._held:
            route.continue_()
        app = App(self.page)
        app.wait_until_ready()
        return app


@pytest.fixture
def browser(playwright: Playwright, tmp_path: Path) -> Iterator[Profile]:
    """A new browser whose requests can all be held."""
    # By night it speaks less, and says more when it is saved.
    noon = zone_where_it_is(12)
    with profile(playwright, tmp_path, service_workers="block", timezone_id=noon) as opened:
        opened.context.add_init_script(LISTENING)
        opened.context.add_init_script(WATCHING)
        yield opened


@pytest.fixture
def held(browser: Profile, server: Server) -> Held:
    shell = Held(browser)
    shell.page.goto(server.url)
    return shell


def kept(page: Page, name: str) -> Any:
    """A text that the page keeps."""
    text = page.evaluate("(name) => localStorage.getItem('crampapp.' + name)", name)
    return json.loads(text) if text else None


def records(app: App, server: Server) -> int:
    """How many records history shows."""
    app.goto(server.url + "#/history")
    app.page.reload()
    app.wait_until_ready()
    app.shows("History")
    app.page.wait_for_timeout(1000)
    return app.text.count("Delete the cramp")


# Taking over


def test_in_the_middle_of_a_hold_the_same_second_is_shown_and_nothing_is_said_twice(
    held: Held,
) -> None:
    held.tap("Cramp now")
    held.tap("Still cramping")
    held.button("Still cramping").focus()
    said = held.page.evaluate("heard.spoken.length")
    app = held.let_through()
    app.page.wait_for_timeout(1500)
    ready = app.page.evaluate("seen.ready")
    assert abs(int(ready["client"]) - int(ready["page"])) <= 1
    assert app.page.evaluate("heard.spoken.length") == said == 2
    assert app.page.evaluate("heard.cancelled") == said
    assert not [text for text in app.page.evaluate("seen.read") if text.startswith("Loop")]
    assert app.page.evaluate(FOCUSED) == "Still cramping"
    app.shows("Step 2 of 3")
    assert kept(app.page, "relief")["run"]["still"] == 1


def test_a_first_touch_after_it_is_answered_with_the_words_of_the_step(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path, timezone_id=zone_where_it_is(12)) as browser:
        browser.context.add_init_script(LISTENING)
        page = browser.context.new_page()
        page.goto(server.url + "?cramp=now")
        wait_until_guided(page)
        app = App(page)
        hint = app.shows("Tap anywhere for voice")
        assert app.page.evaluate("heard.spoken") == []
        app.page.mouse.click(5, 300)
        app.page.wait_for_function("heard.spoken.length === 1")
        assert "Straighten your knee" in app.page.evaluate("heard.spoken[0].text")
        hint.wait_for(state="detached")


def test_idle_it_becomes_home_with_the_focus_where_it_was(held: Held) -> None:
    held.button("Cramp now").focus()
    app = held.let_through()
    # Also when the rest of the screen, which comes a moment later, moves the button in the tree.
    app.page.wait_for_timeout(1000)
    assert app.page.evaluate(FOCUSED) == "Cramp now"
    app.button("Cramp now").wait_for()
    assert not held.page.locator("#shell").is_visible()


def test_without_a_focus_none_is_set(held: Held) -> None:
    app = held.let_through()
    assert app.page.evaluate("document.activeElement === document.body")


def test_no_tap_is_lost_while_it_happens(held: Held) -> None:
    held.tap("Cramp now")
    held.page.wait_for_timeout(500)
    # Under the finger of somebody who taps on and on: both screens have the button there.
    held.page.evaluate(
        """() => {
          globalThis.taps = 0;
          const name = (node) => node.ariaLabel ?? node.textContent.trim();
          setInterval(() => {
            const ready = document.documentElement.dataset.app === "ready";
            const place = ready ? "flt-semantics-host [role=button]" : "#shell button";
            const button = [...document.querySelectorAll(place)]
              .find((node) => name(node) === "Still cramping");
            if (taps < 60 && button) { taps += 1; button.click(); }
          }, 700);
        }"""
    )
    app = held.let_through()
    app.page.wait_for_timeout(3000)
    taps = app.page.evaluate("[taps, taps = 60][0]")
    app.page.wait_for_timeout(1000)
    assert kept(app.page, "relief")["run"]["still"] == taps


def test_a_link_of_the_page_is_honoured_when_the_app_is_there(held: Held) -> None:
    held.page.locator("#shell").get_by_role("link", name="Good to know").click()
    app = held.let_through()
    app.shows("Good to know")
    assert app.page.url.endswith("#/good-to-know")


def test_a_link_tapped_while_the_client_runs_already_is_honoured(held: Held) -> None:
    held.page.wait_for_selector("flutter-view", state="attached", timeout=READY_MS)
    held.page.locator("#shell").get_by_role("link", name="History").click()
    app = held.let_through()
    app.shows("No cramps recorded")


# An end on the page


def test_an_end_on_the_page_is_taken_over_as_saved_and_can_be_undone(
    held: Held, server: Server
) -> None:
    held.tap("Cramp now")
    held.tap("It eased")
    held.page.get_by_text("Saved", exact=True).wait_for()
    app = held.let_through()
    app.shows("Saved")
    assert app.button("It came back").count() == 1
    app.page.wait_for_timeout(1000)
    app.tap("Undo")
    app.shows("Removed.")
    assert records(app, server) == 0


KILLS = 3


def test_what_eased_on_the_page_is_in_history_once_however_the_browser_ends(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path, service_workers="block") as browser:
        for kills in range(1, KILLS + 1):
            held = Held(browser)
            held.page.goto(server.url)
            held.tap("Cramp now")
            held.tap("It eased")
            held.page.get_by_text("Saved").wait_for()
            browser.kill()
            browser.restart()
            # Killed again in the moment in which it is brought into the store.
            app = browser.open(server.url)
            browser.kill()
            browser.restart()
            app = browser.open(server.url)
            assert records(app, server) == kills


# What goes wrong


def finish_on_the_page(page: Page) -> None:
    """The whole way, with nothing but the page."""
    shell = page.locator("#shell")
    shell.get_by_role("button", name="Cramp now").click()
    page.wait_for_timeout(500)
    shell.get_by_role("button", name="Still cramping").click()
    page.wait_for_timeout(500)
    shell.get_by_role("button", name="It eased").click()
    page.get_by_text("Saved").wait_for()


PARTS = [
    *("wheels-*.zip", "worker-*/worker.js", "page-*/python.js"),
    *("engine-*/flutter.js", "main.dart.js", "canvaskit.wasm"),
]


@pytest.mark.parametrize("missing", PARTS)
def test_when_a_part_does_not_arrive_the_page_says_so_and_is_complete(
    browser: Profile, server: Server, missing: str
) -> None:
    browser.context.route(f"**/{missing}", lambda route: route.abort())
    page = browser.context.pages[0]
    page.goto(server.url)
    page.wait_for_selector('html[data-failed="python"]', timeout=READY_MS)
    assert page.locator("#note").is_visible()
    finish_on_the_page(page)
    assert page.evaluate("document.documentElement.dataset.app") == "loading"


@pytest.mark.parametrize(
    "lacking",
    [
        "delete globalThis.WebAssembly",
        "const All = Worker; globalThis.Worker = function (url) { return new All(url); }",
    ],
    ids=["WebAssembly", "modules in workers"],
)
def test_an_old_browser_has_the_whole_page(browser: Profile, server: Server, lacking: str) -> None:
    browser.context.add_init_script(lacking)
    page = browser.context.pages[0]
    page.goto(server.url)
    page.wait_for_selector('html[data-failed="old"]')
    finish_on_the_page(page)


@contextmanager
def python_with(browser: Profile, line: str) -> Iterator[None]:
    """Python's worker in a browser that differs by one line."""

    def change(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{line};\n{answer.text()}")

    browser.context.route("**/worker-*/worker.js", change)
    yield
    browser.context.unroute("**/worker-*/worker.js", change)


DENIED = (
    "navigator.storage.getDirectory = () => Promise.reject(new DOMException('', 'SecurityError'))"
)
FULL = (
    "FileSystemSyncAccessHandle.prototype.write = () => {"
    " throw new DOMException('', 'QuotaExceededError') }"
)


@pytest.mark.parametrize("device", [DENIED, FULL], ids=["denied", "full"])
def test_where_the_store_cannot_write_the_record_waits_in_the_inbox(
    browser: Profile, server: Server, device: str
) -> None:
    with python_with(browser, device):
        held = Held(browser)
        held.page.goto(server.url)
        held.tap("Cramp now")
        held.tap("It eased")
        held.page.get_by_text("Saved").wait_for()
        app = held.let_through()
        app.shows("Saved")
    assert records(App(browser.context.pages[0]), server) == 1


def test_a_clock_set_back_meanwhile_stops_nothing(held: Held, browser: Profile) -> None:
    held.page.evaluate("{ const now = Date.now; Date.now = () => now() + 3_600_000; }")
    held.tap("Cramp now")
    app = held.let_through()
    app.shows("30 seconds left")
    app.page.wait_for_timeout(700)
    app.tap("It eased")
    app.shows("Saved")


def test_a_start_in_a_tab_that_is_not_seen_ends_well(browser: Profile, server: Server) -> None:
    first = browser.context.pages[0]
    other = browser.context.new_page()
    first.goto(server.url)
    other.bring_to_front()
    other.wait_for_timeout(3000)
    first.bring_to_front()
    App(first).wait_until_ready()


def test_two_tabs_that_start_at_once_both_come_up_and_the_first_can_save(
    browser: Profile, server: Server
) -> None:
    first, second = browser.context.pages[0], browser.context.new_page()
    for page in (first, second):
        page.goto(server.url, wait_until="commit")
    for page in (first, second):
        page.bring_to_front()
        App(page).wait_until_ready()
    second.close()
    first.bring_to_front()
    app = App(first)
    app.tap("Cramp now")
    app.page.wait_for_timeout(700)
    app.tap("It eased")
    app.shows("Saved")


def test_a_new_version_never_reloads_a_page_in_the_middle_of_a_relief(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as browser:
        app = browser.open(server.url)
        app.wait_until_offline_ready()
        page = browser.context.new_page()
        page.add_init_script("globalThis.BroadcastChannel = class { postMessage() {} }")
        page.goto(server.url)
        page.locator("#shell").get_by_role("button", name="Cramp now").click()
        page.evaluate("globalThis.still = true")
        # As another window does when the person takes the new version there.
        page.evaluate("navigator.serviceWorker.dispatchEvent(new Event('controllerchange'))")
        page.wait_for_timeout(1000)
        assert page.evaluate("globalThis.still")
        assert page.locator("#shell").get_by_role("button", name="It eased").is_visible()
