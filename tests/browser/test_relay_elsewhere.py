"""The app on a host of files alone, built with the address of a relay on another server."""

from collections.abc import Iterator

import pytest

from crampapp.pwa.build import build
from tests.browser.browsing import Profile, Server, serve
from tests.browser.conftest import ROOT
from tests.browser.ringing import Phone, Ringing, ask, lead, ringing
from tests.browser.shell import until
from tests.browser.test_reminders import ALARM, at_a_quarter_past_ten

KEEP_OFFLINE = """
async () => {
  const [main] = document.querySelectorAll("script[type=module]");
  await (await import(new URL("offline.js", main.src).href)).keepOffline();
  await navigator.serviceWorker.ready;
}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, port: int) -> Iterator[Ringing]:
    """A relay that serves no app, and lets the pages of one host ask."""
    empty = tmp_path_factory.mktemp("empty")
    (empty / "index.html").touch()
    origins = (f"http://127.0.0.1:{port}",)
    with ringing(empty, tmp_path_factory.mktemp("relay"), origins) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(world: Ringing, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("built") / "web"
    relay = world.url.rstrip("/")
    started = serve(build(folder, cache=ROOT / "build/cache", compress=False, relay=relay), port)
    yield started
    started.kill()


def test_a_host_of_files_rings_by_a_relay_elsewhere(
    browser: Profile, server: Server, world: Ringing
) -> None:
    browser.context.grant_permissions(["notifications"], origin=server.url)
    world.attach(browser.context)
    page = browser.context.pages[0]
    lead(page, server.url)
    page.evaluate(KEEP_OFFLINE)
    phone = Phone(browser, server.url)
    status = ask(page, "schedule", alarms=[ALARM], wordings={})
    assert (status["offered"], status["known"], status["problem"]) == (True, True, "")
    (push,) = world.ring(at_a_quarter_past_ten(world))
    phone.bring(push.text)
    phone.tap(phone.shown(1)[0]["tag"])
    until(page, "location.hash.startsWith('#/prevent/reminder/stretch')")
    # The service worker itself may ask that relay too.
    phone.bring(push.text)
    phone.tap(phone.shown(1)[0]["tag"], "snooze")
    assert phone.shown(0) == []
    assert ask(page, "status")["next_due"] == f"{world.now:%Y-%m-%dT%H}:25:00Z"
