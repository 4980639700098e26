"""Takes the pictures of manifest and README: ``python -m tests.browser.take_screenshots``."""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from crampapp.pwa.build import build
from tests.browser.browsing import READY_MS, App, Profile, profile, serve, zone_where_it_is

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / "assets/screenshots"
"""Shown by the browser when it offers to install; they are in the web root."""
TOLD = ROOT / "docs/pictures"
"""Further ones of the README."""
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
SHARP = 2
"""Device pixels per CSS pixel on the phone."""
NOON, NIGHT = 12, 3


def main() -> None:
    """Write one picture for each main screen."""
    web = build(ROOT / "build/web")
    server = serve(web, 0)
    TOLD.mkdir(exist_ok=True)
    noon, night = zone_where_it_is(NOON), zone_where_it_is(NIGHT)
    phone = {"viewport": PHONE, "device_scale_factor": SHARP}
    try:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
            with profile(playwright, Path(folder, "day"), **phone, timezone_id=noon) as day:
                by_day(day, server.url, Path(folder))
            with profile(playwright, Path(folder, "night"), **phone, timezone_id=night) as dark:
                by_night(dark, server.url)
            with profile(
                playwright, Path(folder, "desktop"), viewport=DESKTOP, timezone_id=noon
            ) as desktop:
                shoot(desktop.open(server.url), INSTALLED / "wide-cramp-now")
    finally:
        server.kill()


def by_day(phone: Profile, url: str, folder: Path) -> None:
    """Go the way from the cramp to the record, and look at what the record is good for."""
    app = phone.open(url)
    shoot(app, INSTALLED / "narrow-cramp-now")
    app.tap("Cramp now")
    app.button("It eased").wait_for()
    app.page.wait_for_timeout(9000)
    shoot(app, INSTALLED / "narrow-guided-stretch")
    app.tap("It eased")
    app.shows("Saved")
    app.tap("Left")
    app.shows("Saved")
    shoot(app, INSTALLED / "narrow-eased-and-saved")
    app.done()
    file = folder / "demo.jsonl"
    command = [sys.executable, "-m", "crampapp", "demo-data", "--years", "1", "--out", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    app.goto(url + "#/settings/data")
    app.tap("Choose a backup")
    app.page.locator("dialog input[type=file]").set_input_files(file)
    app.tap("Merge")
    app.shows("Merged: ")
    for address, words, name in (
        ("#/history", "The month before", "history"),
        ("#/prevent", "Tonight’s stretch", "prevent"),
        ("#/learn", "Sport and heat", "learn"),
    ):
        app.page.evaluate("address => { location.hash = address }", address)
        app.page.locator("flt-semantics-host").get_by_text(words).or_(
            app.page.get_by_label(words)
        ).first.wait_for(timeout=READY_MS)
        shoot(app, TOLD / name)


def by_night(phone: Profile, url: str) -> None:
    """The player in a dark room."""
    app = phone.open(url + "#/relief")
    app.button("It eased").wait_for()
    app.page.wait_for_timeout(9000)
    shoot(app, INSTALLED / "narrow-in-the-dark")


def shoot(app: App, path: Path) -> None:
    """Write the screen as it is once its last animation has ended."""
    app.page.wait_for_timeout(1000)
    file = path.with_suffix(".png")
    app.page.screenshot(path=file)
    # A palette is a third of the size, and the app has few colours.
    Image.open(file).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        file, optimize=True
    )


if __name__ == "__main__":
    main()
