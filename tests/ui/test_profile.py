"""About you: answers that decide which steps are offered."""

from datetime import date, datetime, timedelta

import pytest

from crampapp.domain.profile import Fact, Profile
from crampapp.platform.keeper import MemoryKeeper
from crampapp.ui.preferences import Preferences, keep_preferences

from .conftest import MORNING, Launch


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


# Days


async def test_a_due_date_is_two_taps_and_says_until_when_it_counts(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("pregnant-True")
    assert client.says("Counts until 9 November 2027. Without a due date every day counts as late")
    await client.tap("tell-due")
    await client.tap("month-2027-03")
    await client.tap("day-2027-03-03")
    assert client.says("Due 3 March 2027. Counts until 28 April 2027.")
    assert client.says("Change the due date")
    assert client.state.preferences.profile.dates == {Fact.PREGNANT: date(2027, 3, 3)}
    again = await launch("/you", keeper=client.keeper)
    assert again.says("Due 3 March 2027.")


async def test_a_birth_is_told_instead_of_the_due_date(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("pregnant-True")
    await client.tap("tell-born")
    await client.tap("month-2026-11")
    await client.tap("day-2026-11-20")
    assert client.says("Born 20 November. Counts until 1 January 2027.")
    assert "tell-due" not in client.key_names()


async def test_the_day_of_a_surgery_is_optional(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("recent_surgery-True")
    assert client.says("Counts until 16 February 2027.")
    await client.tap("tell-surgery")
    await client.tap("month-2026-10")
    await client.tap("day-2026-10-31")
    assert client.says("Surgery: 31 October. Counts until 23 January 2027.")


async def test_of_surgery_and_cast_the_later_counts(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("recent_surgery-True")
    await client.tap("tell-cast_off")
    await client.tap("month-2026-11")
    await client.tap("day-2026-11-20")
    assert client.says("Cast off: 20 November. Counts until 12 February 2027.")
    await client.tap("tell-surgery")
    await client.tap("month-2026-10")
    await client.tap("day-2026-10-31")
    assert client.says("Cast off: 20 November. Counts until 12 February 2027.")
    assert client.says("Change the day of surgery")


async def test_a_long_flight_ends_four_weeks_after_its_day(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("long_flight-True")
    assert client.says("Counts until 22 December.")
    await client.tap("tell-flight")
    await client.tap("month-2026-11")
    await client.tap("day-2026-11-10")
    assert client.says("Flight or trip: 10 November. Counts until 8 December.")


@pytest.mark.parametrize(
    ("fact", "occasion", "day", "words"),
    [
        ("pregnant", "due", date(2027, 9, 30), "at most 42 weeks ahead"),
        ("pregnant", "due", date(2026, 9, 1), "8 weeks ago"),
        ("pregnant", "born", date(2026, 11, 25), "still to come"),
        ("recent_surgery", "surgery", date(2026, 11, 25), "still to come"),
    ],
)
async def test_a_day_nobody_can_mean_is_told_once_and_changes_nothing(
    launch: Launch, fact: str, occasion: str, day: date, words: str
) -> None:
    client = await launch("/you")
    await client.tap(f"{fact}-True")
    before = client.state.preferences
    await client.tap(f"tell-{occasion}")
    await client.tap(f"month-{day:%Y-%m}")
    await client.tap(f"day-{day}")
    assert [words in said for said in client.announced()].count(True) == 1
    assert client.state.preferences == before
    await client.tap("close-days")
    assert not client.says(words)


async def test_what_is_over_says_so_and_is_no_longer_chosen(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("recent_surgery-True")
    later = MORNING + timedelta(weeks=13)
    again = await launch("/you", keeper=client.keeper, now=later)
    assert again.says("Counted until 16 February. It is over.")
    assert "tell-surgery" not in again.key_names()
    await again.tap("recent_surgery-True")
    assert again.says("Counts until")


async def test_an_old_yes_to_pregnancy_is_asked_again(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("pregnant-True")
    later = MORNING + timedelta(weeks=51)
    again = await launch("/you", keeper=client.keeper, now=later)
    assert again.says("You said yes a long time ago. Please answer again.")


async def test_a_pregnancy_kept_without_any_day_begins_with_the_first_start(
    launch: Launch,
) -> None:
    keeper = MemoryKeeper()
    keep_preferences(keeper, Preferences(profile=Profile(facts={Fact.PREGNANT: True})))
    await launch(keeper=keeper)
    client = await launch("/you", keeper=keeper, now=datetime(2027, 6, 1, 10, 0))
    assert client.says("Counts until 9 November.")
