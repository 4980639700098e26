"""The sheets that files go through, and the paper: for everybody, in every look."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from crampapp.ui import data_words
from tests.browser import checkers
from tests.browser.browsing import Profile, Server
from tests.browser.shell import open_shell, until

TARGET = 48
"""Pixels of a finger."""
NAME = "crampapp-2026-11-24.jsonl"

ASKED = """
async ([verb, data]) => {
  const [main] = document.querySelectorAll("script[type=module]");
  const { windowName } = await import(new URL("bridge.js", main.src).href);
  await import(new URL("outside.js", main.src).href);
  const channel = new BroadcastChannel("crampapp");
  const file = new Blob(["{}"]);
  window.told = null;
  channel.onmessage = ({ data }) => {
    if (data.kind === "outside.answer") window.told = data;
  };
  channel.postMessage({ ...data, file, id: 1, kind: verb, from: "python", window: windowName });
}
"""
SHARES = "() => { navigator.canShare = () => true; }"
FIND = """
async (place) => {
  const { violations } = await axe.run(document.querySelector(place));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
"""
PRINT = """
async (text) => {
  window.print = () => {};
  const [main] = document.querySelectorAll("script[type=module]");
  (await import(new URL("paper.js", main.src).href)).print({ text });
}
"""
PAPER = """{"title": "Leg cramps", "lines": ["2026-11-24. Not a diagnosis."],
  "sections": [{"title": "Answers", "lines": ["Where is it? The calf."]}]}"""
EDGES = """
(sheet) => [sheet, ...sheet.querySelectorAll(".button")].map((one) => {
  const { borderStyle, borderWidth } = getComputedStyle(one);
  return borderStyle !== "none" && parseFloat(borderWidth) >= 1;
})
"""


def words(kind: str) -> dict[str, Any]:
    if kind == "choose":
        return data_words.choose_a_backup()._asdict()
    told = data_words.file_ready("Your backup is ready", f"{NAME}: 12 records, 3 kB.")
    return {**told._asdict(), "name": NAME}


@pytest.fixture
def page(browser: Profile, server: Server) -> Iterator[Page]:
    with open_shell(browser, server.url) as opened:
        opened.evaluate(checkers.axe())
        yield opened


def opened(page: Page, kind: str) -> Locator:
    if kind == "share":
        page.evaluate(SHARES)
    verb = "outside.choose" if kind == "choose" else "outside.hand"
    page.evaluate(ASKED, [verb, words(kind)])
    sheet = page.get_by_role("dialog")
    sheet.wait_for()
    return sheet


def looks(page: Page) -> Iterator[str]:
    """Every look in turn."""
    for look in ("light", "dark", "black"):
        page.emulate_media(color_scheme="light" if look == "light" else "dark")
        if look == "black":
            page.evaluate("document.documentElement.dataset.look = 'black'")
        yield look


@pytest.mark.parametrize("kind", ["choose", "save", "share"])
def test_axe_finds_nothing_in_any_look(page: Page, kind: str) -> None:
    sheet = opened(page, kind)
    assert {look: found for look in looks(page) if (found := page.evaluate(FIND, "dialog"))} == {}
    for target in sheet.locator(".button").all():
        assert (target.bounding_box() or {})["height"] >= TARGET


@pytest.mark.long
@pytest.mark.parametrize("kind", ["choose", "save", "share"])
def test_lighthouse_gives_full_marks(
    debugged: tuple[Profile, int], server: Server, kind: str
) -> None:
    browser, debugging = debugged
    with open_shell(browser, server.url) as tab:
        opened(tab, kind)
        found = checkers.lighthouse_on_tab(debugging, server.url)
        assert found == {"score": 1, "failed": []}
        assert tab.get_by_role("dialog").is_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_cut_off_with_huge_letters(page: Page, width: int) -> None:
    sheet = opened(page, "share")
    page.set_viewport_size({"width": width, "height": 568})
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert sheet.evaluate("(sheet) => sheet.scrollWidth <= sheet.clientWidth")
    sheet.get_by_role("button", name="Close").click()
    until(page, "window.told !== null")
    assert page.evaluate("window.told.taken") is False


def test_with_the_systems_own_colours_every_edge_is_drawn(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    for kind in ("choose", "share"):
        sheet = opened(page, kind)
        assert all(sheet.evaluate(EDGES))
        page.keyboard.press("Escape")
        sheet.wait_for(state="detached")


def test_nothing_moves_for_who_wants_no_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, "save")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          return animationName !== "none" || transitionDuration !== "0s";
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_the_paper_has_headings_and_lists_and_axe_finds_nothing(page: Page) -> None:
    page.evaluate(PRINT, PAPER)
    page.emulate_media(media="print")
    paper = page.locator("#paper")
    assert paper.is_visible()
    assert page.evaluate(FIND, "#paper") == []
    assert paper.get_by_role("heading", level=1).inner_text() == "Leg cramps"
    assert paper.get_by_role("listitem").all_inner_texts() == ["Where is it? The calf."]
