"""The cause check from the way in to the result."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from crampapp.content.checker import next_question, questions
from crampapp.domain.check import Answer, Check
from crampapp.domain.check_result import CheckResult
from crampapp.domain.checker import UNKNOWN, Kind
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Profile
from crampapp.platform.keeper import MemoryKeeper
from crampapp.store import Store
from crampapp.ui.preferences import Preferences, keep_preferences

from .conftest import MORNING, Launch, Session, SlowFiles

ASKED = {question.id: question for question in questions()}
EMERGENCY = {"signs_leg": ["cold_pale"]}
URGENT = {"signs_leg": ["swollen"]}


async def reply(client: Session, id: str, answer: Answer) -> None:
    """Answer the question on the glass."""
    client.clock.local += timedelta(seconds=1)
    assert client.says(ASKED[id].text)
    if answer == UNKNOWN:
        await client.tap("not-sure")
    elif isinstance(answer, int):
        await client.tap(f"tens-{answer // 10}")
        await client.tap(f"number-{answer}")
    elif isinstance(answer, str):
        await client.tap(f"answer-{answer}")
    elif answer in (["none"], ["normal"]):
        await client.tap("none")
    else:
        for option in answer:
            if option != UNKNOWN:
                await client.tap(f"tick-{option}")
        await client.tap("not-sure" if UNKNOWN in answer else "next")


async def walk(client: Session, truth: Mapping[str, Answer], who: str = "me") -> dict[str, Answer]:
    """Go through a whole check; whatever the truth does not tell is not known.

    Signs of danger that it does not tell of are not there.
    """
    await client.tap(f"who-{who}")
    return await go_on(client, truth, {"who": who})


async def go_on(
    client: Session, truth: Mapping[str, Answer], answers: dict[str, Answer]
) -> dict[str, Answer]:
    while question := next_question(answers):
        unless = ["none"] if question.id.startswith("signs_") else UNKNOWN
        unless = "none" if question.id.endswith("_check") else unless
        answers[question.id] = truth.get(question.id, unless)
        await reply(client, question.id, answers[question.id])
    return answers


async def kept(client: Session) -> list[CheckResult]:
    """The results that a new start of the app would find."""
    return await (await Store.open(client.files)).newest(CheckResult, 100)


def moment() -> Moment:
    return Moment(utc=MORNING.replace(tzinfo=UTC), zone="UTC", local=MORNING)


async def opened(launch: Launch, route: str = "/check", **window: object) -> Session:
    """A session in which the questions have been read."""
    client = await launch(route, **window)
    await client.until_read()
    return client


async def test_the_way_in_says_that_it_is_no_diagnosis(launch: Launch) -> None:
    client = await launch("/check")
    assert client.says("This is not a diagnosis.")
    assert "Getting the questions ready…" in client.announced()
    assert "who-me" not in client.key_names()
    await client.until_read()
    assert {"who-me", "who-someone_else"} <= client.key_names()


async def test_the_check_is_a_place_beside_home(launch: Launch) -> None:
    client = await launch()
    await client.select_tab(1)
    assert client.page.route == "/check"
    await client.select_tab(0)
    assert client.page.route == "/"


async def test_a_sign_of_an_emergency_fills_the_screen_and_names_no_cause(launch: Launch) -> None:
    client = await opened(launch, zone="Europe/London")
    await walk(client, EMERGENCY)
    assert client.page.route == "/check/result"
    assert client.says("Emergency: get help now")
    call = client.find("call-emergency")
    assert call.action.url == "tel:999"
    assert client.says("Call 999")
    assert client.says("Call an ambulance now.")
    assert not client.says("Your answers fit best with")


async def test_an_emergency_is_no_diagnosis_either(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, EMERGENCY)
    assert client.says("It does not diagnose")


async def test_a_tick_by_mistake_goes_back_to_the_card_with_the_tick_in_place(
    launch: Launch,
) -> None:
    client = await opened(launch)
    await walk(client, EMERGENCY)
    await client.advance(1)
    await client.tap("mistake")
    assert client.says(ASKED["signs_leg"].text)
    assert await kept(client) == []
    assert client.state.preferences.follow_up is None
    await client.tap("tick-cold_pale")
    await client.tap("none")
    assert client.says(ASKED["signs_nerves"].text)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "Call 111"),
        ("Pacific/Auckland", "Call 0800 611 116"),
        ("Europe/Dublin", "It is night: go to the emergency department."),
    ],
)
async def test_at_night_an_urgent_result_names_who_is_there_now(
    launch: Launch, zone: str, words: str
) -> None:
    client = await opened(launch, now=datetime(2026, 11, 24, 3, 10), zone=zone)
    await walk(client, URGENT)
    assert client.says("See a doctor today")
    assert client.says(words)


async def test_self_care_comes_with_its_safety_net_and_the_disclaimer(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    assert client.says("You can care for this at home")
    assert client.says("Get help the same day if one leg swells")
    assert client.says("It does not diagnose")
    assert client.says("Your answers fit best with")


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "Call 999 now if"),
        ("Pacific/Auckland", "Call 111 now if"),
        ("Asia/Tokyo", "Call your emergency number now if"),
    ],
)
async def test_the_safety_net_names_the_number_of_the_region(
    launch: Launch, zone: str, words: str
) -> None:
    client = await opened(launch, zone=zone)
    await walk(client, NIGHT_CRAMPS)
    assert client.says("When to get help after all")
    assert client.says(words)


async def test_a_result_that_can_wait_says_when_it_cannot(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS | {"more": ["breaks_sleep"], "frequency": "breaks_sleep"})
    assert client.says("Book a visit to a doctor")
    assert client.says("When to get help sooner")
    assert client.says("Get help the same day if one leg swells")


async def test_a_cause_opens_to_why_in_the_words_of_the_questions(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    await client.tap("cause-C01")
    assert client.says("What speaks for it")
    assert client.says("At night in bed, or on waking")
    assert client.says("When to get it looked at sooner")


async def test_not_sure_is_followed_up_once_and_never_ends_at_home(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, {**NIGHT_CRAMPS, "signs_leg": UNKNOWN, "signs_leg_check": UNKNOWN})
    assert not client.says("You can care for this at home")
    await client.tap("doubted")
    assert client.says("One leg suddenly pale")


async def test_back_shows_what_was_answered_and_the_same_answer_changes_nothing(
    launch: Launch,
) -> None:
    client = await opened(launch)
    await client.tap("who-me")
    for id, answer in (("signs_now", ["none"]), ("signs_leg", ["none"])):
        await reply(client, id, answer)
    await client.tap("back")
    await client.tap("back")
    assert client.says(ASKED["signs_now"].text)
    await reply(client, "signs_now", ["none"])
    await reply(client, "signs_leg", ["none"])
    assert client.says(ASKED["signs_nerves"].text)


async def test_the_second_half_of_a_double_tap_does_not_answer_the_next_question(
    launch: Launch,
) -> None:
    client = await opened(launch)
    await client.tap("who-me")
    await reply(client, "signs_now", ["none"])
    client.clock.local += timedelta(seconds=0.2)
    await client.tap("not-sure")
    assert client.says(ASKED["signs_leg"].text)
    client.clock.local += timedelta(seconds=0.4)
    await client.tap("none")
    assert client.says(ASKED["signs_nerves"].text)


async def test_an_unfinished_check_survives_a_reload(launch: Launch) -> None:
    keeper = MemoryKeeper()
    client = await opened(launch, keeper=keeper)
    await client.tap("who-me")
    await reply(client, "signs_now", ["none"])
    again = await opened(launch, "/check/2", keeper=keeper)
    assert again.says(ASKED["signs_leg"].text)
    await again.go("/check")
    assert again.says("You left a check after 1 answer.")
    await again.tap("go-on")
    assert again.says(ASKED["signs_leg"].text)


async def test_an_unfinished_check_can_be_dropped(launch: Launch) -> None:
    keeper = MemoryKeeper()
    client = await opened(launch, keeper=keeper)
    await client.tap("who-me")
    await reply(client, "signs_now", ["none"])
    await client.go("/check")
    await client.tap("drop")
    assert "go-on" not in client.key_names()
    assert keeper.kept("check") is None


async def test_answers_of_yesterday_do_not_count_as_now(launch: Launch) -> None:
    keeper = MemoryKeeper()
    client = await opened(launch, keeper=keeper)
    await client.tap("who-me")
    await reply(client, "signs_now", ["none"])
    again = await opened(launch, keeper=keeper, now=MORNING + timedelta(hours=13))
    assert again.state.check is None


async def test_what_was_told_is_used_only_when_allowed_and_corrected_first(launch: Launch) -> None:
    client = await opened(launch, keeper=told(Fact.DIABETES, Fact.INSULIN))
    await client.tap("who-me")
    assert client.says("Use what you told the app about yourself?")
    assert client.says("Diabetes (the rest is not known)")
    await client.tap("known-medicines")
    await client.tap("use")
    assert client.state.check is not None
    assert set(client.state.check.given) == {"conditions"}
    assert client.says(ASKED["signs_now"].text)


async def test_nothing_of_the_profile_is_used_when_refused(launch: Launch) -> None:
    client = await opened(launch, keeper=told(Fact.DIABETES))
    await client.tap("who-me")
    await client.tap("use-nothing")
    assert client.state.check is not None
    assert client.state.check.answers == {"who": "me"}


async def test_somebody_elses_check_uses_no_profile_and_is_kept_only_when_asked(
    launch: Launch,
) -> None:
    client = await opened(launch, keeper=told(Fact.DIABETES))
    answers = await walk(client, URGENT, who="someone_else")
    assert "conditions" not in answers or answers["conditions"] == UNKNOWN
    assert client.says("Not kept on this phone.")
    assert await kept(client) == []
    await client.tap("keep")
    assert "Kept on this phone." in client.announced()
    assert [one.urgency for one in await kept(client)] == ["urgent"]


async def test_somebody_elses_answers_are_gone_when_the_result_is_left(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, URGENT, who="someone_else")
    assert client.keeper.kept("check") is None
    await client.tap("done")
    assert await kept(client) == []
    assert client.state.check is None


async def test_a_kept_result_is_read_again_with_its_day_and_can_be_removed(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    again = await opened(launch, files=client.files, now=MORNING + timedelta(days=1))
    assert again.says("Yesterday: You can care for this at home")
    await again.tap("last")
    assert again.says("Your result: Yesterday")
    await again.tap("remove")
    assert again.page.route == "/check"
    assert "last" not in again.key_names()
    assert await kept(again) == []


async def test_an_age_is_two_taps_and_other_tens_are_one_tap_away(launch: Launch) -> None:
    client = await opened(launch)
    await client.tap("who-me")
    for id in ("signs_now", "signs_leg", "signs_nerves"):
        await reply(client, id, ["none"])
    assert {"tens-0", "tens-11"} <= client.key_names()
    assert client.says("110–120")
    await client.tap("tens-5")
    assert "tens-6" not in client.key_names()
    await client.tap("tens-5")
    await reply(client, "age", 62)
    assert client.state.check is not None
    assert client.state.check.answers["age"] == 62


async def test_copied_text_is_confirmed(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    await client.tap("copy")
    assert client.snacks()[-1].content.value == "Copied."


async def test_an_answer_can_be_changed_from_the_result(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    await client.tap("answers")
    await client.tap("said-signs_leg")
    await reply(client, "signs_leg", ["swollen"])
    await go_on(
        client, NIGHT_CRAMPS, dict(client.state.check.answers) if client.state.check else {}
    )
    assert client.says("See a doctor today")


async def test_the_summary_to_share_holds_urgency_causes_answers_and_disclaimer(
    launch: Launch,
) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    shared = client.find("share").action.text
    for words in (
        "You can care for this at home",
        "Night leg cramps",
        "How old?",
        "not diagnose",
        "2026-11-24",
    ):
        assert words in shared
    assert client.find("copy").action.data == shared


async def test_the_page_prints_and_saves_what_is_shared(launch: Launch) -> None:
    client = await opened(launch)
    client.bridge.leads = True
    await walk(client, NIGHT_CRAMPS)
    await client.tap("save-file")
    file = client.outside.taken["leg-cramps-2026-11-24.txt"]
    assert file.data.decode() == client.find("share").action.text
    await client.tap("print")
    assert "You can care for this at home" in client.last_posted("print")["text"]


async def test_a_result_that_the_device_would_not_take_is_told(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    client.outside.refuses = True
    await client.tap("save-file")
    assert any("would not take the file" in said for said in client.texts(client.dialogs()))


async def test_without_a_page_there_is_no_printing(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    assert "print" not in client.key_names()


async def test_a_kept_emergency_has_its_paper_and_no_tick_to_take_back(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, EMERGENCY)
    assert "share" not in client.key_names()
    again = await opened(launch, files=client.files, now=MORNING + timedelta(days=1))
    await again.tap("last")
    assert "share" in again.key_names()
    assert "mistake" not in again.key_names()


async def test_back_from_a_kept_result_is_the_way_in(launch: Launch) -> None:
    client = await opened(launch)
    await walk(client, NIGHT_CRAMPS)
    again = await opened(launch, files=client.files, now=MORNING + timedelta(days=1))
    await again.tap("last")
    await again.tap("back")
    assert again.page.route == "/check"
    assert len(await kept(again)) == 1


async def test_a_cause_says_no_stretch_when_the_leg_must_rest(launch: Launch) -> None:
    client = await opened(launch)
    doubt = {"signs_leg": UNKNOWN, "signs_leg_check": UNKNOWN}
    await walk(client, NIGHT_CRAMPS | doubt)
    await client.tap("cause-C01")
    assert client.says("What to do")
    assert not client.says("Stretch the muscle")


async def test_after_an_urgent_result_the_next_open_asks_whether_it_was_looked_at(
    launch: Launch,
) -> None:
    client = await opened(launch)
    await walk(client, URGENT)
    await client.tap("done")
    assert not client.says("Did you get it looked at?")
    phone = {"keeper": client.keeper, "files": client.files}
    again = await launch(**phone)
    assert again.says("Did you get it looked at?")
    await again.tap("not-yet")
    await again.until_read()
    assert again.says("See a doctor today")
    third = await launch(**phone)
    await third.tap("looked-at")
    assert not third.says("Did you get it looked at?")
    assert [one.looked_at for one in await kept(third)] == [True]
    assert not (await launch(**phone)).says("Did you get it looked at?")


async def test_ask_me_tomorrow_asks_tomorrow(launch: Launch) -> None:
    keeper = MemoryKeeper()
    await walk(await opened(launch, keeper=keeper), URGENT)
    await (await launch(keeper=keeper)).tap("ask-tomorrow")
    assert not (await launch(keeper=keeper)).says("Did you get it looked at?")
    tomorrow = await launch(keeper=keeper, now=MORNING + timedelta(days=1))
    assert tomorrow.says("Did you get it looked at?")


async def test_a_calm_result_asks_nothing_later(launch: Launch) -> None:
    keeper = MemoryKeeper()
    await walk(await opened(launch, keeper=keeper), NIGHT_CRAMPS)
    assert not (await launch(keeper=keeper)).says("Did you get it looked at?")


async def test_a_result_with_answers_unknown_to_this_version_is_not_made_less_urgent(
    launch: Launch,
) -> None:
    files = SlowFiles()
    result = CheckResult(
        id="old", started=moment(), urgency="urgent", answers={"gone": "x", "age": 62}
    )
    await (await Store.open(files)).save(result)
    client = await opened(launch, "/check/kept/old", files=files)
    assert client.says("See a doctor today")
    await client.tap("answers")
    assert client.says("How old? 62")
    assert await kept(client) == [result]


async def test_a_check_of_another_version_that_was_left_is_dropped(launch: Launch) -> None:
    keeper = MemoryKeeper()
    check = Check(id="id", begun=moment(), who="me", trail=("gone",), said={"gone": "x"})
    keeper.keep("check", check.model_dump_json())
    client = await opened(launch, keeper=keeper)
    assert client.state.check is None
    assert "go-on" not in client.key_names()


async def test_kept_is_said_only_when_the_result_is_durable(launch: Launch) -> None:
    files = SlowFiles()
    client = await opened(launch, files=files)
    await walk(client, URGENT, who="someone_else")
    files.may_flush.clear()
    tapping = asyncio.ensure_future(client.tap("keep"))
    await client.settle()
    assert client.says("Saving…")
    assert not client.says("Kept on this phone.")
    files.may_flush.set()
    await tapping
    await client.settle()
    assert client.says("Kept on this phone.")


async def test_a_result_that_the_device_does_not_take_can_be_kept_later(launch: Launch) -> None:
    files = SlowFiles()
    client = await opened(launch, files=files)
    files.is_full = True
    await walk(client, URGENT)
    assert client.says("Not saved yet: this device would not take it. It is still here.")
    files.is_full = False
    await client.tap("keep")
    assert client.says("Kept on this phone.")
    assert len(await kept(client)) == 1


async def test_a_result_kept_by_an_earlier_version_is_moved_once(launch: Launch) -> None:
    files, keeper = SlowFiles(), MemoryKeeper()
    before = {
        "id": "before",
        "begun": moment().model_dump(mode="json"),
        "answers": {"who": "me", "signs_leg": ["swollen"], "age": 62},
        "urgency": "urgent",
        "ask_from": "2026-11-24",
    }
    keeper.keep("checks", json.dumps(before))
    client = await launch(files=files, keeper=keeper)
    assert client.says("Did you get it looked at?")
    assert keeper.kept("checks") is None
    (moved,) = await kept(client)
    assert (moved.id, moved.said) == ("before", before["answers"])
    await client.tap("not-yet")
    await client.until_read()
    assert client.says("One leg swollen, or sore and warm, red or darker")


@pytest.mark.parametrize("route", ["/check/7", "/check/result", "/check/known"])
async def test_an_address_in_the_middle_of_no_check_is_the_way_in(
    launch: Launch, route: str
) -> None:
    client = await opened(launch, route)
    await client.settle()
    assert client.page.route == "/check"
    assert "who-me" in client.key_names()


async def test_medicines_are_found_by_brand_and_stay_in_sight_when_ticked(launch: Launch) -> None:
    client = await opened(launch)
    await client.tap("who-me")
    answers: dict[str, Answer] = {"who": "me"}
    while (question := next_question(answers)) and question.id != "medicines":
        truth: dict[str, Answer] = {"age": 62, "more": ["takes_medicine"]}
        unless: Answer = ["none"] if question.id.startswith("signs_") else UNKNOWN
        answers[question.id] = truth.get(question.id, unless)
        await reply(client, question.id, answers[question.id])
    assert question is not None
    assert ASKED["medicines"].type is Kind.MANY
    await client.type("search", "lipit")
    assert client.says("(Lipitor)")
    assert "tick-thiazide" not in client.key_names()
    await client.tap("tick-statin")
    await client.type("search", "furos")
    assert {"tick-statin", "tick-loop_diuretic"} <= client.key_names()
    await client.type("search", "zzz")
    assert "tick-statin" in client.key_names()


def told(*facts: Fact) -> MemoryKeeper:
    """What a person told the app about themselves."""
    keeper = MemoryKeeper()
    profile = Profile(facts=dict.fromkeys(facts, True))
    keep_preferences(keeper, Preferences(profile=profile))
    return keeper


NIGHT_CRAMPS: dict[str, Answer] = {
    "age": 62,
    "sex": "female",
    "more": ["none"],
    "timing": ["in_bed"],
    "feel": ["hard_knot"],
    "place": ["calf"],
    "duration": "up_to_10_min",
    "easing": ["stretching"],
    "between": "normal",
    "legs": "either_leg",
    "since": "months",
    "frequency": "now_and_then",
    "exercise": ["none"],
    "before": ["none"],
    "conditions": ["none"],
    "medicines": ["none"],
    "pregnancy": "no",
    "strength": ["normal"],
    "sensation": ["normal"],
    "general": ["none"],
    "skin": ["none"],
    "habits": ["none"],
    "recent": ["none"],
    "family": ["none"],
    "worse": ["none"],
    "urine": "pale",
}
