"""Draws the icons of ``assets/icons`` from ``mark.svg``: ``python -m tests.browser.draw_icons``."""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.browsing import LAUNCH_OPTIONS

ASSETS = Path(__file__).parents[2] / "assets"
SAFE_ZONE = 0.8
"""Share of a maskable icon that no system cuts off."""


def main() -> None:
    """Write every size that browsers, phones and the Android build ask for."""
    rounded = (ASSETS / "icons/mark.svg").read_text()
    square = rounded.replace(' rx="112"', "")
    shrink = f'transform="translate(256 256) scale({SAFE_ZONE}) translate(-256 -256)"'
    maskable = square.replace('id="mark"', f'id="mark" {shrink}')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), **LAUNCH_OPTIONS)
        page = browser.new_page()
        for size in (48, 96, 192, 512):
            draw(page, rounded, size, f"icons/icon-{size}.png")
        for size in (192, 512):
            draw(page, maskable, size, f"icons/icon-maskable-{size}.png")
        draw(page, square, 180, "icons/apple-touch-icon-180.png")
        # The Android build takes its launcher icon from here.
        draw(page, square, 512, "icon.png")
        browser.close()


def draw(page: Page, svg: str, size: int, name: str) -> None:
    """Write ``svg`` as a square PNG of ``size`` pixels."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100vw}}</style>{svg}")
    page.screenshot(path=ASSETS / name, omit_background=True)


if __name__ == "__main__":
    main()
