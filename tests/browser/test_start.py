"""The first seconds: words before any script, a tap that is not lost, no white flash."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

from tests.browser.browsing import (
    READY_MS,
    App,
    Profile,
    Server,
    profile,
    serve,
    zone_where_it_is,
)

FIRST_STEP = '[data-relief-step="1"]'


def test_the_first_step_is_there_before_any_script_has_run(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path, java_script_enabled=False) as browser:
        page = browser.context.pages[0]
        page.goto(server.url)
        assert "Pull your toes up" in page.locator(FIRST_STEP).inner_text()
        # It would do nothing.
        assert page.get_by_role("button").count() == 0


def test_a_tap_before_python_is_ready_is_not_lost(browser: Profile, server: Server) -> None:
    page = browser.context.pages[0]
    page.goto(server.url, wait_until="commit")
    page.locator("#shell").get_by_role("button", name="Cramp now").click()
    app = App(page)
    app.wait_until_ready()
    app.button("It eased").wait_for(timeout=READY_MS)


def test_the_shortcut_starts_the_relief_at_once(browser: Profile, server: Server) -> None:
    app = browser.open(server.url + "?cramp=now")
    app.button("It eased").wait_for(timeout=READY_MS)


def test_the_first_frame_is_dark_when_the_phone_is_dark(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    # By night it would be black.
    noon = zone_where_it_is(12)
    with profile(playwright, tmp_path, timezone_id=noon, color_scheme="dark") as browser:
        page = browser.context.pages[0]
        page.goto(server.url, wait_until="commit")
        page.wait_for_selector(FIRST_STEP, state="attached")
        look = "getComputedStyle(document.{}).backgroundColor"
        for element in ("documentElement", "body", "getElementById('shell')"):
            assert page.evaluate(look.format(element)) == "rgb(21, 19, 16)"


def test_when_python_cannot_start_the_page_says_so_and_the_step_stays(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path, service_workers="block") as browser:
        page = browser.context.pages[0]
        browser.context.route("**/wheels-*.zip", lambda route: route.abort())
        page.goto(server.url)
        page.get_by_text("could not start").wait_for(timeout=READY_MS)
        assert "Pull your toes up" in page.locator(FIRST_STEP).inner_text()
        assert page.locator("#shell").is_visible()


def test_half_an_archive_is_no_loss_once_the_server_has_it_whole(
    playwright: Playwright, web: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "web"
    shutil.copytree(web, broken, copy_function=os.link)
    (wheels,) = broken.glob("wheels-*.zip")
    for variant in broken.glob(f"{wheels.name}*"):
        variant.unlink()
    (whole,) = web.glob("wheels-*.zip")
    wheels.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    half = serve(broken, 0)
    with profile(playwright, tmp_path / "profile") as browser:
        page = browser.context.pages[0]
        page.goto(half.url)
        page.get_by_text("could not start").wait_for(timeout=READY_MS)
        assert "Pull your toes up" in page.locator(FIRST_STEP).inner_text()
        # The browser may keep what it got for a year.
        shutil.copy(whole, wheels)
        browser.open(half.url).button("Cramp now").wait_for()
    half.kill()


def test_a_system_language_that_is_no_language_tag_does_not_stop_the_app(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    odd = "Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['C'] })"
    with profile(playwright, tmp_path) as browser:
        browser.context.add_init_script(odd)
        browser.open(server.url).button("Cramp now").wait_for()


def test_a_late_library_comes_from_the_phone_when_the_server_is_gone(
    browser: Profile, server: Server
) -> None:
    app = browser.open(server.url)
    app.wait_until_offline_ready()
    server.kill()
    app.goto(server.url)
    (worker,) = app.page.workers
    assert worker.evaluate("crampappLate('tzdata')") == "/lib/tzdata.zip"
