"""Every screen, looked at by machine; and what looks, on pages that are wrong on purpose."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from itertools import combinations, product
from pathlib import Path

import flet as ft
import pytest
from playwright.sync_api import Page, Playwright

from crampapp.routes import tree
from tests.browser import chromium, places
from tests.browser.browsing import LAUNCH_OPTIONS, Server, serve
from tests.browser.contact_sheet import contact_sheet
from tests.browser.crawl import Report, crawl
from tests.browser.looking import Fault, controls, faults, look
from tests.browser.places import History, filled, patterns
from tests.browser.settings import (
    EVERY,
    SIZES,
    Language,
    Look,
    in_every_setting,
    once_each,
    pairwise,
)
from tests.pseudo import build_pseudo, pseudo, untranslated

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "build/tour"
ROOT_OF_TREE = "main"
SIZE = (320, 640)
ON_A_SHEET = 360
"""Screenshots; a larger picture takes more memory than some machines have."""


@pytest.fixture(scope="module")
def pseudo_web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    (folder / "source").mkdir()
    return build_pseudo(folder / "source", folder / "web", ROOT / "build/cache")


@pytest.fixture(scope="module")
def pseudo_server(pseudo_web: Path) -> Iterator[Server]:
    started = serve(pseudo_web, 0)
    yield started
    started.kill()


@pytest.fixture(scope="module")
def urls(server: Server, pseudo_server: Server) -> dict[Language, str]:
    return {Language.ENGLISH: server.url, Language.PSEUDO: pseudo_server.url}


def kept(report: Report) -> list[str]:
    """The findings; they and the contact sheet are put where they can be looked at."""
    TOUR.mkdir(parents=True, exist_ok=True)
    shots = sorted(report.shots)
    for number, first in enumerate(range(0, len(shots), ON_A_SHEET), 1):
        sheet = f"contact-sheet-{number}.png" if number > 1 else "contact-sheet.png"
        contact_sheet(shots[first : first + ON_A_SHEET], TOUR / sheet)
    findings = [str(finding) for finding in report.findings]
    (TOUR / "findings.txt").write_text("\n".join(findings), encoding="utf-8")
    return findings


def test_every_screen_is_whole_named_large_enough_and_translated(
    urls: dict[Language, str],
    history: History,
    tmp_path: Path,
) -> None:
    report = crawl(urls, once_each(history.places()), history, tmp_path)
    assert kept(report) == []
    assert set(report.visited) == {place.name for place in history.places()}


def test_the_page_before_python_is_translated_too(pseudo_web: Path) -> None:
    page = (pseudo_web / "index.html").read_text("utf-8")
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    texts = [*re.findall(r">([^<]+)<", page), *re.findall(r'aria-label="([^"]*)"', page)]
    assert any("[Çráámp ñóów]" in text for text in texts)
    assert [word for text in texts for word in untranslated(unescape(text))] == []


@pytest.mark.long
def test_every_screen_is_so_in_every_look_and_size(
    urls: dict[Language, str], history: History, tmp_path: Path
) -> None:
    visits = in_every_setting(history.places())
    report = crawl(urls, visits, history, tmp_path)
    assert kept(report) == []
    assert len(report.visited) == len(visits)


@pytest.fixture(scope="module")
def history() -> History:
    return History(date.today())


def test_every_address_of_the_route_tree_is_visited(history: History) -> None:
    found = list(patterns(tree()))
    assert {"/", "/check/:place(\\d+)", "/prevent/drinks/workout/:id"} <= set(found)
    visited = {place.address for place in history.places()}
    for pattern in found:
        assert visited.issuperset(filled(pattern, history.values()))
    assert not any(":" in address for address in visited)


def test_of_nested_parameters_the_last_takes_all_its_values() -> None:
    values = {"/kept/:id": ("a", "b"), "/learn/:article": ("c", "d"), "/:id": ("e",)}
    assert filled("/check/kept/:id", values) == ["/check/kept/a", "/check/kept/b"]
    assert filled("/check/kept/:id/learn/:article", values) == [
        "/check/kept/a/learn/c",
        "/check/kept/a/learn/d",
    ]
    assert filled("/", values) == ["/"]


def test_an_address_that_nobody_said_how_to_fill_is_an_error(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    extra = [*tree(), ft.Route(path="new/:thing", component=lambda: None)]
    monkeypatch.setattr(places, "tree", lambda: extra)
    with pytest.raises(LookupError, match="/new/:thing"):
        history.places()


def test_any_two_of_look_size_and_language_meet() -> None:
    seen = {
        pair
        for setting in pairwise()
        for pair in combinations((setting.look, setting.size, setting.language), 2)
    }
    wanted = {*product(Look, SIZES), *product(Look, Language), *product(SIZES, Language)}
    assert seen == wanted
    assert len(EVERY) == 30


@pytest.fixture(scope="module")
def sheet(playwright: Playwright) -> Iterator[Page]:
    """An empty page of a small phone's width."""
    browser = playwright.chromium.launch(executable_path=chromium.ensure(), **LAUNCH_OPTIONS)
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
    yield page
    browser.close()


GOOD = """
<div role="button" flt-tappable style="left:0; top:0; width:200px; height:64px">Cramp now</div>
<div role="button" aria-label="Settings" style="left:220px; top:0; width:60px; height:48px"></div>
<div style="left:0; top:80px; width:300px; height:60px"><span>Pull your toes up.</span></div>
"""


def faults_of(sheet: Page, body: str) -> set[Fault]:
    style = "<style>main, main * { position: absolute; margin: 0; display: block }</style>"
    sheet.set_content(f"{style}<main style='inset:0'>{body}</main>")
    seen = look(sheet, ROOT_OF_TREE)
    return {fault for fault, _ in faults([seen], SIZE, foreign=foreign)}


def foreign(text: str) -> list[str]:
    return untranslated(text) if "Untranslated" in text else []


def test_nothing_is_found_on_a_good_screen(sheet: Page) -> None:
    assert faults_of(sheet, GOOD) == set()


BAD = {
    Fault.NAMELESS: '<div role="button" style="left:0; top:300px; width:48px; height:48px"></div>',
    Fault.SMALL: '<div role="switch" aria-label="Voice" '
    'style="left:0; top:300px; width:60px; height:32px"></div>',
    Fault.SIDEWAYS: '<div style="left:100px; top:300px; width:260px; height:40px">Long words</div>',
    Fault.OVERLAP: '<div role="button" aria-label="Next" '
    'style="left:150px; top:10px; width:60px; height:48px"></div>',
    Fault.CUT: '<div role="button" style="left:0; top:300px; width:60px; height:48px">'
    "A label of many words that cannot be in so small a place</div>",
    Fault.ELLIPSIS: '<div style="left:0; top:300px; width:200px; height:40px">Tonight’s str…</div>',
    Fault.UNTRANSLATED: '<p style="top:300px; width:99px; height:40px">Untranslated</p>',
}


@pytest.mark.parametrize(("fault", "body"), BAD.items())
def test_each_fault_is_found_and_no_other(sheet: Page, fault: Fault, body: str) -> None:
    assert faults_of(sheet, GOOD + body) == {fault}


def test_a_screen_without_controls_is_found(sheet: Page) -> None:
    assert faults_of(sheet, "<p style='width:99px; height:40px'>One moment</p>") == {Fault.EMPTY}


def test_what_scrolls_sideways_may_leave_the_window(sheet: Page) -> None:
    row = """<div style="left:0; top:300px; width:320px; height:60px; overflow-x:auto">
      <div role="button" style="left:300px; top:0; width:200px; height:48px">More</div></div>"""
    assert faults_of(sheet, GOOD + row) == set()


def test_a_control_below_the_window_is_not_reached(sheet: Page) -> None:
    low = '<div role="button" style="top:620px; width:99px; height:64px">Below</div>'
    assert faults_of(sheet, GOOD + low) == {Fault.UNREACHABLE}


def test_what_sticks_out_of_a_scrolled_column_is_measured_when_it_is_seen_whole(
    sheet: Page,
) -> None:
    looks = []
    for height in (20, 64):
        here = f'<div role="button" style="top:0; width:99px; height:{height}px">Next</div>'
        faults_of(sheet, here + GOOD.replace("Cramp now", "Step 1"))
        looks.append(look(sheet, ROOT_OF_TREE))
    assert Fault.SMALL in {fault for fault, _ in faults(looks[:1], SIZE)}
    assert Fault.SMALL not in {fault for fault, _ in faults(looks, SIZE)}


def test_a_control_that_large_text_pushes_out_is_missed(sheet: Page) -> None:
    faults_of(sheet, GOOD)
    before = controls(look(sheet, ROOT_OF_TREE))
    faults_of(sheet, GOOD.replace('role="button" aria-label="Settings"', ""))
    assert before - controls(look(sheet, ROOT_OF_TREE)) == {"button Settings"}


def test_a_button_that_shows_less_than_its_name_may_be_narrow(sheet: Page) -> None:
    narrow = '<div role="button" aria-label="Left inner thigh" {}></div>'
    place = 'style="top:300px; width:54px; height:140px"'
    assert faults_of(sheet, GOOD + narrow.format(place)) == set()
    low = 'style="top:300px; width:54px; height:20px"'
    assert faults_of(sheet, GOOD + narrow.format(low)) == {Fault.SMALL}


@pytest.mark.parametrize("words", ["Untranslated Tab 1 of 4", "60 characters remaining"])
def test_what_the_client_says_itself_needs_no_translation(sheet: Page, words: str) -> None:
    own = words.replace("Untranslated", pseudo("Untranslated"))
    assert faults_of(sheet, GOOD + f"<p style='top:300px; width:200px'>{own}</p>") == set()
