"""How soon relief begins, and how much of it can be seen and heard."""

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import sync_playwright

from crampapp.content import content
from crampapp.content.pictures import pose_ids, svg
from crampapp.ui.components.picture import colours_of
from crampapp.ui.theme import LIGHT
from tests.browser import chromium
from tests.browser.browsing import LAUNCH_OPTIONS, App, serve
from tests.browser.versions import ROOT

Figure = tuple[str, float, str]


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    steps = [step for protocol in content().protocol for step in protocol.step]
    drawn = set(pose_ids())
    sizes = [len(svg(pose, colours_of(LIGHT))) / 1e3 for pose in sorted(drawn)]
    yield "relief.steps_with_picture", share(step.picture in drawn for step in steps), "share"
    yield "relief.steps_with_voice", share(bool(step.say.strip()) for step in steps), "share"
    yield "relief.svg_kb", median(sizes), "kB"
    yield "relief.taps_to_first_instruction", taps(), "taps"


def share(holds: Iterator[bool]) -> float:
    """The share of those that hold."""
    answers = list(holds)
    return sum(answers) / len(answers)


def taps() -> int:
    """Taps from the launch until the player says the first step."""
    server = serve(ROOT / "build/web", 0)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.ensure(), **LAUNCH_OPTIONS
            )
            app = App(browser.new_page())
            app.goto(server.url)
            count = 0
            while not app.button("It eased").count():
                app.tap("Cramp now")
                count += 1
                app.button("It eased").wait_for()
            browser.close()
    finally:
        server.kill()
    return count
