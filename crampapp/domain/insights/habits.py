"""Nights with and without a habit, compared within the same week, looked at once in four weeks."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from crampapp.domain.insights.digest import Night
from crampapp.domain.insights.exact import Week
from crampapp.domain.insights.looks import Habit, Looks, Watch

LOOK_DAYS = 28
"""Nights from one look to the next, beginning on a Monday."""


class Verdict(StrEnum):
    FOUND = "found"
    """More than chance: the counts may be shown."""
    CHANCE = "chance"
    """A ratio of two would most likely have shown by now; nothing is more than chance."""
    EARLY = "early"
    """More nights are needed."""
    NOTHING = "nothing"
    """No week yet has nights of both kinds and a cramp."""


class Finding(NamedTuple):
    """What can be said about one habit."""

    habit: Habit
    verdict: Verdict
    watch: Watch
    """The counts, of the weeks that have nights of both kinds."""
    to_go: int | None
    """About so many more nights until it means something, when it is early."""

    @property
    def fewer(self) -> bool:
        """Whether nights with the habit had fewer cramps than by chance."""
        return self.watch.off < 0


def findings(
    nights: Mapping[date, Night], today: date, goal_ml: int | None = None
) -> tuple[Finding, ...]:
    """What can be said today about each habit.

    Args:
        nights: Of which anything is known, by the day on which they began.
        today: The night that begins today is not over.
        goal_ml: Millilitres a day that the person has chosen; without, fluids are not compared.
    """
    last = Looks()
    for last in looks(nights, today, goal_ml):
        pass
    return tuple(
        _finding(habit, last.watches[habit], today)
        for habit in Habit
        if habit is not Habit.FLUIDS or goal_ml
    )


def looks(nights: Mapping[date, Night], today: date, goal_ml: int | None = None) -> Iterator[Looks]:
    """What was known at each look until today, in order."""
    found = Looks()
    for weeks in _blocks(nights, today, goal_ml):
        found = found.after(weeks)
        yield found


def _finding(habit: Habit, watch: Watch, today: date) -> Finding:
    to_go = None
    if watch.holds:
        verdict = Verdict.FOUND
    elif watch.known == 0:
        verdict = Verdict.NOTHING
    elif watch.known == 1:
        verdict = Verdict.CHANCE
    else:
        verdict = Verdict.EARLY
        nights = watch.nights + watch.other_nights
        to_go = max(_until_next_look(today), ceil(nights / watch.known) - nights)
    return Finding(habit, verdict, watch, to_go)


def _blocks(
    nights: Mapping[date, Night], today: date, goal_ml: int | None
) -> Iterator[Mapping[Habit, list[Week]]]:
    """The weeks to compare at each look, from the first to the last that is over."""
    if not nights:
        return
    begin, last = _begin_of_look(min(nights)), max(nights)
    while begin + timedelta(days=LOOK_DAYS) <= today:
        block: dict[Habit, list[Week]] = {}
        for monday in range(0, LOOK_DAYS, 7):
            days = [begin + timedelta(days=monday + at) for at in range(7)]
            # Before the first and after the last record nobody knows what there was.
            week = [nights.get(day, _QUIET) for day in days if min(nights) <= day <= last]
            for habit in Habit:
                if compared := _week(week, habit, goal_ml):
                    block.setdefault(habit, []).append(compared)
        yield block
        begin += timedelta(days=LOOK_DAYS)


_QUIET = Night()


def _week(nights: list[Night], habit: Habit, goal_ml: int | None) -> Week | None:
    """The nights of a week, told apart; ``None`` where there are none of one kind."""
    kinds: dict[bool | None, list[int]] = {True: [], False: [], None: []}
    for night in nights:
        kinds[night.has(habit, goal_ml)].append(night.cramps)
    with_habit, without = tuple(kinds[True]), tuple(kinds[False])
    return Week(with_habit, without) if with_habit and without else None


def _begin_of_look(day: date) -> date:
    """The Monday on which the four weeks began in which a day is; the same for everybody."""
    return date.fromordinal(day.toordinal() - (day.toordinal() - 1) % LOOK_DAYS)


def _until_next_look(today: date) -> int:
    return (_begin_of_look(today) + timedelta(days=LOOK_DAYS) - today).days
