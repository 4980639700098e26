"""At three in the morning no frame lights the room, from first paint to the first Flet screen."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from tests.browser.browsing import App, Server, profile, zone_where_it_is

NOISE = 2.0
"""Of 255: the first screen of Python may be smoother at its edges than the page's."""

MEAN_LIGHT = """
async (frames) => {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const means = [];
  for (const frame of frames) {
    const image = new Image();
    image.src = "data:image/png;base64," + frame;
    await image.decode();
    Object.assign(canvas, { width: image.width, height: image.height });
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) {
      sum += 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
    }
    means.push(sum / (data.length / 4));
  }
  return means;
}
"""


def test_no_frame_is_brighter_than_the_night_look(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    zone = zone_where_it_is(3)
    with profile(playwright, tmp_path, timezone_id=zone, color_scheme="light") as browser:
        page = browser.context.pages[0]
        # What the tab showed before is not ours.
        page.goto("data:text/html,<body style='background:black'>")
        frames: list[str] = []
        session = browser.context.new_cdp_session(page)

        def keep(shown: dict[str, Any]) -> None:
            frames.append(shown["data"])
            session.send("Page.screencastFrameAck", {"sessionId": shown["sessionId"]})

        session.on("Page.screencastFrame", keep)
        session.send("Page.startScreencast", {"format": "png", "maxWidth": 195, "maxHeight": 422})
        App(page).goto(server.url)
        page.wait_for_timeout(1000)
        session.send("Page.stopScreencast")
        lights = page.evaluate(MEAN_LIGHT, frames)
        assert len(lights) > 2
        assert max(lights) <= lights[-1] + NOISE
        assert lights[-1] < 40


def test_the_black_look_that_was_chosen_holds_by_day_before_any_module_has_run(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    zone = zone_where_it_is(12)
    with profile(playwright, tmp_path, timezone_id=zone, color_scheme="light") as browser:
        page = browser.context.pages[0]
        page.route("**/main.js", lambda route: route.fulfill(status=404))
        page.goto(server.url)
        assert ground(page) != "rgb(0, 0, 0)"
        page.evaluate("localStorage.setItem('crampapp.preferences', '{\"dark\": true}')")
        page.reload()
        assert ground(page) == "rgb(0, 0, 0)"


def ground(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))
