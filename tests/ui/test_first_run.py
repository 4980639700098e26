"""The first days: gentle questions, help to install, the rehearsal, and a stretch to send."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from crampapp.content import advice, routine
from crampapp.domain.first_run import Question
from crampapp.domain.profile import Fact
from crampapp.domain.reminder import Reminder, ReminderKind
from crampapp.platform.keeper import MemoryKeeper
from crampapp.platform.outside import Sent
from crampapp.ui.preferences import kept_preferences

from .conftest import MORNING, Launch, Session

SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
CHROME = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36"
)
LINK = "https://app.test/?cramp=now"
CARD, NO_THANKS = "first-questions", "no-questions"


async def tell_place(client: Session, **more: Any) -> None:
    """What the page says of where it runs."""
    said = {"secure": True, "agent": CHROME, "touches": 5, "link": LINK}
    client.bridge.handlers["place"]({**said, **more})
    await asyncio.sleep(0)
    await client.settle()


async def after_a_cramp(launch: Launch, **options: Any) -> Session:
    """Home after a cramp, in Chrome on a phone; what is asked about that cramp was passed over."""
    client = await launch(history=1, **options)
    await client.tap("no-details")
    await client.tap("no-stretch-tonight")
    await tell_place(client)
    return client


async def test_nobody_is_asked_anything_before_the_first_cramp(launch: Launch) -> None:
    client = await launch()
    await tell_place(client)
    assert CARD not in client.key_names()


async def test_from_the_second_day_on_home_offers_them_also_without_a_cramp(
    launch: Launch,
) -> None:
    keeper = MemoryKeeper()
    first = await launch(keeper=keeper)
    assert CARD not in first.key_names()
    second = await launch(keeper=keeper, now=MORNING + timedelta(days=1))
    assert CARD in second.key_names()


async def test_after_the_first_cramp_has_eased_home_offers_them(launch: Launch) -> None:
    client = await launch()
    await tell_place(client)
    await client.tap("cramp-now")
    assert CARD not in client.key_names()
    await client.advance(48)
    await client.tap("it-eased")
    await client.advance(1)
    await client.tap("done")
    await client.tap("no-stretch-tonight")
    assert CARD in client.key_names()
    assert client.says("3 short questions.")


@pytest.mark.parametrize("hour", [22, 0, 3, 5])
async def test_at_night_nothing_is_asked(launch: Launch, hour: int) -> None:
    client = await launch(history=1, now=datetime(2026, 11, 24, hour, 30))
    await tell_place(client)
    assert CARD not in client.key_names()


async def test_each_question_can_be_skipped_and_none_comes_back(launch: Launch) -> None:
    client = await after_a_cramp(launch)
    await client.tap(CARD)
    assert client.view.route == "/welcome"
    assert client.says("1 of 3")
    await client.tap("skip-install")
    assert client.says("2 of 3")
    await client.tap("skip-remind")
    await client.tap("skip-unsafe")
    assert client.says("That is all")
    await client.tap("done")
    assert CARD not in client.key_names()

    again = await launch(history=1, keeper=client.keeper)
    await tell_place(again)
    assert CARD not in again.key_names()
    await again.go("/welcome")
    assert again.says("That is all")


async def test_no_thanks_settles_all_of_them_at_once(launch: Launch) -> None:
    client = await after_a_cramp(launch)
    await client.tap(NO_THANKS)
    assert CARD not in client.key_names()
    assert kept_preferences(client.keeper).first_questions == frozenset(Question)


async def test_a_question_left_open_is_offered_again(launch: Launch) -> None:
    client = await after_a_cramp(launch)
    await client.tap(CARD)
    await client.tap("skip-install")
    await client.tap("back")
    assert client.says("2 short questions.")


async def test_the_stretch_before_bed_is_one_tap(launch: Launch) -> None:
    client = await after_a_cramp(launch)
    await client.go("/welcome")
    await client.tap("skip-install")
    await client.tap("remind")
    assert client.says("Set for 22:15, every day.")
    set_up = await (await client.open_store()).every(Reminder)
    assert [one.kind for one in set_up] == [ReminderKind.BEDTIME_STRETCH]
    assert client.says("3 of 3")


async def test_what_is_so_already_is_not_asked(launch: Launch) -> None:
    client = await launch(history=1)
    await tell_place(client, installed=True, standalone=True)
    profile = client.state.preferences.profile.answered(Fact.CHILD, False, MORNING.date())
    client.state.preferences = client.state.preferences.model_copy(update={"profile": profile})
    await client.go("/welcome")
    assert client.says("A short stretch before bed?")
    await client.tap("remind")
    assert client.says("That is all")


async def test_the_list_of_what_is_unsafe_is_the_profile(launch: Launch) -> None:
    client = await launch("/welcome", history=1)
    await client.tap("skip-remind")
    await client.tap("unsafe")
    assert client.view.route == "/you"
    assert Question.UNSAFE in kept_preferences(client.keeper).first_questions


async def test_back_from_the_list_of_what_is_unsafe_goes_on_with_the_questions(
    launch: Launch,
) -> None:
    client = await launch("/welcome", history=1)
    await client.tap("skip-remind")
    await client.tap("unsafe")
    await client.tap("back")
    assert client.view.route == "/welcome"
    assert client.says("That is all")


async def test_showing_how_to_install_comes_back_to_the_questions(launch: Launch) -> None:
    client = await after_a_cramp(launch)
    await client.go("/welcome")
    await client.tap("install")
    assert client.says("Install the app")
    await client.tap("back")
    assert client.view.route == "/welcome"
    assert client.says("A short stretch before bed?")


async def test_the_browser_at_hand_comes_first(launch: Launch) -> None:
    client = await launch("/install")
    await tell_place(client, agent=SAFARI)
    texts = client.texts()
    assert texts.index("iPhone or iPad: Safari") < texts.index("On another device")
    assert client.says("Tap the Share sign.")
    assert "open-ios_safari" not in client.key_names()
    assert not client.says("Tap Add page to, then Home screen.")
    await client.tap("open-android_samsung")
    assert client.says("Tap Add page to, then Home screen.")


async def test_the_button_is_there_only_where_the_browser_asks(launch: Launch) -> None:
    client = await launch("/install")
    await tell_place(client)
    assert "install-now" not in client.key_names()
    await tell_place(client, prompts=True)
    await client.tap("install-now")
    assert client.posted("install") == [{}]
    await tell_place(client, answered="dismissed")
    assert client.says("Not installed. You can do it any time.")
    await tell_place(client, installed=True)
    assert client.says("It is installed here already.")
    assert "install-now" not in client.key_names()


async def test_the_rehearsal_counts_twenty_seconds_and_keeps_nothing(launch: Launch) -> None:
    client = await launch("/try")
    step = routine("routine.rehearsal").steps[0]
    assert client.says(step.action)
    await client.tap("begin")
    assert client.last_posted("speak")["text"] == step.say
    assert client.last_posted("awake") == {"on": True}
    await client.advance(12)
    assert "8" in client.texts()
    await client.advance(8)
    assert client.says(advice("advice.rehearsed").title)
    assert client.last_posted("awake") == {"on": False}
    await client.tap("again")
    assert "20" in client.texts()
    await client.advance(20)
    await client.tap("done")
    assert client.view.route == "/"
    assert await client.stored() == []
    assert client.state.run is None


async def test_without_the_voice_the_rehearsal_is_silent(launch: Launch) -> None:
    client = await launch("/try", now=datetime(2026, 11, 24, 23, 0))
    await client.tap("begin")
    await client.advance(20)
    assert client.posted("speak") == []


async def test_who_must_be_careful_is_told_before_the_rehearsal(launch: Launch) -> None:
    client = await launch()
    caution = advice("caution.recent_surgery").text
    await client.go("/try")
    assert not client.says(caution)
    profile = client.state.preferences.profile.answered(Fact.RECENT_SURGERY, True, MORNING.date())
    client.state.preferences = client.state.preferences.model_copy(update={"profile": profile})
    await client.settle()
    assert client.says(caution)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Sent.SHARED, "Given to the app that you chose."),
        (Sent.COPIED, "Copied: the words and the link."),
        (Sent.SAVED, "Saved: the picture"),
        (Sent.DISMISSED, "Nothing was sent."),
        (Sent.FAILED, "this browser would not do it"),
    ],
)
async def test_what_became_of_the_stretch_is_said(launch: Launch, way: Sent, words: str) -> None:
    client = await launch("/send")
    await tell_place(client)
    client.outside.way = way
    await client.tap("send-now")
    assert any(words in said for said in client.announced())


async def test_ten_words_a_picture_and_the_link_go_out_and_nothing_of_the_person(
    launch: Launch,
) -> None:
    client = await launch("/send", history=3)
    await tell_place(client)
    assert client.says(LINK)
    await client.tap("send-now")
    (sent,) = client.outside.sent
    words, link = sent.message.split("\n")
    assert (len(words.split()), link) == (10, LINK)
    other = await launch("/send", now=datetime(2026, 11, 24, 23, 0))
    await tell_place(other)
    await other.tap("send-now")
    assert other.outside.sent == [sent]


async def test_where_there_is_no_page_the_words_go_without_a_link(launch: Launch) -> None:
    client = await launch("/send")
    await client.tap("send-now")
    assert client.outside.sent[0].message == advice("advice.send").text
