"""An exact test within weeks: which nights of a week had the cramps, given how many there were.

Cramps come in bad weeks, and habits in runs, so nights of one week are compared with each other
only. If the habit had nothing to do with it, each choice of as many nights out of the week would be
as likely as the one that was; how many cramps fall on the nights with the habit then has an exactly
known distribution, however uneven weeks and nights are. Where no night has more than one cramp it
is the hypergeometric one, and the test the exact one for stratified two by two tables.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import comb
from typing import NamedTuple

Chances = tuple[float, ...]
"""The probability of 0, 1, 2 … more than the least."""


class Week(NamedTuple):
    """The nights of one week that are known."""

    with_habit: tuple[int, ...]
    """Cramps of each night with the habit."""
    without: tuple[int, ...]

    @property
    def cramps(self) -> int:
        """On the nights with the habit."""
        return sum(self.with_habit)

    def by_chance(self) -> "Spread":
        """How many cramps would be on the nights with the habit by chance."""
        nights = tuple(sorted(self.with_habit + self.without))
        return chosen(nights, len(self.with_habit))


class Spread(NamedTuple):
    """A distribution over whole numbers."""

    least: int
    chances: Chances

    @property
    def mean(self) -> float:
        return sum(value * chance for value, chance in self.values())

    @property
    def variance(self) -> float:
        mean = self.mean
        return sum((value - mean) ** 2 * chance for value, chance in self.values())

    def values(self) -> Iterable[tuple[int, float]]:
        return enumerate(self.chances, self.least)

    def plus(self, other: "Spread") -> "Spread":
        """Of the sum of both, which know nothing of each other."""
        total = [0.0] * (len(self.chances) + len(other.chances) - 1)
        for at, chance in enumerate(self.chances):
            for further, also in enumerate(other.chances, at):
                total[further] += chance * also
        return Spread(self.least + other.least, tuple(total))

    def up_to(self, value: int) -> float:
        """Probability of this value or less."""
        return sum(self.chances[: max(0, value - self.least + 1)])

    def from_(self, value: int) -> float:
        """Probability of this value or more."""
        return sum(self.chances[max(0, value - self.least) :])


NOTHING = Spread(0, (1.0,))
"""The sum of no weeks."""


@lru_cache(maxsize=4096)
def chosen(nights: tuple[int, ...], number: int) -> Spread:
    """The sum over ``number`` nights, each choice of them being as likely as any other."""
    ways = [{0: 1}, *({} for _ in range(number))]
    for cramps in nights:
        for taken in range(number, 0, -1):
            of, fewer = ways[taken], ways[taken - 1]
            for total, count in fewer.items():
                of[total + cramps] = of.get(total + cramps, 0) + count
    counts = ways[number]
    least, all_ways = min(counts), comb(len(nights), number)
    span = range(least, max(counts) + 1)
    return Spread(least, tuple(counts.get(total, 0) / all_ways for total in span))


def by_chance(weeks: Sequence[Week]) -> Spread:
    """Cramps on the nights with the habit, over weeks that know nothing of each other."""
    total = NOTHING
    for week in weeks:
        total = total.plus(week.by_chance())
    return total


def p_value(weeks: Sequence[Week]) -> float:
    """How often chance alone would be as far off, to either side: twice the smaller tail."""
    spread, seen = by_chance(weeks), sum(week.cramps for week in weeks)
    return min(1.0, 2 * min(spread.up_to(seen), spread.from_(seen)))
