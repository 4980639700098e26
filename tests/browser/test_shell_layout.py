"""The page before Python and the Flet screens that take its place have one layout."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.browsing import App, Profile, Server, profile
from tests.browser.shell import open_shell

SIZES = {"phone": (390, 844), "small-phone": (320, 568), "turned": (844, 390)}
NEAR_PX = 3
"""Flutter and the browser round lines of text differently."""
PATIENCE = 12
SAME = 0.97
"""Share of the screen that looks the same on both."""

BOXES = """
(names) => {
  const host = document.querySelector("flt-semantics-host");
  const all = [...(host ?? document.getElementById("shell")).querySelectorAll("*")];
  const seen = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return width && height ? { x, y, width, height } : null;
  };
  const name = (element) => (element.getAttribute("aria-label")
    ?? (host && element.querySelector("flt-semantics") ? "" : element.textContent)).trim();
  const found = {};
  for (const wanted of names) {
    // Of those with the name the tallest, which is the same one on both.
    const named = all.filter((element) => seen(element) && name(element).match(`^${wanted}$`));
    const boxes = named.map(seen).sort((a, b) => b.height - a.height);
    found[wanted] = boxes[0] ?? null;
  }
  return found;
}
"""

HOME = [
    *("Cramp now", "Straighten your knee.*", "Can.t reach.*", "Warm up now|Tonight.s stretch"),
    *("Settings", "About you", "Good to know", "Log a cramp"),
    *("Prevent(\\s+Tab 3 of 5)?", "Learn(\\s+Tab 5 of 5)?"),
]
PLAYER = [
    *("Back", "Not like other cramps.", "Straighten your knee.*", "\\d+ seconds left", "Voice"),
    *("Can.t reach.*", "Not the calf.", "Left", "Right", "Not like this", "As you are", "Sitting"),
    *("Standing", "During sport", "Massage, warmth, cold", "Previous", "Next", "Chime", "Dark"),
    *("Somebody helps me", "Still cramping", "It eased"),
]
EASED = [
    *("Eased in .*", "Which leg.*", "Left", "Right", "Most cramps.*", "Still sore.*"),
    *("Why did it cramp.*", "Undo", "It came back", "Done"),
]
"""Accessible names, as patterns."""


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """Without a service worker, which would give the page the script that is held back."""
    folder = tmp_path_factory.mktemp("profile")
    with profile(playwright, folder, service_workers="block") as opened:
        yield opened


@pytest.fixture(scope="module")
def flet(browser: Profile, server: Server) -> App:
    return browser.open(server.url)


@pytest.fixture(scope="module")
def shell(flet: App, browser: Profile, server: Server) -> Iterator[Page]:
    with open_shell(browser, server.url) as page:
        yield page


@pytest.mark.parametrize("size", SIZES)
def test_home_player_and_its_end_are_laid_out_alike(flet: App, shell: Page, size: str) -> None:
    resize(flet, shell, size)
    assert_alike(flet, shell, HOME)

    flet.tap("Cramp now")
    flet.button("It eased").wait_for()
    tap(shell, "Cramp now")
    settle(flet, shell)
    assert_alike(flet, shell, PLAYER)

    flet.tap("It eased")
    flet.shows("Saved")
    tap(shell, "It eased")
    shell.get_by_text("Saved").wait_for()
    settle(flet, shell)
    assert_alike(flet, shell, EASED)

    flet.tap("Undo")
    flet.shows("Removed")
    settle(flet, shell)
    flet.tap("Done")
    flet.button("Cramp now").wait_for()
    tap(shell, "Undo")
    shell.get_by_text("Removed").wait_for()


@pytest.mark.parametrize("look", ["light", "dark", "black"])
def test_home_has_the_same_colours(flet: App, shell: Page, look: str) -> None:
    for page in (flet.page, shell):
        page.emulate_media(color_scheme="light" if look == "light" else "dark")
    if look == "black":
        preferences = '{"dark": true}'
        shell.evaluate("text => localStorage.setItem('crampapp.preferences', text)", preferences)
    if look != "light":
        flet.page.reload()
        flet.wait_until_ready()
    resize(flet, shell, "phone")
    share = alike(flet.page, shell)
    assert share >= SAME


def resize(flet: App, shell: Page, size: str) -> None:
    width, height = SIZES[size]
    for page in (flet.page, shell):
        page.set_viewport_size({"width": width, "height": height})
    shell.reload()
    shell.wait_for_selector("html[data-guide]")
    shell.evaluate("document.fonts.ready")
    settle(flet, shell)


def settle(flet: App, shell: Page) -> None:
    """Longer than taps are ignored after a change, and until Flutter's animations have ended."""
    shots = [b"", flet.page.screenshot()]
    while shots[-1] != shots[-2] and len(shots) < PATIENCE:
        flet.page.wait_for_timeout(700)
        shots.append(flet.page.screenshot())
    shell.wait_for_timeout(100)


def tap(shell: Page, name: str) -> None:
    shell.get_by_role("button", name=name, exact=True).click()


def assert_alike(flet: App, shell: Page, names: list[str]) -> None:
    theirs, ours = flet.page.evaluate(BOXES, names), shell.evaluate(BOXES, names)
    viewport = flet.page.viewport_size
    assert viewport
    for name in names:
        there, here = theirs[name], ours[name]
        assert here, f"the page has no {name!r}"
        if there is None:
            # Flutter leaves out what is scrolled far away.
            assert here["y"] > viewport["height"], f"Flet has no {name!r}"
            continue
        assert near(there, here, viewport["height"]), f"{name}: {there} in Flet, {here} here"


def near(there: dict[str, float], here: dict[str, float], height: float) -> bool:
    """Where both begin and how large they are; Flutter cuts off what has scrolled out of sight."""
    edges = ["x", "y"] if there["y"] + here["height"] > height * 0.6 else ["x", "y", "height"]
    return all(abs(there[edge] - here[edge]) <= NEAR_PX for edge in edges)


def alike(one: Page, other: Page) -> float:
    """The share of pixels that look the same on both pages."""
    shots = [b64encode(page.screenshot()).decode() for page in (one, other)]
    share: Any = other.evaluate(
        """async (shots) => {
          const [one, two] = await Promise.all(shots.map(async (shot) => {
            const image = new Image();
            image.src = "data:image/png;base64," + shot;
            await image.decode();
            const canvas = document.createElement("canvas");
            // Four by four pixels become one, so that the edges of letters do not count.
            const [width, height] = [image.width / 4, image.height / 4].map(Math.round);
            Object.assign(canvas, { width, height });
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0, width, height);
            return context.getImageData(0, 0, width, height).data;
          }));
          const same = one.filter((part, at) => Math.abs(part - two[at]) <= 24);
          return same.length / one.length;
        }""",
        shots,
    )
    return float(share)
