"""Before and after a change that the person marked: counts beside each other, and no claim.

Weeks differ by themselves, and here nothing can be compared within a week; so the counts are shown
as what they are, and whether the change did anything is not said.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

MOST_WEEKS = 8
LEAST_WEEKS = 2


class Around(NamedTuple):
    """As many weeks before a change as after it."""

    weeks: int
    before: int
    """Cramps."""
    after: int


def around(cramps: Mapping[date, int], day: date, first: date, today: date) -> Around | None:
    """The cramps before and after a day, or ``None`` while two weeks on both sides are not over.

    Args:
        cramps: By day.
        day: Of the change; it counts as after.
        first: The first day of which there is any record.
        today: It is not over.
    """
    weeks = min((day - first).days // 7, (today - day).days // 7, MOST_WEEKS)
    if weeks < LEAST_WEEKS:
        return None
    length = timedelta(weeks=weeks)
    before = sum(count for at, count in cramps.items() if day - length <= at < day)
    after = sum(count for at, count in cramps.items() if day <= at < day + length)
    return Around(weeks, before, after)
