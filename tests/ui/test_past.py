"""A month of the history at a time: calendar, filters, correcting, merging, and all workouts."""

from datetime import UTC, datetime, timedelta

import flet as ft

from crampapp.domain.demo import is_demo, marked
from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.moment import Moment
from crampapp.domain.workout import Workout
from crampapp.store import Store

from .conftest import MORNING, Launch, Session, SlowFiles, episode

LONG_AGO = datetime(2017, 3, 12, 3, 10)


def at(local: datetime) -> Moment:
    return Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local)


async def kept(*episodes: Episode) -> SlowFiles:
    files = SlowFiles()
    store = await Store.open(files)
    for one in episodes:
        await store.save(one)
    return files


def night(number: int, minutes: int = 0, **told: object) -> Episode:
    """A cramp in one of the last nights."""
    local = datetime(2026, 11, 24, 3, 10) - timedelta(days=number) + timedelta(minutes=minutes)
    return episode(local, 1000 * number + minutes).model_copy(update=told)


def rows(client: Session) -> set[str]:
    return {key.partition("-")[2] for key in client.key_names() if key.startswith("delete-")}


def day_name(client: Session, day: str) -> str:
    """The day of the calendar as a screen reader says it."""
    for control in client.controls():
        if (
            isinstance(control, ft.Semantics)
            and isinstance(control.content, ft.Container)
            and control.content.key == f"day-{day}"
        ):
            return str(control.label)
    raise AssertionError(day)


# The calendar


async def test_each_day_says_its_cramps(launch: Launch) -> None:
    client = await launch("/history", files=await kept(night(0), night(0, 40), night(1)))
    assert day_name(client, "2026-11-24") == "24 November: 2 cramps"
    assert day_name(client, "2026-11-23") == "23 November: 1 cramp"
    assert day_name(client, "2026-11-01") == "1 November: no cramps"
    assert "3 cramps on 2 days." in client.announced()
    assert client.find("day-2026-11-25").on_click is None


async def test_a_tapped_day_shows_its_cramps_and_offers_to_add_one(launch: Launch) -> None:
    client = await launch("/history", files=await kept(night(0), night(1)))
    await client.tap("day-2026-11-23")
    assert rows(client) == {night(1).id}
    await client.tap("day-2026-11-20")
    assert client.says("20 November: no cramps.")
    await client.tap("log-day")
    await client.tap("save")
    await client.tap("done")
    assert rows(client) == {one.id for one in await client.stored() if one.started.local.day == 20}
    await client.tap("all")
    assert len(rows(client)) == 3


async def test_ten_years_back_in_four_taps_and_on_by_the_month(launch: Launch) -> None:
    client = await launch("/history", files=await kept(night(0), episode(LONG_AGO, 1)))
    await client.tap("month")
    await client.tap("year-2017")
    await client.tap("month-2017-03")
    assert day_name(client, "2017-03-12") == "12 March 2017: 1 cramp"
    assert rows(client) == {episode(LONG_AGO, 1).id}
    await client.tap("month-before")
    assert client.says("February 2017: no cramps.")
    assert client.says("No cramps.")
    await client.tap("month-after")
    assert rows(client) == {episode(LONG_AGO, 1).id}


async def test_the_running_month_is_the_last(launch: Launch) -> None:
    client = await launch("/history", history=1)
    assert client.find("month-after").disabled
    await client.tap("month-before")
    assert not client.find("month-after").disabled


async def test_another_month_reads_only_that_month(launch: Launch) -> None:
    long = [episode(datetime(2016 + n // 12, n % 12 + 1, 9, 3, 10), n) for n in range(120)]
    client = await launch("/history", files=await kept(*long, night(9)))
    await client.tap("month")
    await client.tap("year-2020")
    await client.tap("month-2020-05")
    assert rows(client) == {long[52].id}
    assert len(client.state.episodes) == 30


async def test_the_map_of_the_legs_says_where(launch: Launch) -> None:
    both = night(1, muscle=MuscleGroup.FOOT, side=Side.BOTH)
    client = await launch("/history", files=await kept(night(0), both, night(2, side=None)))
    await client.tap("face-places")
    words = "Calf, left: 1. Foot, left: 1. Foot, right: 1. 1 without a side."
    pictures = [c.label for c in client.controls() if isinstance(c, ft.Semantics) and c.image]
    assert words in pictures
    assert words in client.texts()


# What is looked for


async def test_a_filter_is_said_in_words_and_cleared(launch: Launch) -> None:
    foot = night(1, muscle=MuscleGroup.FOOT, side=Side.RIGHT, triggers=(Trigger.CYCLING,))
    client = await launch("/history", files=await kept(night(0), foot))
    await client.tap("face-filter")
    for key in ("foot", "right", "night", "cycling"):
        await client.tap(f"filter-{key}")
    assert "1 cramp on 1 day." in client.announced()
    await client.tap("close-filter")
    assert "Only: foot; right leg; at night; cycling." in client.announced()
    assert rows(client) == {foot.id}
    assert day_name(client, "2026-11-24") == "24 November: no cramps"
    await client.tap("clear-filter")
    assert rows(client) == {foot.id, night(0).id}


async def test_a_filter_looks_through_a_year_at_a_time_and_says_how_far_it_came(
    launch: Launch,
) -> None:
    long = [episode(datetime(2016 + n // 12, n % 12 + 1, 9, 3, 10), n) for n in range(120)]
    shin = long[0].model_copy(update={"muscle": MuscleGroup.SHIN})
    client = await launch("/history", files=await kept(shin, *long[1:], night(9)))
    await client.tap("face-filter")
    await client.tap("filter-shin")
    await client.tap("close-filter")
    assert client.says("None of these so far. Look further back, or clear the filter.")
    await client.tap("earlier")
    assert "Looked back to January 2025." in client.announced()
    for _year in range(9):
        await client.tap("earlier")
    assert rows(client) == {shin.id}
    assert "earlier" not in client.key_names()


async def test_a_filter_that_finds_nothing_invites_to_clear_it(launch: Launch) -> None:
    client = await launch("/history", history=1)
    await client.tap("face-filter")
    await client.tap("filter-shin")
    await client.tap("close-filter")
    assert client.says("None of these. Clear the filter to see all cramps.")
    await client.tap("clear-filter")
    assert len(rows(client)) == 1


# Correcting


async def test_everything_about_a_cramp_can_be_corrected(launch: Launch) -> None:
    client = await launch("/history", files=await kept(night(0)))
    await client.tap(f"open-delete-{night(0).id}")
    await client.tap("on-2026-11-23")
    await client.tap("at")
    await client.tap("at-hour-2")
    await client.tap("at-minute-45")
    await client.tap("lasted-120")
    await client.tap("foot-right")
    await client.tap("leg-both")
    await client.tap("eased-foot.sitting.toes_back")
    await client.tap("pain-6")
    await client.tap("trigger-in_bed")
    await client.tap("sleep-30")
    await client.type("note", "Walked it off.")
    await client.tap("save")
    assert client.page.route == "/history"
    changed = night(0).model_copy(
        update={
            "started": at(datetime(2026, 11, 23, 2, 45)),
            "duration_s": 120,
            "muscle": MuscleGroup.FOOT,
            "side": Side.BOTH,
            "steps": ("foot.sitting.toes_back",),
            "eased_by": "foot.sitting.toes_back",
            "pain": 6,
            "triggers": (Trigger.IN_BED,),
            "sleep_lost_min": 30,
            "note": "Walked it off.",
        }
    )
    assert await client.stored() == [changed]
    assert client.says("Foot, both")


async def test_a_start_that_is_still_to_come_is_not_kept(launch: Launch) -> None:
    client = await launch(f"/history/edit/{night(0).id}", files=await kept(night(0)))
    await client.tap("at")
    await client.tap("at-hour-23")
    await client.tap("at-minute-0")
    assert "That is still to come." in client.announced()
    assert client.find("save").disabled


async def test_a_cramp_of_years_ago_moves_to_another_month(launch: Launch) -> None:
    old = episode(LONG_AGO, 1)
    client = await launch(f"/history/edit/{old.id}", files=await kept(night(0), old))
    await client.tap("another-day")
    await client.tap("month-2017-02")
    await client.tap("day-2017-02-28")
    await client.tap("save")
    assert [one.started.local for one in await client.stored()][1] == datetime(2017, 2, 28, 3, 10)


async def test_an_unknown_cramp_leads_back_to_the_history(launch: Launch) -> None:
    client = await launch("/history/edit/nobody")
    assert client.page.route == "/history"


async def test_two_of_a_night_are_merged_and_taken_apart_again(launch: Launch) -> None:
    first, second = night(0, side=Side.LEFT), night(0, 20, pain=7, side=None)
    client = await launch("/history", files=await kept(first, second, night(3)))
    await client.tap(f"open-delete-{second.id}")
    await client.tap(f"merge-{first.id}")
    assert client.page.route == "/history"
    assert rows(client) == {first.id, night(3).id}
    one = (await client.stored())[0]
    assert (one.id, one.duration_s, one.pain, one.relapses) == (first.id, 20 * 60 + 48, 7, 1)
    await client.snack_action()
    assert rows(client) == {first.id, second.id, night(3).id}
    assert (await client.stored())[:2] == [second, first]


async def test_merging_offers_only_what_can_be_the_same_cramp(launch: Launch) -> None:
    foot = night(0, 20, muscle=MuscleGroup.FOOT)
    files = await kept(night(0), foot, night(1))
    client = await launch(f"/history/edit/{night(0).id}", files=files)
    assert not client.says("The same cramp twice?")
    await client.tap("foot-left")
    assert f"merge-{foot.id}" not in client.key_names()


async def test_a_merge_that_the_device_refuses_changes_nothing(launch: Launch) -> None:
    files = await kept(night(0), night(0, 20))
    client = await launch(f"/history/edit/{night(0).id}", files=files)
    files.is_full = True
    await client.tap(f"merge-{night(0, 20).id}")
    assert any("Not saved yet" in said for said in client.announced())
    await client.tap("back")
    assert rows(client) == {night(0, 20).id, night(0).id}
    assert client.state.unsaved == ()


async def test_a_cramp_deleted_where_it_is_edited_can_be_put_back(launch: Launch) -> None:
    client = await launch(f"/history/edit/{night(0).id}", files=await kept(night(0)))
    await client.tap("delete")
    assert client.page.route == "/history"
    assert await client.stored() == []
    await client.snack_action()
    assert rows(client) == {night(0).id}


async def test_demo_rows_say_so_wherever_they_stand(launch: Launch) -> None:
    demo = night(0, 20).model_copy(update={"id": marked(night(0, 20).id)})
    client = await launch("/history", files=await kept(night(0), demo))
    assert client.says("Calf, left · demo")
    await client.tap("notice")
    assert rows(client) == {night(0).id}
    assert not any(is_demo(one.id) for one in await client.stored())


# Adding


async def test_last_night_is_when_the_cramps_of_this_person_come(launch: Launch) -> None:
    late = [night(n, 88) for n in range(1, 4)]
    client = await launch("/history/add", files=await kept(*late))
    assert client.says("Last night (04:35)")
    await client.tap("when-night")
    await client.tap("at")
    await client.tap("at-hour-5")
    await client.tap("at-minute-10")
    await client.tap("save")
    assert (await client.stored())[0].started.local == datetime(2026, 11, 24, 5, 10)


async def test_several_of_a_night_are_added_one_after_the_other(launch: Launch) -> None:
    client = await launch("/history/add")
    await client.tap("when-other")
    await client.tap("at")
    for hour in ("2", "4"):
        await client.tap(f"at-hour-{hour}")
        await client.tap("at-minute-30")
        await client.tap("save")
        if hour == "2":
            await client.tap("another")
            await client.tap("at")
    stored = [one.started.local for one in await client.stored()]
    assert stored == [datetime(2026, 11, 24, 4, 30), datetime(2026, 11, 24, 2, 30)]
    await client.tap("more")
    assert client.says("Cramp at 04:30")
    await client.tap("back")
    assert client.page.route == "/history"


# Workouts


async def test_all_workouts_stand_with_what_was_drunk_around_them(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    for number in range(40):
        begun = MORNING - timedelta(days=10 * number)
        started = at(begun)
        await store.save(Workout(id=f"W{number:025}", started=started, duration_min=60))
        drunk = at(begun + timedelta(minutes=30))
        await store.save(Drink(id=f"D{number:025}", started=drunk, ml=250 + number))
    client = await launch("/history", files=files)
    await client.tap("workouts")
    assert client.says("Today")
    assert client.says("10:00, 60 min. Drunk before 0 ml, during 250 ml, after 0 ml.")
    assert not client.says("during 289 ml")
    await client.tap("earlier")
    assert client.says("during 289 ml")
    assert "earlier" not in client.key_names()
    await client.tap(f"workout-W{39:025}")
    await client.tap("minutes-90")
    await client.tap("save")
    assert client.page.route == "/history/workouts"
    assert client.says("10:00, 90 min. Drunk before 0 ml, during 289 ml, after 0 ml.")
    await client.tap("back")
    assert client.page.route == "/history"


async def test_without_a_workout_the_list_offers_to_add_one(launch: Launch) -> None:
    client = await launch("/prevent/drinks/workouts")
    assert client.says("No workouts yet.")
    await client.tap("workout")
    assert client.says("When does it start?")
