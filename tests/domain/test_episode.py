import pytest
from pydantic import ValidationError

from crampapp.domain.episode import Episode, Side, Trigger, brought_up_to_date

BEFORE = {
    "id": "01K9",
    "started": {"utc": "2026-11-22T03:10:00Z", "zone": "UTC", "local": "2026-11-22T03:10:00"},
    "duration_s": 48,
    "muscle": "calf",
}


def test_an_episode_written_before_its_record_grew_still_loads() -> None:
    episode = Episode.model_validate({**BEFORE, "v": 1})
    assert (episode.eased_by, episode.pain, episode.triggers) == (None, None, ())
    assert (episode.sleep_lost_min, episode.note, episode.parked) == (None, "", False)


def test_the_morning_after_survives_being_written_down() -> None:
    told = {"pain": 7, "triggers": ("cycling", "hot_day"), "sleep_lost_min": 20, "note": "Wall."}
    episode = Episode.model_validate({**BEFORE, **told})
    assert episode.triggers == (Trigger.CYCLING, Trigger.HOT_DAY)
    assert Episode.model_validate_json(episode.model_dump_json()) == episode


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_is_from_0_to_10(pain: int) -> None:
    with pytest.raises(ValidationError):
        Episode.model_validate({**BEFORE, "pain": pain})


def test_details_that_come_late_are_added_and_undo_nothing() -> None:
    kept = Episode.model_validate({**BEFORE, "note": "Wall."})
    late = Episode.model_validate({**BEFORE, "side": "left", "pain": 4, "note": "Bed."})
    both = brought_up_to_date(kept, late)
    assert both == kept.model_copy(update={"side": Side.LEFT, "pain": 4})
    assert brought_up_to_date(both, late) is None
