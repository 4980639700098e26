"""What the insights say, in sentences of counts. "Together with", never "because of"."""

from collections.abc import Sequence
from datetime import date

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.change import Change, ChangeKind
from crampapp.domain.insights.around import Around
from crampapp.domain.insights.digest import Digest
from crampapp.domain.insights.habits import Finding, Verdict
from crampapp.domain.insights.looks import Habit
from crampapp.domain.insights.recent import Reason, Recent
from crampapp.domain.insights.trend import Period, Span
from crampapp.ui.formats import calendar_day, day_in_short, month_in_short
from crampapp.ui.numbers import decimal


def cramps(number: int) -> str:
    return ngettext("{n} cramp", "{n} cramps", number).format(n=number)


def nights(number: int) -> str:
    return ngettext("{n} night", "{n} nights", number).format(n=number)


def span(which: Span) -> str:
    match which:
        case Span.QUARTER:
            return _("3 months")
        case Span.YEAR:
            return _("1 year")
        case Span.ALL:
            return _("All")


def habit(which: Habit) -> str:
    match which:
        case Habit.STRETCH:
            return _("Bedtime stretch")
        case Habit.FLUIDS:
            return _("Fluid goal of the day")
        case Habit.EXERCISE:
            return _("Exercise on the day")


def finding(found: Finding) -> list[str]:
    """What can be said about one habit, a sentence each; counts only when they mean something."""
    watch = found.watch
    match found.verdict:
        case Verdict.FOUND:
            return [
                _with(found.habit).format(cramps=cramps(watch.cramps), nights=nights(watch.nights)),
                _("Without: {cramps} in {nights}.").format(
                    cramps=cramps(watch.other_cramps), nights=nights(watch.other_nights)
                ),
                _("Together with it there were fewer cramps, more than chance would bring.")
                if found.fewer
                else _("Together with it there were more cramps, more than chance would bring."),
            ]
        case Verdict.CHANCE:
            number = watch.nights + watch.other_nights
            line = _("No difference beyond chance, in {nights} compared.")
            return [line.format(nights=nights(number))]
        case Verdict.EARLY:
            line = ngettext(
                "About {n} more night until this means something.",
                "About {n} more nights until this means something.",
                found.to_go or 0,
            )
            return [line.format(n=found.to_go)]
        case Verdict.NOTHING:
            return [_needs(found.habit)]


def _with(which: Habit) -> str:
    match which:
        case Habit.STRETCH:
            return _("With the stretch: {cramps} in {nights}.")
        case Habit.FLUIDS:
            return _("With the goal reached: {cramps} in {nights}.")
        case Habit.EXERCISE:
            return _("After exercise: {cramps} in {nights}.")


def _needs(which: Habit) -> str:
    match which:
        case Habit.STRETCH:
            return _("Needs weeks with a cramp, and with evenings with and without the stretch.")
        case Habit.FLUIDS:
            return _("Needs weeks with a cramp, and with days above and below your goal.")
        case Habit.EXERCISE:
            return _("Needs weeks with a cramp, and with days with and without exercise logged.")


def change_kind(kind: ChangeKind) -> str:
    match kind:
        case ChangeKind.MEDICINE:
            return _("Medicine")
        case ChangeKind.ROUTINE:
            return _("Routine")
        case ChangeKind.OTHER:
            return _("Something else")


def change_title(change: Change, today: date) -> str:
    """Such as ``New tablets, from 3 March``."""
    words = change.words or change_kind(change.kind)
    return _("{what}, from {day}").format(what=words, day=calendar_day(change.day, today))


def change_line(found: Around | None) -> str:
    if found is None:
        return _("Needs two weeks before and two weeks after it.")
    line = ngettext(
        "{weeks} week before: {before}. {weeks} week after: {after}.",
        "{weeks} weeks before: {before}. {weeks} weeks after: {after}.",
        found.weeks,
    )
    return line.format(weeks=found.weeks, before=cramps(found.before), after=cramps(found.after))


def trend(found: Sequence[Period]) -> str:
    """The first and the second half beside each other."""
    whole = [one for one in found if one.days >= 7]
    if len(whole) < 2:
        return _("{cramps} so far.").format(cramps=cramps(sum(one.cramps for one in found)))
    half = len(whole) // 2
    line = _("{cramps} in all. Lately {late} a week, before that {early} a week.")
    return line.format(
        cramps=cramps(sum(one.cramps for one in found)),
        late=_a_week(whole[half:]),
        early=_a_week(whole[:half]),
    )


def _a_week(found: Sequence[Period]) -> str:
    days = sum(one.days for one in found)
    return decimal(sum(one.cramps for one in found) * 7 / days)


def broken(found: Sequence[Period]) -> str:
    """Nights with a cramp, and the sleep they took."""
    number = sum(one.nights for one in found)
    lost = sum(one.lost_min for one in found)
    line = _("{nights} with a cramp.").format(nights=nights(number))
    if not lost:
        return line
    hours, minutes = divmod(lost, 60)
    took = _("{hours} h {minutes} min of sleep lost, as far as you told.")
    return f"{line} {took.format(hours=hours, minutes=minutes)}"


def hours(total: Digest) -> str:
    """The three hours in a row with the most cramps."""
    counts = total.hours
    begin = max(range(24), key=lambda hour: sum(counts[(hour + by) % 24] for by in range(3)))
    number = sum(counts[(begin + by) % 24] for by in range(3))
    return _("{n} of {all} cramps came between {begin}:00 and {end}:00.").format(
        n=number, all=total.cramps, begin=begin, end=(begin + 3) % 24
    )


def lengths(total: Digest) -> str:
    known = total.lengths.total()
    return _(
        "Of {n} cramps, {short} took about two minutes at most, {medium} up to ten, {long} longer."
    ).format(n=known, short=total.lengths[0], medium=total.lengths[1], long=total.lengths[2])


def pain(total: Digest) -> str:
    told = total.pain.total()
    mean = sum(level * number for level, number in total.pain.items()) / told
    return _("{mean} of 10 on average, in {cramps} of which you told it.").format(
        mean=decimal(mean), cramps=cramps(told)
    )


def period_label(one: Period, found: Sequence[Period]) -> str:
    """Below a bar: the day on which a week began, a month, or a year."""
    if any(period.days > 31 for period in found):
        return str(one.begins.year)
    weeks = len(found) > 1 and (found[1].begins - found[0].begins).days == 7
    if weeks:
        return day_in_short(one.begins)
    return month_in_short(one.begins)


def talk(reason: Reason) -> str:
    match reason:
        case Reason.NIGHTS:
            return _("Cramps broke your sleep on three nights or more in two weeks.")
        case Reason.DOUBLED:
            return _("You had twice as many cramps in the last 30 days as in the 30 before.")


def recent_line(found: Recent) -> str | None:
    """Such as ``12 nights since the last cramp, stretched 5 of 7 evenings``."""
    if found.nights_since is None or found.nights_since < 2:
        return None
    line = ngettext(
        "{n} night since the last cramp", "{n} nights since the last cramp", found.nights_since
    ).format(n=found.nights_since)
    if not found.stretched:
        return line
    return _("{line}, stretched {n} of 7 evenings").format(line=line, n=found.stretched)
