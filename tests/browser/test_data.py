"""Your data in a real browser: taken away, brought back, deleted; two tabs; a full device."""

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page

from tests.browser.browsing import READY_MS, App, Profile, Server
from tests.browser.keeping import DATA, at, backup, cramps, go
from tests.store.test_data_format import program

HOME = "#/"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
RECOVERED_S = 3


def keep_a_cramp(app: App, server: Server) -> None:
    """Ends at home."""
    go(app, server, HOME)
    app.tap("Cramp now")
    app.tap("It eased")
    app.shows("Saved")
    leave(app)


def leave(app: App) -> None:
    """Press Done, not in the moment after "It eased", when a tap is taken for a slip."""
    app.page.wait_for_timeout(1000)
    app.tap("Done")
    app.button("Cramp now").wait_for()


def in_another_tab(browser: Profile, url: str) -> App:
    app = App(browser.context.new_page())
    app.goto(url)
    return app


def begin_anew(app: App) -> None:
    app.page.reload()
    app.wait_until_ready()


def choose(page: Page, file: Path) -> None:
    App(page).tap("Choose a backup")
    page.get_by_role("dialog", name="Restore a backup").wait_for()
    page.get_by_label("Choose the file").set_input_files(file)


def test_a_backup_is_downloaded_read_by_a_stranger_and_restored_and_undone(
    browser: Profile, server: Server, tmp_path: Path
) -> None:
    app = at(browser, server, HOME)
    keep_a_cramp(app, server)
    go(app, server, DATA)
    file = tmp_path / "mine.jsonl"
    backup(app).save_as(file)
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program(), str(file)], capture_output=True, check=True
    )
    lines = said.stdout.decode().splitlines()
    assert lines
    assert all(" calf " in line for line in lines)

    keep_a_cramp(app, server)
    go(app, server, DATA)
    choose(app.page, file)
    app.shows("1 only here")
    app.tap("Replace")
    app.shows("Replaced: ")
    begin_anew(app)
    assert cramps(app, server) == len(lines)
    go(app, server, DATA)
    app.tap("Undo the restore")
    app.shows("again as it was before")
    assert cramps(app, server) == len(lines) + 1


def test_the_sheet_is_left_by_escape_and_gives_the_focus_back(
    browser: Profile, server: Server
) -> None:
    app = at(browser, server, DATA)
    app.tap("Choose a backup")
    sheet = app.page.get_by_role("dialog", name="Restore a backup")
    sheet.wait_for()
    app.page.keyboard.press("Tab")
    assert app.page.evaluate("document.activeElement.type") == "file"
    app.page.keyboard.press("Escape")
    sheet.wait_for(state="detached")
    app.button("Choose a backup").wait_for()


def test_a_file_that_is_too_large_or_no_backup_is_refused_in_a_sentence(
    browser: Profile, server: Server, tmp_path: Path
) -> None:
    app = at(browser, server, HOME)
    keep_a_cramp(app, server)
    before = cramps(app, server)
    huge, photo = tmp_path / "huge.jsonl", tmp_path / "photo.jpg"
    with huge.open("wb") as file:
        file.truncate(500_000_000)
    photo.write_bytes(bytes(range(256)) * 1000)
    go(app, server, DATA)
    choose(app.page, huge)
    app.shows("This file is larger than 64 MB")
    choose(app.page, photo)
    app.shows("This is not a backup of crampapp. Nothing was changed.")
    assert cramps(app, server) == before


def test_a_second_tab_says_so_keeps_its_cramp_and_takes_over_when_asked(
    browser: Profile, server: Server
) -> None:
    first = at(browser, server, HOME)
    before = cramps(first, server)
    second = in_another_tab(browser, server.url)
    second.shows("Your history is open in another tab.")
    second.tap("Cramp now")
    second.tap("It eased")
    second.shows("Saved")
    leave(second)
    second.tap("Use it here")
    second.page.wait_for_timeout(1500)
    second.page.get_by_text("open in another tab").wait_for(state="detached", timeout=READY_MS)
    second.page.get_by_text("Waiting for the other tab").wait_for(state="detached")
    first.shows("Your history is open in another tab.")
    assert cramps(second, server) == before + 1
    second.page.close()
    first.page.get_by_text("open in another tab").wait_for(state="detached", timeout=READY_MS)
    assert cramps(first, server) == before + 1


def test_the_store_of_a_tab_that_died_is_taken_over_within_three_seconds(
    browser: Profile, server: Server
) -> None:
    first = at(browser, server, HOME)
    first.shows("Cramp now")
    second = in_another_tab(browser, server.url)
    notice = second.shows("Your history is open in another tab.")
    crash(first.page)
    notice.wait_for(state="detached", timeout=RECOVERED_S * 1000)
    keep_a_cramp(second, server)
    first.page.close()


def crash(page: Page) -> None:
    """End the process of a page, as a system short of memory does."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")


def test_a_full_device_is_told_and_gives_a_backup_and_keeps_what_is_on_screen(
    browser: Profile, server: Server
) -> None:
    app = at(browser, server, HOME)
    before = cramps(app, server)
    # A store that has written has been given room in advance.
    begin_anew(app)
    go(app, server, HOME)
    devtools = app.page.context.new_cdp_session(app.page)
    app.wait_until_offline_ready()
    quota(devtools, server, 1)
    try:
        app.tap("Cramp now")
        app.tap("It eased")
        app.shows("Not saved yet")
        leave(app)
        app.shows("This device has no room left")
        go(app, server, DATA)
        assert cramps(app, server) == before
    finally:
        quota(devtools, server, None)
    go(app, server, HOME)
    app.tap("Try again")
    app.page.get_by_text("not saved yet").wait_for(state="detached")
    assert cramps(app, server) == before + 1


def quota(devtools: Any, server: Server, size: int | None) -> None:
    limit = {} if size is None else {"quotaSize": size}
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.url.rstrip("/"), **limit})


def test_an_iphone_tab_says_that_it_forgets_and_how_to_bring_records_over(
    browser: Profile, server: Server
) -> None:
    app = App(browser.context.pages[0])
    devtools = browser.context.new_cdp_session(app.page)
    devtools.send("Emulation.setUserAgentOverride", {"userAgent": IPHONE})
    app.page.goto("about:blank")
    keep_a_cramp(app, server)
    app.shows("In a browser tab this device may delete your records")
    app.tap("Bring records over")
    app.shows("Add to Home Screen")
    devtools.detach()
    # Another phone again, which only a new start asks.
    app.page.goto("about:blank")


COUNT_QUESTIONS = """
globalThis.asked = 0;
const { persist } = StorageManager.prototype;
StorageManager.prototype.persist = function () {
  globalThis.asked += 1;
  return persist.call(this);
};
"""
# As the browser of an iPhone tells it.
ON_THE_HOME_SCREEN = "Object.defineProperty(navigator, 'standalone', { value: true });"
FIRST_QUESTION = """
() => new Promise((resolve) => {
  const end = setTimeout(resolve, 5000, 0);
  const look = setInterval(() => {
    if (!asked) return;
    clearTimeout(end);
    clearInterval(look);
    resolve(asked);
  }, 20);
})
"""


def test_a_browser_is_asked_once_installed_and_believed_when_it_promises_to_keep_the_records(
    browser: Profile, server: Server
) -> None:
    browser.context.pages[0].goto("about:blank")
    browser.context.pages[0].add_init_script(COUNT_QUESTIONS)
    app = at(browser, server, DATA)
    app.shows("This browser has not promised to keep it.")
    assert app.page.evaluate("asked") == 0
    app.page.evaluate("dispatchEvent(new Event('appinstalled'))")
    assert app.page.evaluate("asked") == 1
    devtools = browser.context.new_cdp_session(app.page)
    grant = {"origin": server.url.rstrip("/"), "permissions": ["durableStorage"]}
    devtools.send("Browser.grantPermissions", grant)
    app.tap("Ask the browser to keep it")
    app.shows("The browser has promised to keep it.")
    app.shows("It is kept until you delete it.")
    devtools.send("Browser.resetPermissions")


def test_an_app_on_the_home_screen_asks_the_browser_to_keep_the_records_at_its_start(
    browser: Profile, server: Server
) -> None:
    page = browser.context.new_page()
    page.add_init_script(COUNT_QUESTIONS + ON_THE_HOME_SCREEN)
    App(page).goto(server.url)
    asked = page.evaluate(FIRST_QUESTION)
    page.close()
    assert asked == 1


LEFT = """
async () => {
  const root = await navigator.storage.getDirectory();
  const files = [];
  for await (const name of root.keys()) files.push(name);
  return {
    files,
    texts: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  };
}
"""


def test_deleting_everything_leaves_nothing_behind(browser: Profile, server: Server) -> None:
    app = at(browser, server, HOME)
    keep_a_cramp(app, server)
    app.wait_until_offline_ready()
    other = in_another_tab(browser, server.url)
    go(app, server, DATA)
    app.shows("Your records take")
    app.page.evaluate("localStorage.setItem('crampapp.mark', 'old')")
    left: list[dict[str, Any]] = []
    # The page that begins anew is empty: what the app then makes does not count.
    app.page.route(
        re.compile(re.escape(server.url) + r"(\?.*)?$"),
        lambda route: route.fulfill(content_type="text/html", body="A new page"),
    )
    other.page.goto("about:blank")
    app.tap("Delete everything")
    app.tap("Yes, delete everything")
    app.page.get_by_text("A new page").wait_for(timeout=READY_MS)
    left.append(app.page.evaluate(LEFT))
    assert left == [{"files": [], "texts": [], "databases": [], "caches": [], "workers": 0}]
    app.page.unroute_all()
    app.goto(server.url)
    app.shows("Relief for leg cramps, step by step.")
    assert cramps(app, server) == 0
