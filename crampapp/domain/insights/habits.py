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
"""Nights from one look to the next; the first night of the record begins the first week."""


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
    *_earlier, last = Looks(), *looks(nights, today, goal_ml)
    until_next = _until_next_look(nights, today) if nights else LOOK_DAYS
    return tuple(
        _finding(habit, last.watches[habit], until_next)
        for habit in Habit
        if habit is not Habit.FLUIDS or goal_ml
    )


def looks(nights: Mapping[date, Night], today: date, goal_ml: int | None = None) -> Iterator[Looks]:
    """What was known at each look until today, in order."""
    found = Looks()
    for weeks in _blocks(nights, today, goal_ml):
        found = found.after(weeks)
        yield found


def _finding(habit: Habit, watch: Watch, until_next: int) -> Finding:
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
        to_go = max(until_next, ceil(nights / watch.known) - nights)
    return Finding(habit, verdict, watch, to_go)


def _blocks(
    nights: Mapping[date, Night], today: date, goal_ml: int | None
) -> Iterator[Mapping[Habit, list[Week]]]:
    """The weeks to compare at each look, from the first to the last that is over."""
    if not nights:
        return
    begin, last = min(nights), max(nights)
    while begin + timedelta(days=LOOK_DAYS) <= today:
        block: dict[Habit, list[Week]] = {}
        for at in range(0, LOOK_DAYS, 7):
            days = (begin + timedelta(days=by) for by in range(at, at + 7))
            # After the last record nobody knows what there was.
            week = [nights.get(day, _QUIET) for day in days if day <= last]
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


def _until_next_look(nights: Mapping[date, Night], today: date) -> int:
    return LOOK_DAYS - (today - min(nights)).days % LOOK_DAYS
