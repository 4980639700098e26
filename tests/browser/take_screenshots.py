"""Takes the pictures of manifest and README: ``python -m tests.browser.take_screenshots``."""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from crampapp.pwa.build import build
from tests.browser.browsing import App, Profile, profile, serve

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "assets/screenshots"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
SHARP = 2
"""Device pixels per CSS pixel on the phone."""


def main() -> None:
    """Write one picture for each main screen."""
    web = build(ROOT / "build/web")
    server = serve(web, 0)
    try:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
            with profile(
                playwright, Path(folder, "phone"), viewport=PHONE, device_scale_factor=SHARP
            ) as phone:
                on_a_phone(phone, server.url)
            with profile(playwright, Path(folder, "desktop"), viewport=DESKTOP) as desktop:
                shoot(desktop.open(server.url), "wide-cramp-now")
    finally:
        server.kill()


def on_a_phone(phone: Profile, url: str) -> None:
    """Go the way from the cramp to the record and take a picture at each stop."""
    app = phone.open(url)
    shoot(app, "narrow-cramp-now")
    app.tap("Cramp now")
    app.button("It eased").wait_for()
    app.page.wait_for_timeout(9000)
    shoot(app, "narrow-guided-stretch")
    app.tap("It eased")
    app.shows("Saved")
    app.tap("Left")
    app.shows("Saved")
    shoot(app, "narrow-eased-and-saved")
    app.done()
    app.button("Cramp now").wait_for()
    app.page.emulate_media(color_scheme="dark")
    app.goto(url + "#/relief")
    app.page.wait_for_timeout(14000)
    shoot(app, "narrow-in-the-dark")


def shoot(app: App, name: str) -> None:
    """Write the screen as it is once its last animation has ended."""
    app.page.wait_for_timeout(1000)
    path = SHOTS / f"{name}.png"
    app.page.screenshot(path=path)
    # A palette is a third of the size, and the app has few colours.
    Image.open(path).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


if __name__ == "__main__":
    main()
