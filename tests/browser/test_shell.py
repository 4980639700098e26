"""The page before Python in a real browser: a whole relief guide by itself."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from crampapp.content import advice, guide, red_flags
from crampapp.domain.episode import Episode, MuscleGroup
from crampapp.domain.relief import Position
from tests.browser.browsing import Profile, Server, profile
from tests.browser.listening import LISTENING, heard
from tests.browser.shell import inbox, open_shell, until

STEPS = guide().protocol(MuscleGroup.CALF, Position.AS_YOU_ARE)
LOADING, MORNING = "2026-11-24T09:55:00", "2026-11-24T10:00:00"
SETTLED_MS = 500


@pytest.fixture(scope="module")
def phone(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    folder = tmp_path_factory.mktemp("phone")
    with profile(playwright, folder, timezone_id="Europe/Dublin") as browser:
        browser.context.add_init_script(LISTENING)
        yield browser
        assert browser.problems == []


@pytest.fixture
def page(phone: Profile, server: Server) -> Iterator[Page]:
    """Home, in a clock that goes on only when told."""
    with open_shell(phone, server.url, at=LOADING) as opened:
        yield opened
        opened.evaluate("localStorage.clear(), indexedDB.deleteDatabase('crampapp-inbox')")


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def wait(page: Page, seconds: float) -> None:
    """Let time pass for the page."""
    page.clock.run_for(int(seconds * 1000))


def begin(page: Page) -> None:
    tap(page, "Cramp now")
    wait(page, SETTLED_MS / 1000)


def spoken(page: Page) -> list[str]:
    return [words["text"] for words in heard(page)["spoken"]]


def test_the_countdown_begins_at_the_tap_and_leads_through_holds_and_rests(page: Page) -> None:
    ring = page.get_by_role("timer")
    tap(page, "Cramp now")
    expect(ring).to_have_accessible_name("30 seconds left")
    wait(page, 12)
    expect(ring).to_have_accessible_name("18 seconds left")
    wait(page, 19)
    expect(page.locator("#phase")).to_have_text("Rest")
    expect(ring).to_have_accessible_name("4 seconds left")
    wait(page, 5)
    expect(page.locator("#times")).to_have_text("2 of 3")
    wait(page, 90)
    expect(page.locator("#phase")).to_have_text("Hold on until it eases")


def test_each_step_is_spoken_once_and_so_is_each_phase(page: Page) -> None:
    begin(page)
    tap(page, "Still cramping")
    wait(page, 31)
    assert spoken(page) == [STEPS[0].say, STEPS[1].say, "Rest"]
    assert heard(page)["cancelled"] >= 3


def test_a_screen_reader_hears_the_marks_only(page: Page) -> None:
    begin(page)
    page.evaluate(
        """() => {
          globalThis.announced = [];
          const said = document.getElementById("said");
          new MutationObserver(() => announced.push(said.textContent))
            .observe(said, { childList: true, characterData: true, subtree: true });
        }"""
    )
    for _ in range(36):
        wait(page, 1)
    assert page.evaluate("announced") == [
        "Half of it is done",
        "10 seconds left",
        "5 seconds left",
        "Rest",
        "Hold. 30 seconds left",
    ]


def test_the_screen_is_kept_lit_and_let_go(page: Page) -> None:
    begin(page)
    until(page, "heard.lit === 1")
    tap(page, "It eased")
    until(page, "heard.dark === 1")


def test_an_eased_cramp_is_in_the_inbox_once_it_says_saved(page: Page) -> None:
    begin(page)
    wait(page, 47.5)
    tap(page, "It eased")
    expect(page.get_by_role("heading", name="Eased in 0:48")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    (item,) = inbox(page)
    episode = Episode.model_validate_json(item["text"])
    assert (episode.id, episode.duration_s) == (item["id"], 48)
    assert episode.started.zone == "Europe/Dublin"
    assert episode.started.local.isoformat() == MORNING
    assert episode.eased_by == STEPS[0].id
    assert page.evaluate("localStorage.getItem('crampapp.relief')") is None

    wait(page, 1)
    tap(page, "Left")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert json.loads(inbox(page)[0]["text"])["side"] == "left"
    tap(page, "Undo")
    expect(page.get_by_text("Removed.")).to_be_visible()
    assert inbox(page) == []


def test_it_came_back_goes_on_with_the_same_episode(page: Page) -> None:
    begin(page)
    tap(page, "It eased")
    expect(page.get_by_text("Saved")).to_be_visible()
    wait(page, 1)
    tap(page, "It came back")
    wait(page, 60)
    tap(page, "It eased")
    expect(page.get_by_text("Saved")).to_be_visible()
    (item,) = inbox(page)
    assert json.loads(item["text"])["relapses"] == 1
    assert json.loads(item["text"])["duration_s"] >= 60
    wait(page, 1)
    tap(page, "Undo")
    expect(page.get_by_text("Removed.")).to_be_visible()


def test_a_device_that_refuses_the_record_is_said_to_and_can_be_asked_again(page: Page) -> None:
    begin(page)
    page.evaluate(
        """() => {
          globalThis.opened = IDBFactory.prototype.open;
          IDBFactory.prototype.open = () => { throw new Error("no place"); };
        }"""
    )
    tap(page, "It eased")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    assert page.evaluate("JSON.parse(localStorage.getItem('crampapp.relief')).saved") is False
    page.evaluate("() => { IDBFactory.prototype.open = opened; }")
    tap(page, "Try again")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    wait(page, 1)
    tap(page, "Undo")
    expect(page.get_by_text("Removed.")).to_be_visible()


def test_a_reload_in_the_middle_of_a_hold_goes_on_at_the_same_second(page: Page) -> None:
    begin(page)
    tap(page, "Still cramping")
    wait(page, 10)
    page.reload()
    expect(page.locator("#action")).to_have_text(STEPS[1].action)
    left = page.get_by_role("timer").get_attribute("aria-label")
    assert left in {"20 seconds left", "19 seconds left"}


def test_a_clock_set_back_counts_as_no_time(page: Page) -> None:
    begin(page)
    page.clock.set_system_time("2026-11-24T09:00:00")
    wait(page, 0.5)
    expect(page.get_by_role("timer")).to_have_accessible_name("30 seconds left")


def test_muscle_leg_and_position_are_one_tap_each(page: Page) -> None:
    begin(page)
    tap(page, "Not the calf?")
    tap(page, "Shin")
    first = guide().first_step(MuscleGroup.SHIN)
    expect(page.locator("#action")).to_have_text(first.action)
    assert page.locator("#picture svg").count() == 1
    tap(page, "Left")
    expect(page.get_by_role("button", name="Left")).to_have_attribute("aria-pressed", "true")
    tap(page, "Sitting")
    (sitting, *_) = guide().protocol(MuscleGroup.SHIN, Position.SITTING)
    expect(page.locator("#action")).to_have_text(sitting.action)


def test_after_ten_minutes_the_signs_come_before_the_advice_and_a_number_can_be_called(
    page: Page,
) -> None:
    begin(page)
    tap(page, "Still cramping")
    wait(page, 1)
    tap(page, "Already over 10 minutes")
    title = advice("advice.over_ten_minutes").title
    expect(page.get_by_role("heading", name=title).first).to_be_visible()
    for flag in red_flags():
        if flag.ten_minutes:
            expect(page.get_by_text(flag.text)).to_be_visible()
    # In Ireland.
    call = page.get_by_role("link", name="Call 112")
    expect(call).to_have_attribute("href", "tel:112")
    wait(page, 1)
    tap(page, "None of these")
    expect(page.locator("#urgent")).to_contain_text("doctor the same day")
    expect(page.get_by_role("button", name="Still cramping")).to_be_visible()


def test_not_like_other_cramps_needs_no_python(page: Page) -> None:
    begin(page)
    page.get_by_role("link", name="Not like other cramps?").click()
    for flag in red_flags():
        if flag.first:
            expect(page.get_by_text(flag.text)).to_be_visible()
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()
    # As long as Python may come, it is also an address of its own.
    assert page.evaluate("location.hash") == "#/relief/signs"
    wait(page, 1)
    tap(page, "None of these")
    expect(page.get_by_role("button", name="It eased")).to_be_visible()


def test_a_ticked_sign_of_an_emergency_outlives_a_reload_and_stops_the_stretch(page: Page) -> None:
    begin(page)
    page.evaluate(
        """() => {
          const relief = JSON.parse(localStorage.getItem("crampapp.relief"));
          relief.flags = ["flag.cold_leg"];
          localStorage.setItem("crampapp.relief", JSON.stringify(relief));
        }"""
    )
    page.reload()
    expect(page.locator("#danger")).to_contain_text("Do not rub, heat or stretch it.")
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()
    expect(page.locator("#action")).to_be_hidden()
    expect(page.get_by_role("button", name="Still cramping")).to_be_hidden()


def test_who_has_told_of_a_danger_gets_the_steps_that_python_left(page: Page) -> None:
    plan = {"calf.as_you_are": [{"id": STEPS[0].id, "cautions": ["Go easy."]}]}
    page.evaluate("plan => localStorage.setItem('crampapp.plan', JSON.stringify(plan))", plan)
    page.reload()
    begin(page)
    expect(page.get_by_text("Go easy.")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_hidden()


def test_without_a_plan_who_has_told_of_a_danger_gets_unforced_stretches_only(page: Page) -> None:
    preferences = {"profile": {"facts": {"recent_surgery": True}, "dates": {}}}
    page.evaluate(
        "told => localStorage.setItem('crampapp.preferences', JSON.stringify(told))", preferences
    )
    page.reload()
    begin(page)
    for _ in range(4):
        tap(page, "Still cramping")
        wait(page, 1)
        expect(page.locator("#action")).to_have_text(STEPS[0].action)


def test_who_has_fallen_asleep_is_asked_and_then_parked(page: Page) -> None:
    begin(page)
    wait(page, 105 + 181)
    expect(page.get_by_text("Has it eased?")).to_be_visible()
    tap(page, "Not yet")
    expect(page.get_by_text("Has it eased?")).to_be_hidden()
    page.clock.fast_forward("12:01")
    expect(page.get_by_role("button", name="Cramp now")).to_be_visible()
    until(page, "localStorage.getItem('crampapp.relief') === null")
    (item,) = inbox(page)
    assert json.loads(item["text"])["parked"] is True


def test_the_shortcut_begins_at_once_and_says_how_to_hear_it(
    phone: Profile, server: Server
) -> None:
    with open_shell(phone, server.url + "?cramp=now", at=LOADING) as page:
        expect(page.get_by_role("timer")).to_be_visible()
        hint = page.get_by_text("Tap anywhere for voice")
        expect(hint).to_be_visible()
        assert spoken(page) == []
        page.locator("#action").click()
        expect(hint).to_be_hidden()
        assert spoken(page) == [STEPS[0].say]
        page.evaluate("localStorage.clear()")


def test_a_tap_before_the_scripts_are_there_is_done_when_they_are(
    phone: Profile, server: Server
) -> None:
    page = phone.context.new_page()
    page.route("**/boot.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    held: list[Route] = []
    page.route("**/guide.js", lambda route: held.append(route))
    with page.expect_request("**/guide.js"):
        page.goto(server.url, wait_until="commit")
    tap(page, "Cramp now")
    expect(page.get_by_role("timer")).to_be_hidden()
    page.unroute("**/guide.js")
    for route in held:
        route.continue_()
    expect(page.get_by_role("timer")).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.close()


def test_voice_is_switched_for_this_part_of_the_day_and_kept(page: Page) -> None:
    begin(page)
    voice = page.get_by_role("button", name="Voice")
    box = voice.bounding_box()
    assert box
    assert box["height"] >= 64
    voice.click()
    expect(voice).to_have_attribute("aria-pressed", "false")
    tap(page, "Still cramping")
    assert spoken(page) == [STEPS[0].say]
    kept: Any = page.evaluate("JSON.parse(localStorage.getItem('crampapp.preferences'))")
    assert kept == {"day": ["chime", "vibration", "pulse"]}


def test_a_second_tap_in_the_same_place_is_taken_for_a_slip(page: Page) -> None:
    tap(page, "Cramp now")
    tap(page, "It eased")
    expect(page.get_by_role("button", name="Still cramping")).to_be_visible()


def test_when_python_does_not_come_nothing_dead_is_left(page: Page) -> None:
    page.evaluate(
        """async () => {
          const [main] = document.querySelectorAll("script[type=module]");
          const guide = await import(new URL("guide.js", main.src));
          guide.default.failed("python");
        }"""
    )
    expect(page.get_by_text("could not start")).to_be_visible()
    assert page.get_by_role("link").count() == 0
    begin(page)
    assert page.get_by_role("link").all_text_contents() == ["Not like other cramps?"]


def test_a_guide_that_is_not_loaded_leaves_no_dead_button(phone: Profile, server: Server) -> None:
    page = phone.context.new_page()
    page.route("**/guide.js", lambda route: route.abort())
    page.goto(server.url, wait_until="commit")
    expect(page.get_by_role("heading", name="Step by step, for the calf")).to_be_visible()
    assert page.get_by_role("button").count() == 0
    page.close()
    phone.problems.clear()


def test_without_scripts_all_is_readable_and_nothing_is_dead(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("scriptless")
    with profile(playwright, folder, java_script_enabled=False) as browser:
        page = browser.context.pages[0]
        page.goto(server.url)
        expect(page.locator('[data-relief-step="1"]')).to_be_visible()
        expect(page.locator("#home .picture svg")).to_be_visible()
        for step in STEPS:
            expect(page.get_by_role("listitem").filter(has_text=step.action)).to_be_visible()
        for flag in red_flags():
            if flag.first:
                expect(page.get_by_text(flag.text)).to_be_visible()
        for role in ("button", "link"):
            assert page.get_by_role(role).count() == 0


def test_at_320_by_568_picture_words_and_both_buttons_are_there_without_scrolling(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    begin(page)
    size = page.locator("#action").evaluate("words => parseFloat(getComputedStyle(words).fontSize)")
    assert size >= 28
    floor = page.locator("#still").bounding_box()
    assert floor
    for name in ("#action", "#picture svg"):
        box = page.locator(name).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= floor["y"]
    for button in page.locator(".ends button:visible").all():
        expect(button).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("letters", [100, 200])
@pytest.mark.parametrize("size", [(320, 568), (390, 844), (844, 390)])
def test_the_names_of_all_five_places_fit(page: Page, size: tuple[int, int], letters: int) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_style_tag(content=f"html {{ font-size: {letters}% }}")
    tabs = page.locator(".tabs a").all()
    assert len(tabs) == 5
    for tab in tabs:
        expect(tab).to_be_in_viewport(ratio=1)
        beside = tab.evaluate(
            """(tab) => {
              const words = document.createRange();
              words.selectNodeContents(tab.lastChild);
              const [inner, outer] = [words, tab].map((one) => one.getBoundingClientRect());
              return Math.min(inner.left - outer.left, outer.right - inner.right);
            }"""
        )
        assert beside >= 2


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (844, 390)])
def test_letters_twice_as_large_make_nothing_scroll_sideways(
    page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_style_tag(content="html { font-size: 200% }")
    begin(page)
    for selector in ("html", "#player .scroll"):
        over = page.locator(selector).evaluate("place => place.scrollWidth - place.clientWidth")
        assert over <= 0
    for button in page.locator(".ends button:visible").all():
        expect(button).to_be_in_viewport(ratio=1)
