"""The signs of danger: a doubt is not "no", an exception is said aloud, who is asked what first."""

from datetime import datetime

import flet as ft
import pytest

from .conftest import Launch, Session

COLD, SWOLLEN, SWEATED = "flag.cold_leg", "flag.swollen", "flag.sweated"


def ticks(client: Session) -> list[str]:
    """The signs in the order in which they stand."""
    keys = (str(control.key) for control in client.controls() if control.key)
    return [key.removeprefix("sign-") for key in keys if key.startswith("sign-")]


async def test_not_sure_is_offered_only_to_those_who_ask_for_it(launch: Launch) -> None:
    client = await launch("/relief/signs")
    assert not any(key.startswith("unsure-") for key in client.key_names())
    await client.tap("doubt")
    assert {f"unsure-{id}" for id in ticks(client)} <= client.key_names()


async def test_a_doubt_is_followed_up_once_and_then_counts_one_level_below(launch: Launch) -> None:
    client = await launch("/relief/signs", zone="Europe/London")
    await client.tap("doubt")
    await client.tap(f"unsure-{COLD}")
    assert any("back of your hand" in said for said in client.announced())
    await client.tap(f"look-still-{COLD}")
    assert not client.says("back of your hand")
    assert client.state.unsure == (COLD,)
    await client.tap("what-now")
    assert client.says("See a doctor today")
    assert not client.says("Call an ambulance")
    assert client.says("If you come to think that the sign is there, call an ambulance at once.")
    assert client.says("If it gets worse, call 999.")
    assert client.says("Not sure: One leg is pale")


async def test_a_doubt_left_open_counts_all_the_same(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    await client.tap(f"unsure-{SWOLLEN}")
    assert "none" not in client.key_names()
    await client.tap("what-now")
    assert client.says("Book a visit to a doctor within the next two weeks.")


async def test_looking_again_may_find_the_sign(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    await client.tap(f"unsure-{COLD}")
    await client.tap(f"look-yes-{COLD}")
    assert (client.state.flags, client.state.unsure) == ((COLD,), ())
    assert client.says("Call an ambulance now.")


async def test_looking_again_may_find_nothing(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    await client.tap(f"unsure-{COLD}")
    await client.tap(f"look-no-{COLD}")
    assert (client.state.flags, client.state.unsure) == ((), ())
    assert "none" in client.key_names()


@pytest.mark.parametrize("key", ["sign", "unsure"])
async def test_a_sign_is_there_or_in_doubt_but_never_both(launch: Launch, key: str) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    for tapped in ("sign", "unsure", "look-still", key, "sign"):
        await client.tap(f"{tapped}-{SWOLLEN}")
        assert not {*client.state.flags} & {*client.state.unsure}


async def test_a_mistake_takes_back_doubts_too(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    await client.tap(f"unsure-{COLD}")
    await client.tap("what-now")
    await client.tap("mistake")
    assert client.state.unsure == ()
    assert "none" in client.key_names()


async def test_a_doubt_survives_a_reload_and_ends_with_the_relief(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    await client.tap(f"unsure-{COLD}")
    again = await launch("/relief", keeper=client.keeper)
    assert again.says("Not sure: One leg is pale")
    await again.tap("it-eased")
    await again.advance(1)
    await again.tap("done")
    assert again.state.unsure == ()


async def test_after_ten_minutes_a_doubt_is_urgent(launch: Launch) -> None:
    client = await launch("/relief")
    await client.advance(600)
    shown = ticks(client)
    await client.tap("doubt")
    await client.tap(f"unsure-{COLD}")
    assert ticks(client) == shown
    await client.tap("what-now")
    assert client.says("See a doctor today")
    assert client.says("Do not rub, heat or stretch it.")
    assert "it-eased" in client.key_names()


async def test_every_not_sure_names_its_sign_to_a_screen_reader(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap("doubt")
    labels = [c.label for c in client.controls() if isinstance(c, ft.Semantics) and c.label]
    assert len(set(labels)) == len(labels) == len(ticks(client))


async def test_sweating_in_the_heat_does_not_count_for_who_says_that_all_of_it_is_true(
    launch: Launch,
) -> None:
    client = await launch("/relief/signs")
    await client.tap(f"sign-{SWEATED}")
    await client.tap("what-now")
    assert client.says("See a doctor today")
    assert client.says("It cleared within 30 minutes of shade, cooling and drink.")
    await client.tap(f"unless-{SWEATED}")
    assert client.state.flags == ()
    assert any("does not count" in said for said in client.announced())
    await client.tap("none")
    assert client.says("Straighten your knee.")


async def test_an_exception_takes_nothing_but_its_own_sign(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap(f"sign-{SWEATED}")
    await client.tap(f"sign-{SWOLLEN}")
    await client.tap("what-now")
    await client.tap(f"unless-{SWEATED}")
    assert client.state.flags == (SWOLLEN,)
    assert client.says("See a doctor today")


async def test_in_an_emergency_there_is_no_exception(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap(f"sign-{SWEATED}")
    await client.tap(f"sign-{COLD}")
    assert client.says("Call an ambulance now.")
    assert not client.says("Is all of this true?")


async def test_low_sugar_is_asked_first_of_who_takes_insulin(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("insulin-True")
    await client.go("/relief/signs")
    everybody = await launch("/relief/signs")
    assert ticks(client).index("flag.low_sugar") < ticks(client).index("flag.dark_urine")
    assert ticks(everybody).index("flag.low_sugar") > ticks(everybody).index("flag.dark_urine")
    assert set(ticks(client)) == set(ticks(everybody))


async def test_after_a_long_cramp_a_doubt_is_urgent_and_not_carried_on(launch: Launch) -> None:
    client = await launch("/signs", now=datetime(2026, 11, 24, 8, 0))
    await client.tap("doubt")
    await client.tap("unsure-flag.walking")
    await client.tap("what-now")
    assert client.says("See a doctor today")
    await client.tap("back")
    assert client.state.unsure == ()


async def test_the_answer_is_another_page_and_begins_at_its_top(launch: Launch) -> None:
    client = await launch("/relief/signs")
    assert "signs" in client.key_names()
    await client.tap("sign-flag.weak_breath")
    assert "answer" in client.key_names()
    assert "signs" not in client.key_names()


async def test_a_sign_that_was_ticked_stays_in_the_record_of_the_cramp(launch: Launch) -> None:
    client = await launch("/relief/signs")
    await client.tap(f"sign-{SWOLLEN}")
    await client.tap("what-now")
    await client.go("/relief")
    await client.tap("it-eased")
    (kept,) = await client.stored()
    assert kept.signs == (SWOLLEN,)


async def test_a_sign_that_was_ticked_stays_in_the_record_when_nobody_sees_the_end(
    launch: Launch,
) -> None:
    client = await launch("/relief/signs")
    await client.tap(f"sign-{SWOLLEN}")
    await client.advance(60 * 60)
    (kept,) = await client.stored()
    assert kept.parked
    assert kept.signs == (SWOLLEN,)
