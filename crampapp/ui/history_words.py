"""What the history says of a month, a day and what is looked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.episode import MuscleGroup, Side, Trigger
from crampapp.domain.history import Filter, Month, TimeOfDay
from crampapp.ui import formats
from crampapp.ui.insight_words import cramps


def month(which: Month, today: date) -> str:
    """Such as ``March``, with the year where it is another one."""
    return formats.calendar_month(date(*which, 1), today)


def day_name(when: date, number: int, today: date) -> str:
    """A day of the calendar to a screen reader, such as ``12 March: 2 cramps``."""
    day = formats.calendar_day(when, today)
    if not number:
        return _("{day}: no cramps").format(day=day)
    return _("{day}: {cramps}").format(day=day, cramps=cramps(number))


def summed(number: int, days: int) -> str:
    """A month in a sentence, such as ``12 cramps on 9 days.``"""
    if not number:
        return _("No cramps.")
    return ngettext("{cramps} on {n} day.", "{cramps} on {n} days.", days).format(
        cramps=cramps(number), n=days
    )


def time_of_day(which: TimeOfDay) -> str:
    match which:
        case TimeOfDay.NIGHT:
            return _("At night")
        case TimeOfDay.MORNING:
            return _("In the morning")
        case TimeOfDay.AFTERNOON:
            return _("In the afternoon")
        case TimeOfDay.EVENING:
            return _("In the evening")


def looked_for(chosen: Filter, triggers: Mapping[Trigger, str]) -> str:
    """What is filtered, such as ``Only: calf or foot; left; at night.``"""
    kinds = [
        [formats.muscle(one) for one in MuscleGroup if one in chosen.muscles],
        [leg(one) for one in Side if one in chosen.sides],
        [time_of_day(one) for one in TimeOfDay if one in chosen.times],
        [words for one, words in triggers.items() if one in chosen.triggers],
    ]
    named = "; ".join(_either(words) for words in kinds if words)
    return _("Only: {what}.").format(what=named)


def leg(side: Side) -> str:
    match side:
        case Side.LEFT:
            return _("Left leg")
        case Side.RIGHT:
            return _("Right leg")
        case Side.BOTH:
            return _("Both legs")


def places(legs: Mapping[Side, Mapping[MuscleGroup, int]], unknown: int) -> str:
    """Where the cramps were, in words, most first; what was in both legs counts for each."""
    found = [
        (number, f"{formats.muscle(muscle)}, {formats.side(side).lower()}: {number}")
        for side, muscles in legs.items()
        for muscle, number in muscles.items()
    ]
    words = [line for _number, line in sorted(found, key=lambda one: -one[0])]
    if unknown:
        words.append(
            ngettext("{n} without a side", "{n} without a side", unknown).format(n=unknown)
        )
    return ". ".join([*words, ""]).strip()


def _either(words: Iterable[str]) -> str:
    return _(" or ").join(word[0].lower() + word[1:] for word in words)
