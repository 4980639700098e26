"""The cause check to its end in a real browser: four urgencies, Back, a reload, a doubt."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright

from crampapp.content.checker import assess, next_question, wording
from crampapp.domain.check import Answer
from crampapp.domain.checker import UNKNOWN, Part, Question, Urgency
from tests.browser.browsing import App, Server, profile
from tests.browser.test_relief import zone_where_it_is

TOUR = Path(__file__).parents[2] / "build/tour"

NIGHT_CRAMPS: Mapping[str, Answer] = {
    "age": 62,
    "timing": ["in_bed"],
    "feel": ["hard_knot"],
    "place": ["calf"],
    "duration": "up_to_10_min",
    "easing": ["stretching"],
    "between": "normal",
    "legs": "either_leg",
    "since": "months",
    "frequency": "now_and_then",
    "sensation": ["normal"],
    "strength": ["normal"],
}
"""A woman of 62 with a calf like a stone at night."""


@pytest.fixture(scope="module")
def app(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """A phone in London by day."""
    folder = tmp_path_factory.mktemp("check")
    with profile(playwright, folder, timezone_id="Europe/London") as browser:
        yield browser.open(server.url)
        assert browser.problems == []


def begin(app: App, server: Server, who: str = "Me") -> dict[str, Answer]:
    app.goto(server.url + "#/check")
    app.shows("This is not a diagnosis.")
    app.tap(who)
    return {"who": "me" if who == "Me" else "someone_else"}


def walk(app: App, truth: Mapping[str, Answer], answers: dict[str, Answer], most: int = 99) -> None:
    """Answer what is asked; the same checker here says what that must be.

    What the truth does not tell is answered with "none", or "not sure" where there is no "none".
    """
    while (question := next_question(answers)) and most:
        app.shows(question.text)
        answers[question.id] = truth.get(question.id, no_to(question))
        reply(app, question, answers[question.id])
        most -= 1


def no_to(question: Question) -> Answer:
    if any(option.id == "none" for option in question.options):
        return "none" if question.part is Part.CHECK else ["none"]
    return UNKNOWN


def reply(app: App, question: Question, answer: Answer) -> None:
    """Tap the answer to the question on the glass."""
    # A tap within 400 ms of a change is taken for the second half of a double tap.
    app.page.wait_for_timeout(450)
    texts = {option.id: option.text for option in question.options}
    if answer == UNKNOWN:
        app.tap("Not sure")
    elif isinstance(answer, int):
        tens = answer // 10 * 10
        choice(app, f"{tens}–{tens + 9}").click()
        choice(app, str(answer)).click()
    elif isinstance(answer, str):
        choice(app, texts[answer]).click()
    elif answer in (["none"], ["normal"]):
        app.tap(texts[answer[0]])
    else:
        for id in answer:
            app.page.get_by_role("checkbox", name=texts[id], exact=True).click()
        app.tap("Next")


def leave(app: App) -> None:
    app.tap("Done")
    app.button("Me").wait_for()


def choice(app: App, name: str) -> Locator:
    return app.page.locator("flt-semantics-host").get_by_role("button", name=name, exact=True)


def test_an_emergency_fills_the_screen_with_a_number_to_call(app: App, server: Server) -> None:
    answers = begin(app, server)
    walk(app, {"signs_leg": ["cold_pale"]}, answers)
    app.shows(wording().urgency[Urgency.EMERGENCY])
    app.page.screenshot(path=TOUR / "check-emergency.png")
    assert "Call 999" in app.text
    assert wording().fits_best not in app.text
    app.tap("I ticked that by mistake")
    app.shows("Look at both legs.")


def test_an_urgent_result_offers_the_advice_line_and_the_next_open_asks(
    app: App, server: Server
) -> None:
    walk(app, {"signs_leg": ["swollen"]}, begin(app, server))
    app.shows(wording().urgency[Urgency.URGENT])
    app.page.screenshot(path=TOUR / "check-urgent.png")
    assert "Call 111" in app.text
    leave(app)
    app.goto(server.url)
    app.page.reload()
    app.wait_until_ready()
    app.shows("Did you get it looked at?")
    app.tap("Yes")


def test_a_result_goes_to_the_printer_and_into_a_file(app: App, server: Server) -> None:
    walk(app, {"signs_leg": ["swollen"]}, begin(app, server, "Someone else"))
    app.shows(wording().urgency[Urgency.URGENT])
    page, paper = app.page, app.page.locator("#paper")
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1 } }")
    app.tap("Print")
    page.wait_for_function("window.printed")
    assert not paper.is_visible()
    page.emulate_media(media="print")
    printed = paper.inner_text()
    assert paper.is_visible()
    assert not page.locator("flutter-view").is_visible()
    page.screenshot(path=TOUR / "check-paper.png", full_page=True)
    page.emulate_media(media="screen")
    app.tap("Save as a file")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it on this device").click()
    saved = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename.startswith("leg-cramps-")
    for words in ("Clot in a leg vein", "Self-reported, not a diagnosis.", wording().disclaimer):
        assert words in printed
        assert words in saved
    assert page.evaluate("window.printed") == 1
    leave(app)


def test_a_doubt_about_a_sign_is_followed_up_and_ends_with_a_doctor(
    app: App, server: Server
) -> None:
    truth = {**NIGHT_CRAMPS, "signs_nerves": UNKNOWN, "signs_nerves_check": UNKNOWN}
    answers = begin(app, server, "Someone else")
    walk(app, truth, answers)
    urgency = assess(answers).urgency
    assert urgency in (Urgency.GP, Urgency.URGENT)
    app.shows(wording().urgency[urgency])
    assert "Signs you were not sure of" in app.text
    assert "Not kept on this phone." in app.text
    leave(app)


def test_a_pattern_for_the_doctor_ends_with_a_visit_to_book(app: App, server: Server) -> None:
    truth = {**NIGHT_CRAMPS, "frequency": "breaks_sleep", "more": ["breaks_sleep"]}
    walk(app, truth, begin(app, server))
    app.shows(wording().urgency[Urgency.GP])
    app.page.screenshot(path=TOUR / "check-gp.png")
    leave(app)


def test_self_care_survives_a_reload_in_the_middle_and_the_browsers_back(
    app: App, server: Server
) -> None:
    answers = begin(app, server)
    walk(app, NIGHT_CRAMPS, answers, most=3)
    app.shows("How old?")
    app.page.screenshot(path=TOUR / "check-question.png")
    app.page.go_back()
    app.shows("Back, bladder and nerves")
    app.page.go_forward()
    app.shows("How old?")
    app.page.reload()
    app.wait_until_ready()
    app.shows("How old?")
    walk(app, NIGHT_CRAMPS, answers)
    app.shows(wording().urgency[Urgency.SELF_CARE])
    app.page.screenshot(path=TOUR / "check-self-care.png")
    assert re.search("swells or turns hot", app.text)
    cause = next(iter(assess(answers).verdicts)).cause
    app.page.get_by_role("button", name=re.compile(f"^{cause.name}")).click()
    app.shows("What speaks for it")
    app.page.screenshot(path=TOUR / "check-cause.png")


def test_at_night_without_an_advice_line_it_is_the_emergency_department(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path, timezone_id=zone_where_it_is(3)) as browser:
        app = browser.open(server.url)
        walk(app, {"signs_leg": ["swollen"]}, begin(app, server))
        app.shows("It is night: go to the emergency department.")
        app.page.screenshot(path=TOUR / "check-night.png")
