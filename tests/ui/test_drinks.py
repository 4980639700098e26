"""Drinks: health first, one tap, undo, the brake, a workout held against its plan, own choices."""

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from crampapp.content import hydration
from crampapp.domain.drink import Drink
from crampapp.domain.hydration import FluidRisk, HydrationProfile, may_remind_to_drink
from crampapp.domain.profile import Fact
from crampapp.domain.settings import Settings, Units
from crampapp.domain.workout import Workout
from crampapp.store import Store

from .conftest import MORNING, Launch, Session, SlowFiles

DRINKS = "/prevent/drinks"
ENOUGH = "Enough for now. More can be dangerous."


async def reopened(client: Session) -> Store:
    """What a new start of the app would find."""
    return await Store.open(client.files)


async def free(launch: Launch, **options: object) -> Session:
    """A person who said that none of it is so."""
    client = await launch(DRINKS, **options)
    await client.tap("sure")
    return client


# Health first


async def test_also_what_was_told_comes_after_the_questions(launch: Launch) -> None:
    client = await launch(f"{DRINKS}/about")
    assert client.says(hydration("drinks.ask").title)
    await client.tap("sure")
    assert client.page.route == DRINKS


async def test_nothing_is_shown_before_the_questions(launch: Launch) -> None:
    client = await launch(DRINKS)
    assert client.says(hydration("drinks.ask").title)
    assert "cup-250" not in client.key_names()


async def test_none_of_these_leads_on_and_is_kept_for_the_next_start(launch: Launch) -> None:
    client = await free(launch)
    assert "cup-250" in client.key_names()
    kept = await (await reopened(client)).one(HydrationProfile)
    assert may_remind_to_drink(kept)
    again = await launch(DRINKS, files=client.files)
    assert "cup-250" in again.key_names()


@pytest.mark.parametrize("risk", FluidRisk)
async def test_each_yes_leaves_no_goal_and_no_plan_and_says_why(
    launch: Launch, risk: FluidRisk
) -> None:
    client = await launch(DRINKS)
    await client.tap(f"risk-{risk}")
    await client.tap("sure")
    assert client.says("No amounts for you here")
    assert "cup-250" in client.key_names()
    await client.go(f"{DRINKS}/about")
    assert "goal-2000" not in client.key_names()
    await client.go(f"{DRINKS}/workout")
    assert not client.says("A gentle plan")
    assert client.says("No amounts for you here")


async def test_not_sure_is_asked_again_and_gives_no_figures(launch: Launch) -> None:
    client = await launch(DRINKS)
    await client.tap("unsure")
    assert client.says(hydration("drinks.why.unsure").text)
    await client.tap("about")
    await client.tap("ask-again")
    await client.tap("sure")
    assert not client.says("No amounts yet")


@pytest.mark.parametrize("fact", [Fact.PREGNANT, Fact.CHILD])
async def test_pregnancy_and_childhood_are_told_once_for_the_whole_app(
    launch: Launch, fact: Fact
) -> None:
    client = await launch(DRINKS)
    await client.tap(f"risk-{fact}")
    await client.tap("sure")
    assert client.says(hydration(f"drinks.why.{fact}").text)
    assert client.state.preferences.profile.facts[fact] is True


async def test_answering_again_keeps_the_days_of_a_pregnancy(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("pregnant-True")
    await client.tap("tell-due")
    await client.tap("month-2027-03")
    await client.tap("day-2027-03-03")
    before = client.state.preferences.profile
    await client.go(DRINKS)
    await client.tap("sure")
    assert client.says(hydration("drinks.why.pregnant").text)
    assert client.state.preferences.profile.dates == before.dates


async def test_an_answer_that_cannot_be_kept_does_not_count(launch: Launch) -> None:
    client = await launch(DRINKS)
    assert isinstance(client.files, SlowFiles)
    client.files.is_full = True
    await client.tap("sure")
    assert client.says("Not saved")
    assert "cup-250" not in client.key_names()


# Noting


async def test_one_tap_notes_a_cup_and_says_saved_when_it_is(launch: Launch) -> None:
    client = await free(launch)
    assert isinstance(client.files, SlowFiles)
    client.files.may_flush.clear()
    await client.tap("cup-250")
    assert client.says("Saving…")
    assert not client.says("Saved")
    client.files.may_flush.set()
    await client.settle()
    assert "Saved: 250 ml" in client.announced()
    assert client.says("1 drink today")
    assert [one.ml for one in await (await reopened(client)).newest(Drink, 9)] == [250]


async def test_undo_takes_the_drink_out_of_the_store_again(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("cup-250")
    await client.tap("undo")
    assert client.says("0 drinks today")
    assert await (await reopened(client)).newest(Drink, 9) == []


async def test_a_full_device_is_told_and_nothing_is_counted(launch: Launch) -> None:
    client = await free(launch)
    assert isinstance(client.files, SlowFiles)
    client.files.is_full = True
    await client.tap("cup-250")
    assert any("Not saved" in said for said in client.announced())
    assert client.says("0 drinks today")


async def test_another_amount_is_typed_and_nonsense_is_refused(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("other")
    await client.type("amount", "a lot")
    await client.tap("note-amount")
    assert client.find("amount").error
    await client.type("amount", "330")
    await client.tap("note-amount")
    assert "Saved: 330 ml" in client.announced()


async def test_a_drink_of_today_is_deleted_and_comes_back_by_undo(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("cup-150")
    (drink,) = await (await reopened(client)).newest(Drink, 9)
    await client.tap(f"delete-{drink.id}")
    assert client.says("0 drinks today")
    await client.snack_action()
    await client.settle()
    assert client.says("1 drink today")


async def test_the_day_begins_anew_at_midnight(launch: Launch) -> None:
    client = await free(launch, now=datetime(2026, 11, 24, 23, 50))
    await client.tap("cup-500")
    await client.advance(20 * 60)
    assert client.says("0 drinks today")


async def test_the_words_of_the_week_and_its_table_say_what_the_bars_show(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("cup-500")
    await client.advance(24 * 3600)
    await client.tap("cup-250")
    label = next(
        c.label for c in client.controls() if getattr(c, "label", None) and "Yesterday" in c.label
    )
    assert "Yesterday: 500 ml." in label
    assert "Today: 250 ml." in label
    await client.tap("week-table")
    assert {"500 ml", "250 ml", "1 drink"} <= set(client.texts())


# The brake


async def test_too_much_in_two_hours_withdraws_the_cups_until_it_has_passed(
    launch: Launch,
) -> None:
    client = await free(launch)
    for _ in range(3):
        await client.tap("cup-500")
    assert not client.says(ENOUGH)
    await client.tap("cup-150")
    assert client.says(ENOUGH)
    assert any(ENOUGH in said for said in client.announced())
    assert not {"cup-150", "cup-250", "cup-500"} & client.key_names()
    await client.advance(2 * 3600)
    assert not client.says(ENOUGH)
    assert "cup-500" in client.key_names()


async def test_what_was_drunk_can_still_be_noted_honestly(launch: Launch) -> None:
    client = await free(launch)
    for _ in range(4):
        await client.tap("cup-500")
    await client.tap("other")
    await client.tap("had-250")
    assert client.says("2.25 l")


async def test_a_gain_of_weight_brakes_and_names_no_amount_to_drink(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("workout")
    await client.tap("when-ago_2_h")
    await client.type("weight_before_kg", "70")
    assert client.says("A gentle plan")
    await client.type("weight_after_kg", "70,4")
    assert client.says(ENOUGH)
    assert not client.says("A gentle plan")
    await client.tap("save")
    assert client.says(ENOUGH)
    assert "cup-250" not in client.key_names()
    assert not client.says("Plan:")


async def test_the_brake_names_the_number_to_call(launch: Launch) -> None:
    client = await free(launch, zone="Europe/London")
    for _ in range(4):
        await client.tap("cup-500")
    assert client.says("Call 999")


# A workout


async def test_a_workout_is_kept_and_its_drinks_are_held_against_the_plan(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("cup-250")
    await client.advance(60)
    await client.tap("workout")
    await client.tap("minutes-90")
    await client.tap("hot-True")
    await client.tap("sweat-much")
    await client.type("weight_before_kg", "70")
    await client.tap("save")
    assert client.says("Workout: today, 10:01, 90 min")
    assert client.says("Plan: 350 ml – 490 ml over about 4 hours")
    assert client.says("about 600 ml – 1.2 l in all. No more than 800 ml an hour.")
    await client.tap("cup-500")
    assert client.texts().count("Drunk: 250 ml") == 1
    assert client.texts().count("Drunk: 500 ml") == 1
    (kept,) = await (await reopened(client)).newest(Workout, 9)
    assert (kept.duration_min, kept.hot, kept.weight_before_kg) == (90, True, 70)
    told = await (await reopened(client)).one(HydrationProfile)
    assert told is not None
    assert told.weight_kg == 70


async def test_the_weight_afterwards_is_added_later_and_tells_how_much_was_lost(
    launch: Launch,
) -> None:
    client = await free(launch)
    await client.tap("workout")
    await client.tap("when-ago_1_h")
    await client.type("weight_before_kg", "70")
    await client.tap("save")
    await client.tap("change-workout")
    await client.type("weight_after_kg", "68.4")
    assert client.says("Over 2 % of your weight")
    await client.tap("save")
    assert client.says("Plan: up to 2.39 l, over at least 6 hours, with food and salt.")
    assert len(await (await reopened(client)).newest(Workout, 9)) == 1


async def test_a_weight_nobody_can_have_is_not_kept(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("workout")
    await client.type("weight_before_kg", "7")
    assert client.find("weight_before_kg").error
    assert client.find("save").disabled
    await client.type("weight_before_kg", "")
    assert not client.find("save").disabled


async def test_two_weights_far_apart_are_doubted(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("workout")
    await client.type("weight_before_kg", "70")
    await client.type("weight_after_kg", "60")
    assert client.says("Are both weights right?")
    assert not client.says("up to")


async def test_a_workout_is_deleted_and_comes_back_by_undo(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("workout")
    await client.tap("save")
    await client.tap("change-workout")
    await client.tap("delete")
    assert not client.says("Workout: today")
    await client.snack_action()
    await client.settle()
    assert client.says("Workout: today")


async def test_an_address_of_a_workout_that_is_gone_leads_back(launch: Launch) -> None:
    client = await free(launch)
    await client.go(f"{DRINKS}/workout/gone")
    assert "cup-250" in client.key_names()


# Own choices


async def test_own_cups_are_one_tap_and_outlast_the_window(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("about")
    await client.tap("cup-150")
    await client.type("cup-size", "330")
    await client.tap("add-cup")
    assert "Saved" in client.announced()
    again = await launch(DRINKS, files=client.files)
    cups = {key for key in again.key_names() if key.startswith("cup-")}
    assert cups == {"cup-250", "cup-330", "cup-500"}


async def test_there_is_no_goal_until_one_is_set_and_none_above_the_cap(launch: Launch) -> None:
    client = await free(launch)
    assert not client.says("Your goal")
    await client.tap("about")
    await client.tap("goal-1000")
    await client.go(DRINKS)
    assert client.says("Your goal: 1 l")
    await client.tap("cup-500")
    await client.tap("cup-500")
    assert client.says("Your goal is reached. From here on only if thirsty.")


async def test_ounces_are_shown_and_millilitres_kept(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("about")
    await client.tap("units-imperial")
    await client.type("weight", "154")
    await client.tap("save-weight")
    await client.go(DRINKS)
    await client.tap("cup-250")
    assert "Saved: 8 fl oz" in client.announced()
    await client.advance(1)
    store = await reopened(client)
    assert [one.ml for one in await store.newest(Drink, 9)] == [250]
    assert await store.one(Settings) == Settings(units=Units.IMPERIAL)
    told = await store.one(HydrationProfile)
    assert told is not None
    assert told.weight_kg == pytest.approx(69.85, abs=0.01)


async def test_a_weight_out_of_range_is_refused_in_words(launch: Launch) -> None:
    client = await free(launch)
    await client.tap("about")
    await client.type("weight", "12")
    await client.tap("save-weight")
    assert client.find("weight").error == "From 30 kg to 300 kg, please."


async def test_drinks_of_last_month_are_in_the_week(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    first = await launch(now=MORNING, files=files)
    then = datetime(2026, 11, 30, 12, 0)
    moment = first.clock.now().model_copy(update={"local": then})
    await store.save(Drink(id="x", started=moment, ml=700))
    client = await free(launch, now=then + timedelta(days=3), files=files)
    await client.tap("week-table")
    assert "700 ml" in client.texts()


def test_the_first_screen_does_not_wait_for_any_of_it() -> None:
    late = "crampapp.routes.drinks", "crampapp.ui.drinks", "crampapp.domain.hydration"
    program = f"import sys, crampapp.app; print([m for m in {late!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
