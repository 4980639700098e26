"""The player in the dark: other muscles, signs of danger, the leg check, ten minutes, sleep."""

from datetime import datetime, timedelta

import flet as ft
import pytest

from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.relief import LegCheck
from crampapp.ui.theme import BLACK

from .conftest import Launch, Session

NIGHT = datetime(2026, 11, 24, 3, 10)


def spoken(client: Session) -> list[str]:
    return [data["text"] for data in client.posted("speak")]


def links(client: Session) -> list[tuple[str, str]]:
    """Address and label of everything that dials."""
    return [
        (control.action.url, client.texts(control)[0])
        for control in client.controls()
        if isinstance(control, ft.FilledButton) and control.action
    ]


# Muscle, leg, position


@pytest.mark.parametrize("muscle", MuscleGroup)
async def test_another_muscle_is_two_taps_away_and_the_clock_goes_on(
    launch: Launch, muscle: MuscleGroup
) -> None:
    client = await launch("/relief")
    await client.advance(20)
    await client.tap("not-this-muscle")
    await client.tap(f"muscle-{muscle}")
    run = client.state.run
    assert run is not None
    assert run.muscle is muscle
    assert run.started.local == datetime(2026, 11, 24, 10, 0)
    assert "It eased" in client.texts()


async def test_the_leg_is_one_tap_and_mirrors_the_picture(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(7)
    before = [c.src for c in client.controls() if isinstance(c, ft.Image)]
    await client.tap("leg-left")
    assert client.state.run.side is Side.LEFT
    assert client.says("23")
    assert [c.src for c in client.controls() if isinstance(c, ft.Image)] != before


async def test_every_step_of_every_muscle_has_its_picture(launch: Launch) -> None:
    client = await launch("/relief")
    for muscle in MuscleGroup:
        await client.tap("not-this-muscle")
        await client.tap(f"muscle-{muscle}")
        for position in ("as_you_are", "sitting", "standing"):
            await client.tap(f"position-{position}")
            assert any(isinstance(c, ft.Image) for c in client.controls())


async def test_during_sport_has_its_own_line(launch: Launch) -> None:
    client = await launch("/relief")
    await client.tap("position-sport")
    assert client.says("Go on only if it is painless, and slower.")


# Signs of danger


async def test_a_sign_says_what_to_do_with_the_leg_before_whom_to_call(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.tap("signs")
    assert client.view.route == "/relief/signs"
    await client.tap("sign-flag.cold_leg")
    said = client.texts()
    rest = next(i for i, t in enumerate(said) if "Do not rub, heat or stretch" in t)
    whom = next(i for i, t in enumerate(said) if "Call an ambulance" in t)
    assert rest < whom
    await client.tap("mistake")
    assert client.state.flags == ()
    assert client.says("None of these")


async def test_the_number_is_a_link_and_a_text(launch: Launch) -> None:
    client = await launch("/relief", zone="Europe/London")
    await client.tap("signs")
    await client.tap("sign-flag.cold_leg")
    assert links(client) == [("tel:999", "Call 999")]


async def test_new_zealands_emergency_number_is_never_advice(launch: Launch) -> None:
    client = await launch("/relief", zone="Pacific/Auckland")
    await client.tap("signs")
    await client.tap("sign-flag.cold_leg")
    assert links(client) == [("tel:111", "Call 111")]
    client = await launch("/relief", zone="Europe/London")
    await client.tap("signs")
    await client.tap("sign-flag.cold_leg")
    assert ("tel:111", "Call 111") not in links(client)


async def test_where_no_number_is_known_none_is_made_up(launch: Launch) -> None:
    client = await launch("/relief", zone="UTC")
    await client.tap("signs")
    await client.tap("sign-flag.cold_leg")
    assert links(client) == []
    assert client.says("Call your local emergency number now.")


async def test_with_an_emergency_no_stretch_is_shown_and_nothing_reassures(
    launch: Launch,
) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.tap("signs")
    await client.tap("sign-flag.cold_leg")
    await client.tap("back")
    assert not client.says("Straighten your knee.")
    assert client.says("Do not rub, heat or stretch it.")
    await client.tap("it-eased")
    assert client.says("Do not rub, heat or stretch it.")
    assert not client.says("Most cramps stop on their own")
    assert not client.says("Sleep well")


async def test_no_sign_leads_back_to_the_stretch(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(5)
    await client.tap("signs")
    await client.tap("none")
    assert client.view.route == "/relief"
    assert client.says("Straighten your knee.")


# Massage, warmth, cold


@pytest.mark.parametrize("answer", ["no", "unsure"])
async def test_a_leg_that_may_differ_leads_to_the_signs(launch: Launch, answer: str) -> None:
    client = await launch("/relief")
    await client.tap("care")
    assert client.says("same size, colour and warmth as the other leg?")
    assert not client.says("Massage\n")
    await client.tap(f"check-{answer}")
    assert client.view.route == "/relief/signs"
    assert client.state.run.leg_check is LegCheck.CONCERN
    await client.tap("none")
    await client.tap("it-eased")
    assert client.says("The leg is not like the other")
    assert not client.says("Most cramps stop on their own")


async def test_a_leg_like_the_other_opens_massage_and_is_asked_once(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.tap("care")
    await client.tap("check-yes")
    # Unanswered counts as "may apply".
    assert "start-care.massage" not in client.key_names()
    await client.tap("none-apply")
    assert "start-care.massage" in client.key_names()
    assert "start-care.heat" not in client.key_names()
    assert client.says("Warmth can wait until you are up")
    await client.tap("back")
    await client.tap("care")
    assert not client.says("same size, colour")


async def test_a_helper_gets_huge_words_only_after_the_question(launch: Launch) -> None:
    client = await launch("/relief")
    await client.tap("helper")
    assert client.view.route == "/relief/care"
    await client.tap("check-yes")
    await client.tap("back")
    assert client.says("Push the toes up toward the shin.")


# Ten minutes


async def test_already_over_ten_minutes_can_be_said_from_the_first_still_cramping(
    launch: Launch,
) -> None:
    client = await launch("/relief")
    assert "over-ten" not in client.key_names()
    await client.tap("still-cramping")
    await client.tap("over-ten")
    assert client.says("This has lasted over 10 minutes")
    assert any(key.startswith("sign-") for key in client.key_names())


async def test_at_ten_minutes_the_signs_come_first_and_then_the_urgent_advice(
    launch: Launch,
) -> None:
    client = await launch("/relief")
    await client.advance(599)
    assert "none" not in client.key_names()
    await client.advance(1)
    assert client.says("This has lasted over 10 minutes")
    assert not client.says("needs a doctor the same day")
    await client.tap("none")
    assert any("doctor the same day" in said for said in client.announced())
    assert client.says("Straighten your knee.")
    await client.tap("it-eased")
    assert client.says("This has lasted over 10 minutes")
    assert not client.says("Most cramps stop on their own")


# Asleep


async def test_three_minutes_after_the_last_hold_it_asks_quietly(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(100 + 179)
    assert not client.says("Has it eased?")
    await client.advance(1)
    assert "Has it eased?" in client.announced()
    await client.tap("not-yet")
    assert not client.says("Has it eased?")


async def test_twelve_minutes_without_a_touch_park_it_and_claim_nothing(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(12 * 60)
    assert client.view.route == "/"
    assert client.last_posted("awake") == {"on": False}
    (kept,) = await client.stored()
    assert kept.parked
    assert kept.duration_s == 0
    assert client.says("Cramp at 03:10. How long?")


@pytest.mark.parametrize(("answer", "seconds"), [("short", 90), ("medium", 300), ("long", 900)])
async def test_how_long_it_took_is_told_later(launch: Launch, answer: str, seconds: int) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(12 * 60)
    await client.tap(f"lasted-{answer}")
    (kept,) = await client.stored()
    assert (kept.parked, kept.duration_s) == (False, seconds)
    assert client.view.route == ("/signs" if answer == "long" else "/")
    if answer == "long":
        await client.tap("none")
        assert client.says("This has lasted over 10 minutes")


async def test_a_parked_cramp_can_be_forgotten(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(12 * 60)
    await client.tap("forget")
    assert await client.stored() == []
    assert not client.says("How long?")


# A reload


async def test_a_reload_in_the_middle_of_a_hold_goes_on_where_it_was(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.tap("still-cramping")
    await client.advance(7)
    later = NIGHT + timedelta(seconds=12)
    again = await launch("/relief", now=later, keeper=client.keeper)
    assert again.says("Loop a towel")
    assert again.says("Step 2 of 3")
    assert again.state.run.started == client.state.run.started


async def test_ticked_signs_survive_a_reload(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.tap("signs")
    await client.tap("sign-flag.cold_leg")
    again = await launch("/relief", now=NIGHT, keeper=client.keeper)
    assert again.says("Do not rub, heat or stretch it.")


async def test_a_window_closed_over_a_cramp_parks_it_at_the_next_start(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    again = await launch("/", now=NIGHT + timedelta(hours=5), keeper=client.keeper)
    assert again.says("Cramp at 03:10. How long?")


async def test_what_was_kept_and_cannot_be_read_is_no_obstacle(launch: Launch) -> None:
    client = await launch("/relief")
    client.keeper.keep("relief", "{broken")
    client.keeper.keep("preferences", "{broken")
    again = await launch("/relief", keeper=client.keeper)
    assert again.says("Straighten your knee.")


async def test_nothing_is_kept_once_the_record_is_durable(launch: Launch) -> None:
    client = await launch("/relief")
    assert client.keeper.kept("relief")
    await client.tap("it-eased")
    assert client.says("Saved")
    assert client.keeper.kept("relief") is None


# Signals


async def test_each_step_is_spoken_once_by_day(launch: Launch) -> None:
    client = await launch("/relief")
    first = client.state.run
    assert len(spoken(client)) == 1
    await client.advance(3)
    assert len(spoken(client)) == 1
    await client.tap("still-cramping")
    assert len(spoken(client)) == 2
    assert client.posted("speak")[-1]["volume"] == 1.0
    assert first is not None


async def test_a_hold_that_ends_rings_buzzes_and_is_named(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(31)
    assert spoken(client)[-1] == "Rest"
    assert client.posted("chime") == [{"volume": 1.0}]
    assert client.last_posted("vibrate") == {"times": 2}


async def test_at_night_there_is_no_sound_unless_asked_and_then_half_as_loud(
    launch: Launch,
) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(31)
    assert client.posted("speak") == []
    assert client.posted("chime") == []
    await client.tap("voice")
    await client.tap("next")
    assert client.last_posted("speak")["volume"] == 0.5


async def test_the_voice_is_remembered_apart_for_night_and_day(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.tap("voice")
    day = await launch("/relief", keeper=client.keeper, now=datetime(2026, 11, 24, 12, 0))
    await day.tap("voice")
    assert day.last_posted("hush") == {}
    day.posted("speak").clear()
    night = await launch("/relief", now=NIGHT + timedelta(days=1), keeper=client.keeper)
    assert len(night.posted("speak")) == 1
    noon = datetime(2026, 11, 26, 12, 0)
    assert (await launch("/relief", now=noon, keeper=client.keeper)).posted("speak") == []


async def test_the_screen_stays_lit_until_it_eased_or_is_left(launch: Launch) -> None:
    client = await launch("/relief")
    assert client.last_posted("awake") == {"on": True}
    await client.tap("it-eased")
    assert client.last_posted("awake") == {"on": False}
    client = await launch("/relief")
    await client.back()
    assert client.last_posted("awake") == {"on": False}


async def test_speech_stops_when_the_player_is_left(launch: Launch) -> None:
    client = await launch("/relief")
    await client.back()
    assert client.posted("hush")


async def test_the_ground_lights_up_once_as_a_phase_begins(launch: Launch) -> None:
    client = await launch("/relief")

    def lit() -> bool:
        return any(
            isinstance(c, ft.Container) and c.bgcolor == ft.Colors.PRIMARY_CONTAINER
            for c in client.controls()
        )

    assert not lit()
    await client.advance(30)
    assert lit()
    await client.advance(1)
    assert not lit()


async def test_a_reader_hears_start_half_ten_five_and_end_only(launch: Launch) -> None:
    client = await launch("/relief")
    heard: list[str] = []
    for _ in range(31):
        (label,) = [
            c.label
            for c in client.controls()
            if isinstance(c, ft.Semantics) and c.live_region and c.label
        ]
        if label not in heard:
            heard.append(label)
        await client.advance(1)
    assert heard == [
        "Hold. 30 seconds left",
        "Half of it is done",
        "10 seconds left",
        "5 seconds left",
        "Rest",
    ]


# Night


async def test_home_too_is_black_at_night(launch: Launch) -> None:
    client = await launch("/", now=NIGHT)
    assert client.page.theme.color_scheme is BLACK


async def test_a_relief_begun_at_night_stays_black_until_it_ends(launch: Launch) -> None:
    client = await launch("/relief", now=datetime(2026, 11, 24, 5, 58))
    await client.advance(180)
    assert client.page.theme.color_scheme is BLACK


async def test_the_dark_can_be_chosen_by_day_and_sounds_go_on(launch: Launch) -> None:
    client = await launch("/relief")
    await client.tap("dark")
    await client.advance(31)
    assert client.page.theme.color_scheme is BLACK
    assert client.posted("chime")


async def test_at_night_it_wishes_a_good_sleep_and_goes_dim_by_itself(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(48)
    await client.tap("it-eased")
    assert client.says("Eased in 0:48")
    assert client.says("Saved. Sleep well.")

    def dim() -> bool:
        return any((getattr(c, "opacity", 1.0) or 1.0) < 1 for c in client.controls())

    assert not dim()
    await client.advance(15)
    assert dim()


async def test_the_second_half_of_a_double_tap_on_cramp_now_does_nothing(launch: Launch) -> None:
    client = await launch()
    await client.tap("cramp-now")
    button = client.find("it-eased")
    await client._dispatch(button._i, "click")
    assert client.says("Straighten your knee.")


# Afterwards


async def test_still_sore_leads_to_massage_behind_the_question(launch: Launch) -> None:
    client = await launch("/relief")
    await client.tap("it-eased")
    await client.tap("care")
    assert client.says("same size, colour and warmth")
    await client.tap("check-yes")
    await client.tap("back")
    assert client.says("Eased in")


async def test_the_next_morning_asks_once_for_details(launch: Launch) -> None:
    client = await launch("/relief", now=NIGHT)
    await client.advance(48)
    await client.tap("it-eased")
    morning = await launch("/", now=datetime(2026, 11, 24, 8, 0), files=client.files)
    assert morning.says("Cramp at 03:10, 0:48. Anything to add?")
    await morning.tap("add-details")
    await morning.tap("pain-7")
    await morning.tap("trigger-cycling")
    await morning.tap("sleep-30")
    await morning.tap("save")
    (kept,) = await morning.stored()
    assert (kept.pain, kept.triggers, kept.sleep_lost_min) == (7, ("cycling",), 30)
    assert not morning.says("Anything to add?")


async def test_details_can_be_passed_over_for_good(launch: Launch) -> None:
    client = await launch(history=1)
    await client.tap("no-details")
    assert not client.says("Anything to add?")
    again = await launch(files=client.files, keeper=client.keeper)
    assert not again.says("Anything to add?")


async def test_from_five_uses_history_shows_what_helped(launch: Launch) -> None:
    client = await launch()
    for _ in range(5):
        await client.tap("cramp-now")
        await client.advance(40)
        await client.tap("it-eased")
        await client.advance(60)
        await client.tap("done")
    await client.go("/history")
    assert client.says("Your move")
    assert client.says("eased 5 of 5, mostly within 40 s")


# Routines


async def test_the_evening_offers_the_stretch_and_asks_once_about_standing(
    launch: Launch,
) -> None:
    client = await launch(now=datetime(2026, 11, 24, 21, 0))
    await client.tap("tonight")
    assert client.says("Is standing hard for you?")
    await client.tap("sit")
    await client.tap("begin")
    assert client.last_posted("awake") == {"on": True}
    said = len(spoken(client))
    await client.advance(21)
    assert len(spoken(client)) > said
    await client.advance(600)
    assert client.says("Done.")
    await client.tap("done")
    assert client.last_posted("awake") == {"on": False}
    await client.tap("tonight")
    assert not client.says("Is standing hard for you?")


async def test_by_day_home_offers_the_warm_up(launch: Launch) -> None:
    client = await launch()
    await client.tap("warm-up")
    await client.tap("begin")
    assert client.says("Leg:") or client.says("Hold")


# Voice


async def test_before_a_first_touch_the_player_says_how_to_have_the_voice(launch: Launch) -> None:
    client = await launch("/relief")
    client.bridge.handlers["voice"]({"waits": True})
    await client.settle()
    assert client.says("Tap anywhere for voice")
    await client.tap("voice")
    assert not client.says("Tap anywhere for voice")
    await client.tap("voice")
    client.bridge.handlers["voice"]({"waits": False})
    await client.settle()
    assert not client.says("Tap anywhere for voice")
