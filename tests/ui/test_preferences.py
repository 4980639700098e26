"""What is kept between starts, also by other versions and by a damaged place."""

import json
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.hours import NightHours
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.settings import TEXT_SIZES, Settings, Theme, Units
from crampapp.platform.keeper import MemoryKeeper
from crampapp.ui.preferences import Cue, Preferences, keep_preferences, kept_preferences

TOLD = Profile(facts={Fact.DIABETES: True})
cues = st.frozensets(st.sampled_from(Cue))
preferences = st.builds(
    Preferences,
    day=cues,
    night=cues,
    dark=st.booleans(),
    theme=st.sampled_from([Theme.SYSTEM, Theme.LIGHT, Theme.DARK]),
    night_hours=st.builds(NightHours, begin=st.times(), end=st.times()),
    text_size=st.sampled_from(TEXT_SIZES),
    still=st.booleans(),
    region=st.none() | st.sampled_from(["uk", "usa", "gone"]),
    units=st.none() | st.sampled_from(Units),
    seated=st.none() | st.booleans(),
)


@given(chosen=preferences)
def test_what_was_chosen_is_there_at_the_next_start(chosen: Preferences) -> None:
    keeper = MemoryKeeper()
    keep_preferences(keeper, chosen)
    assert kept_preferences(keeper) == chosen


@given(chosen=preferences, other=preferences)
def test_what_was_chosen_comes_back_from_a_backup(chosen: Preferences, other: Preferences) -> None:
    row = chosen.settings(Settings()).model_dump_json()
    back = other.with_settings(Settings.model_validate_json(row))
    # Black hides which look it took the place of.
    kept = chosen.model_copy(update={"theme": other.theme}) if chosen.dark else chosen
    assert back == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "sepia"),
        ("night_hours", {"begin": "late", "end": "early"}),
        ("text_size", "large"),
        ("still", "a bit"),
        ("units", "cubits"),
        ("day", ["smell"]),
        ("dark", {}),
    ],
)
def test_a_value_that_nobody_understands_costs_nothing_else(name: str, value: object) -> None:
    sound = json.loads(Preferences(profile=TOLD, region="uk").model_dump_json())
    keeper = MemoryKeeper({"preferences": json.dumps({**sound, name: value})})
    assert kept_preferences(keeper) == Preferences(profile=TOLD, region="uk")


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"dark"', "null"])
def test_what_is_no_preferences_at_all_counts_as_none(text: str) -> None:
    assert kept_preferences(MemoryKeeper({"preferences": text})) == Preferences()


def test_what_an_older_version_kept_still_holds() -> None:
    keeper = MemoryKeeper({"preferences": '{"dark": true, "night": ["voice"]}'})
    assert kept_preferences(keeper) == Preferences(dark=True, night=frozenset({Cue.VOICE}))


def test_after_black_comes_the_look_of_before() -> None:
    chosen = Preferences().looking(Theme.LIGHT).looking(Theme.BLACK)
    assert (chosen.look, chosen.looking(chosen.theme).look) == (Theme.BLACK, Theme.LIGHT)


def test_hours_are_kept_in_a_way_that_the_page_can_read() -> None:
    kept = json.loads(Preferences(night_hours=NightHours(begin=time(23, 30))).model_dump_json())
    assert kept["night_hours"] == {"begin": "23:30:00", "end": "06:00:00"}
