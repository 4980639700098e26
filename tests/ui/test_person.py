"""Who the person is: told once, shown before each check, and used only when allowed."""

from crampapp.domain.person import Person

from .conftest import Launch, Session


async def tell(launch: Launch) -> Session:
    """A woman of 62 on a water tablet."""
    client = await launch("/you/age")
    await client.until_read()
    await client.tap("tens-6")
    await client.tap("number-62")
    assert client.page.route == "/you"
    await client.tap("about-sex")
    await client.tap("answer-female")
    await client.tap("about-medicines")
    await client.type("search", "lasix")
    await client.tap("tick-loop_diuretic")
    await client.tap("next")
    return client


async def test_age_and_medicines_are_told_on_about_you_and_kept(launch: Launch) -> None:
    client = await tell(launch)
    assert client.says("62")
    assert client.says("Female")
    assert client.says("1 ticked")
    again = await launch("/you", keeper=client.keeper)
    person = again.state.preferences.profile.person
    assert (person.birth_year, person.sex) == (again.clock.now().local.year - 62, "female")
    assert person.medicines == ("loop_diuretic",)


async def test_what_was_told_is_shown_before_a_check_and_used_when_allowed(launch: Launch) -> None:
    client = await tell(launch)
    again = await launch("/check", keeper=client.keeper)
    await again.until_read()
    await again.tap("who-me")
    assert again.says("Water tablet, loop type (the rest is not known)")
    await again.tap("known-sex")
    await again.tap("use")
    assert again.state.check is not None
    assert again.state.check.given == {"age": 62, "medicines": ["loop_diuretic", "unknown"]}


async def test_what_was_told_can_be_left_out_again(launch: Launch) -> None:
    client = await tell(launch)
    for id in ("age", "sex", "medicines"):
        await client.tap(f"about-{id}")
        await client.tap("not-sure")
    assert client.state.preferences.profile.person == Person()


async def test_what_the_facts_ask_is_not_asked_twice(launch: Launch) -> None:
    client = await launch("/you/conditions")
    await client.until_read()
    assert "tick-past_clot" in client.key_names()
    assert not {"tick-diabetes", "none"} & client.key_names()


async def test_an_address_of_no_question_is_about_you(launch: Launch) -> None:
    client = await launch("/you/shoes")
    assert client.page.route == "/you"
