import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.identifier import new_id

times = st.datetimes(datetime(1970, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC))


@given(times, times)
def test_ids_sort_as_the_times_they_were_made(first: datetime, second: datetime) -> None:
    rng = random.Random(1)
    if int(first.timestamp() * 1000) < int(second.timestamp() * 1000):
        assert new_id(first, rng) < new_id(second, rng)


def test_an_id_has_26_characters_and_two_of_the_same_moment_differ() -> None:
    rng = random.Random(1)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    one, other = new_id(now, rng), new_id(now, rng)
    assert len(one) == len(other) == 26
    assert one != other
    assert one[:10] == other[:10]
