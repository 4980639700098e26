"""The first days in the built app: questions asked once, a rehearsal, a stretch to send."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from crampapp.content import advice, routine
from tests.browser.browsing import (
    READY_MS,
    App,
    Profile,
    Server,
    profile,
    zone_where_it_is,
)

TOUR = Path(__file__).parents[2] / "build/tour"
LATE_S = 60
"""How long the rehearsal of 20 seconds may take on a slow machine."""


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """A phone at noon."""
    folder = tmp_path_factory.mktemp("noon")
    with profile(playwright, folder, timezone_id=zone_where_it_is(12)) as opened:
        opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield opened


def shot(app: App, name: str) -> None:
    app.page.wait_for_timeout(500)
    TOUR.mkdir(parents=True, exist_ok=True)
    app.page.screenshot(path=TOUR / f"{name}.png")


def test_the_questions_come_after_the_first_cramp_and_never_again(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url)
    app.button("Cramp now").wait_for()
    assert app.button("No, thanks").count() == 0
    app.tap("Cramp now")
    app.tap("It eased")
    app.shows("Saved")
    app.done()
    app.shows("Make the next cramp easier")
    shot(app, "first-card")
    app.tap("Look")
    app.shows("Keep it one tap away?")
    shot(app, "first-install")
    app.tap("Skip")
    app.shows("A short stretch before bed?")
    shot(app, "first-remind")
    app.tap("Skip")
    app.shows("Is there something that makes a stretch unsafe?")
    shot(app, "first-unsafe")
    app.tap("Skip")
    app.shows("That is all")
    shot(app, "first-over")
    app.tap("Done")
    app.button("Cramp now").wait_for()

    app.page.reload()
    app.wait_until_ready()
    app.shows("Last cramp")
    assert app.button("Look").count() == 0


def test_the_rehearsal_runs_to_its_end_and_leaves_no_record(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url + "#/try")
    app.shows(routine("routine.rehearsal").steps[0].action)
    app.tap("Start, 20 seconds")
    app.shows("Hold")
    shot(app, "try")
    app.page.locator("flt-semantics-host").get_by_text(
        advice("advice.rehearsed").title
    ).first.wait_for(state="attached", timeout=LATE_S * 1000)
    shot(app, "try-over")
    app.tap("Done")
    app.goto(server.url + "#/history")
    app.page.reload()
    app.wait_until_ready()
    # The one of the test before; nothing of the rehearsal.
    app.shows("Calf")
    assert app.page.locator("flt-semantics-host").get_by_text("Calf").count() == 1


def test_without_a_share_sheet_the_words_and_the_link_can_be_copied(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url + "#/send")
    app.shows(advice("advice.send").text)
    shot(app, "send")
    app.tap("Send")
    sheet = app.page.get_by_role("dialog", name="This is what goes out")
    picture = sheet.get_by_role("img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 960
    shot(app, "send-sheet")
    # Chromium shares nothing here.
    assert sheet.get_by_role("button", name="Share").count() == 0
    sheet.get_by_role("button", name="Copy words and link").click()
    app.shows("Copied: the words and the link.")
    copied = app.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{advice('advice.send').text}\n{server.url}?cramp=now"

    app.tap("Send")
    with app.page.expect_download(timeout=READY_MS) as download:
        sheet.get_by_role("button", name="Save the picture").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    app.shows("Saved: the picture")

    app.tap("Send")
    sheet.get_by_role("button", name="Close").click()
    app.shows("Nothing was sent.")


def test_where_there_is_a_share_sheet_it_gets_picture_words_and_link(
    browser: Profile, server: Server
) -> None:
    app = App(browser.context.new_page())
    app.page.add_init_script(
        """navigator.canShare = () => true;
        navigator.share = async (what) => {
          window.sharing = { ...what, files: what.files.map((f) => [f.name, f.type, f.size]) };
          if (window.refuses) throw new DOMException("No.", "AbortError");
        };"""
    )
    app.goto(server.url + "#/send")
    for refuses, words in ((True, "Nothing was sent."), (False, "Given to the app that you chose")):
        app.page.evaluate("refuses => { window.refuses = refuses; }", refuses)
        app.tap("Send")
        app.page.get_by_role("dialog").get_by_role("button", name="Share").click()
        app.shows(words)
    shared = app.page.evaluate("window.sharing")
    name, type_, size = shared["files"][0]
    assert (name, type_, size > 1000) == ("leg-cramp.png", "image/png", True)
    assert shared["text"].endswith("?cramp=now")
    app.page.close()


def test_help_to_install_begins_with_this_browser(browser: Profile, server: Server) -> None:
    app = browser.open(server.url + "#/install")
    app.shows("Computer: Chrome")
    shot(app, "install")
    assert app.button("Computer: Chrome").count() == 0
    app.page.evaluate(
        """() => {
          const event = new Event("beforeinstallprompt", { cancelable: true });
          event.prompt = async () => { window.asked = true; };
          event.userChoice = Promise.resolve({ outcome: "dismissed" });
          dispatchEvent(event);
        }"""
    )
    app.tap("Install")
    app.shows("Not installed. You can do it any time.")
    assert app.page.evaluate("window.asked")
    assert app.button("Install").count() == 0


def test_nothing_was_asked_of_another_origin_and_the_console_stayed_clean(
    browser: Profile, server: Server
) -> None:
    foreign = [u for u in browser.requests if not u.startswith((server.url, "blob:", "data:"))]
    blobs = [u for u in browser.requests if u.startswith("blob:") and server.url not in u]
    assert foreign + blobs == []
    assert [problem for problem in browser.problems if not problem.endswith("/v1/key")] == []
