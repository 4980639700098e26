"""Looking again and again, without finding something by looking often.

Habits are looked at once in four weeks, at weeks that are over, for as long as the app is used. All
looks at all habits together may find something where there is nothing for :data:`MISTAKES` of all
people. Each look may use a part of that (alpha spending): next to nothing while little is known,
most of it by the end of the first half year; habits that can be compared at that look share it. The
boundaries follow from the exact distribution of what earlier looks left open, so that nothing is
lost because one look resembles the next.

Where weeks differ among themselves more than the exact test would have it, because a bad week began
in the middle of one of ours, a finding must be beyond the boundary by what they show, too.
docs/insights.md has the reasons and the figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import copysign, log

from crampapp.domain.insights.exact import NOTHING, Spread, Week

MISTAKES = 0.04
"""How many of those for whom no habit does anything may be shown one, at most; ever, not a year.

What is promised is 0.05: real bad weeks do not begin with ours, which costs the rest.
"""

_HALF = 80
"""The cube of the look by which half of it is spent."""
_EXPECTED = 0.8
"""What the expected direction has of a share; the other one is looked at too, and has the rest."""
_WITHDRAWN = 1.96
"""Standard deviations; when later weeks bring it nearer to chance, it is shown no more."""
_USUAL_UNREST, _USUAL_WEEKS = 1.3, 12
"""How much more than by chance weeks differ when bad weeks begin in the middle of ours, and how
many weeks it takes to outweigh that. A few weeks alone would not tell."""
_WANTED_RATIO = 2.0
_WANTED = 3.2
"""Standard deviations at which a ratio is found in four cases of five: 2.4 for the boundary, and
0.8 to be beyond it so often."""


class Habit(StrEnum):
    """What nights are told apart by."""

    STRETCH = "stretch"
    """The bedtime stretch was done."""
    FLUIDS = "fluids"
    """The fluid goal of the day was reached."""
    EXERCISE = "exercise"
    """There was exercise on the day before the night."""

    @property
    def expects_fewer(self) -> bool:
        """Whether fewer cramps are expected with it."""
        return self is not Habit.EXERCISE


def spent(look: int) -> float:
    """The part of all mistakes that may have been made when there have been so many looks."""
    return look**3 / (look**3 + _HALF)


@dataclass(frozen=True)
class Watch:
    """One habit, as far as it was looked at."""

    nights: int = 0
    """With the habit, in weeks that have nights of both kinds."""
    cramps: int = 0
    """On them."""
    other_nights: int = 0
    """The nights without it in the same weeks."""
    other_cramps: int = 0
    expected: float = 0.0
    """Cramps on the nights with the habit, by chance."""
    variance: float = 0.0
    """How far off chance may be; the information there is."""
    unrest: "Unrest" = field(default_factory=lambda: Unrest())
    still: Spread = NOTHING
    """Where the sum may be while no look has found anything, with what that leaves of 1."""
    for_fewer: float = 0.0
    """What is left of the share for fewer cramps than by chance."""
    for_more: float = 0.0
    found: bool = False
    """Whether a look has found more than chance."""

    @property
    def off(self) -> float:
        """Standard deviations from chance; above 0 are more cramps with the habit."""
        return (self.cramps - self.expected) / self.variance**0.5 if self.variance else 0.0

    @property
    def holds(self) -> bool:
        """Whether it was found, and what came later did not take it back."""
        return self.found and abs(self.off) >= _WITHDRAWN

    @property
    def known(self) -> float:
        """The part of the information by which a ratio of two is found in four cases of five."""
        return min(1.0, self.variance / (_WANTED / log(_WANTED_RATIO)) ** 2)

    def look(self, weeks: Sequence[Week], fewer: float, more: float) -> "Watch":
        """Look again.

        Args:
            weeks: That were not looked at before.
            fewer: What is added to the share for fewer cramps than by chance.
            more: The same for more.
        """
        seen = self
        for week in weeks:
            chance = week.by_chance()
            seen = replace(
                seen,
                nights=seen.nights + len(week.with_habit),
                cramps=seen.cramps + week.cramps,
                other_nights=seen.other_nights + len(week.without),
                other_cramps=seen.other_cramps + sum(week.without),
                expected=seen.expected + chance.mean,
                variance=seen.variance + chance.variance,
                unrest=seen.unrest.plus(week.cramps - chance.mean, chance.variance),
                still=seen.still.plus(chance),
            )
        chances, least = seen.still.chances, seen.still.least
        low, below = _cut(chances, self.for_fewer + fewer)
        high, above = _cut(chances[::-1], self.for_more + more)
        kept = Spread(least + low, chances[low : len(chances) - high])
        return replace(
            seen,
            still=kept,
            for_fewer=self.for_fewer + fewer - below,
            for_more=self.for_more + more - above,
            found=self.found or seen._is_beyond(kept),
        )

    def _is_beyond(self, kept: Spread) -> bool:
        least, most = kept.least, kept.least + len(kept.chances) - 1
        if least <= self.cramps <= most:
            return False
        first_beyond = least - 1 if self.cramps < least else most + 1
        needed: float = abs(first_beyond - self.expected) / self.variance**0.5
        return abs(self.unrest.tempered(self.off, self.variance)) >= needed


@dataclass(frozen=True)
class Unrest:
    """How much weeks differ among themselves in what they say of a habit: sums over weeks."""

    weeks: int = 0
    squares: float = 0.0
    """Of how far off chance each was."""
    products: float = 0.0
    """Of that and its variance."""
    variances: float = 0.0
    """Squared."""

    def plus(self, off: float, variance: float) -> "Unrest":
        """With one more week; one in which chance has no choice says nothing."""
        if not variance:
            return self
        return Unrest(
            self.weeks + 1,
            self.squares + off * off,
            self.products + off * variance,
            self.variances + variance * variance,
        )

    def tempered(self, off: float, variance: float) -> float:
        """Standard deviations from chance, by what the weeks show instead of the exact variance.

        It is Student's t, as the standard deviations of a normal distribution that is as unlikely
        (Wallace's approximation).

        Args:
            off: Standard deviations by the exact variance.
            variance: The exact one.
        """
        own = self.weeks - 1
        if own < 1:
            return 0.0
        slope = off / variance**0.5
        rest = self.squares - 2 * slope * self.products + slope**2 * self.variances
        freedom = own + _USUAL_WEEKS
        unrest = (rest / variance * self.weeks + _USUAL_UNREST * _USUAL_WEEKS) / freedom
        t = off / unrest**0.5
        scale = (8 * freedom + 1) / (8 * freedom + 3)
        return copysign(scale * (freedom * log(1 + t * t / freedom)) ** 0.5, off)


@dataclass(frozen=True)
class Looks:
    """All looks so far."""

    number: int = 0
    watches: Mapping[Habit, Watch] = field(
        default_factory=lambda: {habit: Watch() for habit in Habit}
    )

    def after(self, weeks: Mapping[Habit, Sequence[Week]]) -> "Looks":
        """What they are after one more, at four weeks that are over.

        Weeks in which nothing can be compared are not worth a look: nothing is used up.
        """
        compared = [
            habit for habit, of in weeks.items() if any(week.by_chance().variance for week in of)
        ]
        number = self.number + bool(compared)
        share = MISTAKES * (spent(number) - spent(self.number)) / max(1, len(compared))
        watches = dict(self.watches)
        for habit, of in weeks.items():
            expected = share * _EXPECTED if habit in compared else 0.0
            other = share - share * _EXPECTED if habit in compared else 0.0
            fewer, more = (expected, other) if habit.expects_fewer else (other, expected)
            watches[habit] = watches[habit].look(of, fewer, more)
        return Looks(number, watches)


def _cut(chances: Sequence[float], budget: float) -> tuple[int, float]:
    """How many values from the end a budget pays for, and what they cost."""
    cost = 0.0
    for number, chance in enumerate(chances):
        if cost + chance > budget:
            return number, cost
        cost += chance
    return len(chances), cost
