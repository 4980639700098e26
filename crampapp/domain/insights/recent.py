"""The last days in a line, and when they are worth a talk with a doctor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from crampapp.domain.insights.digest import Digest

WINDOW_DAYS = 14
BROKEN_NIGHTS = 3
"""Nights broken by cramps in fourteen (brief RF27: sleep regularly broken, a matter for the GP)."""
MONTH_DAYS = 30
_LEAST_DOUBLED = 4
"""Cramps in thirty days; one that becomes two has not doubled in any sense that matters."""
_EVENINGS = 7


class Reason(StrEnum):
    """Why a talk with a doctor may be worth it."""

    NIGHTS = "nights"
    """Cramps broke sleep on three nights in fourteen."""
    DOUBLED = "doubled"
    """Twice as many in thirty days as in the thirty before."""


@dataclass(frozen=True)
class Recent:
    """What home says of the last days."""

    nights_since: int | None
    """Nights since the last cramp of any time of day; ``None``: there was none."""
    stretched: int
    """Evenings of the last seven on which the bedtime stretch was done."""
    reason: Reason | None


def recent(near: Digest, today: date) -> Recent:
    """The last days.

    Args:
        near: The counts of the last three calendar months at least.
        today: The night that begins today is still to come.
    """
    last = max((day for day, cramps in near.days.items() if cramps), default=None)
    evenings = [today - timedelta(days=by) for by in range(1, _EVENINGS + 1)]
    stretched = sum(day in near.nights and near.nights[day].stretched for day in evenings)
    since = (today - last).days if last else None
    return Recent(since, stretched, _reason(near, today))


def _reason(near: Digest, today: date) -> Reason | None:
    broken = sum(
        night.cramps > 0
        for day, night in near.nights.items()
        if today - timedelta(days=WINDOW_DAYS) < day <= today
    )
    if broken >= BROKEN_NIGHTS:
        return Reason.NIGHTS
    now = _cramps(near.days, today, 0)
    before = _cramps(near.days, today, MONTH_DAYS)
    knows = min(near.days, default=today) <= today - timedelta(days=MONTH_DAYS)
    if knows and now >= max(_LEAST_DOUBLED, 2 * before):
        return Reason.DOUBLED
    return None


def _cramps(days: Mapping[date, int], today: date, until: int) -> int:
    """Cramps in thirty days that ended some days ago."""
    end = today - timedelta(days=until)
    return sum(
        cramps for day, cramps in days.items() if end - timedelta(days=MONTH_DAYS) < day <= end
    )
