"""About you: answers that decide which steps are offered."""

import pytest

from crampapp.domain.profile import Fact

from .conftest import Launch


async def test_an_answer_is_kept_for_the_next_start(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("diabetes-True")
    assert client.state.preferences.profile.facts == {Fact.DIABETES: True}


async def test_an_answer_tapped_again_is_taken_back(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("diabetes-True")
    await client.tap("diabetes-True")
    assert client.state.preferences.profile.facts == {}


async def test_what_is_unsafe_is_left_out_of_the_next_relief_and_the_player_says_why(
    launch: Launch,
) -> None:
    client = await launch("/you")
    await client.tap("recent_surgery-True")
    await client.go("/")
    await client.tap("cramp-now")
    run = client.state.run
    assert run is not None
    assert run.profile.facts == {Fact.RECENT_SURGERY: True}
    assert client.says("Left out after recent surgery")


@pytest.mark.parametrize("fact", Fact)
async def test_every_fact_is_asked(launch: Launch, fact: Fact) -> None:
    client = await launch("/you")
    await client.tap(f"{fact}-False")
    assert client.state.preferences.profile.facts == {fact: False}


async def test_a_routine_leaves_out_what_is_unsafe_and_says_why(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("fall_risk-True")
    await client.go("/stretch/bedtime")
    assert client.says("Sit")
