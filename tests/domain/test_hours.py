from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.hours import Hours, NightHours


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(3, 10), True),
        (time(5, 59), True),
        (time(6), False),
    ],
)
def test_the_night_is_from_ten_to_six_at_first(at: time, night: bool) -> None:
    assert NightHours().hold(at) is night


@given(begin=st.times(), end=st.times(), at=st.times())
def test_a_time_is_within_some_hours_or_within_the_others(begin: time, end: time, at: time) -> None:
    hours, others = Hours(begin=begin, end=end), Hours(begin=end, end=begin)
    if begin == end:
        assert not hours.hold(at)
    else:
        assert hours.hold(at) != others.hold(at)
        assert hours.hold(begin)
        assert not hours.hold(end)
