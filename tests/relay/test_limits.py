import pytest

from crampapp.relay.limits import Buckets, Rate, network

FIVE_A_MINUTE = Rate(5, 60)


def test_so_many_at_once_and_then_one_at_a_time() -> None:
    buckets = Buckets()
    waits = [buckets.wait_s("test", FIVE_A_MINUTE, "phone", now=100) for _ in range(6)]
    assert waits == [0, 0, 0, 0, 0, 12]
    assert buckets.wait_s("test", FIVE_A_MINUTE, "phone", now=112) == 0
    assert buckets.wait_s("test", FIVE_A_MINUTE, "phone", now=112) == 12


def test_nobody_pays_for_another() -> None:
    buckets = Buckets()
    for _ in range(6):
        buckets.wait_s("test", FIVE_A_MINUTE, "one", now=0)
    assert buckets.wait_s("test", FIVE_A_MINUTE, "two", now=0) == 0
    assert buckets.wait_s("other", FIVE_A_MINUTE, "one", now=0) == 0


def test_memory_is_bounded_and_the_longest_away_is_forgotten() -> None:
    buckets = Buckets(most=2)
    once = Rate(1, 60)
    for who in "abc":
        assert buckets.wait_s("test", once, who, now=0) == 0
    assert buckets.wait_s("test", once, "b", now=0) == 60
    assert buckets.wait_s("test", once, "a", now=0) == 0


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_one_person_has_one_bucket(address: str, found: str) -> None:
    assert network(address) == found
