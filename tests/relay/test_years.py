"""Whole years: nothing is lost, and nobody is rung twice."""

import pytest

from crampapp.relay.database import Database
from tests.relay.years import Year, year


def assert_kept(found: Year) -> None:
    assert (found.lost, found.doubled) == (0, 0)
    assert (found.without_crash, found.unasked, found.late, found.without_reason) == (0, 0, 0, 0)
    assert found.resent > 0, "the crashes did not happen"
    assert 0 < found.missed < found.due / 20, "the outages did not happen, or too much was given up"


async def test_in_a_year_nothing_is_lost_and_nothing_rings_twice(database: Database) -> None:
    assert_kept(await year(database, 5, seed=1))


@pytest.mark.long
async def test_in_a_year_of_200_phones_nothing_is_lost_and_nothing_rings_twice(
    database: Database,
) -> None:
    assert_kept(await year(database, 200, seed=3))
