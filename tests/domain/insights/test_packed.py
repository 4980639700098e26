"""The counts of a month, written down and read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.insights.digest import Digest, digest
from crampapp.domain.insights.packed import VERSION, packed, unpacked

from .records import cramp, drink, stretch, workout

CRAMPS = st.builds(
    lambda at, **changes: cramp(at.isoformat(), **changes),
    st.datetimes().map(lambda at: at.replace(year=2026, microsecond=0)),
    duration_s=st.integers(0, 5000),
    muscle=st.sampled_from(MuscleGroup),
    side=st.none() | st.sampled_from(Side),
    pain=st.none() | st.integers(0, 10),
    sleep_lost_min=st.none() | st.integers(0, 300),
    eased_by=st.none() | st.sampled_from(["calf-1", "calf-2"]),
    eased_after_s=st.none() | st.integers(0, 900),
)
TIMES = st.datetimes().map(lambda at: at.replace(year=2026, microsecond=0).isoformat())


@given(
    st.lists(CRAMPS),
    st.lists(TIMES.map(stretch)),
    st.lists(st.builds(drink, TIMES, st.integers(1, 900))),
    st.lists(TIMES.map(workout)),
)
def test_a_digest_comes_back_as_it_was(cramps, stretches, drinks, workouts):
    found = digest(cramps, stretches, drinks, workouts)
    assert unpacked(json.loads(json.dumps(packed(found)))) == found


@pytest.mark.parametrize("gone", packed(Digest()))
def test_a_digest_that_lacks_something_is_refused(gone: str):
    fields = packed(Digest())
    del fields[gone]
    with pytest.raises(LookupError):
        unpacked(fields)


def test_whoever_changes_what_is_counted_or_written_raises_the_version():
    found = digest(
        [
            cramp("2026-11-21T03:10", side=Side.LEFT, pain=6, sleep_lost_min=20),
            cramp("2026-11-21T15:00", duration_s=200, eased_by="calf-1", eased_after_s=50),
            cramp("2026-11-22T23:00", over_ten=True),
        ],
        [stretch("2026-11-20T22:00")],
        [drink("2026-11-20T12:00", 300)],
        [workout("2026-11-20T18:00")],
    )
    assert (VERSION, packed(found)) == (
        1,
        {
            "nights": {"2026-11-20": [1, 20, 300, 1, 1], "2026-11-22": [1, 0, 0, 0, 0]},
            "days": {"2026-11-21": 2, "2026-11-22": 1},
            "hours": [(3, 1), (15, 1), (23, 1)],
            "places": [["calf", "left", 1], ["calf", None, 2]],
            "lengths": [(0, 1), (1, 1), (2, 1)],
            "pain": [(6, 1)],
            "eased": {"calf-1": [50]},
            "demo": False,
        },
    )
