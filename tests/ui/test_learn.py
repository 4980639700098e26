"""Learn: searching, reading, and going there from elsewhere and back."""

import asyncio
import subprocess
import sys
from typing import Any

import pytest

from crampapp.content.learn import articles
from crampapp.content.learn.model import Action, Badge
from crampapp.domain.check import Answer, Check
from crampapp.ui.components.badge import badge_icon, badge_meaning, badge_word

from .conftest import Launch, Session


async def until_read(client: Session) -> Session:
    """Wait until the articles have been read, which takes real time."""
    async with asyncio.timeout(60):
        while client.says("Reading…"):
            await asyncio.sleep(0.01)
            await client.settle()
    return client


async def opened(launch: Launch, route: str = "/learn", **window: Any) -> Session:
    return await until_read(await launch(route, **window))


async def test_topics_open_to_their_articles(launch: Launch) -> None:
    client = await opened(launch)
    assert "article-night-cramps" not in client.key_names()
    await client.tap("topic-basics")
    await client.tap("article-night-cramps")
    assert client.page.route == "/learn/night-cramps"
    assert client.texts()[1] == "Cramps at night"


async def test_each_article_stands_in_the_list(launch: Launch) -> None:
    client = await opened(launch)
    for key in [key for key in client.key_names() if key.startswith("topic-")]:
        await client.tap(key)
    listed = {key for key in client.key_names() if key.startswith("article-")}
    assert listed == {f"article-{one.name}" for one in articles()}


async def test_typing_shows_what_fits_and_how_many(launch: Launch) -> None:
    client = await opened(launch)
    await client.type("search", "charley horse")
    assert "8 articles" in client.announced()
    assert "topic-basics" not in client.key_names()
    assert client.says("Also: charley horse")
    await client.type("search", "lasix")
    assert "1 article" in client.announced()
    await client.tap("article-water-tablets")
    assert client.says("Water tablets (diuretics)")


async def test_what_was_typed_is_still_there_after_reading(launch: Launch) -> None:
    client = await opened(launch)
    await client.type("search", "tonic")
    await client.tap("article-quinine")
    await client.tap("back")
    assert client.page.route == "/learn"
    assert client.find("search").value == "tonic"
    assert "article-quinine" in client.key_names()


async def test_where_nothing_fits_it_says_what_to_try(launch: Launch) -> None:
    client = await opened(launch)
    await client.type("search", "xqzvw")
    assert "Nothing found." in client.announced()
    assert client.says("Try one plain word")
    await client.tap("all-topics")
    assert client.find("search").value == ""
    assert "topic-helps" in client.key_names()


@pytest.mark.parametrize("one", articles(), ids=lambda one: one.name)
async def test_an_article_says_the_answer_first_then_all_the_rest(launch: Launch, one: Any) -> None:
    client = await opened(launch, f"/learn/{one.name}")
    said = client.texts()
    assert said[:3] == ["Back", one.title, one.short]
    for section in one.section:
        assert section.title in said
        assert section.text in said
    assert "When it is urgent" in said
    assert not one.urgent or one.urgent in said
    assert client.says("Get help the same day if one leg swells")
    done = {key for key in client.key_names() if key.startswith("do-")}
    assert done == {f"do-{action}" for action in one.actions if action is not Action.CALL}


@pytest.mark.parametrize(
    ("name", "badge"),
    [
        ("pickle-juice", Badge.TRIAL),
        ("bedtime-stretch", Badge.MIXED),
        ("stretch-now", Badge.EXPERT),
        ("quinine", Badge.DO_NOT_TAKE),
    ],
)
async def test_a_treatment_says_with_icon_and_words_how_far_to_trust_it(
    launch: Launch, name: str, badge: Badge
) -> None:
    client = await opened(launch, f"/learn/{name}")
    assert badge_word(badge) in client.texts()
    assert badge_meaning(badge) in client.texts()
    assert badge_icon(badge) in [getattr(one, "icon", None) for one in client.controls()]


async def test_sources_open_with_how_good_each_is(launch: Launch) -> None:
    client = await opened(launch, "/learn/quinine")
    assert not client.says("Cochrane review, Quinine")
    await client.tap("sources")
    assert client.says("Cochrane review, Quinine")
    assert client.says("Evidence: speaks against it")


async def test_a_related_article_opens_at_its_beginning_with_its_own_sources_closed(
    launch: Launch,
) -> None:
    client = await opened(launch, "/learn/quinine")
    await client.tap("sources")
    await client.tap("article-doctors-tablets")
    assert client.page.route == "/learn/doctors-tablets"
    assert client.says("Muscle relaxants")
    assert not client.says("Evidence: little or none")


@pytest.mark.parametrize(
    ("name", "key", "address"),
    [
        ("stretch-now", "do-cramp_now", "/relief"),
        ("bedtime-stretch", "do-bedtime", "/prevent/stretch/bedtime"),
        ("bedtime-stretch", "do-reminders", "/prevent/reminders"),
        ("warm-up", "do-warm_up", "/prevent/stretch/warm-up"),
        ("heat", "do-drinks", "/prevent/drinks"),
        ("heat", "do-signs", "/signs"),
        ("statins", "do-check", "/check"),
    ],
)
async def test_an_article_leads_to_what_can_be_done(
    launch: Launch, name: str, key: str, address: str
) -> None:
    client = await opened(launch, f"/learn/{name}")
    await client.tap(key)
    assert client.page.route == address


async def test_the_article_on_ambulances_has_the_number(launch: Launch) -> None:
    client = await opened(launch, "/learn/emergencies", zone="Europe/London")
    assert client.says("Call 999")


async def test_an_article_that_there_is_not_says_so_and_leads_back(launch: Launch) -> None:
    client = await opened(launch, "/learn/no-such-thing")
    assert client.says("There is no such article.")
    await client.tap("back")
    assert client.page.route == "/learn"


# From elsewhere and back


async def test_after_a_cramp_why_it_came_can_be_read_and_the_record_is_still_there(
    launch: Launch,
) -> None:
    client = await launch()
    await client.tap("cramp-now")
    await client.tap("it-eased")
    await client.tap("why")
    await until_read(client)
    assert client.says("Often nobody can find a reason")
    await client.tap("back")
    assert client.page.route == "/relief"
    assert client.says("Saved")
    assert client.state.run is not None
    assert len(await client.stored()) == 1


async def test_good_to_know_leads_there_and_back(launch: Launch) -> None:
    client = await launch("/good-to-know")
    await client.tap("why")
    await until_read(client)
    assert client.says("Often nobody can find a reason")
    await client.tap("back")
    assert client.page.route == "/good-to-know"
    assert client.says("Cramp in the water")


async def test_drinks_lead_to_what_is_known_about_them_and_back(launch: Launch) -> None:
    client = await launch("/prevent/drinks")
    await client.tap("sure")
    await client.tap("about")
    await client.tap("read")
    await until_read(client)
    assert client.says("More is not better.")
    await client.tap("back")
    assert client.page.route == "/prevent/drinks/about"


ANSWERS: dict[str, Answer] = {
    "timing": "in_bed",
    "feel": ["hard_knot"],
    "medicines": ["thiazide"],
    "medicine_start": "within_6_weeks",
}


async def test_a_result_leads_to_its_cause_and_its_medicines_and_back(launch: Launch) -> None:
    client = await launch("/check")
    await client.until_read()
    begun = client.clock.now()
    client.state.check = Check(
        id="x", begun=begun, who="me", trail=tuple(ANSWERS), said=ANSWERS, done=True
    )
    await client.go("/check/result")
    await client.tap("read-medicine-thiazide")
    await until_read(client)
    assert client.page.route == "/check/result/learn/medicine-thiazide"
    assert client.says("Water tablets (diuretics)")
    await client.tap("back")
    assert client.page.route == "/check/result"
    causes = [key for key in client.key_names() if key.startswith("cause-")]
    await client.tap(causes[0])
    await client.tap(causes[0].replace("cause-", "read-"))
    assert client.page.route.startswith("/check/result/learn/C")
    assert client.says("When it is urgent")
    await client.back()
    assert client.page.route == "/check/result"


def test_the_first_screen_does_not_wait_for_any_of_it() -> None:
    late = (
        *("crampapp.content.learn", "crampapp.content.checker", "crampapp.domain.search"),
        *("crampapp.routes.learn", "crampapp.ui.learning", "crampapp.ui.screens.learn"),
    )
    program = f"import sys, crampapp.app; print([m for m in {late!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
