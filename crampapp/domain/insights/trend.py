"""Counts over time: cramps and broken nights by week, month or year, and what a span holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from crampapp.domain.insights.digest import Digest, together
from crampapp.domain.median import median

Month = tuple[int, int]
Months = Mapping[Month, Digest]
"""By year and month; those without records may be absent."""

_WEEKS = 13
_NEAR_MONTHS = 4
"""Calendar months that have thirteen weeks in them, whatever the day."""
_MOST = 24
"""Months that can be told apart in one chart."""
_LEAST_EASED = 3
"""Times a step must have eased a cramp before its speed is told."""


class Span(StrEnum):
    """How far back to look."""

    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def months(self) -> int | None:
        """Calendar months, the one under way included."""
        match self:
            case Span.QUARTER:
                return 3
            case Span.YEAR:
                return 12
            case Span.ALL:
                return None


@dataclass(frozen=True)
class Period:
    """A week, month or year."""

    begins: date
    days: int
    """Of it, until today."""
    cramps: int
    nights: int
    """Nights with a cramp."""
    lost_min: int
    """Minutes of sleep lost, as far as they were told."""
    pain: float | None = None
    """The average of the cramps of which it was told; not known of a week."""
    lengths: tuple[int, int, int] = (0, 0, 0)
    """Cramps up to about two minutes, up to ten, longer; not known of a week."""

    @property
    def per_week(self) -> float:
        return self.cramps * 7 / self.days


class Eased(NamedTuple):
    """How fast a step was when it eased a cramp."""

    step: str
    times: int
    median_s: float


def periods(months: Months, span: Span, today: date) -> list[Period]:
    """The weeks of a quarter, the months of a year, or all there is by month or by year.

    Oldest first; the last one is under way.
    """
    match span:
        case Span.QUARTER:
            return _by_week(months, today)
        case _:
            return by_month(months, span, today)


def by_month(months: Months, span: Span, today: date) -> list[Period]:
    """The same without weeks: what is known of pain and length is known by month."""
    if span.months is not None:
        return _by_month(months, today, span.months)
    first = min(months, default=(today.year, today.month))
    number = (today.year - first[0]) * 12 + today.month - first[1] + 1
    return _by_month(months, today, number) if number <= _MOST else _by_year(months, today)


def within(months: Months, number: int | None, today: date) -> Digest:
    """The counts of the last calendar months, or of all for ``None``."""
    if number is None:
        return together(months.values())
    wanted = [_earlier((today.year, today.month), by) for by in range(number)]
    return together(months[month] for month in wanted if month in months)


def fastest(total: Digest) -> list[Eased]:
    """What eased cramps, fastest first, of what did so three times or more."""
    found = [
        Eased(step, len(seconds), median(seconds))
        for step, seconds in total.eased.items()
        if len(seconds) >= _LEAST_EASED
    ]
    return sorted(found, key=lambda one: (one.median_s, -one.times, one.step))


def _by_week(months: Months, today: date) -> list[Period]:
    near = within(months, _NEAR_MONTHS, today)
    monday = today - timedelta(days=today.weekday() + 7 * (_WEEKS - 1))
    begins = [monday + timedelta(weeks=at) for at in range(_WEEKS)]
    return [_period(near, begin, begin + timedelta(days=7), today) for begin in begins]


def _by_month(months: Months, today: date, number: int) -> list[Period]:
    found = []
    for by in reversed(range(number)):
        year, month = _earlier((today.year, today.month), by)
        begin, end = date(year, month, 1), date(*_earlier((year, month), -1), 1)
        own = months.get((year, month), Digest())
        # Its last night may be in the next month, and the one before it here.
        beside = months.get(_earlier((year, month), -1), Digest())
        found.append(_period(together([own, beside]), begin, end, today, own))
    return found


def _by_year(months: Months, today: date) -> list[Period]:
    found = []
    for year in range(min(months)[0], today.year + 1):
        own = together(digest for month, digest in months.items() if month[0] == year)
        beside = months.get((year + 1, 1), Digest())
        total = together([own, beside])
        found.append(_period(total, date(year, 1, 1), date(year + 1, 1, 1), today, own))
    return found


def _period(
    total: Digest, begin: date, end: date, today: date, own: Digest | None = None
) -> Period:
    """The counts from one day up to another, in a digest that holds at least these."""
    nights = [night for day, night in total.nights.items() if begin <= day < end and night.cramps]
    pain = own.pain if own else {}
    told = sum(pain.values())
    return Period(
        begins=begin,
        days=(min(end, today + timedelta(days=1)) - begin).days,
        cramps=sum(cramps for day, cramps in total.days.items() if begin <= day < end),
        nights=len(nights),
        lost_min=sum(night.lost_min for night in nights),
        pain=sum(pain_ * cramps for pain_, cramps in pain.items()) / told if told else None,
        lengths=(own.lengths[0], own.lengths[1], own.lengths[2]) if own else (0, 0, 0),
    )


def _earlier(month: Month, by: int) -> Month:
    """The month so many before another, or after it for a number below 0."""
    year, at = divmod(month[0] * 12 + month[1] - 1 - by, 12)
    return year, at + 1
