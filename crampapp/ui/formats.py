"""Dates, times and names as people say them. No locale data is needed on the phone."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from crampapp.content import Evidence
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moves import Move
from crampapp.domain.relief import Phase, Position


class HowLong(StrEnum):
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"

    @property
    def seconds(self) -> int:
        """About the middle of what is meant; nobody timed it."""
        match self:
            case HowLong.SHORT:
                return 90
            case HowLong.MEDIUM:
                return 300
            case HowLong.LONG:
                return 900


def how_long(length: HowLong) -> str:
    match length:
        case HowLong.SHORT:
            return _("A minute or two")
        case HowLong.MEDIUM:
            return _("Up to 10 minutes")
        case HowLong.LONG:
            return _("Longer")


def urgency_in_short(urgency: str) -> str:
    """A level of urgency as a line of a list says it."""
    match urgency:
        case "emergency":
            return _("Emergency")
        case "urgent":
            return _("See a doctor today")
        case "gp":
            return _("Book a visit to a doctor")
        case _:
            return _("Care at home")


def clock_time(local: datetime | time) -> str:
    """Wall time, such as ``03:10``."""
    return f"{local:%H:%M}"


def duration(seconds: int) -> str:
    """Such as ``0:48`` or ``1:02:05``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def day(when: date, today: date) -> str:
    """The day as a heading: ``Today``, ``Yesterday`` or ``Tuesday 3 November``."""
    if when == today:
        return _("Today")
    if when == today - timedelta(days=1):
        return _("Yesterday")
    text = _("{weekday} {day} {month}").format(
        weekday=_weekday(when), day=when.day, month=_month(when)
    )
    return text if when.year == today.year else _with_year(text, when)


def calendar_day(when: date, today: date) -> str:
    """Such as ``3 March``, with the year where it is another one."""
    text = _("{day} {month}").format(day=when.day, month=_month(when))
    return text if when.year == today.year else _with_year(text, when)


def calendar_month(when: date, today: date) -> str:
    """Such as ``March``, with the year where it is another one."""
    month = _month(when)
    return month if when.year == today.year else _with_year(month, when)


def _with_year(day: str, when: date) -> str:
    return _("{day} {year}").format(day=day, year=when.year)


def day_in_short(when: date) -> str:
    """Such as ``3 Mar``, where there is little room."""
    return _("{day} {month}").format(day=when.day, month=month_in_short(when))


def month_in_short(when: date) -> str:
    """Such as ``Mar``, where there is little room."""
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )[when.month - 1]


def last_cramp(episode: Episode, today: date) -> str:
    """One quiet line about the newest episode."""
    local = episode.started.local
    at = clock_time(local)
    if local.date() == today:
        return _("Last cramp: today, {time}").format(time=at)
    if local.date() == today - timedelta(days=1):
        return _("Last cramp: yesterday, {time}").format(time=at)
    return _("Last cramp: {day}, {time}").format(day=day(local.date(), today), time=at)


def where(episode: Episode) -> str:
    """Muscle and leg, such as ``Calf, left``."""
    name = muscle(episode.muscle)
    if episode.side is None:
        return name
    return _("{muscle}, {side}").format(muscle=name, side=side_within(episode.side))


def listed(words: Iterable[str]) -> str:
    """One after the other, such as ``Mon, Wed``, with what a language puts between them."""
    return _(", ").join(words)


def muscle(group: MuscleGroup) -> str:
    match group:
        case MuscleGroup.CALF:
            return _("Calf")
        case MuscleGroup.HAMSTRING:
            return _("Back of thigh")
        case MuscleGroup.QUADRICEPS:
            return _("Front of thigh")
        case MuscleGroup.FOOT:
            return _("Foot")
        case MuscleGroup.INNER_THIGH:
            return _("Inner thigh")
        case MuscleGroup.SHIN:
            return _("Shin")


def muscle_within(group: MuscleGroup) -> str:
    """The same inside of a line."""
    match group:
        case MuscleGroup.CALF:
            return _("calf")
        case MuscleGroup.HAMSTRING:
            return _("back of thigh")
        case MuscleGroup.QUADRICEPS:
            return _("front of thigh")
        case MuscleGroup.FOOT:
            return _("foot")
        case MuscleGroup.INNER_THIGH:
            return _("inner thigh")
        case MuscleGroup.SHIN:
            return _("shin")


def side(which: Side) -> str:
    match which:
        case Side.LEFT:
            return _("Left")
        case Side.RIGHT:
            return _("Right")
        case Side.BOTH:
            return _("Both")


def side_within(which: Side) -> str:
    """The same inside of a line."""
    match which:
        case Side.LEFT:
            return _("left")
        case Side.RIGHT:
            return _("right")
        case Side.BOTH:
            return _("both")


def position(how: Position) -> str:
    match how:
        case Position.AS_YOU_ARE:
            return _("As you are")
        case Position.SITTING:
            return _("Sitting")
        case Position.STANDING:
            return _("Standing")


def phase(which: Phase) -> str:
    match which:
        case Phase.HOLD:
            return _("Hold")
        case Phase.REST:
            return _("Rest")
        case Phase.OVER:
            return _("Hold on until it eases")


def not_the(group: MuscleGroup) -> str:
    """What to tap when it is another muscle."""
    match group:
        case MuscleGroup.CALF:
            return _("Not the calf?")
        case MuscleGroup.HAMSTRING:
            return _("Not the back of the thigh?")
        case MuscleGroup.QUADRICEPS:
            return _("Not the front of the thigh?")
        case MuscleGroup.FOOT:
            return _("Not the foot?")
        case MuscleGroup.INNER_THIGH:
            return _("Not the inner thigh?")
        case MuscleGroup.SHIN:
            return _("Not the shin?")


def move_line(move: Move, action: str) -> str:
    """Such as ``Lean on the wall: eased 7 of 9, mostly within 40 s``."""
    name = action.rstrip(".")
    if move.median_s is None:
        line = _("{stretch}: eased {eased} of {used}")
    else:
        line = _("{stretch}: eased {eased} of {used}, mostly within {seconds} s")
    return line.format(stretch=name, eased=move.eased, used=move.used, seconds=move.median_s)


def _weekday(when: date) -> str:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[when.weekday()]


def weekday_in_short(when: date) -> str:
    """Such as ``Tu``."""
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))[when.weekday()]


def _month(when: date) -> str:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )[when.month - 1]


def evidence(grade: Evidence) -> str:
    """What a grade means, in plain words."""
    match grade:
        case Evidence.A:
            return _("Evidence: good trials")
        case Evidence.B:
            return _("Evidence: some trials or the advice of experts")
        case Evidence.C:
            return _("Evidence: small or mixed trials")
        case Evidence.D:
            return _("Evidence: little or none")
        case Evidence.DO_NOT_USE:
            return _("Evidence: speaks against it")
        case Evidence.GENERAL:
            return _("General medical knowledge")
