"""Signs that a cramp is not one, or not only one, and what they demand.

Under-triage is the worst mistake here: the highest level wins, an unknown flag is an error, and
"not sure" is not "no" (brief 9).
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from crampapp.domain.profile import Fact, Profile


class Level(StrEnum):
    """How soon somebody must look at it, gravest first."""

    EMERGENCY = "emergency"
    """Call an ambulance now."""
    URGENT = "urgent"
    """A clinician the same day."""
    GP = "gp"
    """An appointment within days to two weeks."""


_GRAVITY = {level: place for place, level in enumerate(Level)}

OVER_TEN = "flag.over_ten"
"""Id of the flag that a cramp of ten minutes is."""

LEG_DIFFERS = "flag.leg_differs"
"""Id of the flag that a leg check answered with "no" or "not sure" is."""


class FlagGroup(StrEnum):
    """What a question is about; the screens keep these together."""

    LEG = "leg"
    BODY = "body"
    INJURY = "injury"
    EXERTION = "exertion"
    """Hard effort or a hot day."""
    WHO = "who"
    """Only for some people: pregnant, a child, with a known illness."""


class RedFlag(BaseModel):
    """One sign to tick."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    """The sign, as the person would say it."""
    level: Level
    group: FlagGroup
    leg: str
    """What to do with the leg now."""
    also: str = ""
    """What else to do now."""
    then: str
    """Whom to call."""
    first: bool = False
    """Among the few asked first in the middle of a cramp."""
    first_for: tuple[Fact, ...] = ()
    """Asked first, too, of a person with one of these."""
    look: str = ""
    """How to find out, for somebody who is not sure (brief 9.2)."""
    unless: str = ""
    """The sign does not count for who says that all of this is true; silence is no such answer."""
    ten_minutes: bool = False
    """An emergency sign to ask when a cramp has lasted ten minutes (RF19)."""


class Triage(NamedTuple):
    """What the ticked signs amount to."""

    level: Level
    flags: tuple[RedFlag, ...]
    """The ticked ones, gravest first."""
    now: str
    """Comes first: what to do with the leg, and what else to do at once."""
    then: str
    """Whom to call."""
    unsure: tuple[RedFlag, ...] = ()
    """Those of the flags of which the person is not sure."""


def asked_of(flags: Iterable[RedFlag], profile: Profile, today: date) -> tuple[RedFlag, ...]:
    """All flags, with more of them first for a person whom they concern.

    None is ever left out: what a person told about themselves adds a risk and answers no question
    with "no" (brief 9.3).
    """
    return tuple(
        flag.model_copy(update={"first": True})
        if any(profile.has(fact, today) for fact in flag.first_for)
        else flag
        for flag in flags
    )


def triage(
    flags: Iterable[RedFlag], ticked: Collection[str], unsure: Collection[str] = ()
) -> Triage | None:
    """What to do about the ticked signs; ``None`` when there is none.

    Args:
        flags: All the app knows.
        ticked: Ids of those the person has.
        unsure: Ids of those the person is still not sure about: each counts one level below its
            own, never below gp (brief 9.2).

    Raises:
        KeyError: An id is not among the flags.
    """
    return _triage(flags, ticked, unsure) if ticked or unsure else None


def after_ten_minutes(
    flags: Iterable[RedFlag], ticked: Collection[str], unsure: Collection[str] = ()
) -> Triage:
    """What to do about a cramp of ten minutes: urgent at least, whatever was not ticked (RF19)."""
    return _triage(flags, {*ticked, OVER_TEN}, unsure)


def after_leg_check(
    flags: Iterable[RedFlag], ticked: Collection[str], unsure: Collection[str] = ()
) -> Triage:
    """What to do about a leg that is not like the other: urgent at least (RF02, RF04)."""
    return _triage(flags, {*ticked, LEG_DIFFERS}, unsure)


def ten_minute_signs(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    """The emergency signs to ask when a cramp has lasted ten minutes, before the urgent advice."""
    return tuple(flag for flag in flags if flag.ten_minutes)


def _triage(flags: Iterable[RedFlag], ticked: Collection[str], unsure: Collection[str]) -> Triage:
    known = {flag.id: flag for flag in flags}
    levels = {id: _one_below(known[id].level) for id in unsure}
    levels |= {id: known[id].level for id in ticked}
    hits = sorted(
        (flag for flag in known.values() if flag.id in levels),
        key=lambda flag: (_GRAVITY[levels[flag.id]], _GRAVITY[flag.level]),
    )
    level = levels[hits[0].id]
    gravest = min(hits, key=lambda flag: _GRAVITY[flag.level])
    # Where only doubts reach this level, its words are borrowed from a flag that has it.
    said = [flag for flag in hits if flag.level is level]
    lent = [flag for flag in known.values() if flag.level is level][:1]
    return Triage(
        level=level,
        flags=tuple(hits),
        now=_sentences(gravest.leg, *(flag.also for flag in hits)),
        then=_sentences(*(flag.then for flag in said or lent or hits)),
        unsure=tuple(flag for flag in hits if flag.id not in ticked),
    )


def _sentences(*texts: str) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def _one_below(level: Level) -> Level:
    return Level.URGENT if level is Level.EMERGENCY else Level.GP
